//! `/admin/calendars/{id}/holidays`: holidays out of an iCalendar file.

use std::collections::BTreeMap;

use actix_multipart::Multipart;
use actix_web::web;
use chrono::NaiveDate;

use super::calendars::{locked, named};
use crate::db::CalendarId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ledger::actions::targets as verbs;
use crate::ledger::calendar::{Calendar, SpecialDay};
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
    let bytes = match file::receive(parts, &["file"], FILE_BYTES_MAX).await? {
        Ok(sent) => sent.bytes,
        Err(NoFile::Missing) => return shown(&visit, &named, Some(t::TARGETS_FILE_MISSING)).await,
        Err(NoFile::TooLarge) => return shown(&visit, &named, Some(t::TARGETS_FILE_LARGE)).await,
    };
    let Ok(holidays) = read(bytes, visit.now.with_timezone(&named.calendar.zone()).date_naive()).await?
    else {
        return shown(&visit, &named, Some(t::TARGETS_FILE_OTHER)).await;
    };
    let mut change = visit.begin().await?;
    let held = locked(&mut change, *id).await?;
    let (days, added) = joined(&held.calendar, &holidays);
    if added == 0 {
        change.leave().await?;
        return see_with(&visit, &urls::admin_calendar(*id), Flash::warn(t::TARGETS_FILE_NOTHING));
    }
    let calendar = Calendar::new(held.calendar.zone(), held.calendar.week().clone(), days);
    let calendar = calendar.map_err(|error| Error::Internal(error.to_string()))?;
    verbs::change_calendar(&mut change, &held, &held.name, &calendar, by, visit.now).await?;
    change.commit().await?;
    visit.renew_site().await?;
    let left_out = holidays.timed + holidays.left_out;
    let flash = Flash::ok(if left_out == 0 { t::TARGETS_FILE_READ } else { t::TARGETS_FILE_READ_PARTLY });
    let flash = flash.with("count", added.to_string()).with("left", left_out.to_string());
    see_with(&visit, &urls::admin_calendar(*id), flash)
}

/// Away from the reactor: a megabyte takes a while.
async fn read(bytes: Vec<u8>, today: NaiveDate) -> Result<Result<Holidays, NoCalendar>, Error> {
    let work = move || holidays::read(&bytes, today);
    tokio::task::spawn_blocking(work).await.map_err(|error| Error::Internal(error.to_string()))
}

fn joined(calendar: &Calendar, holidays: &Holidays) -> (BTreeMap<NaiveDate, SpecialDay>, usize) {
    let mut days = calendar.days().clone();
    let before = days.len();
    for (date, day) in &holidays.days {
        if days.len() < DAYS_MAX {
            days.entry(*date).or_insert_with(|| day.clone());
        }
    }
    let added = days.len() - before;
    (days, added)
}

async fn shown(visit: &Visit, named: &NamedCalendar, wrong: Option<Key>) -> Answer {
    let mut errors = FieldErrors::new();
    if let Some(key) = wrong {
        errors.add("file", visit.words.text(key));
    }
    let page = Page::staff(visit, visit.words.text(t::TARGETS_IMPORT), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::import(visit, named, &errors)).await
}
