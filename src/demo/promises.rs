//! What the demo's boards promise beyond the usual: office hours, urgent questions, customers with a contract.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::lives::People;
use super::run::DemoError;
use crate::accounts::groups;
use crate::db::{BoardId, CalendarId, Conn, GroupId};
use crate::events::Urgency;
use crate::ledger::actions::targets;
use crate::ledger::calendar::Calendar;
use crate::ledger::hours;
use crate::ledger::model::NewTarget;

/// The board with promises of its own.
const BOARD: &str = "orders";
/// The migrations' calendar that is open around the clock.
const AROUND_THE_CLOCK: CalendarId = CalendarId(1);

/// Writes them.
pub async fn write(
    conn: &mut Conn,
    people: &People,
    boards: &HashMap<String, BoardId>,
    now: DateTime<Utc>,
) -> Result<(), DemoError> {
    let Some(board) = boards.get(BOARD) else { return Ok(()) };
    let by = people.id("admin")?;
    let group = groups::create(conn, "Contract customers", by, now).await?;
    groups::add(conn, group, &[people.id("mei")?, people.id("jonas")?], by, now).await?;
    let office = targets::create_calendar(conn, "Singapore office", &office_hours()?, by, now).await?;
    targets::set_targets(conn, *board, &promises(office, group), by, now).await?;
    Ok(())
}

fn office_hours() -> Result<Calendar, DemoError> {
    let wrong = |error: &dyn std::fmt::Display| DemoError::Calendar(error.to_string());
    let weekday = hours::parse("9-12, 13-18").map_err(|e| wrong(&e))?;
    let saturday = hours::parse("10-14").map_err(|e| wrong(&e))?;
    let week = std::array::from_fn(|day| match day {
        0..5 => weekday.clone(),
        5 => saturday.clone(),
        _ => Vec::new(),
    });
    let days = "2026-12-24 9:00-12:00 Christmas Eve\n2026-12-25 Christmas Day\n2027-01-01 New Year’s Day\n\
                2027-02-06 Chinese New Year\n2027-02-07 Chinese New Year";
    let days = hours::parse_days(days).map_err(|e| wrong(&e))?;
    Calendar::new(chrono_tz::Tz::Asia__Singapore, week, days).map_err(|e| wrong(&e))
}

fn promises(office: CalendarId, group: GroupId) -> [NewTarget; 4] {
    let target = |urgency, group, calendar, (answer, next, outcome): (i32, i32, i32)| NewTarget {
        urgency,
        group,
        calendar,
        answer_minutes: answer * 60,
        next_minutes: next * 60,
        outcome_minutes: outcome * 60,
    };
    [
        target(Urgency::Normal, None, office, (4, 4, 24)),
        target(Urgency::High, None, office, (2, 2, 9)),
        target(Urgency::Safety, None, AROUND_THE_CLOCK, (1, 1, 12)),
        target(Urgency::Normal, Some(group), office, (2, 2, 18)),
    ]
}
