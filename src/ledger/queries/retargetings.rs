//! Statements that set open questions' deadlines anew, and say how far that is.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Integer, Nullable, Timestamptz};
use diesel_async::RunQueryDsl;

use super::targets::target_of_question;
use crate::db::schema::{ledger, retargetings, targets};
use crate::db::{self, BoardId, Conn, QuestionId, TargetId};
use crate::events::Urgency;
use crate::ledger::model::{Retargeting, Row};

type Columns = (i64, DateTime<Utc>, i64, i64, i64, QuestionId, Option<DateTime<Utc>>);

fn retargeting((id, wanted_at, total, done, changed, after, ended_at): Columns) -> Retargeting {
    Retargeting { id, wanted_at, total, done, changed, after, ended_at }
}

const COLUMNS: (
    retargetings::id,
    retargetings::wanted_at,
    retargetings::total,
    retargetings::done,
    retargetings::changed,
    retargetings::after_question,
    retargetings::ended_at,
) = (
    retargetings::id,
    retargetings::wanted_at,
    retargetings::total,
    retargetings::done,
    retargetings::changed,
    retargetings::after_question,
    retargetings::ended_at,
);

/// The newest one.
pub async fn newest(conn: &mut Conn) -> QueryResult<Option<Retargeting>> {
    let newest = retargetings::table.order(retargetings::id.desc()).select(COLUMNS);
    Ok(newest.first::<Columns>(conn).await.optional()?.map(retargeting))
}

/// Wants every open question looked at. One under way begins again: what it has seen may have changed.
pub(in crate::ledger) async fn want(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    let total: i64 = ledger::table.filter(ledger::next_due.is_not_null()).count().get_result(conn).await?;
    let again = diesel::update(retargetings::table.filter(retargetings::ended_at.is_null()))
        .set((
            retargetings::wanted_at.eq(now),
            retargetings::total.eq(total),
            retargetings::done.eq(0),
            retargetings::changed.eq(0),
            retargetings::after_question.eq(QuestionId(0)),
        ))
        .execute(conn)
        .await?;
    if again == 0 {
        diesel::insert_into(retargetings::table)
            .values((retargetings::wanted_at.eq(now), retargetings::total.eq(total)))
            .execute(conn)
            .await?;
    }
    Ok(())
}

/// The one under way, locked; `None` when nothing is left or another node works on it.
pub(in crate::ledger) async fn under_way(conn: &mut Conn) -> QueryResult<Option<Retargeting>> {
    let unfinished = retargetings::table.filter(retargetings::ended_at.is_null()).order(retargetings::id);
    let locked = unfinished.select(COLUMNS).for_no_key_update().skip_locked();
    Ok(locked.first::<Columns>(conn).await.optional()?.map(retargeting))
}

/// How far it came.
pub(in crate::ledger) async fn keep(conn: &mut Conn, at: &Retargeting) -> QueryResult<()> {
    diesel::update(retargetings::table.find(at.id))
        .set((
            retargetings::done.eq(at.done),
            retargetings::changed.eq(at.changed),
            retargetings::after_question.eq(at.after),
            retargetings::ended_at.eq(at.ended_at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// The next open questions after one, locked, each with the target that holds for it.
pub(in crate::ledger) async fn open_after(
    conn: &mut Conn,
    after: QuestionId,
    limit: i64,
) -> QueryResult<Vec<(Row, Option<TargetId>)>> {
    let rows: Vec<Row> = ledger::table
        .filter(ledger::next_due.is_not_null().and(ledger::question_id.gt(after.0)))
        .order(ledger::question_id)
        .limit(limit)
        .select(Row::as_select())
        .for_update()
        .load(conn)
        .await?;
    // Asked after the lock: before it, a row may have been another.
    let ids: Vec<QuestionId> = rows.iter().map(|row| row.question_id).collect();
    let target = target_of_question(ledger::question_id, None::<BoardId>, None::<Urgency>);
    let holds = ledger::table.filter(ledger::question_id.eq_any(&ids)).select((ledger::question_id, target));
    let holds: HashMap<QuestionId, Option<TargetId>> =
        holds.load::<(QuestionId, Option<TargetId>)>(conn).await?.into_iter().collect();
    let with_target = |row: Row| {
        let target = holds.get(&row.question_id).copied().flatten();
        (row, target)
    };
    Ok(rows.into_iter().map(with_target).collect())
}

/// Whether an open question stands under a target that holds no more, and nothing is under way that will mend it: it was
/// asked while the target changed.
pub(in crate::ledger) async fn is_needed(conn: &mut Conn) -> QueryResult<bool> {
    let outdated = targets::table
        .inner_join(ledger::table.on(ledger::target_id.eq(targets::id)))
        .filter(targets::replaced_at.is_not_null().and(ledger::next_due.is_not_null()));
    let under_way = retargetings::table.filter(retargetings::ended_at.is_null());
    let needed = diesel::dsl::exists(outdated).and(diesel::dsl::not(diesel::dsl::exists(under_way)));
    diesel::select(needed).get_result(conn).await
}

/// Writes what a new target changes in rows, in one statement.
pub(in crate::ledger) async fn save(conn: &mut Conn, rows: &[Row]) -> QueryResult<()> {
    fn column<T>(rows: &[Row], of: impl Fn(&Row) -> T) -> Vec<T> {
        rows.iter().map(of).collect()
    }
    db::statement(include_str!("retarget.sql"))
        .bind::<Array<BigInt>, _>(column(rows, |row| row.question_id.0))
        .bind::<Array<BigInt>, _>(column(rows, |row| row.target_id.0))
        .bind::<Array<Nullable<Timestamptz>>, _>(column(rows, |row| row.answer_due))
        .bind::<Array<Nullable<Timestamptz>>, _>(column(rows, |row| row.outcome_due))
        .bind::<Array<Nullable<Timestamptz>>, _>(column(rows, |row| row.next_due))
        .bind::<Array<Nullable<Integer>>, _>(column(rows, |row| row.answer_left_minutes))
        .bind::<Array<Nullable<Integer>>, _>(column(rows, |row| row.outcome_left_minutes))
        .bind::<Array<Integer>, _>(column(rows, |row| row.version))
        .execute(conn)
        .await?;
    Ok(())
}
