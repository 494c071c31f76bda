//! Fills an empty forum, all in one transaction.

use std::collections::HashMap;

use argon2::{Argon2, PasswordHasher};
use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncConnection;

use super::afterwards;
use super::articles::{self, Around};
use super::content::{self, BoardText, Community, Content, ContentError, PostText, ThreadText};
use super::desk;
use super::endings;
use super::lives::{self, People, Unknown, VOTES_AFTER};
use super::{duty, promises, queries};
use crate::accounts::groups::GroupError;
use crate::db::{BoardId, Conn, MemberId, ThreadId};
use crate::events::{self, Happened, Kind};
use crate::import::queries::{self as places, NewBoard, Place};
use crate::import::write::{Mark, WholePost, WholeThread, WriteError, write_thread};
use crate::ledger::actions::targets::TargetError;
use crate::products::actions::ProductError;
use crate::text::{Lang, lang};
use crate::threads::model::{PostKind, ThreadKind};
use crate::threads::rendering::render_now;
use crate::viewer::Role;

/// The password of every demo account; a demo is no secret.
pub const PASSWORD: &str = "lantern-over-harbour";
/// Days since the boards were made.
const BOARD_DAYS: i64 = 120;

/// Why the demo was not written.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// There are people or articles already.
    #[error(
        "this forum is not empty, and the demo would mix with what is there. Give it a data folder or a database of its own"
    )]
    NotEmpty,
    /// A file of ours is wrong.
    #[error(transparent)]
    Content(#[from] ContentError),
    /// A file of ours names somebody who is not there.
    #[error(transparent)]
    Unknown(#[from] Unknown),
    /// A thread could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] diesel::result::Error),
    /// A group could not be made.
    #[error(transparent)]
    Group(#[from] GroupError),
    /// A product could not be kept.
    #[error(transparent)]
    Product(#[from] ProductError),
    /// Times could not be promised.
    #[error(transparent)]
    Target(#[from] TargetError),
    /// Hours of ours are wrong.
    #[error("the demo's calendar is wrong: {0}")]
    Calendar(String),
    /// What staff work with could not be written.
    #[error(transparent)]
    Desk(#[from] crate::error::Error),
    /// The password could not be hashed.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    /// Members, staff included.
    pub members: usize,
    /// Boards.
    pub boards: usize,
    /// Threads.
    pub threads: usize,
    /// Posts in them.
    pub posts: usize,
    /// Articles.
    pub articles: usize,
}

/// The address of a demo account.
pub fn address(handle: &str) -> String {
    format!("{handle}@brightloom.example")
}

/// Fills an empty forum with the demo's community.
///
/// # Errors
/// [`DemoError::NotEmpty`] where anybody is already; nothing is written then.
pub async fn fill(conn: &mut Conn, now: DateTime<Utc>) -> Result<Figures, DemoError> {
    let content = content::content()?;
    conn.transaction(async |conn| write(conn, &content, now).await).await
}

async fn write(conn: &mut Conn, content: &Content, now: DateTime<Utc>) -> Result<Figures, DemoError> {
    if !queries::is_empty(conn).await? {
        return Err(DemoError::NotEmpty);
    }
    let community = &content.community;
    queries::set_site(conn, &community.site, now - TimeDelta::days(BOARD_DAYS)).await?;
    events::append(conn, Happened::new(Kind::SiteChanged { changed: Vec::new() }), now).await?;
    let people = write_people(conn, community, now).await?;
    let mut boards: HashMap<String, Place> = HashMap::new();
    for (position, board) in community.boards.iter().enumerate() {
        boards.insert(board.slug.clone(), write_board(conn, board, position, now).await?);
    }
    let mut threads = HashMap::new();
    for text in &content.threads {
        let place = boards.get(&text.board).ok_or_else(|| Unknown(text.board.clone()))?;
        let id = write_one(conn, text, place, &people, now).await?;
        threads.extend(text.key.clone().map(|key| (key, (id, text.proposed.is_some()))));
    }
    let board_ids: HashMap<String, BoardId> =
        boards.iter().map(|(slug, place)| (slug.clone(), place.board)).collect();
    let around = Around { people: &people, boards: &board_ids, threads: &threads, now };
    let sections = articles::write_sections(conn, &community.sections, &around).await?;
    articles::write_articles(conn, &content.articles, &sections, &around).await?;
    let later = afterwards::Around {
        people: &people,
        boards: &board_ids,
        threads: &threads,
        sections: &sections,
        now,
    };
    afterwards::write(conn, &content.afterwards, &later).await?;
    promises::write(conn, &people, &board_ids, now).await?;
    duty::write(conn, &people, &board_ids, now).await?;
    desk::write(conn, &content.desk, &later).await?;
    endings::write(conn, &content.endings, &later).await?;
    queries::insert_ratings(conn, now).await?;
    places::recount(conn).await?;
    Ok(Figures {
        members: community.members.len(),
        boards: community.boards.len(),
        threads: content.threads.len(),
        posts: queries::posts(conn).await?,
        articles: content.articles.len(),
    })
}

async fn write_people(
    conn: &mut Conn,
    community: &Community,
    now: DateTime<Utc>,
) -> Result<People, DemoError> {
    // One hash for all: hashing is slow on purpose, and the password is the same.
    let hash =
        Argon2::default().hash_password(PASSWORD.as_bytes()).map_err(|e| DemoError::Hash(e.to_string()))?;
    let hash = hash.to_string();
    let mut people = People::default();
    for member in &community.members {
        let id = queries::insert_member(conn, member, &community.site.time_zone, &hash, now).await?;
        if matches!(member.role, Some(Role::Agent | Role::Lead | Role::Admin)) {
            people.answering.push(id);
        }
        people.all.insert(member.handle.clone(), id);
    }
    Ok(people)
}

async fn write_board(
    conn: &mut Conn,
    board: &BoardText,
    position: usize,
    now: DateTime<Utc>,
) -> Result<Place, DemoError> {
    let minutes = |span: content::Span| i32::try_from(span.0.num_minutes()).unwrap_or(i32::MAX);
    let new = NewBoard {
        slug: &board.slug,
        parent: None,
        position: i32::try_from(position + 1).unwrap_or(0),
        icon: &board.icon,
        rule: board.readers,
        answer_minutes: minutes(board.answer),
        outcome_minutes: minutes(board.outcome),
        at: now - TimeDelta::days(BOARD_DAYS),
    };
    let place = places::insert_board(conn, &new).await?;
    for (lang, [name, line, charter]) in &board.texts {
        places::insert_board_text(conn, place.board, lang.tag(), (name, line, charter)).await?;
    }
    events::append(conn, Happened::new(Kind::BoardChanged).board(place.board), now).await?;
    Ok(place)
}

async fn write_one(
    conn: &mut Conn,
    text: &ThreadText,
    place: &Place,
    people: &People,
    now: DateTime<Utc>,
) -> Result<ThreadId, DemoError> {
    let asked = now - text.ago.0;
    let asker = people.id(&text.by)?;
    let kind = text.kind.unwrap_or(ThreadKind::Question);
    let facts =
        if kind == ThreadKind::Question { lives::facts(text, place, people, now)? } else { Vec::new() };
    let mut posts = vec![post(people, asker, asked, PostKind::Question, &text.body)];
    for reply in &text.posts {
        posts.push(write_reply(reply, people, asked, now)?);
    }
    let verified = verified(text, people, asked)?;
    let since = |handles: &[String], after: i64| -> Result<Vec<(MemberId, DateTime<Utc>)>, Unknown> {
        let at = |place: usize| {
            (asked + TimeDelta::minutes(after * i64::try_from(place + 1).unwrap_or(1))).min(now)
        };
        handles.iter().enumerate().map(|(place, handle)| Ok((people.id(handle)?, at(place)))).collect()
    };
    let mut follows = since(&text.follow, 25)?;
    follows.push((asker, asked));
    let whole = WholeThread {
        board: place.board,
        audience: place.readers,
        kind,
        title: text.title.clone(),
        lang: posts.first().map_or(Lang::En, |post| post.lang),
        created_at: asked,
        views: text.views,
        tags: text.tags.clone(),
        origin: None,
        posts,
        verified,
        me_toos: since(&text.me_too, 35)?,
        follows,
        facts,
    };
    Ok(write_thread(conn, &whole, now).await?)
}

fn post(people: &People, author: MemberId, at: DateTime<Utc>, kind: PostKind, body: &str) -> WholePost {
    let body = body.trim().to_owned();
    let lang = lang::detect(&body, Lang::En);
    let rendered = render_now(&body, lang);
    let mentioned = rendered.mentions.iter().filter_map(|handle| people.id(handle).ok()).collect();
    let by_staff = people.answers(author);
    WholePost { author, at, kind, body, rendered, lang, by_staff, helpful: 0, voters: Vec::new(), mentioned }
}

fn write_reply(
    reply: &PostText,
    people: &People,
    asked: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<WholePost, Unknown> {
    let at = asked + reply.after.0;
    let kind = if reply.asks_back { PostKind::AskBack } else { PostKind::Reply };
    let mut post = post(people, people.id(&reply.by)?, at, kind, &reply.body);
    for handle in &reply.helpful {
        post.voters.push((people.id(handle)?, (at + VOTES_AFTER).min(now)));
    }
    Ok(post)
}

/// The agent's mark.
fn verified(text: &ThreadText, people: &People, asked: DateTime<Utc>) -> Result<Option<Mark>, Unknown> {
    let mark = |(index, reply): (usize, &PostText)| {
        let (agent, span) = reply.verified.as_ref()?;
        Some(people.id(agent).map(|by| Mark { post: index + 1, by, at: asked + span.0 }))
    };
    text.posts.iter().enumerate().filter_map(mark).next_back().transpose()
}
