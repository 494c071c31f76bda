//! What the thread page shows: three statements, however long the thread is.

pub mod pictures;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use super::model::{PostFacts, PostKind, PostState, Thread};
use super::policy::{self, Others};
use crate::commitments::model::Commitment;
use crate::db::schema::{ledger, threads};
use crate::db::{self, ArticleId, Conn, MemberId, PostId, ThreadId, paging};
use crate::desk::model::notes::Note;
use crate::error::Error;
use crate::escalations::model::InThread;
use crate::figures::model::ratings::Rating;
use crate::figures::queries::ratings;
use crate::ladder::queries::Taken;
use crate::ledger::{LedgerState, Outcome, Row, Standing};
use crate::merges::reads::{Child, Parent};
use crate::privacy::model::Last;
use crate::products;
use crate::rota::model::LookedAfter;
use crate::text::Html;
use crate::viewer::Viewer;

/// A post as the page shows it.
#[derive(Debug, Clone, QueryableByName)]
pub struct PostView {
    /// Its row.
    #[diesel(sql_type = BigInt)]
    pub id: PostId,
    /// Its number.
    #[diesel(sql_type = Int4)]
    pub number: i32,
    /// Its author.
    #[diesel(sql_type = BigInt)]
    pub author_id: MemberId,
    /// What it is.
    #[diesel(sql_type = Text)]
    pub kind: PostKind,
    #[diesel(sql_type = Text)]
    html: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// When it was written.
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// When it was last edited.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub edited_at: Option<DateTime<Utc>>,
    /// How often it was edited.
    #[diesel(sql_type = Int4)]
    pub revisions: i32,
    /// Helpful votes.
    #[diesel(sql_type = Int4)]
    pub helpful: i32,
    /// Whether it can be seen.
    #[diesel(sql_type = Text)]
    pub state: PostState,
    /// Whether its author was staff when writing.
    #[diesel(sql_type = Bool)]
    pub by_staff: bool,
    /// Author's name.
    #[diesel(sql_type = Text)]
    pub author_name: String,
    /// Author's handle.
    #[diesel(sql_type = Text)]
    pub author_handle: String,
    /// Since when the author is a member.
    #[diesel(sql_type = Timestamptz)]
    pub author_since: DateTime<Utc>,
    /// Author's accepted answers, for the Helper badge.
    #[diesel(sql_type = Int4)]
    pub author_accepted: i32,
    /// When an agent verified it.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub verified_at: Option<DateTime<Utc>>,
    /// The agent's name.
    #[diesel(sql_type = Nullable<Text>)]
    pub verifier_name: Option<String>,
    /// The agent's handle.
    #[diesel(sql_type = Nullable<Text>)]
    pub verifier_handle: Option<String>,
    /// Whether the viewer found it helpful.
    #[diesel(sql_type = Bool)]
    pub voted: bool,
    /// Why staff hid it.
    #[diesel(sql_type = Nullable<Text>)]
    pub reason: Option<String>,
    /// Whether it is out of sight since it was left out of what became public.
    #[diesel(sql_type = Bool)]
    pub left_out: bool,
}

impl PostView {
    /// What rules ask of it.
    pub fn facts(&self) -> PostFacts {
        PostFacts { number: self.number, author: self.author_id, state: self.state }
    }

    /// Whether nothing else took it out of sight than leaving it out of what became public.
    pub fn is_merely_left_out(&self) -> bool {
        self.left_out && self.state == PostState::Hidden && self.reason.is_none()
    }

    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// A link to an article.
#[derive(Debug, Clone, Deserialize)]
pub struct ArticleLink {
    /// Its row.
    pub id: ArticleId,
    /// Its question.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its section's slug.
    pub section: String,
    /// Its language's tag.
    pub lang: String,
}

/// A link to a similar question.
#[derive(Debug, Clone, Deserialize)]
pub struct ThreadLink {
    /// Its row.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Its slug.
    pub slug: String,
    /// Its language's tag.
    pub lang: String,
    state: LedgerState,
    outcome: Option<Outcome>,
    replied: bool,
    asked_back: bool,
}

impl ThreadLink {
    /// What readers see of it.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.outcome, self.replied, self.asked_back)
    }
}

/// A tag.
#[derive(Debug, Clone, Deserialize)]
pub struct TagLink {
    /// Its name.
    pub name: String,
    /// In its address.
    pub slug: String,
}

