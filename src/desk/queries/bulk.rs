//! Statements on what was done to several questions at once.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{desk_bulk_rows, desk_bulks};
use crate::db::{AudienceId, BoardId, Conn, DeskBulkId, Keep, MemberId, QuestionId};
use crate::desk::model::bulk::{Before, Deed};
use crate::error::Error;
use crate::events::Urgency;

/// Kept for so long, though it can be undone for minutes only.
const KEPT: TimeDelta = TimeDelta::days(1);

/// Writes down what was done, and how each question stood before.
pub async fn insert(
    conn: &mut Conn,
    by: MemberId,
    (deed, rows): (Deed, &[Before]),
    now: DateTime<Utc>,
) -> QueryResult<DeskBulkId> {
    let id: DeskBulkId = diesel::insert_into(desk_bulks::table)
        .values((desk_bulks::member_id.eq(by), desk_bulks::deed.eq(deed), desk_bulks::at.eq(now)))
        .returning(desk_bulks::id)
        .get_result(conn)
        .await?;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                desk_bulk_rows::bulk_id.eq(id),
                desk_bulk_rows::question_id.eq(row.question),
                desk_bulk_rows::version.eq(row.version),
                desk_bulk_rows::board_id.eq(row.board),
                desk_bulk_rows::audience_id.eq(row.audience),
                desk_bulk_rows::owner_id.eq(row.owner),
                desk_bulk_rows::claim_expires_at.eq(row.claim_until),
                desk_bulk_rows::urgency.eq(row.urgency),
                desk_bulk_rows::urgency_by.eq(row.urgency_by),
            )
        })
        .collect();
    diesel::insert_into(desk_bulk_rows::table).values(rows).execute(conn).await?;
    Ok(id)
}

/// Forgets those that cannot be undone any more.
pub async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::delete(desk_bulks::table.filter(desk_bulks::at.lt(now - KEPT))).execute(conn).await?;
    Ok(())
}

/// One of a member's: what was done, when, and when it was undone; locked until the transaction ends.
pub async fn lock(
    conn: &mut Conn,
    by: MemberId,
    id: DeskBulkId,
) -> Result<(Deed, DateTime<Utc>, Option<DateTime<Utc>>), Error> {
    let own = desk_bulks::table.filter(desk_bulks::id.eq(id).and(desk_bulks::member_id.eq(by)));
    let row = own.select((desk_bulks::deed, desk_bulks::at, desk_bulks::undone_at)).for_update();
    row.first(conn).await.optional()?.ok_or(Error::NotFound)
}

type Columns = (
    QuestionId,
    i32,
    BoardId,
    AudienceId,
    Option<MemberId>,
    Option<DateTime<Utc>>,
    Urgency,
    Option<MemberId>,
);

/// How its questions stood before, in the order of their numbers.
pub async fn rows(conn: &mut Conn, id: DeskBulkId) -> QueryResult<Vec<Before>> {
    let rows: Vec<Columns> = desk_bulk_rows::table
        .filter(desk_bulk_rows::bulk_id.eq(id))
        .order(desk_bulk_rows::question_id)
        .select((
            desk_bulk_rows::question_id,
            desk_bulk_rows::version,
            desk_bulk_rows::board_id,
            desk_bulk_rows::audience_id,
            desk_bulk_rows::owner_id,
            desk_bulk_rows::claim_expires_at,
            desk_bulk_rows::urgency,
            desk_bulk_rows::urgency_by,
        ))
        .load(conn)
        .await?;
    let read = |(question, version, board, audience, owner, claim_until, urgency, urgency_by): Columns| {
        Before { question, version, board, audience, owner, claim_until, urgency, urgency_by }
    };
    Ok(rows.into_iter().map(read).collect())
}

/// It is undone.
pub async fn set_undone(conn: &mut Conn, id: DeskBulkId, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(desk_bulks::table.find(id.0))
        .set(desk_bulks::undone_at.eq(now))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}
