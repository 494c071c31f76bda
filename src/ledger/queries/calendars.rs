//! Statements on calendars and their versions.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::result::Error::DeserializationError;
use diesel_async::RunQueryDsl;
use serde_json::Value;

use crate::db::schema::{calendar_versions, calendars};
use crate::db::{CalendarId, CalendarVersionId, Conn, MemberId};
use crate::ledger::calendar::{Calendar, Hours, SpecialDay};
use crate::ledger::model::NamedCalendar;

/// A calendar as its version keeps it: zone, week, days.
pub(super) fn read((zone, week, days): (String, Value, Value)) -> QueryResult<Calendar> {
    let zone = zone.parse().map_err(|e| DeserializationError(Box::new(e)))?;
    let week: [Vec<Hours>; 7] =
        serde_json::from_value(week).map_err(|e| DeserializationError(Box::new(e)))?;
    let days: BTreeMap<NaiveDate, SpecialDay> =
        serde_json::from_value(days).map_err(|e| DeserializationError(Box::new(e)))?;
    Calendar::new(zone, week, days).map_err(|e| DeserializationError(Box::new(e)))
}

fn stored(calendar: &Calendar) -> QueryResult<(Value, Value)> {
    let failed = |e: serde_json::Error| diesel::result::Error::SerializationError(Box::new(e));
    let week = serde_json::to_value(calendar.week()).map_err(failed)?;
    Ok((week, serde_json::to_value(calendar.days()).map_err(failed)?))
}

type Columns = (CalendarId, String, Option<DateTime<Utc>>, CalendarVersionId, (String, Value, Value));

/// Every calendar as it holds, archived ones too, by name.
pub async fn all(conn: &mut Conn) -> QueryResult<Vec<NamedCalendar>> {
    let rows: Vec<Columns> = calendars::table
        .inner_join(calendar_versions::table)
        .filter(calendar_versions::replaced_at.is_null())
        .order((calendars::name, calendars::id))
        .select((
            calendars::id,
            calendars::name,
            calendars::archived_at,
            calendar_versions::id,
            (calendar_versions::zone, calendar_versions::week, calendar_versions::days),
        ))
        .load(conn)
        .await?;
    let named = |(id, name, archived_at, version, columns)| {
        Ok(NamedCalendar { id, name, archived_at, version, calendar: read(columns)? })
    };
    rows.into_iter().map(named).collect()
}

/// Locks a calendar until the transaction ends; `None` if there is none.
pub async fn lock(conn: &mut Conn, id: CalendarId) -> QueryResult<Option<CalendarId>> {
    calendars::table.find(id.0).select(calendars::id).for_no_key_update().first(conn).await.optional()
}

/// A calendar without a version yet.
pub(in crate::ledger) async fn insert(
    conn: &mut Conn,
    name: &str,
    now: DateTime<Utc>,
) -> QueryResult<CalendarId> {
    diesel::insert_into(calendars::table)
        .values((calendars::name.eq(name), calendars::created_at.eq(now)))
        .returning(calendars::id)
        .get_result(conn)
        .await
}

/// Gives it another name.
pub(in crate::ledger) async fn rename(conn: &mut Conn, id: CalendarId, name: &str) -> QueryResult<()> {
    diesel::update(calendars::table.find(id.0)).set(calendars::name.eq(name)).execute(conn).await?;
    Ok(())
}

/// Takes it out of the choice, or puts it back.
pub(in crate::ledger) async fn archive(
    conn: &mut Conn,
    id: CalendarId,
    archived_at: Option<DateTime<Utc>>,
) -> QueryResult<()> {
    diesel::update(calendars::table.find(id.0))
        .set(calendars::archived_at.eq(archived_at))
        .execute(conn)
        .await?;
    Ok(())
}

/// What it says from now on.
pub(in crate::ledger) async fn insert_version(
    conn: &mut Conn,
    id: CalendarId,
    calendar: &Calendar,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<CalendarVersionId> {
    let holds = calendar_versions::calendar_id.eq(id).and(calendar_versions::replaced_at.is_null());
    diesel::update(calendar_versions::table.filter(holds))
        .set(calendar_versions::replaced_at.eq(now))
        .execute(conn)
        .await?;
    let (week, days) = stored(calendar)?;
    diesel::insert_into(calendar_versions::table)
        .values((
            calendar_versions::calendar_id.eq(id),
            calendar_versions::zone.eq(calendar.zone().name()),
            calendar_versions::week.eq(week),
            calendar_versions::days.eq(days),
            calendar_versions::created_by.eq(by),
            calendar_versions::created_at.eq(now),
        ))
        .returning(calendar_versions::id)
        .get_result(conn)
        .await
}
