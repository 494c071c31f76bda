//! Statements that write whole threads, their people and their boards.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::write::{Mark, WholePost, WholeThread};
use crate::db::schema::{
    acceptances, audiences, board_texts, boards, follows, me_toos, members, mentions, posts, targets,
    threads, verifications, votes,
};
use crate::db::{self, AudienceId, BoardId, Conn, MemberId, PostId, TargetId, ThreadId};
use crate::text::markdown::RENDERER_VERSION;
use crate::text::slug;
use crate::viewer::Rule;

/// Posts written by one statement: Postgres takes 65,535 values.
const POSTS_A_STATEMENT: usize = 1_000;

fn number(index: usize) -> i32 {
    i32::try_from(index + 1).unwrap_or(i32::MAX)
}

/// The thread's own row.
pub(super) async fn insert_thread(
    conn: &mut Conn,
    whole: &WholeThread,
    first: &WholePost,
) -> QueryResult<ThreadId> {
    let last = whole.posts.iter().map(|post| post.at).max().unwrap_or(whole.created_at);
    let count = i32::try_from(whole.posts.len()).unwrap_or(i32::MAX);
    diesel::insert_into(threads::table)
        .values((
            threads::board_id.eq(whole.board),
            threads::audience_id.eq(whole.audience),
            threads::author_id.eq(first.author),
            threads::kind.eq(whole.kind),
            threads::title.eq(&whole.title),
            threads::slug.eq(slug::slug(&whole.title)),
            threads::lang.eq(whole.lang.tag()),
            threads::excerpt.eq(&first.rendered.excerpt),
            threads::created_at.eq(whole.created_at),
            threads::last_post_at.eq(last),
            threads::last_number.eq(count),
            threads::replies.eq(count - 1),
            threads::views.eq(whole.views),
            threads::me_toos.eq(i32::try_from(whole.me_toos.len()).unwrap_or(i32::MAX)),
            threads::follows.eq(i32::try_from(whole.follows.len()).unwrap_or(i32::MAX)),
            threads::origin.eq(whole.origin.as_deref()),
        ))
        .returning(threads::id)
        .get_result(conn)
        .await
}

/// The posts, numbered in their order; gives their ids by place.
pub(super) async fn insert_posts(
    conn: &mut Conn,
    thread: ThreadId,
    all: &[WholePost],
) -> QueryResult<HashMap<usize, PostId>> {
    let mut ids = HashMap::with_capacity(all.len());
    for (part, chunk) in all.chunks(POSTS_A_STATEMENT).enumerate() {
        let rows: Vec<_> = chunk
            .iter()
            .enumerate()
            .map(|(index, post)| {
                let helpful =
                    i32::try_from(post.voters.len()).unwrap_or(i32::MAX).saturating_add(post.helpful);
                (
                    posts::thread_id.eq(thread),
                    posts::number.eq(number(part * POSTS_A_STATEMENT + index)),
                    posts::author_id.eq(post.author),
                    posts::kind.eq(post.kind),
                    posts::body.eq(&post.body),
                    posts::html.eq(post.rendered.html.as_str()),
                    posts::renderer_version.eq(RENDERER_VERSION),
                    posts::lang.eq(post.lang.tag()),
                    posts::created_at.eq(post.at),
                    posts::helpful.eq(helpful),
                    posts::by_staff.eq(post.by_staff),
                )
            })
            .collect();
        let written = diesel::insert_into(posts::table).values(rows).returning((posts::number, posts::id));
        for (number, id) in written.get_results::<(i32, PostId)>(conn).await? {
            ids.insert(usize::try_from(number - 1).unwrap_or(0), id);
        }
    }
    Ok(ids)
}

/// The asker's mark, and the post pinned under the question.
pub(super) async fn accept(conn: &mut Conn, thread: ThreadId, post: PostId, mark: Mark) -> QueryResult<()> {
    diesel::insert_into(acceptances::table)
        .values((
            acceptances::thread_id.eq(thread),
            acceptances::post_id.eq(post),
            acceptances::member_id.eq(mark.by),
            acceptances::at.eq(mark.at),
        ))
        .execute(conn)
        .await?;
    diesel::update(threads::table.find(thread.0))
        .set(threads::accepted_post_id.eq(post))
        .execute(conn)
        .await?;
    Ok(())
}

