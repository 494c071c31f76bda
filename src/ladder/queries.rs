//! Statements on the ladder.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use super::model::Step;
use crate::db::schema::{ladder_steps, ladder_taken, ladder_waits, ledger, member_roles, members, threads};
use crate::db::{BoardId, Conn, MemberId, QuestionId};
use crate::events::Tells;
use crate::ledger::Row;
use crate::viewer::Role;

/// The steps, lowest first.
pub async fn steps(conn: &mut Conn) -> QueryResult<Vec<Step>> {
    let rows: Vec<(i32, Tells)> = ladder_steps::table
        .order(ladder_steps::percent)
        .select((ladder_steps::percent, ladder_steps::tells))
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(|(percent, tells)| Step { percent, tells }).collect())
}

/// The same, locked until the transaction ends.
pub(super) async fn locked(conn: &mut Conn) -> QueryResult<Vec<Step>> {
    diesel::sql_query("lock table ladder_steps in share row exclusive mode").execute(conn).await?;
    steps(conn).await
}

/// Writes the steps whole.
pub(super) async fn save(conn: &mut Conn, steps: &[Step]) -> QueryResult<()> {
    diesel::delete(ladder_steps::table).execute(conn).await?;
    let values: Vec<_> = steps
        .iter()
        .map(|step| (ladder_steps::percent.eq(step.percent), ladder_steps::tells.eq(step.tells)))
        .collect();
    diesel::insert_into(ladder_steps::table).values(values).execute(conn).await?;
    Ok(())
}

/// Which steps were taken in the present rounds of waiting: question and hundredths.
pub(super) async fn taken(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<(QuestionId, i32)>> {
    ladder_taken::table
        .inner_join(ledger::table.on(ledger::question_id.eq(ladder_taken::question_id)))
        .filter(ladder_taken::question_id.eq_any(questions))
        .filter(ladder_taken::round.eq(ledger::reopened).and(ladder_taken::board_id.eq(ledger::board_id)))
        .select((ladder_taken::question_id, ladder_taken::percent))
        .load(conn)
        .await
}

/// Notes that steps were taken.
pub(super) async fn take(conn: &mut Conn, row: &Row, steps: &[Step], at: DateTime<Utc>) -> QueryResult<()> {
    let values: Vec<_> = steps
        .iter()
        .map(|step| {
            (
                ladder_taken::question_id.eq(row.question_id),
                ladder_taken::board_id.eq(row.board_id),
                ladder_taken::round.eq(row.reopened),
                ladder_taken::percent.eq(step.percent),
                ladder_taken::tells.eq(step.tells),
                ladder_taken::at.eq(at),
            )
        })
        .collect();
    diesel::insert_into(ladder_taken::table).values(values).execute(conn).await?;
    Ok(())
}

/// Keeps when the next step of each question comes; `None`: there is none.
pub(super) async fn wait_until(
    conn: &mut Conn,
    waits: &[(QuestionId, Option<DateTime<Utc>>)],
) -> QueryResult<()> {
    let done: Vec<QuestionId> =
        waits.iter().filter(|(_, at)| at.is_none()).map(|(question, _)| *question).collect();
    diesel::delete(ladder_waits::table.filter(ladder_waits::question_id.eq_any(done))).execute(conn).await?;
    let value = |(question, at): &(QuestionId, Option<DateTime<Utc>>)| {
        at.map(|at| (ladder_waits::question_id.eq(*question), ladder_waits::at.eq(at)))
    };
    let values: Vec<_> = waits.iter().filter_map(value).collect();
    diesel::insert_into(ladder_waits::table)
        .values(values)
        .on_conflict(ladder_waits::question_id)
        .do_update()
        .set(ladder_waits::at.eq(excluded(ladder_waits::at)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Questions whose next step has come.
pub(super) async fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> QueryResult<Vec<QuestionId>> {
    ladder_waits::table
        .filter(ladder_waits::at.le(now))
        .order(ladder_waits::at)
        .limit(limit)
        .select(ladder_waits::question_id)
        .for_update()
        .skip_locked()
        .load(conn)
        .await
}

/// Locks a question's thread: whatever happens to it waits.
pub(super) async fn lock(conn: &mut Conn, question: QuestionId) -> QueryResult<()> {
    let thread = threads::table.find(question.0).select(threads::id).for_no_key_update();
    thread.first::<i64>(conn).await?;
    Ok(())
}

/// Who leads a board: its leads, else those of the whole site, else the admins.
pub(super) async fn leads(conn: &mut Conn, board: BoardId) -> QueryResult<Vec<MemberId>> {
    type Given = (MemberId, Role, Option<BoardId>);
    let roles: Vec<Given> = member_roles::table
        .inner_join(members::table.on(members::id.eq(member_roles::member_id)))
        .filter(members::suspended_at.is_null())
        .filter(member_roles::role.eq_any([Role::Lead, Role::Admin].map(Role::as_str)))
        .filter(member_roles::board_id.is_null().or(member_roles::board_id.eq(board)))
        .order(member_roles::member_id)
        .select((member_roles::member_id, member_roles::role, member_roles::board_id))
        .load(conn)
        .await?;
    let some = |fits: &dyn Fn(&Given) -> bool| {
        let fitting: Vec<MemberId> = roles.iter().filter(|given| fits(given)).map(|given| given.0).collect();
        (!fitting.is_empty()).then_some(fitting)
    };
    let here = some(&|given| given.1 == Role::Lead && given.2.is_some());
    let anywhere = || some(&|given| given.1 == Role::Lead);
    Ok(here.or_else(anywhere).or_else(|| some(&|_| true)).unwrap_or_default())
}

/// A step that was taken, as the desk lists it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Taken {
    /// Hundredths of the promised time.
    pub percent: i32,
    /// Who was told.
    pub tells: Tells,
    /// When.
    pub at: DateTime<Utc>,
}
