//! Statements on the ladder.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool};
use diesel::upsert::excluded;
use diesel_async::RunQueryDsl;

use super::model::Step;
use crate::db::schema::{ladder_steps, ladder_taken, ladder_waits};
use crate::db::{self, BoardId, Conn, QuestionId};
use crate::events::Tells;
use crate::ledger::Row;

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

/// Steps taken for some questions: question, board, round, hundredths, and when.
pub(super) type TakenRow = (QuestionId, BoardId, i32, i32, DateTime<Utc>);

/// Every step that was taken for these questions.
pub(super) async fn taken(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<TakenRow>> {
    ladder_taken::table
        .filter(ladder_taken::question_id.eq_any(questions))
        .select((
            ladder_taken::question_id,
            ladder_taken::board_id,
            ladder_taken::round,
            ladder_taken::percent,
            ladder_taken::at,
        ))
        .load(conn)
        .await
}

/// The escalations of a question.
#[derive(QueryableByName)]
pub(super) struct Escalations {
    #[diesel(sql_type = BigInt)]
    pub(super) question: QuestionId,
    /// How many there were.
    #[diesel(sql_type = BigInt)]
    pub(super) count: i64,
    /// Whether the last one was called off.
    #[diesel(sql_type = Bool)]
    pub(super) called_off: bool,
}

/// The escalations of these questions; those without any are left out.
pub(super) async fn escalated(conn: &mut Conn, questions: &[QuestionId]) -> QueryResult<Vec<Escalations>> {
    db::statement(
        "select question_id as question, count(*) as count,
                coalesce((array_agg(ended_how order by id desc))[1] = 'called_off', false) as called_off
         from escalations where question_id = any ($1) group by question_id",
    )
    .bind::<Array<BigInt>, _>(questions)
    .load(conn)
    .await
}

/// Notes that steps were taken in a round.
pub(super) async fn take(
    conn: &mut Conn,
    (row, round): (&Row, i32),
    steps: &[Step],
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let values: Vec<_> = steps
        .iter()
        .map(|step| {
            (
                ladder_taken::question_id.eq(row.question_id),
                ladder_taken::board_id.eq(row.board_id),
                ladder_taken::round.eq(round),
                ladder_taken::percent.eq(step.percent),
                ladder_taken::tells.eq(step.tells),
                ladder_taken::at.eq(at),
            )
        })
        .collect();
    diesel::insert_into(ladder_taken::table)
        .values(values)
        .on_conflict(ladder_taken::table.primary_key())
        .do_update()
        .set((
            ladder_taken::tells.eq(excluded(ladder_taken::tells)),
            ladder_taken::at.eq(excluded(ladder_taken::at)),
        ))
        .execute(conn)
        .await?;
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

/// Questions whose next step has come. Nothing is locked: whoever takes a step locks the thread first, then looks again.
pub(super) async fn due(conn: &mut Conn, now: DateTime<Utc>, limit: i64) -> QueryResult<Vec<QuestionId>> {
    ladder_waits::table
        .filter(ladder_waits::at.le(now))
        .order(ladder_waits::at)
        .limit(limit)
        .select(ladder_waits::question_id)
        .load(conn)
        .await
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
