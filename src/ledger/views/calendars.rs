//! Calendars, managed: the list, the form with its preview, the import of holidays.

use chrono::{DateTime, Datelike, Utc};
use maud::{Markup, html};

use crate::accounts::views::zone_field;
use crate::door::Visit;
use crate::ledger::calendar::Calendar;
use crate::ledger::form::calendar::{NAME_CHARS_MAX, Typed, WEEK, WEEKDAYS};
use crate::ledger::hours;
use crate::ledger::model::NamedCalendar;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{badge, breadcrumb, icons, table, time};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key::{self, FormKey};
use crate::web::stand;

/// Lines of the field of special days.
const DAYS_LINES: u16 = 8;

/// An example worked out: by which calendar, when it is asked, when it is due.
pub type Example = (Calendar, (DateTime<Utc>, DateTime<Utc>));

/// All calendars.
pub fn index(visit: &Visit, all: &[NamedCalendar]) -> Markup {
    let words = visit.words;
    let heads = [t::TARGETS_CALENDAR_NAME, t::TARGETS_HOURS, t::TARGETS_COMING_DAYS, t::BOARDS_ACTION];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = all.iter().map(|named| row(visit, named)).collect();
    html! {
        (crumbs(visit, false))
        div .row.row--between {
            h1 { (words.text(t::TARGETS_CALENDARS)) }
            a .btn.btn--primary href=(urls::admin_calendars_new()) { (icons::plus()) (words.text(t::TARGETS_CALENDAR_NEW)) }
        }
        p .lead { (words.text(t::TARGETS_CALENDARS_LINE)) }
        div .card.card--flush.mt-4 { (table::table(&words.text(t::TARGETS_CALENDARS), &heads, &rows, table::Phone::Facts)) }
    }
}

fn crumbs(visit: &Visit, below: bool) -> Markup {
    let words = visit.words;
    let (admin, calendars) = (words.text(t::COMMON_ADMIN), words.text(t::TARGETS_CALENDARS));
    let mut steps = vec![(admin.as_ref(), urls::admin().to_owned())];
    if below {
        steps.push((calendars.as_ref(), urls::admin_calendars().to_owned()));
    }
    breadcrumb::breadcrumb(words, &steps)
}

fn row(visit: &Visit, named: &NamedCalendar) -> table::Row {
    let words = visit.words;
    let archived = named.archived_at.is_some();
    let (on, key) = if archived { ("0", t::BOARDS_UNARCHIVE) } else { ("1", t::BOARDS_ARCHIVE) };
    let today = visit.now.with_timezone(&named.calendar.zone()).date_naive();
    let coming = named.calendar.days().range(today..).count();
    let name = html! {
        a .qt href=(urls::admin_calendar(named.id)) { (named.name) } " "
        @if archived { (badge::quiet(&words.text(t::BOARDS_ARCHIVED))) }
        p .meta.meta--xs { (named.calendar.zone().name()) }
    };
    let hours = html! { div { @for line in week(visit, &named.calendar) { p .meta.meta--xs { (line) } } } };
    let action = button::post(
        &urls::calendar_archive(named.id),
        &[("on", on)],
        Look::SmallQuiet,
        html! { (words.text(key)) },
    );
    let cells = vec![("c-main", name), ("", hours), ("", html! { (coming) }), ("", action)];
    table::Row { cells, current: false }
}

/// A week in few lines: days in a row with the same hours share one.
fn week(visit: &Visit, calendar: &Calendar) -> Vec<String> {
    let words = visit.words;
    let mut lines: Vec<(usize, usize, String)> = Vec::new();
    for day in 0..WEEKDAYS.len() {
        let hours = hours::show(calendar.weekday(day));
        match lines.last_mut() {
            Some((_, last, same)) if *same == hours => *last = day,
            _ => lines.push((day, day, hours)),
        }
    }
    let name = |day: usize| WEEKDAYS.get(day).map(|key| words.text(*key)).unwrap_or_default();
    let open = lines.into_iter().filter(|(_, _, hours)| !hours.is_empty());
    open.map(|(first, last, hours)| match first == last {
        true => format!("{} {hours}", name(first)),
        false => format!("{}–{} {hours}", name(first), name(last)),
    })
    .collect()
}

