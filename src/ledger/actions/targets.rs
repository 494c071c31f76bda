//! What boards promise, and by which hours it is counted. Rows that clocks name never change: others take their place,
//! and a job sets open questions' deadlines anew.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::result::{DatabaseErrorKind, Error as Diesel};

use crate::db::{BoardId, CalendarId, CalendarVersionId, Conn, MemberId, TargetId};
use crate::events::{Happened, Kind, append};
use crate::ledger::calendar::Calendar;
use crate::ledger::model::{NamedCalendar, NewTarget, Promise};
use crate::ledger::queries::{calendars, targets};

/// Why a calendar or target was not written.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// Another calendar has this name.
    #[error("the name is taken")]
    NameTaken,
    /// Promises are counted by it.
    #[error("boards count by this calendar")]
    InUse,
    /// What is promised by it would come due in more than ten years.
    #[error("promises would come due too late")]
    TooFewHours,
    /// From the first to the last of these days no minute is open.
    #[error("closed from {0} to {1}")]
    ClosedLong(NaiveDate, NaiveDate),
    /// The calendar is not there, or was taken out of the choice.
    #[error("no such calendar")]
    NoCalendar,
    /// The database refused.
    #[error("database: {0}")]
    Database(Diesel),
}

impl From<Diesel> for TargetError {
    fn from(error: Diesel) -> Self {
        match &error {
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, info)
                if info.constraint_name() == Some("calendars_name_taken") =>
            {
                Self::NameTaken
            }
            _ => Self::Database(error),
        }
    }
}

impl From<TargetError> for crate::error::Error {
    fn from(error: TargetError) -> Self {
        match error {
            TargetError::Database(error) => error.into(),
            other => Self::Internal(other.to_string()),
        }
    }
}

/// Sets what a board promises: what is not among `wanted` ends. Gives whether anything changed.
pub async fn set_targets(
    conn: &mut Conn,
    board: BoardId,
    wanted: &[NewTarget],
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<bool, TargetError> {
    let calendars = calendars::all(conn).await?;
    let mut held = targets::in_force(conn).await?;
    held.retain(|promise| promise.board == board);
    let mut new = Vec::new();
    for target in wanted {
        if !held.iter().any(|promise| promise.keeps(target)) {
            new.push((*target, version(&calendars, target.calendar)?));
        }
    }
    let goes = |promise: &&Promise| !wanted.iter().any(|target| promise.is_for(target));
    let ended: Vec<TargetId> = held.iter().filter(goes).map(|promise| promise.target.id).collect();
    if new.is_empty() && ended.is_empty() {
        return Ok(false);
    }
    targets::end(conn, &ended, now).await?;
    targets::insert(conn, board, &new, by, now).await?;
    append(conn, Happened::new(Kind::TargetsChanged).board(board).by(by), now).await?;
    Ok(true)
}

fn version(calendars: &[NamedCalendar], id: CalendarId) -> Result<CalendarVersionId, TargetError> {
    let known = calendars.iter().find(|named| named.id == id && named.archived_at.is_none());
    known.map(|named| named.version).ok_or(TargetError::NoCalendar)
}

/// Makes a calendar.
pub async fn create_calendar(
    conn: &mut Conn,
    name: &str,
    calendar: &Calendar,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<CalendarId, TargetError> {
    opens_in_time(calendar, now)?;
    let id = calendars::insert(conn, name, now).await?;
    calendars::insert_version(conn, id, calendar, by, now).await?;
    append(conn, Happened::new(Kind::CalendarChanged).subject(id.0).by(by), now).await?;
    Ok(id)
}

fn opens_in_time(calendar: &Calendar, now: DateTime<Utc>) -> Result<(), TargetError> {
    let closed = calendar.closed_for_long(now.with_timezone(&calendar.zone()).date_naive());
    closed.map_or(Ok(()), |(first, last)| Err(TargetError::ClosedLong(first, last)))
}

/// Changes a calendar that the caller has locked. What is counted by it is promised anew by its new version.
pub async fn change_calendar(
    conn: &mut Conn,
    held: &NamedCalendar,
    name: &str,
    calendar: &Calendar,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), TargetError> {
    if held.name == name && held.calendar == *calendar {
        return Ok(());
    }
    if held.calendar != *calendar {
        opens_in_time(calendar, now)?;
    }
    let promises = targets::in_force(conn).await?;
    let late = |promise: &&Promise| {
        let target = &promise.target;
        let minutes = [target.answer, target.next, target.outcome].map(|time| time.num_minutes());
        let too_late = |minutes: i64| !i32::try_from(minutes).is_ok_and(|m| calendar.can_promise(m));
        promise.calendar == held.id && minutes.into_iter().any(too_late)
    };
    if promises.iter().any(|promise| late(&promise)) {
        return Err(TargetError::TooFewHours);
    }
    calendars::rename(conn, held.id, name).await?;
    if held.calendar != *calendar {
        let version = calendars::insert_version(conn, held.id, calendar, by, now).await?;
        targets::count_by(conn, held.id, version, by, now).await?;
    }
    append(conn, Happened::new(Kind::CalendarChanged).subject(held.id.0).by(by), now).await?;
    Ok(())
}

/// Takes a calendar that the caller has locked out of the choice, or puts it back.
pub async fn archive_calendar(
    conn: &mut Conn,
    held: &NamedCalendar,
    archived_at: Option<DateTime<Utc>>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), TargetError> {
    if held.archived_at.is_some() == archived_at.is_some() {
        return Ok(());
    }
    if archived_at.is_some() && targets::count_by_calendar(conn, held.id).await? {
        return Err(TargetError::InUse);
    }
    calendars::archive(conn, held.id, archived_at).await?;
    append(conn, Happened::new(Kind::CalendarChanged).subject(held.id.0).by(by), now).await?;
    Ok(())
}

impl Promise {
    /// Whether it is promised to the same people at the same urgency.
    fn is_for(&self, new: &NewTarget) -> bool {
        (self.urgency, self.group) == (new.urgency, new.group)
    }

    /// Whether it is the very same promise.
    fn keeps(&self, new: &NewTarget) -> bool {
        let minutes = [self.target.answer, self.target.next, self.target.outcome];
        let wanted = [new.answer_minutes, new.next_minutes, new.outcome_minutes];
        self.is_for(new)
            && self.calendar == new.calendar
            && minutes.map(|time| time.num_minutes()) == wanted.map(i64::from)
    }
}