/// An agent's mark.
pub(super) async fn verify(conn: &mut Conn, thread: ThreadId, post: PostId, mark: Mark) -> QueryResult<()> {
    diesel::insert_into(verifications::table)
        .values((
            verifications::post_id.eq(post),
            verifications::thread_id.eq(thread),
            verifications::member_id.eq(mark.by),
            verifications::at.eq(mark.at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Members who found a post helpful; their number stands in the post already.
pub(super) async fn vote(
    conn: &mut Conn,
    post: PostId,
    voters: &[(MemberId, DateTime<Utc>)],
) -> QueryResult<()> {
    let rows: Vec<_> = voters
        .iter()
        .map(|(by, at)| (votes::post_id.eq(post), votes::member_id.eq(*by), votes::at.eq(*at)))
        .collect();
    diesel::insert_into(votes::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Members named in a post.
pub(super) async fn mention(conn: &mut Conn, post: PostId, named: &[MemberId]) -> QueryResult<()> {
    let rows: Vec<_> =
        named.iter().map(|id| (mentions::post_id.eq(post), mentions::member_id.eq(*id))).collect();
    diesel::insert_into(mentions::table).values(rows).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// Who has the question too and who follows it; their numbers stand in the thread already.
pub(super) async fn join(conn: &mut Conn, thread: ThreadId, whole: &WholeThread) -> QueryResult<()> {
    if !whole.me_toos.is_empty() {
        let row = |(by, at): &(MemberId, DateTime<Utc>)| {
            (me_toos::thread_id.eq(thread), me_toos::member_id.eq(*by), me_toos::at.eq(*at))
        };
        let rows: Vec<_> = whole.me_toos.iter().map(row).collect();
        diesel::insert_into(me_toos::table).values(rows).execute(conn).await?;
    }
    if !whole.follows.is_empty() {
        let row = |(by, at): &(MemberId, DateTime<Utc>)| {
            (follows::thread_id.eq(thread), follows::member_id.eq(*by), follows::at.eq(*at))
        };
        let rows: Vec<_> = whole.follows.iter().map(row).collect();
        diesel::insert_into(follows::table).values(rows).execute(conn).await?;
    }
    Ok(())
}

/// Which of these origins are here already.
pub(super) async fn known_threads(conn: &mut Conn, origins: &[String]) -> QueryResult<Vec<String>> {
    let found: Vec<Option<String>> =
        threads::table.filter(threads::origin.eq_any(origins)).select(threads::origin).load(conn).await?;
    Ok(found.into_iter().flatten().collect())
}

/// The members who came from there.
pub(super) async fn members_by_origin(
    conn: &mut Conn,
    origins: &[String],
) -> QueryResult<Vec<(String, MemberId)>> {
    let found: Vec<(Option<String>, MemberId)> = members::table
        .filter(members::origin.eq_any(origins))
        .select((members::origin, members::id))
        .load(conn)
        .await?;
    Ok(found.into_iter().filter_map(|(origin, id)| Some((origin?, id))).collect())
}

/// A member without address and password.
#[derive(Debug)]
pub(super) struct NewPerson<'a> {
    pub(super) handle: &'a str,
    pub(super) name: &'a str,
    pub(super) origin: &'a str,
    pub(super) lang: &'a str,
    pub(super) zone: &'a str,
    pub(super) at: DateTime<Utc>,
}

/// Writes the member; `None` where the handle is taken.
pub(super) async fn insert_member(conn: &mut Conn, person: &NewPerson<'_>) -> QueryResult<Option<MemberId>> {
    diesel::insert_into(members::table)
        .values((
            members::handle.eq(person.handle),
            members::name.eq(person.name),
            members::origin.eq(person.origin),
            members::lang.eq(person.lang),
            members::time_zone.eq(person.zone),
            members::created_at.eq(person.at),
        ))
        .on_conflict(members::handle)
        .do_nothing()
        .returning(members::id)
        .get_result(conn)
        .await
        .optional()
}

/// A board and what a new thread in it needs.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The board.
    pub board: BoardId,
    /// Who reads its threads.
    pub readers: AudienceId,
    /// The version of its target that holds.
    pub target: TargetId,
}

/// Whether a board has this address.
pub(super) async fn is_slug_taken(conn: &mut Conn, slug: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(boards::table.filter(boards::slug.eq(slug)))).get_result(conn).await
}

/// A board by its name in any language, else by its name as its address.
pub(super) async fn find_board(conn: &mut Conn, name: &str) -> QueryResult<Option<Place>> {
    let by_name = boards::table
        .inner_join(board_texts::table)
        .filter(board_texts::name.eq(name))
        .order(boards::id)
        .select((boards::id, boards::readers_id));
    let mut found: Option<(BoardId, AudienceId)> = by_name.first(conn).await.optional()?;
    if found.is_none() {
        let by_slug = boards::table.filter(boards::slug.eq(name)).select((boards::id, boards::readers_id));
        found = by_slug.first(conn).await.optional()?;
    }
    let Some((board, readers)) = found else { return Ok(None) };
    let newest =
        targets::table.filter(targets::board_id.eq(board)).order(targets::id.desc()).select(targets::id);
    Ok(Some(Place { board, readers, target: newest.first(conn).await? }))
}

/// A board about to be made.
#[derive(Debug, Clone, Copy)]
pub struct NewBoard<'a> {
    /// Its part of the address.
    pub slug: &'a str,
    /// The board above it.
    pub parent: Option<BoardId>,
    /// Its place among its neighbours.
    pub position: i32,
    /// The icon's name.
    pub icon: &'a str,
    /// Who reads its threads.
    pub rule: Rule,
    /// Minutes to an answer.
    pub answer_minutes: i32,
    /// Minutes to the outcome.
    pub outcome_minutes: i32,
    /// When it is made.
    pub at: DateTime<Utc>,
}

/// A board with its two audiences and its target.
pub async fn insert_board(conn: &mut Conn, new: &NewBoard<'_>) -> QueryResult<Place> {
    let audience = |rule: Rule| {
        diesel::insert_into(audiences::table).values(audiences::rule.eq(rule)).returning(audiences::id)
    };
    let readers: AudienceId = audience(new.rule).get_result(conn).await?;
    let staff: AudienceId = audience(Rule::Staff).get_result(conn).await?;
    let board: BoardId = diesel::insert_into(boards::table)
        .values((
            boards::slug.eq(new.slug),
            boards::parent_id.eq(new.parent),
            boards::position.eq(new.position),
            boards::icon.eq(new.icon),
            boards::readers_id.eq(readers),
            boards::staff_id.eq(staff),
            boards::created_at.eq(new.at),
        ))
        .returning(boards::id)
        .get_result(conn)
        .await?;
    diesel::update(audiences::table.filter(audiences::id.eq_any([readers, staff])))
        .set(audiences::board_id.eq(board))
        .execute(conn)
        .await?;
    let target: TargetId = diesel::insert_into(targets::table)
        .values((
            targets::board_id.eq(board),
            targets::answer_minutes.eq(new.answer_minutes),
            targets::outcome_minutes.eq(new.outcome_minutes),
            targets::created_at.eq(new.at),
        ))
        .returning(targets::id)
        .get_result(conn)
        .await?;
    Ok(Place { board, readers, target })
}

/// A board's texts in one language.
pub async fn insert_board_text(
    conn: &mut Conn,
    board: BoardId,
    lang: &str,
    (name, line, charter): (&str, &str, &str),
) -> QueryResult<()> {
    diesel::insert_into(board_texts::table)
        .values((
            board_texts::board_id.eq(board),
            board_texts::lang.eq(lang),
            board_texts::name.eq(name),
            board_texts::line.eq(line),
            board_texts::charter.eq(charter),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The place after the last board.
pub(super) async fn next_position(conn: &mut Conn) -> QueryResult<i32> {
    let last: Option<i32> = boards::table.select(diesel::dsl::max(boards::position)).first(conn).await?;
    Ok(last.unwrap_or(0).saturating_add(1))
}

/// Counts again what boards and members show in sums; followers go on from there.
pub async fn recount(conn: &mut Conn) -> QueryResult<()> {
    crate::boards::queries::recount(conn, None).await?;
    db::statement(include_str!("recount_answers.sql")).execute(conn).await?;
    Ok(())
}
