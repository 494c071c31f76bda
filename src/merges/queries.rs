//! Statements on merges.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool};
use diesel_async::RunQueryDsl;

use crate::db::schema::{merges, settings};
use crate::db::{self, Conn, MemberId, ThreadId};

/// The parent of a question, if it has one.
pub async fn parent(conn: &mut Conn, child: ThreadId) -> QueryResult<Option<ThreadId>> {
    merges::table.find(child.0).select(merges::parent_id).first(conn).await.optional()
}

/// Who merged a question into another, and when, if it is merged.
pub async fn merged(
    conn: &mut Conn,
    child: ThreadId,
) -> QueryResult<Option<(Option<MemberId>, DateTime<Utc>)>> {
    let merged = merges::table.find(child.0).select((merges::merged_by, merges::merged_at));
    merged.first(conn).await.optional()
}

/// The children of a question, in their order.
pub async fn children(conn: &mut Conn, parent: ThreadId) -> QueryResult<Vec<ThreadId>> {
    let children = merges::table.filter(merges::parent_id.eq(parent.0)).order(merges::child_id);
    children.select(merges::child_id).load(conn).await
}

/// The children of all of these.
pub(super) async fn children_of(conn: &mut Conn, parents: &[ThreadId]) -> QueryResult<Vec<ThreadId>> {
    let children = merges::table.filter(merges::parent_id.eq_any(parents));
    children.select(merges::child_id).load(conn).await
}

/// Those among these threads whose askers were not asked yet about the answer of the question they were merged into: child
/// and parent.
pub(super) async fn unasked_among(
    conn: &mut Conn,
    threads: &[ThreadId],
) -> QueryResult<Vec<(ThreadId, ThreadId)>> {
    let unasked = merges::table.filter(merges::child_id.eq_any(threads).and(merges::asked_at.is_null()));
    unasked.select((merges::child_id, merges::parent_id)).load(conn).await
}

/// Which of these threads have children.
pub(super) async fn parents_among(conn: &mut Conn, threads: &[ThreadId]) -> QueryResult<Vec<ThreadId>> {
    let parents = merges::table.filter(merges::parent_id.eq_any(threads)).distinct();
    parents.select(merges::parent_id).load(conn).await
}

/// Makes one the child of the other; its own children become the other's too.
pub(super) async fn insert(
    conn: &mut Conn,
    (child, parent): (ThreadId, ThreadId),
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(merges::table.filter(merges::parent_id.eq(child.0)))
        .set(merges::parent_id.eq(parent.0))
        .execute(conn)
        .await?;
    let values = (merges::parent_id.eq(parent.0), merges::merged_by.eq(by), merges::merged_at.eq(now));
    diesel::insert_into(merges::table)
        .values((merges::child_id.eq(child.0), values))
        .on_conflict(merges::child_id)
        .do_update()
        .set(values)
        .execute(conn)
        .await?;
    Ok(())
}

/// Splits a child off; its former parent.
pub(super) async fn delete(conn: &mut Conn, child: ThreadId) -> QueryResult<Option<ThreadId>> {
    let gone = diesel::delete(merges::table.find(child.0)).returning(merges::parent_id);
    gone.get_result(conn).await.optional()
}

/// Notes that the child's asker was asked.
pub(super) async fn asked(conn: &mut Conn, child: ThreadId, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(merges::table.find(child.0)).set(merges::asked_at.eq(now)).execute(conn).await?;
    Ok(())
}

#[derive(QueryableByName)]
struct May {
    #[diesel(sql_type = Bool)]
    may: bool,
}

/// Whether a member, when nobody looks, may read a thread.
pub(super) async fn may_read(conn: &mut Conn, member: MemberId, thread: ThreadId) -> QueryResult<bool> {
    let sql = "select may_read_thread(t.audience_id, t.author_id, t.board_id, t.hidden_at, $1, audiences_of($1), staffed_by($1)) as may
        from threads t where t.id = $2";
    let row = db::statement(sql).bind::<BigInt, _>(member).bind::<BigInt, _>(thread).get_result::<May>(conn);
    Ok(row.await.optional()?.is_some_and(|row| row.may))
}

/// How long after an answer its asker is reminded.
pub(super) async fn first_reminder(conn: &mut Conn) -> QueryResult<TimeDelta> {
    let days: i32 = settings::table.select(settings::first_reminder_days).first(conn).await?;
    Ok(TimeDelta::days(days.into()))
}
