//! `/admin/calendars/{id}/holidays`: holidays out of an iCalendar file.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::web;
use chrono::NaiveDate;

use super::calendars::{locked, named};
use crate::change::Change;
use crate::db::CalendarId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ledger::actions::targets::{self as verbs, TargetError};
use crate::ledger::calendar::{Calendar, SpecialDay};
use crate::ledger::form::calendar as form;
use crate::ledger::holidays::{self, FILE_BYTES_MAX, Holidays, NoCalendar};
use crate::ledger::hours::DAYS_MAX;
use crate::ledger::model::NamedCalendar;
use crate::ledger::views::calendars as views;
use crate::shell::{Page, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::file::{self, NoFile};
use crate::web::flash::Flash;

/// `GET /admin/calendars/{id}/holidays`
pub async fn new(visit: Visit, id: web::Path<CalendarId>) -> Answer {
    visit.admin()?;
    let named = named(&mut *visit.conn().await?, *id).await?;
    shown(&visit, &named, None).await
}

/// `POST /admin/calendars/{id}/holidays` with `file`: its days join those of the calendar, which keeps its own of a date.
pub async fn create(visit: Visit, id: web::Path<CalendarId>, parts: Multipart) -> Answer {
    let by = visit.admin()?.id;
    let named = named(&mut *visit.conn().await?, *id).await?;
    let today = visit.now.with_timezone(&named.calendar.zone()).date_naive();
    let holidays = match sent(parts, today).await? {
        Ok(holidays) => holidays,
        Err(key) => return shown(&visit, &named, Some(visit.words.text(key).into_owned())).await,
    };
    let mut change = visit.begin().await?;
    let held = locked(&mut change, *id).await?;
    let joined = joined(&held.calendar, &holidays, today);
    if joined.added == 0 {
        change.leave().await?;
        return see_with(&visit, &urls::admin_calendar(*id), nothing_added(&joined));
    }
    let calendar = Calendar::new(held.calendar.zone(), held.calendar.week().clone(), joined.days.clone());
    let calendar = calendar.map_err(|error| Error::Internal(error.to_string()))?;
    if let Err(error) = verbs::change_calendar(&mut change, &held, &held.name, &calendar, by, visit.now).await
    {
        return refused(&visit, change, &held, error).await;
    }
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, &urls::admin_calendar(*id), added(&holidays, &joined))
}

/// What the file of the form holds, or what is wrong with it.
async fn sent(parts: Multipart, today: NaiveDate) -> Result<Result<Holidays, Key>, Error> {
    let bytes = match file::receive(parts, &["file"], FILE_BYTES_MAX).await? {
        Ok(sent) => sent.bytes,
        Err(NoFile::Missing) => return Ok(Err(t::TARGETS_FILE_MISSING)),
        Err(NoFile::Empty) => return Ok(Err(t::TARGETS_FILE_EMPTY)),
        Err(NoFile::TooLarge) => return Ok(Err(t::TARGETS_FILE_LARGE)),
    };
    Ok(read(bytes, today).await?.map_err(|error| match error {
        NoCalendar::Other => t::TARGETS_FILE_OTHER,
        NoCalendar::Encoding => t::TARGETS_FILE_ENCODING,
    }))
}

/// Away from the reactor: a megabyte takes a while.
async fn read(bytes: Vec<u8>, today: NaiveDate) -> Result<Result<Holidays, NoCalendar>, Error> {
    let work = move || holidays::read(&bytes, today);
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))
}

/// The days of a calendar once those of a file have joined them.
struct Joined {
    days: BTreeMap<NaiveDate, SpecialDay>,
    added: usize,
    /// New days that found no room among the [`DAYS_MAX`] of a calendar.
    lost: usize,
}

/// What is still to come takes room before what is over.
fn joined(calendar: &Calendar, holidays: &Holidays, today: NaiveDate) -> Joined {
    let mut joined = Joined { days: calendar.days().clone(), added: 0, lost: 0 };
    for (date, day) in holidays.days.range(today..).chain(holidays.days.range(..today).rev()) {
        if joined.days.contains_key(date) {
            continue;
        }
        if joined.days.len() < DAYS_MAX {
            joined.days.insert(*date, day.clone());
            joined.added += 1;
        } else {
            joined.lost += 1;
        }
    }
    joined
}

fn nothing_added(joined: &Joined) -> Flash {
    match joined.lost {
        0 => Flash::warn(t::TARGETS_FILE_NOTHING),
        lost => Flash::warn(t::TARGETS_FILE_FULL).count("lost", lost).count("max", DAYS_MAX),
    }
}

fn added(holidays: &Holidays, joined: &Joined) -> Flash {
    let left_out = holidays.timed + holidays.left_out;
    let key = t::TARGETS_FILE_READ;
    let flash = if joined.lost == 0 { Flash::ok(key) } else { Flash::warn(key) };
    let flash = flash.count("count", joined.added).count("left", left_out);
    flash.count("lost", joined.lost).count("max", DAYS_MAX)
}

async fn refused(visit: &Visit, change: Change, held: &NamedCalendar, error: TargetError) -> Answer {
    change.leave().await?;
    match error {
        TargetError::ClosedLong(first, last) => {
            let sentence = form::closed_long(visit.words, first, last);
            shown(visit, held, Some(sentence)).await
        }
        error => Err(error.into()),
    }
}

async fn shown(visit: &Visit, named: &NamedCalendar, wrong: Option<String>) -> Answer {
    let mut errors = FieldErrors::new();
    if let Some(sentence) = wrong {
        errors.add("file", sentence);
    }
    let page = Page::staff(visit, visit.words.text(t::TARGETS_IMPORT), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::import(visit, named, &errors)).await
}