/// Who accepted the answer.
#[derive(Debug, Clone, Deserialize)]
pub struct AcceptedBy {
    /// Name.
    pub name: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What stands beside the posts.
#[derive(Debug, Clone)]
pub struct Beside {
    /// Its tags.
    pub tags: Vec<TagLink>,
    /// What it is about.
    pub product: Option<products::Named>,
    /// The article it became, if the viewer may read it.
    pub article: Option<ArticleLink>,
    /// Whether the viewer has the question too.
    pub me_too: bool,
    /// Whether the viewer follows.
    pub follows: bool,
    /// Whether anybody but the asker has replied.
    pub others: Others,
    /// For guests: replies in sight that may be answers, of others and no questions back.
    pub answers: i64,
    /// The question that this one was merged into, if the viewer may read it.
    pub parent: Option<Parent>,
    /// Questions merged into this one, 50 at most.
    pub children: Vec<Child>,
    /// For the asker, while it waits on staff: who is away, and who looks after it instead.
    pub looked_after: Option<LookedAfter>,
    /// For the asker and the board's staff: the last proposal to make it public.
    pub publication: Option<Last>,
    /// Who accepted.
    pub acceptance: Option<AcceptedBy>,
    /// Notes of staff, in the order of time; empty for everybody else.
    pub notes: Vec<Note>,
    /// What was promised in replies.
    pub commitments: Vec<Commitment>,
    /// How it goes on by phone, letter or e-mail.
    pub escalations: InThread,
    /// Steps of the ladder that were taken, in the order of time; empty for whoever is no staff of the board.
    pub climbed: Vec<Taken>,
    /// Similar articles.
    pub articles: Vec<ArticleLink>,
    /// Similar questions.
    pub threads: Vec<ThreadLink>,
}

#[derive(QueryableByName)]
struct BesideRow {
    #[diesel(sql_type = Jsonb)]
    tags: serde_json::Value,
    #[diesel(sql_type = Nullable<Jsonb>)]
    product: Option<serde_json::Value>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    article: Option<serde_json::Value>,
    #[diesel(sql_type = Bool)]
    me_too: bool,
    #[diesel(sql_type = Bool)]
    follows: bool,
    #[diesel(sql_type = Bool)]
    others_replied: bool,
    #[diesel(sql_type = BigInt)]
    answers: i64,
    #[diesel(sql_type = Nullable<Jsonb>)]
    parent: Option<serde_json::Value>,
    #[diesel(sql_type = Jsonb)]
    children: serde_json::Value,
    #[diesel(sql_type = Nullable<Jsonb>)]
    looked_after: Option<serde_json::Value>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    publication: Option<serde_json::Value>,
    #[diesel(sql_type = Nullable<Jsonb>)]
    acceptance: Option<serde_json::Value>,
    #[diesel(sql_type = Jsonb)]
    notes: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    climbed: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    commitments: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    escalations: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    articles: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    threads: serde_json::Value,
}

/// Ids the search index found similar.
#[derive(Debug, Clone, Default)]
pub struct Similar {
    /// Articles, best first.
    pub articles: Vec<i64>,
    /// Threads, best first.
    pub threads: Vec<i64>,
}

/// Everything of one page of a thread.
#[derive(Debug, Clone)]
pub struct ThreadPage {
    /// The thread.
    pub thread: Thread,
    /// Its ledger row, if it is a question.
    pub row: Option<Row>,
    /// The first post.
    pub question: PostView,
    /// The accepted answer, on every page.
    pub accepted: Option<PostView>,
    /// Verified answers that are not the accepted one, on every page.
    pub verified: Vec<PostView>,
    /// The replies of this page that do not stand above.
    pub replies: Vec<PostView>,
    /// What stands beside.
    pub beside: Beside,
    /// How it went, for an asker who was asked.
    pub rating: Option<Rating>,
    /// This page's number.
    pub page: i32,
    /// The last page's number.
    pub pages: i32,
}

/// The thread and its ledger row, if the viewer may read it.
pub async fn thread(conn: &mut Conn, id: ThreadId, viewer: &Viewer) -> Result<(Thread, Option<Row>), Error> {
    let found: Option<(Thread, Option<Row>)> = threads::table
        .left_join(ledger::table.on(threads::question_id.eq(ledger::question_id.nullable())))
        .filter(threads::id.eq(id))
        .select((Thread::as_select(), Option::<Row>::as_select()))
        .first(conn)
        .await
        .optional()?;
    found.filter(|(thread, _)| policy::may_read(viewer, thread)).ok_or(Error::NotFound)
}

/// One page of it.
pub async fn page(
    conn: &mut Conn,
    thread: Thread,
    row: Option<Row>,
    viewer: &Viewer,
    page: i32,
    similar: &Similar,
) -> Result<ThreadPage, Error> {
    let pages = paging::pages(thread.last_number);
    if page < 1 || page > pages {
        return Err(Error::NotFound);
    }
    let posts = posts(conn, &thread, viewer, page).await?;
    let beside = beside(conn, &thread, viewer, similar).await?;
    let rating = rating(conn, &thread, row.as_ref(), viewer).await?;
    let numbers = paging::numbers_of_page(page);
    let mut question = None;
    let (mut accepted, mut verified, mut replies) = (None, Vec::new(), Vec::new());
    for post in posts {
        if post.number == 1 {
            question = Some(post);
        } else if thread.accepted_post_id == Some(post.id) {
            accepted = Some(post);
        } else if post.verified_at.is_some() && post.state == PostState::Live {
            verified.push(post);
        } else if numbers.contains(&post.number) {
            replies.push(post);
        }
    }
    let question =
        question.ok_or_else(|| Error::Internal(format!("thread {} has no first post", thread.id)))?;
    Ok(ThreadPage { thread, row, question, accepted, verified, replies, beside, rating, page, pages })
}

/// What the asker is asked while the question has ended.
async fn rating(
    conn: &mut Conn,
    thread: &Thread,
    row: Option<&Row>,
    viewer: &Viewer,
) -> QueryResult<Option<Rating>> {
    let Some(row) = row.filter(|row| !row.is_open() && viewer.is(thread.author_id)) else { return Ok(None) };
    let latest = ratings::latest(conn, row.question_id).await?;
    Ok(latest.filter(|rating| Some(rating.closed_at) == row.ended_at()))
}

async fn posts(conn: &mut Conn, thread: &Thread, viewer: &Viewer, page: i32) -> QueryResult<Vec<PostView>> {
    let numbers = paging::numbers_of_page(page);
    db::statement(include_str!("thread_posts.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Int4, _>(numbers.start)
        .bind::<Int4, _>(numbers.end)
        .bind::<BigInt, _>(thread.accepted_post_id.map_or(0, |id| id.0))
        .bind::<BigInt, _>(viewer.member_id().map_or(0, |id| id.0))
        .load(conn)
        .await
}

async fn beside(
    conn: &mut Conn,
    thread: &Thread,
    viewer: &Viewer,
    similar: &Similar,
) -> Result<Beside, Error> {
    let row: BesideRow = db::statement(include_str!("thread_beside.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Array<BigInt>, _>(&similar.articles)
        .bind::<Array<BigInt>, _>(&similar.threads)
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await?;
    let read = |e: serde_json::Error| Error::Internal(format!("beside a thread: {e}"));
    Ok(Beside {
        tags: serde_json::from_value(row.tags).map_err(read)?,
        product: row.product.map(serde_json::from_value).transpose().map_err(read)?,
        article: row.article.map(serde_json::from_value).transpose().map_err(read)?,
        me_too: row.me_too,
        follows: row.follows,
        others: if row.others_replied { Others::Replied } else { Others::Silent },
        answers: row.answers,
        parent: row.parent.map(serde_json::from_value).transpose().map_err(read)?,
        children: serde_json::from_value(row.children).map_err(read)?,
        looked_after: row.looked_after.map(serde_json::from_value).transpose().map_err(read)?,
        publication: row.publication.map(serde_json::from_value).transpose().map_err(read)?,
        acceptance: row.acceptance.map(serde_json::from_value).transpose().map_err(read)?,
        notes: serde_json::from_value(row.notes).map_err(read)?,
        climbed: serde_json::from_value(row.climbed).map_err(read)?,
        commitments: serde_json::from_value(row.commitments).map_err(read)?,
        escalations: serde_json::from_value(row.escalations).map_err(read)?,
        articles: serde_json::from_value(row.articles).map_err(read)?,
        threads: serde_json::from_value(row.threads).map_err(read)?,
    })
}
