//! The proof that threads, events and ledger agree: each ledger row is told again from its events, then the marks and
//! posts of its thread are held against it. It runs every night by itself.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel_async::AsyncConnection;

use super::queries::ledger_checks::{self, Checked};
use crate::accounts::queries::members::admins;
use crate::db::{Conn, MemberId};
use crate::events::{Happened, Kind, append};
use crate::ledger::actions::LedgerError;
use crate::ledger::self_check::{self, Report};

/// Questions held against their rows at a time.
const BATCH: i64 = 5_000;
/// The hour of the site at which the check of the day is due.
const HOUR: u32 = 3;

/// Checks every question; `progress` hears how many were told again so far.
pub async fn run(conn: &mut Conn, progress: impl FnMut(u64)) -> Result<Report, LedgerError> {
    let mut report = self_check::run(conn, progress).await?;
    let last = ledger_checks::last_question(conn).await?;
    let mut above = 0;
    while above < last {
        report.differences.extend(ledger_checks::disagreements(conn, above, above + BATCH).await?);
        above += BATCH;
    }
    Ok(report)
}

/// Whether none was done since the last night.
pub async fn is_due(conn: &mut Conn, zone: Tz, now: DateTime<Utc>) -> diesel::QueryResult<bool> {
    let night = last_night(zone, now);
    Ok(ledger_checks::newest(conn).await?.is_none_or(|checked| checked.at < night))
}

/// When the check of the last night was due, by the site's zone.
pub fn last_night(zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let nights = [Some(today), today.pred_opt()].into_iter().flatten().filter_map(|day| night(zone, day));
    nights.filter(|night| *night <= now).max().unwrap_or(now)
}

/// None where the clocks jump over that hour: the night before counts on.
fn night(zone: Tz, day: NaiveDate) -> Option<DateTime<Utc>> {
    let hour = day.and_hms_opt(HOUR, 0, 0)?.and_local_timezone(zone).earliest()?;
    Some(hour.with_timezone(&Utc))
}

/// Does the check of the day, keeps what it came to, and names every difference in the log; nothing if it was done, or
/// if another connection is at it. The connection is no longer used for anything else.
pub async fn run_if_due(conn: &mut Conn, now: DateTime<Utc>) -> Result<(), LedgerError> {
    if !ledger_checks::is_alone(conn).await? {
        return Ok(());
    }
    let zone = ledger_checks::zone(conn).await?;
    if !is_due(conn, zone, now).await? {
        return Ok(());
    }
    let report = run(conn, |_| {}).await?;
    if report.skipped > 0 {
        tracing::info!(skipped = report.skipped, "questions that were being changed were not checked");
    }
    for difference in &report.differences {
        tracing::error!(question = %difference.question, what = %difference.what, "the ledger differs");
    }
    let differing = report.differences.iter().map(|difference| difference.question);
    let checked = Checked::new(now, report.checked, report.differences.len(), differing);
    conn.transaction(async |conn| {
        ledger_checks::note(conn, &checked).await?;
        tell_admins(conn, &checked, |differences, told| Kind::LedgerDiffers { differences, told }).await
    })
    .await?;
    Ok(())
}

/// Admins hear of a check that found something; `kind` is the event that says so, with how many differences and whom it
/// tells.
pub async fn tell_admins(
    conn: &mut Conn,
    checked: &Checked,
    kind: impl FnOnce(i64, Vec<MemberId>) -> Kind,
) -> diesel::QueryResult<()> {
    if checked.differences > 0 {
        let told = admins(conn).await?;
        append(conn, Happened::new(kind(checked.differences, told)), checked.at).await?;
    }
    Ok(())
}
