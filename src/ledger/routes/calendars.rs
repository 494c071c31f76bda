//! `/admin/calendars`: business hours and holidays.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::change::Change;
use crate::db::{CalendarId, Conn};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::ledger::actions::targets::{self as verbs, TargetError};
use crate::ledger::form::calendar::{self as form, Typed};
use crate::ledger::model::NamedCalendar;
use crate::ledger::queries::{calendars, targets};
use crate::ledger::views::calendars as views;
use crate::shell::{Page, see, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/calendars`
pub async fn index(visit: Visit) -> Answer {
    visit.admin()?;
    let all = calendars::all(&mut *visit.conn().await?).await?;
    let main = views::index(&visit, &all);
    Page::staff(&visit, visit.words.text(t::TARGETS_CALENDARS), StaffPage::Admin).answer(main).await
}

/// `GET /admin/calendars/new`
pub async fn new(visit: Visit) -> Answer {
    visit.admin()?;
    shown(&visit, None, &Typed::fresh(&visit), &FieldErrors::new()).await
}

/// `POST /admin/calendars`
pub async fn create(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let (name, calendar) = match form::parse(visit.words, &typed) {
        Ok(read) => read,
        Err(errors) => return shown(&visit, None, &typed, &errors).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let id = match verbs::create_calendar(&mut change, &name, &calendar, by, visit.now).await {
        Ok(id) => id,
        Err(error) => return refused(&visit, change, None, &typed, error).await,
    };
    key.settle(&mut change, &urls::admin_calendar(id)).await?;
    change.commit().await?;
    see_with(&visit, &urls::admin_calendar(id), Flash::ok(t::TARGETS_CALENDAR_SAVED))
}

/// `GET /admin/calendars/{id}`
pub async fn edit(visit: Visit, id: web::Path<CalendarId>) -> Answer {
    visit.admin()?;
    let named = named(&mut *visit.conn().await?, *id).await?;
    shown(&visit, Some(&named), &Typed::of(&visit, &named), &FieldErrors::new()).await
}

/// `POST /admin/calendars/{id}`
pub async fn update(visit: Visit, id: web::Path<CalendarId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let mut change = visit.begin().await?;
    let held = locked(&mut change, *id).await?;
    let (name, calendar) = match form::parse(visit.words, &typed) {
        Ok(read) => read,
        Err(errors) => {
            change.leave().await?;
            return shown(&visit, Some(&held), &typed, &errors).await;
        }
    };
    let stored = Typed::of(&visit, &held);
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        return conflict(&visit, &held, &stored, typed).await;
    }
    let changed = verbs::change_calendar(&mut change, &held, &name, &calendar, by, visit.now).await;
    if let Err(error) = changed {
        return refused(&visit, change, Some(&held), &typed, error).await;
    }
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, &urls::admin_calendar(*id), Flash::ok(t::TARGETS_CALENDAR_SAVED))
}

/// `POST /admin/calendars/preview`: what is typed, with its example worked out; nothing is stored.
pub async fn preview(visit: Visit, fields: Fields) -> Answer {
    visit.admin()?;
    shown(&visit, None, &Typed::read(&fields), &FieldErrors::new()).await
}

/// `POST /admin/calendars/{id}/preview`: the same for one that is there.
pub async fn preview_of(visit: Visit, id: web::Path<CalendarId>, fields: Fields) -> Answer {
    visit.admin()?;
    let named = named(&mut *visit.conn().await?, *id).await?;
    shown(&visit, Some(&named), &Typed::read(&fields), &FieldErrors::new()).await
}

/// `POST /admin/calendars/{id}/archive`: `on=1` takes it out of the choice, `on=0` puts it back.
pub async fn archive(visit: Visit, id: web::Path<CalendarId>, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let archived_at = (fields.text("on") == "1").then_some(visit.now);
    let mut change = visit.begin().await?;
    let held = locked(&mut change, *id).await?;
    match verbs::archive_calendar(&mut change, &held, archived_at, by, visit.now).await {
        Ok(()) => {}
        Err(TargetError::InUse) => {
            change.leave().await?;
            return see_with(&visit, urls::admin_calendars(), Flash::warn(t::TARGETS_CALENDAR_IN_USE));
        }
        Err(error) => return Err(error.into()),
    }
    change.commit().await?;
    see_with(&visit, urls::admin_calendars(), Flash::ok(t::TARGETS_CALENDAR_SAVED))
}

/// One calendar, or "not found".
pub(super) async fn named(conn: &mut Conn, id: CalendarId) -> Result<NamedCalendar, Error> {
    let all = calendars::all(conn).await?;
    all.into_iter().find(|named| named.id == id).ok_or(Error::NotFound)
}

/// The same, locked first.
pub(super) async fn locked(change: &mut Change, id: CalendarId) -> Result<NamedCalendar, Error> {
    targets::lock(change).await?;
    calendars::lock(change, id).await?.ok_or(Error::NotFound)?;
    named(change, id).await
}

async fn refused(
    visit: &Visit,
    change: Change,
    held: Option<&NamedCalendar>,
    typed: &Typed,
    error: TargetError,
) -> Answer {
    change.leave().await?;
    let said = |key| visit.words.text(key).into_owned();
    let (field, sentence) = match error {
        TargetError::NameTaken => ("name", said(t::TARGETS_NAME_TAKEN)),
        TargetError::TooFewHours => ("monday", said(t::TARGETS_TOO_FEW_HOURS)),
        TargetError::ClosedLong(first, last) => ("days", form::closed_long(visit.words, first, last)),
        error => return Err(error.into()),
    };
    let mut errors = FieldErrors::new();
    errors.add(field, sentence);
    shown(visit, held, typed, &errors).await
}

/// Somebody else was faster: what stands now, above everything that was typed.
async fn conflict(visit: &Visit, held: &NamedCalendar, stored: &Typed, typed: Typed) -> Answer {
    let words = visit.words;
    let now = meanwhile::differing(form::labelled(words, stored), &form::labelled(words, &typed));
    let typed = Typed { stand: stored.stand.clone(), ..typed };
    let main = views::conflict(visit, held, &typed, &now);
    let page = Page::staff(visit, held.name.as_str(), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn shown(visit: &Visit, held: Option<&NamedCalendar>, typed: &Typed, wrong: &FieldErrors) -> Answer {
    let mut errors = wrong.clone();
    let mut unseen = FieldErrors::new();
    // What stops the form from being stored is said already, in the same words.
    let faults = if wrong.is_empty() { &mut errors } else { &mut unseen };
    let example = form::calendar(visit.words, typed, faults)
        .and_then(|calendar| form::example(visit.words, typed, &calendar, faults).map(|e| (calendar, e)));
    let title = held
        .map_or_else(|| visit.words.text(t::TARGETS_CALENDAR_NEW).into_owned(), |named| named.name.clone());
    let main = views::form(visit, held, typed, &errors, example.as_ref());
    let page = Page::staff(visit, title, StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(main).await
}
