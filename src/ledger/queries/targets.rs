//! Statements on targets. Rows never change but for the end of their time; the database ends the one before.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::expression::functions::declare_sql_function;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel_async::RunQueryDsl;
use serde_json::Value;

use super::calendars;
use crate::db::schema::{calendar_versions, targets};
use crate::db::{
    self, BoardId, CalendarId, CalendarVersionId, Conn, GroupId, MemberId, QuestionId, TargetId,
};
use crate::events::Urgency;
use crate::ledger::model::{NewTarget, Promise, Target};
use crate::ledger::state::Targets;

#[declare_sql_function]
extern "SQL" {
    /// The target that holds for a new question of this member.
    fn target_for(board: BigInt, urgency: Text, asker: Nullable<BigInt>) -> Nullable<BigInt>;
    /// The same for one that is there; null board or urgency: as it stands.
    fn target_of_question(
        question: BigInt,
        board: Nullable<BigInt>,
        urgency: Nullable<Text>,
    ) -> Nullable<BigInt>;
}

type Columns = (TargetId, i32, i32, i32, (String, Value, Value));

const COLUMNS: (
    targets::id,
    targets::answer_minutes,
    targets::next_minutes,
    targets::outcome_minutes,
    (calendar_versions::zone, calendar_versions::week, calendar_versions::days),
) = (
    targets::id,
    targets::answer_minutes,
    targets::next_minutes,
    targets::outcome_minutes,
    (calendar_versions::zone, calendar_versions::week, calendar_versions::days),
);

fn target_of((id, answer, next, outcome, calendar): Columns) -> QueryResult<Target> {
    let minutes = |minutes: i32| TimeDelta::minutes(minutes.into());
    Ok(Target {
        id,
        answer: minutes(answer),
        next: minutes(next),
        outcome: minutes(outcome),
        calendar: Arc::new(calendars::read(calendar)?),
    })
}

/// Targets by their rows, those that hold no more too.
pub async fn by_ids(conn: &mut Conn, ids: &[TargetId]) -> QueryResult<Targets> {
    let rows = targets::table.inner_join(calendar_versions::table).filter(targets::id.eq_any(ids));
    let found: Vec<Columns> = rows.select(COLUMNS).load(conn).await?;
    found.into_iter().map(|columns| target_of(columns).map(|target| (target.id, target))).collect()
}

/// The target that holds for a new question.
pub async fn for_new(
    conn: &mut Conn,
    board: BoardId,
    urgency: Urgency,
    asker: MemberId,
) -> QueryResult<TargetId> {
    let found: Option<TargetId> =
        diesel::select(target_for(board, urgency, Some(asker))).get_result(conn).await?;
    found.ok_or(diesel::result::Error::NotFound)
}

/// The target that would hold for a question on this board.
pub async fn on_board(conn: &mut Conn, question: QuestionId, board: BoardId) -> QueryResult<TargetId> {
    let holds = target_of_question(question, Some(board), None::<Urgency>);
    let found: Option<TargetId> = diesel::select(holds).get_result(conn).await?;
    found.ok_or(diesel::result::Error::NotFound)
}

/// The target that would hold for a question of this urgency.
pub async fn at_urgency(conn: &mut Conn, question: QuestionId, urgency: Urgency) -> QueryResult<TargetId> {
    let holds = target_of_question(question, None::<BoardId>, Some(urgency));
    let found: Option<TargetId> = diesel::select(holds).get_result(conn).await?;
    found.ok_or(diesel::result::Error::NotFound)
}

/// Every promise that holds, by board, those to everybody first, the most urgent last.
pub async fn in_force(conn: &mut Conn) -> QueryResult<Vec<Promise>> {
    type Row = (BoardId, Urgency, Option<GroupId>, CalendarId, Columns);
    let rows: Vec<Row> = targets::table
        .inner_join(calendar_versions::table)
        .filter(targets::replaced_at.is_null())
        .select((
            targets::board_id,
            targets::urgency,
            targets::group_id,
            calendar_versions::calendar_id,
            COLUMNS,
        ))
        .load(conn)
        .await?;
    let promise = |(board, urgency, group, calendar, columns)| {
        Ok(Promise { board, urgency, group, calendar, target: target_of(columns)? })
    };
    let mut promises: Vec<Promise> = rows.into_iter().map(promise).collect::<QueryResult<_>>()?;
    promises.sort_by_key(|promise| (promise.board, promise.group, promise.urgency));
    Ok(promises)
}

/// One at a time changes promises or what counts them, from before the reading until the transaction ends: both write
/// the same rows.
pub async fn lock(conn: &mut Conn) -> QueryResult<()> {
    db::statement("lock table targets in share row exclusive mode").execute(conn).await.map(drop)
}

/// Makes promises; the ones they take the place of end.
pub(in crate::ledger) async fn insert(
    conn: &mut Conn,
    board: BoardId,
    new: &[(NewTarget, CalendarVersionId)],
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let row = |(new, calendar): &(NewTarget, CalendarVersionId)| {
        (
            targets::board_id.eq(board),
            targets::urgency.eq(new.urgency),
            targets::group_id.eq(new.group),
            targets::answer_minutes.eq(new.answer_minutes),
            targets::next_minutes.eq(new.next_minutes),
            targets::outcome_minutes.eq(new.outcome_minutes),
            targets::calendar_version_id.eq(*calendar),
            targets::created_by.eq(by),
            targets::created_at.eq(now),
        )
    };
    let rows: Vec<_> = new.iter().map(row).collect();
    diesel::insert_into(targets::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Ends promises without another in their place.
pub(in crate::ledger) async fn end(conn: &mut Conn, ids: &[TargetId], now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(targets::table.filter(targets::id.eq_any(ids)))
        .set(targets::replaced_at.eq(now))
        .execute(conn)
        .await?;
    Ok(())
}

/// Makes every promise counted by a calendar anew, counted by its new version.
pub(in crate::ledger) async fn count_by(
    conn: &mut Conn,
    calendar: CalendarId,
    version: CalendarVersionId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let held: Vec<(BoardId, Urgency, Option<GroupId>, i32, i32, i32)> = targets::table
        .inner_join(calendar_versions::table)
        .filter(targets::replaced_at.is_null().and(calendar_versions::calendar_id.eq(calendar)))
        .order(targets::id)
        .select((
            targets::board_id,
            targets::urgency,
            targets::group_id,
            targets::answer_minutes,
            targets::next_minutes,
            targets::outcome_minutes,
        ))
        .load(conn)
        .await?;
    for (board, urgency, group, answer_minutes, next_minutes, outcome_minutes) in held {
        let same = NewTarget { urgency, group, calendar, answer_minutes, next_minutes, outcome_minutes };
        insert(conn, board, &[(same, version)], by, now).await?;
    }
    Ok(())
}

/// Whether a promise that holds is counted by this calendar.
pub async fn count_by_calendar(conn: &mut Conn, calendar: CalendarId) -> QueryResult<bool> {
    let counted = targets::table
        .inner_join(calendar_versions::table)
        .filter(targets::replaced_at.is_null().and(calendar_versions::calendar_id.eq(calendar)));
    diesel::select(diesel::dsl::exists(counted)).get_result(conn).await
}
