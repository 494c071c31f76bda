//! Statements on the ledger.

pub mod calendars;
pub mod retargetings;
pub mod targets;

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{LedgerState, Row, Settings};
use crate::db::paging::COUNTED_MAX;
use crate::db::schema::{ledger, settings};
use crate::db::{self, BoardId, Conn, Keep, MemberId, QuestionId, TargetId};
use crate::events::Urgency;

/// The row of a question.
pub async fn row(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Row>> {
    ledger::table.find(question.0).select(Row::as_select()).first(conn).await.optional()
}

/// The rows of the questions on a page, in any order.
pub async fn rows(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<Row>> {
    ledger::table.filter(ledger::question_id.eq_any(questions)).select(Row::as_select()).load(conn).await
}

/// The same, locked until the transaction ends, with the target that holds for it now.
pub(super) async fn locked(
    conn: &mut Conn,
    question: QuestionId,
) -> QueryResult<Option<(Row, Option<TargetId>)>> {
    let row = ledger::table.find(question.0).select(Row::as_select());
    let Some(row) = row.for_update().first(conn).await.optional()? else { return Ok(None) };
    // Asked after the lock: before it, the row may have been another.
    let holds = targets::target_of_question(question, None::<BoardId>, None::<Urgency>);
    Ok(Some((row, diesel::select(holds).get_result(conn).await?)))
}

/// Locks the rows of these questions, in the order of their numbers, for an action that locks articles after them.
pub async fn lock(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<()> {
    let rows = ledger::table.filter(ledger::question_id.eq_any(questions)).order(ledger::question_id);
    rows.select(ledger::question_id).for_update().load::<QuestionId>(conn).await?;
    Ok(())
}

/// The same, `None` if another transaction has it: whoever only looks need not wait.
pub(super) async fn locked_if_free(conn: &mut Conn, question: QuestionId) -> QueryResult<Option<Row>> {
    let row = ledger::table.find(question.0).select(Row::as_select()).for_no_key_update().skip_locked();
    row.first(conn).await.optional()
}

/// Writes a row whole.
pub(super) async fn save(conn: &mut Conn, row: &Row) -> QueryResult<()> {
    diesel::insert_into(ledger::table)
        .values(row)
        .on_conflict(ledger::question_id)
        .do_update()
        .set(row)
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Questions whose claim has ended by itself.
pub(super) async fn claims_ended(
    conn: &mut Conn,
    now: DateTime<Utc>,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::claim_expires_at.le(now))
        .order(ledger::claim_expires_at)
        .limit(limit)
        .select(ledger::question_id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await
}

/// Questions without an outcome that this member answers for, with their boards, locked until the transaction ends.
pub(super) async fn owned_by(conn: &mut Conn, owner: MemberId) -> QueryResult<Vec<(QuestionId, BoardId)>> {
    ledger::table
        .filter(ledger::owner_id.eq(owner).and(ledger::next_due.is_not_null()))
        .order(ledger::question_id)
        .select((ledger::question_id, ledger::board_id))
        .for_update()
        .load(conn)
        .await
}

/// Questions whose asker has kept silent until the row's next step.
pub(super) async fn silences_due(
    conn: &mut Conn,
    now: DateTime<Utc>,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::state.eq(LedgerState::WaitingAsker).and(ledger::next_due.le(now)))
        .order(ledger::next_due)
        .limit(limit)
        .select(ledger::question_id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await
}

/// States in which the next step is staff's.
const WITH_STAFF: [LedgerState; 2] = [LedgerState::WaitingStaff, LedgerState::Escalated];

/// What waits on staff, in the thread or for a call, counted up to [`COUNTED_MAX`] and one more: the bar of every page shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, QueryableByName)]
pub struct Waiting {
    /// All of it.
    #[diesel(sql_type = BigInt)]
    pub all: i64,
    /// What is over its deadline.
    #[diesel(sql_type = BigInt)]
    pub over: i64,
}

/// Counts it on these boards (`None`: all).
pub async fn waiting(
    conn: &mut Conn,
    boards: Option<&[BoardId]>,
    now: DateTime<Utc>,
) -> QueryResult<Waiting> {
    let text = match boards {
        None => include_str!("queries/waiting.sql"),
        Some(_) => include_str!("queries/waiting_on_boards.sql"),
    };
    db::statement(text)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(COUNTED_MAX.saturating_add(1))
        .bind::<Array<BigInt>, _>(boards.unwrap_or_default())
        .get_result(conn)
        .await
}

/// The site's times for silence and claims.
pub async fn settings(conn: &mut Conn) -> QueryResult<Settings> {
    let (first, second, presumed, claim): (i32, i32, i32, i32) = settings::table
        .select((
            settings::first_reminder_days,
            settings::second_reminder_days,
            settings::presumed_solved_days,
            settings::claim_minutes,
        ))
        .first(conn)
        .await?;
    Ok(Settings {
        first_reminder: TimeDelta::days(first.into()),
        second_reminder: TimeDelta::days(second.into()),
        presumed_solved: TimeDelta::days(presumed.into()),
        claim: TimeDelta::minutes(claim.into()),
    })
}

/// Keeps the site's times for silence and claims, which stand in the one row of settings.
pub async fn keep_settings(conn: &mut Conn, times: &Settings) -> QueryResult<()> {
    let days = |time: TimeDelta| i32::try_from(time.num_days()).unwrap_or(i32::MAX);
    diesel::update(settings::table)
        .set((
            settings::first_reminder_days.eq(days(times.first_reminder)),
            settings::second_reminder_days.eq(days(times.second_reminder)),
            settings::presumed_solved_days.eq(days(times.presumed_solved)),
            settings::claim_minutes.eq(i32::try_from(times.claim.num_minutes()).unwrap_or(i32::MAX)),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// How many questions without an outcome each board has; boards without any are left out.
pub async fn open_by_board(conn: &mut Conn) -> QueryResult<HashMap<BoardId, i64>> {
    let counted: Vec<(BoardId, i64)> = ledger::table
        .filter(ledger::next_due.is_not_null())
        .group_by(ledger::board_id)
        .select((ledger::board_id, diesel::dsl::count_star()))
        .load(conn)
        .await?;
    Ok(counted.into_iter().collect())
}

/// The next questions without an outcome after one, in the order of their numbers.
pub async fn open_after(conn: &mut Conn, after: QuestionId, limit: i64) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::next_due.is_not_null().and(ledger::question_id.gt(after.0)))
        .order(ledger::question_id)
        .limit(limit)
        .select(ledger::question_id)
        .load(conn)
        .await
}

/// How many questions there are.
pub async fn count(conn: &mut Conn) -> QueryResult<i64> {
    ledger::table.count().get_result(conn).await
}

/// A page of all question ids above one, for the self-check.
pub(super) async fn ids_after(
    conn: &mut Conn,
    after: QuestionId,
    limit: i64,
) -> QueryResult<Vec<QuestionId>> {
    ledger::table
        .filter(ledger::question_id.gt(after.0))
        .order(ledger::question_id)
        .limit(limit)
        .select(ledger::question_id)
        .load(conn)
        .await
}

/// How many questions have no outcome yet, and how many of them are past their deadline with staff.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Without an outcome.
    pub open: i64,
    /// Of these: waiting on staff for longer than promised.
    pub overdue: i64,
}

/// Counts them over all boards.
pub async fn owed(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Owed> {
    let open = ledger::table.filter(ledger::next_due.is_not_null()).count().get_result(conn).await?;
    let late = ledger::state.eq_any(WITH_STAFF).and(ledger::next_due.lt(now));
    let overdue = ledger::table.filter(late).count().get_result(conn).await?;
    Ok(Owed { open, overdue })
}
