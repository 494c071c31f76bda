//! Statements on commitments.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{DueDay, NewCommitment};
use crate::db::schema::{commitments, threads};
use crate::db::{BoardId, CommitmentId, Conn, Keep, MemberId, PostId, ThreadId};

/// What verbs need of one.
#[derive(Debug, Clone, Queryable)]
pub struct Facts {
    /// Its row.
    pub id: CommitmentId,
    /// Its thread.
    pub thread: ThreadId,
    /// The day it is due on.
    pub due_on: NaiveDate,
    /// Days before.
    pub former: Vec<Option<NaiveDate>>,
    /// When it was kept.
    pub kept_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl Facts {
    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none() && self.withdrawn_at.is_none()
    }
}

/// The thread that one stands in.
pub async fn thread_of(conn: &mut Conn, id: CommitmentId) -> QueryResult<Option<ThreadId>> {
    commitments::table.find(id.0).select(commitments::thread_id).first(conn).await.optional()
}

/// One, as it stands behind the lock of its thread.
pub async fn facts(conn: &mut Conn, id: CommitmentId) -> QueryResult<Facts> {
    commitments::table
        .find(id.0)
        .select((
            commitments::id,
            commitments::thread_id,
            commitments::due_on,
            commitments::former,
            commitments::kept_at,
            commitments::withdrawn_at,
        ))
        .first(conn)
        .await
}

/// Whether a reply has one.
pub async fn has_one(conn: &mut Conn, post: PostId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(commitments::table.filter(commitments::post_id.eq(post))))
        .get_result(conn)
        .await
}

/// Keeps one.
pub(super) async fn insert(
    conn: &mut Conn,
    (thread, post): (ThreadId, PostId),
    new: &NewCommitment,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<CommitmentId> {
    diesel::insert_into(commitments::table)
        .values((
            commitments::thread_id.eq(thread),
            commitments::post_id.eq(post),
            commitments::made_by.eq(by),
            commitments::made_at.eq(now),
            commitments::text.eq(&new.text),
            commitments::due_on.eq(new.due.on),
            commitments::due_at.eq(new.due.at),
            commitments::first_due_at.eq(new.due.at),
        ))
        .returning(commitments::id)
        .get_result(conn)
        .await
}

/// Notes that it is kept.
pub(super) async fn keep(
    conn: &mut Conn,
    id: CommitmentId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(commitments::table.find(id.0))
        .set((commitments::kept_at.eq(now), commitments::kept_by.eq(by)))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that it is not kept after all.
pub(super) async fn reopen(conn: &mut Conn, id: CommitmentId) -> QueryResult<()> {
    diesel::update(commitments::table.find(id.0))
        .set((commitments::kept_at.eq(None::<DateTime<Utc>>), commitments::kept_by.eq(None::<MemberId>)))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives it another day; the one before stays in sight.
pub(super) async fn postpone(conn: &mut Conn, facts: &Facts, due: DueDay) -> QueryResult<()> {
    let mut former = facts.former.clone();
    former.push(Some(facts.due_on));
    diesel::update(commitments::table.find(facts.id.0))
        .set((
            commitments::former.eq(former),
            commitments::due_on.eq(due.on),
            commitments::due_at.eq(due.at),
            commitments::told_late_at.eq(None::<DateTime<Utc>>),
        ))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes it back.
pub(super) async fn withdraw(
    conn: &mut Conn,
    id: CommitmentId,
    reason: &str,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(commitments::table.find(id.0))
        .set((
            commitments::withdrawn_at.eq(now),
            commitments::withdrawn_by.eq(by),
            commitments::reason.eq(reason),
        ))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Some that became late and of which nobody was told yet, locked: with their threads and makers.
pub(super) async fn newly_late(
    conn: &mut Conn,
    now: DateTime<Utc>,
    limit: i64,
) -> QueryResult<Vec<(CommitmentId, ThreadId, MemberId)>> {
    commitments::table
        .filter(commitments::kept_at.is_null().and(commitments::withdrawn_at.is_null()))
        .filter(commitments::told_late_at.is_null().and(commitments::due_at.le(now)))
        .order((commitments::due_at, commitments::id))
        .limit(limit)
        .select((commitments::id, commitments::thread_id, commitments::made_by))
        .for_update()
        .skip_locked()
        .load(conn)
        .await
}

/// What a member promised and is still to be done, with the threads and their boards.
pub(super) async fn open_of(
    conn: &mut Conn,
    maker: MemberId,
) -> QueryResult<Vec<(CommitmentId, ThreadId, BoardId)>> {
    commitments::table
        .inner_join(threads::table.on(threads::id.eq(commitments::thread_id)))
        .filter(commitments::made_by.eq(maker))
        .filter(commitments::kept_at.is_null().and(commitments::withdrawn_at.is_null()))
        .order((commitments::due_at, commitments::id))
        .select((commitments::id, commitments::thread_id, threads::board_id))
        .load(conn)
        .await
}

/// Notes that they were told of.
pub(super) async fn told_late(
    conn: &mut Conn,
    ids: &[CommitmentId],
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    diesel::update(commitments::table.filter(commitments::id.eq_any(ids)))
        .set(commitments::told_late_at.eq(now))
        .execute(conn)
        .await
}
