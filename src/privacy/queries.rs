//! Statements on proposals.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::RunQueryDsl;

use super::model::{End, PublicPost, PublicPromise, Publication, Version, Way};
use crate::db::schema::{commitments, post_decisions, publication_posts, publication_promises, publications};
use crate::db::{self, CommitmentId, Conn, Keep, MemberId, PostId, PublicationId, ThreadId};
use crate::privacy::policy::Agreed;
use crate::threads::model::Thread;
use crate::threads::post_queries::Act;
use crate::threads::queries::Post;

/// The proposal of a question that waits for its asker.
pub async fn waiting(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<Publication>> {
    publications::table
        .filter(publications::thread_id.eq(thread).and(publications::ended_at.is_null()))
        .select(Publication::as_select())
        .first(conn)
        .await
        .optional()
}

/// The question of a proposal, whether that waits or has ended.
pub async fn thread_of(conn: &mut Conn, id: PublicationId) -> QueryResult<Option<ThreadId>> {
    publications::table.find(id.0).select(publications::thread_id).first(conn).await.optional()
}

/// What it proposes.
pub async fn version(conn: &mut Conn, of: &Publication) -> QueryResult<Version> {
    let posts: Vec<(PostId, i32, Option<String>)> = publication_posts::table
        .filter(publication_posts::publication_id.eq(of.id))
        .order(publication_posts::post_id)
        .select((publication_posts::post_id, publication_posts::revision, publication_posts::body))
        .load(conn)
        .await?;
    let promises: Vec<(CommitmentId, String, Option<String>)> = publication_promises::table
        .filter(publication_promises::publication_id.eq(of.id))
        .order(publication_promises::commitment_id)
        .select((
            publication_promises::commitment_id,
            publication_promises::text,
            publication_promises::reason,
        ))
        .load(conn)
        .await?;
    let posts = posts.into_iter().map(|(post, revision, body)| PublicPost { post, revision, body });
    let promises =
        promises.into_iter().map(|(commitment, text, reason)| PublicPromise { commitment, text, reason });
    Ok(Version { title: of.title.clone(), posts: posts.collect(), promises: promises.collect() })
}

#[derive(QueryableByName)]
struct Current {
    #[diesel(sql_type = Bool)]
    current: bool,
}

/// Whether it is about what stands: nothing was written, edited, taken out of sight or moved since.
pub async fn is_current(conn: &mut Conn, id: PublicationId) -> QueryResult<bool> {
    let row = db::statement(include_str!("current.sql")).bind::<BigInt, _>(id).get_result::<Current>(conn);
    Ok(row.await?.current)
}

/// Whether the last proposal of a question ended so, and which one that was.
pub async fn last_end(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<(PublicationId, End)>> {
    let ended = publications::table
        .filter(publications::thread_id.eq(thread).and(publications::ended_how.is_not_null()))
        .order(publications::id.desc())
        .select((publications::id, publications::ended_how.assume_not_null()));
    ended.first(conn).await.optional()
}

/// Whether the question was ever made public with its asker's yes.
pub async fn agreed(conn: &mut Conn, thread: ThreadId) -> QueryResult<Agreed> {
    let said = publications::thread_id.eq(thread).and(publications::ended_how.eq(End::Published));
    let yes = diesel::dsl::exists(publications::table.filter(said));
    Ok(if diesel::select(yes).get_result(conn).await? { Agreed::Yes } else { Agreed::Never })
}

/// Whether a post was kept out of the version of its question that became public last.
pub async fn was_left_out(conn: &mut Conn, post: &Post) -> QueryResult<bool> {
    let published = publications::table
        .filter(publications::thread_id.eq(post.thread_id).and(publications::ended_how.eq(End::Published)))
        .order(publications::id.desc())
        .select(publications::ended_at.assume_not_null());
    let Some(at) = published.first::<DateTime<Utc>>(conn).await.optional()? else { return Ok(false) };
    let left_out = post_decisions::table
        .filter(post_decisions::post_id.eq(post.id).and(post_decisions::act.eq(Act::LeaveOut)))
        .filter(post_decisions::at.ge(at));
    diesel::select(diesel::dsl::exists(left_out)).get_result(conn).await
}

/// Keeps a proposal; the caller has locked the thread and seen to it that none waits.
pub(super) async fn insert(
    conn: &mut Conn,
    thread: &Thread,
    version: &Version,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<PublicationId> {
    let id: PublicationId = diesel::insert_into(publications::table)
        .values((
            publications::thread_id.eq(thread.id),
            publications::board_id.eq(thread.board_id),
            publications::title.eq(&version.title),
            publications::proposed_by.eq(by),
            publications::proposed_at.eq(now),
        ))
        .returning(publications::id)
        .get_result(conn)
        .await?;
    let posts: Vec<_> = version
        .posts
        .iter()
        .map(|post| {
            (
                publication_posts::publication_id.eq(id),
                publication_posts::post_id.eq(post.post),
                publication_posts::revision.eq(post.revision),
                publication_posts::body.eq(&post.body),
            )
        })
        .collect();
    diesel::insert_into(publication_posts::table).values(posts).execute(conn).await?;
    let promises: Vec<_> = version
        .promises
        .iter()
        .map(|promise| {
            (
                publication_promises::publication_id.eq(id),
                publication_promises::commitment_id.eq(promise.commitment),
                publication_promises::text.eq(&promise.text),
                publication_promises::reason.eq(&promise.reason),
            )
        })
        .collect();
    diesel::insert_into(publication_promises::table).values(promises).execute(conn).await?;
    Ok(id)
}

/// Ends a proposal: that there was one is kept, what it said is not.
pub(super) async fn end(
    conn: &mut Conn,
    id: PublicationId,
    how: End,
    (by, way): (MemberId, Way),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let posts = publication_posts::table.filter(publication_posts::publication_id.eq(id));
    diesel::delete(posts).execute(conn).await?;
    let promises = publication_promises::table.filter(publication_promises::publication_id.eq(id));
    diesel::delete(promises).execute(conn).await?;
    diesel::update(publications::table.find(id.0))
        .set((
            publications::title.eq(""),
            publications::ended_how.eq(how),
            publications::ended_at.eq(now),
            publications::ended_by.eq(by),
            publications::ended_by_mail.eq(way == Way::Mail),
        ))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes what a promise says from now on.
pub(super) async fn rewrite_promise(conn: &mut Conn, promise: &PublicPromise) -> QueryResult<()> {
    diesel::update(commitments::table.find(promise.commitment.0))
        .set((commitments::text.eq(&promise.text), commitments::reason.eq(&promise.reason)))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}