/// The form of a calendar, or for a new one.
pub fn form(
    visit: &Visit,
    held: Option<&NamedCalendar>,
    typed: &Typed,
    errors: &FieldErrors,
    example: Option<&Example>,
) -> Markup {
    let words = visit.words;
    let address =
        held.map_or_else(|| urls::admin_calendars().to_owned(), |named| urls::admin_calendar(named.id));
    let preview = held
        .map_or_else(|| urls::admin_calendars_preview().to_owned(), |named| urls::calendar_preview(named.id));
    html! {
        div .narrow.narrow--wide.stack {
            (crumbs(visit, true))
            h1 { @match held { Some(named) => (named.name), None => (words.text(t::TARGETS_CALENDAR_NEW)) } }
            (form::error_summary(words, errors))
            form .stack method="post" action=(address) novalidate {
                (button::by_enter())
                (form::hidden(form_key::FIELD, &FormKey::fresh()))
                (form::hidden(stand::FIELD, &typed.stand))
                div .card.stack { (place(visit, typed, errors)) }
                div .card.stack { (days(visit, held, typed, errors)) }
                div .card.stack { (try_out(visit, typed, errors, &preview, example)) }
                @if held.is_some() { p .meta { (words.text(t::TARGETS_CHANGES)) } }
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn.btn--quiet href=(urls::admin_calendars()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}

fn place(visit: &Visit, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let name = words.text(t::TARGETS_CALENDAR_NAME);
    let zone = Fields::from_pairs(vec![("zone".to_owned(), typed.zone.clone())]);
    let hint = words.text(t::TARGETS_HOURS_HINT);
    html! {
        (form::text(words, errors, "text", &Field { value: &typed.name, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &name) }))
        (zone_field(words, &zone, errors))
        h2 .card__h { (words.text(t::TARGETS_HOURS)) }
        p .hint { (hint) }
        div .two {
            @for ((id, key), hours) in WEEK.into_iter().zip(WEEKDAYS).zip(&typed.week) {
                (form::text(words, errors, "text", &Field { value: hours, ..Field::new(id, &words.text(key)) }))
            }
        }
    }
}

fn days(visit: &Visit, held: Option<&NamedCalendar>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::TARGETS_DAYS), words.text(t::TARGETS_DAYS_HINT));
    let field = Field { value: &typed.days, hint: &hint, need: Need::Optional, ..Field::new("days", &label) };
    html! {
        (form::textarea(words, errors, DAYS_LINES, &field))
        @match held {
            Some(named) => p { a href=(urls::calendar_holidays(named.id)) { (words.text(t::TARGETS_IMPORT)) } },
            None => p .hint { (words.text(t::TARGETS_IMPORT_LATER)) },
        }
    }
}

/// The preview: an example, and when it is due by what is typed above.
fn try_out(
    visit: &Visit,
    typed: &Typed,
    errors: &FieldErrors,
    address: &str,
    example: Option<&Example>,
) -> Markup {
    let words = visit.words;
    let labels = [t::TARGETS_ASKED, t::TARGETS_PROMISED].map(|key| words.text(key));
    let [asked, promised] = &labels;
    let hint = words.text(t::TARGETS_DURATION_HINT);
    html! {
        h2 .card__h { (words.text(t::TARGETS_TRY)) }
        div .two {
            (form::text(words, errors, "datetime-local", &Field { value: &typed.asked, ..Field::new("asked", asked) }))
            (form::text(words, errors, "text", &Field { value: &typed.promised, hint: &hint, ..Field::new("promised", promised) }))
        }
        @if let Some((calendar, (asked, due))) = example {
            (notice::notice(NoticeKind::Plain, html! { (sentence(visit, calendar, *asked, *due)) }))
        }
        p { button .btn type="submit" formaction=(address) { (words.text(t::TARGETS_TRY_BUTTON)) } }
    }
}

/// "A question asked Friday, 27 Nov 2026, 17:50 is due Monday, 30 Nov 2026, 10:50."
pub fn sentence(visit: &Visit, calendar: &Calendar, asked: DateTime<Utc>, due: DateTime<Utc>) -> String {
    let said = |at| moment(visit, calendar, at);
    visit.words.with(t::TARGETS_EXAMPLE, &[("asked", said(asked).into()), ("due", said(due).into())])
}

/// Weekday, date and clock in the calendar's zone.
pub fn moment(visit: &Visit, calendar: &Calendar, at: DateTime<Utc>) -> String {
    let local = at.with_timezone(&calendar.zone());
    let weekday = WEEKDAYS.get(local.weekday().num_days_from_monday() as usize);
    let weekday = weekday.map(|key| visit.words.text(*key)).unwrap_or_default();
    let time = time::date_time_text(visit.words, at, calendar.zone());
    visit.words.with(t::TARGETS_MOMENT, &[("weekday", weekday.into_owned().into()), ("time", time.into())])
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(visit: &Visit, held: &NamedCalendar, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(visit.words, now))
        (form(visit, Some(held), typed, &FieldErrors::new(), None))
    }
}

/// Holidays out of a file.
pub fn import(visit: &Visit, named: &NamedCalendar, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::TARGETS_FILE), words.text(t::TARGETS_FILE_HINT));
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::TARGETS_CALENDARS).as_ref(), urls::admin_calendars().to_owned()),
                (named.name.as_str(), urls::admin_calendar(named.id)),
            ]))
            h1 { (words.text(t::TARGETS_IMPORT)) }
            (form::error_summary(words, errors))
            form .card.stack method="post" action=(urls::calendar_holidays(named.id)) enctype="multipart/form-data" {
                (form::file(words, errors, ".ics,text/calendar", &Field { hint: &hint, ..Field::new("file", &label) }))
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::TARGETS_FILE_BUTTON)) }
                    a .btn.btn--quiet href=(urls::admin_calendar(named.id)) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}
