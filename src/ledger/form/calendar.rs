//! The form of a calendar.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use crate::door::Visit;
use crate::ledger::calendar::{Calendar, CalendarError, DAYS_CLOSED_MAX, Hours};
use crate::ledger::hours::{self, DAY_NAME_CHARS_MAX, DAYS_MAX, DaysError, HoursError};
use crate::ledger::model::{NamedCalendar, OUTCOME_MINUTES_MAX};
use crate::text::input::{self, InputError};
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::Labelled;
use crate::ui::time;
use crate::ui::words::{Key, Words, t};
use crate::web::fields::Fields;
use crate::web::stand;

/// Characters of a calendar's name.
pub const NAME_CHARS_MAX: usize = 60;
/// Fields of the weekdays, Monday first.
pub const WEEK: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Their names.
pub const WEEKDAYS: [Key; 7] = [
    t::TARGETS_MONDAY,
    t::TARGETS_TUESDAY,
    t::TARGETS_WEDNESDAY,
    t::TARGETS_THURSDAY,
    t::TARGETS_FRIDAY,
    t::TARGETS_SATURDAY,
    t::TARGETS_SUNDAY,
];
/// Proposed for a new calendar.
const OFFICE_HOURS: &str = "09:00–18:00";
/// Years in which an example may be asked.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2999;
/// When the example of the preview is asked: Friday shortly before six.
const EXAMPLE: (i64, u32, u32) = (4, 17, 50);
/// What the example promises, in minutes.
const EXAMPLE_MINUTES: i32 = 120;

/// The form as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Time zone's name.
    pub zone: String,
    /// Hours of each weekday, Monday first.
    pub week: [String; 7],
    /// Special days, a line each.
    pub days: String,
    /// When the example is asked, in the calendar's zone.
    pub asked: String,
    /// What the example is promised.
    pub promised: String,
    /// How the calendar stood when the form was drawn.
    pub stand: String,
}

impl Typed {
    /// Office hours in the site's zone.
    pub fn fresh(visit: &Visit) -> Self {
        let week = std::array::from_fn(|day| if day < 5 { OFFICE_HOURS.to_owned() } else { String::new() });
        Self { zone: visit.site.zone.name().to_owned(), week, ..Self::example(visit, visit.site.zone) }
    }

    /// A calendar as it is.
    pub fn of(visit: &Visit, named: &NamedCalendar) -> Self {
        let calendar = &named.calendar;
        let typed = Self {
            name: named.name.clone(),
            zone: calendar.zone().name().to_owned(),
            week: std::array::from_fn(|day| hours::show(calendar.weekday(day))),
            days: hours::show_days(calendar.days()),
            ..Self::example(visit, calendar.zone())
        };
        Self { stand: typed.stands(), ..typed }
    }

    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self {
            name: own("name"),
            zone: own("zone"),
            week: WEEK.map(own),
            days: own("days").replace('\r', ""),
            asked: own("asked"),
            promised: own("promised"),
            stand: own(stand::FIELD),
        }
    }

    fn example(visit: &Visit, zone: Tz) -> Self {
        Self {
            asked: next_friday(visit, zone),
            promised: hours::show_duration(EXAMPLE_MINUTES.into()),
            ..Self::default()
        }
    }

    fn stands(&self) -> String {
        let texts = [&self.name, &self.zone, &self.days];
        stand::of(texts.into_iter().chain(&self.week).map(String::as_str))
    }
}

/// What each field says to people, with its label.
pub fn labelled(words: Words, typed: &Typed) -> Vec<Labelled> {
    let own = |key: Key, value: &str| (words.text(key).into_owned(), value.to_owned());
    let mut all = vec![own(t::TARGETS_CALENDAR_NAME, &typed.name), own(t::ACCOUNTS_ZONE, &typed.zone)];
    all.extend(WEEKDAYS.iter().zip(&typed.week).map(|(key, hours)| own(*key, hours)));
    all.push(own(t::TARGETS_DAYS, &typed.days));
    all
}

/// Reads it into a name and a calendar, or says what is wrong with each field.
pub fn parse(words: Words, typed: &Typed) -> Result<(String, Calendar), FieldErrors> {
    let mut errors = FieldErrors::new();
    let name = input::clean_line(&typed.name, NAME_CHARS_MAX);
    let name = name.map_err(|fault| {
        errors.add("name", name_fault(words, fault));
    });
    let calendar = calendar(words, typed, &mut errors);
    match (name, calendar) {
        (Ok(name), Some(calendar)) if errors.is_empty() => Ok((name, calendar)),
        _ => Err(errors),
    }
}

/// Its calendar alone, as the preview needs it.
pub fn calendar(words: Words, typed: &Typed, errors: &mut FieldErrors) -> Option<Calendar> {
    let zone = typed.zone.parse::<Tz>().ok();
    if zone.is_none() {
        errors.add("zone", words.text(t::ACCOUNTS_ZONE_WRONG));
    }
    let mut week: [Vec<Hours>; 7] = Default::default();
    for ((day, text), id) in week.iter_mut().zip(&typed.week).zip(WEEK) {
        match hours::parse(text) {
            Ok(hours) => *day = hours,
            Err(error) => errors.add(id, hours_fault(words, &error)),
        }
    }
    let days = hours::parse_days(&typed.days);
    let days = days.map_err(|error| errors.add("days", days_fault(words, &error))).ok();
    if !errors.is_empty() {
        return None;
    }
    match Calendar::new(zone?, week, days?) {
        Ok(calendar) => Some(calendar),
        Err(CalendarError::NeverOpen | CalendarError::Overlap | CalendarError::NoHours) => {
            errors.add("monday", words.text(t::TARGETS_NEVER_OPEN));
            None
        }
    }
}

fn name_fault(words: Words, fault: InputError) -> String {
    match fault {
        InputError::Empty => words.text(t::TARGETS_NAME_MISSING).into_owned(),
        InputError::TooLong { max } => words.with(t::ACCOUNTS_LINE_LONG, &[("max", max.into())]),
        InputError::ControlCharacters => words.text(t::ACCOUNTS_LINE_CONTROL).into_owned(),
    }
}

fn hours_fault(words: Words, error: &HoursError) -> String {
    match error {
        HoursError::Unreadable(part) => {
            words.with(t::TARGETS_HOURS_UNREADABLE, &[("part", part.clone().into())])
        }
        HoursError::Overlap(one, next) => words
            .with(t::TARGETS_HOURS_OVERLAP, &[("one", one.clone().into()), ("next", next.clone().into())]),
    }
}

fn days_fault(words: Words, error: &DaysError) -> String {
    let (key, line) = match error {
        DaysError::Hours(line, error) => {
            let why = hours_fault(words, error);
            let values = [("line", i64::try_from(*line).unwrap_or(0).into()), ("why", why.into())];
            return words.with(t::TARGETS_DAYS_HOURS, &values);
        }
        DaysError::TooMany => (t::TARGETS_DAYS_TOO_MANY, DAYS_MAX),
        DaysError::NoDate(line) => (t::TARGETS_DAYS_NO_DATE, *line),
        DaysError::Twice(line) => (t::TARGETS_DAYS_TWICE, *line),
        DaysError::TimeInName(line) => (t::TARGETS_DAYS_TIME_IN_NAME, *line),
        DaysError::LongName(line) => {
            let values = [
                ("line", i64::try_from(*line).unwrap_or(0).into()),
                ("max", i64::try_from(DAY_NAME_CHARS_MAX).unwrap_or(0).into()),
            ];
            return words.with(t::TARGETS_DAYS_LONG, &values);
        }
    };
    words.with(key, &[("line", i64::try_from(line).unwrap_or(0).into())])
}

/// That no minute from the first to the last of these days is open.
pub fn closed_long(words: Words, first: NaiveDate, last: NaiveDate) -> String {
    let day = |day| time::date_text(words, day);
    let values = [("from", day(first).into()), ("to", day(last).into()), ("max", DAYS_CLOSED_MAX.into())];
    words.with(t::TARGETS_CLOSED_LONG, &values)
}

/// The preview: when the example is asked and when it is due.
pub fn example(
    words: Words,
    typed: &Typed,
    calendar: &Calendar,
    errors: &mut FieldErrors,
) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
    let asked = asked(&typed.asked, calendar.zone());
    if asked.is_none() {
        errors.add("asked", words.text(t::TARGETS_ASKED_WRONG));
    }
    let minutes = hours::parse_duration(&typed.promised);
    let minutes = minutes.filter(|minutes| (1..=OUTCOME_MINUTES_MAX).contains(minutes));
    if minutes.is_none() {
        errors.add("promised", words.text(t::TARGETS_DURATION_WRONG));
    }
    let (asked, minutes) = (asked?, minutes?);
    Some((asked, calendar.due(asked, TimeDelta::minutes(minutes.into()))))
}

/// The coming Friday shortly before six, as a field for date and time says it.
fn next_friday(visit: &Visit, zone: Tz) -> String {
    let (weekday, hour, minute) = EXAMPLE;
    let today = visit.now.with_timezone(&zone).date_naive();
    let ahead = (weekday - i64::from(today.weekday().num_days_from_monday())).rem_euclid(7);
    format!("{}T{hour:02}:{minute:02}", today + TimeDelta::days(ahead))
}

/// The same as a moment.
pub fn friday_evening(visit: &Visit, zone: Tz) -> Option<DateTime<Utc>> {
    asked(&next_friday(visit, zone), zone)
}

/// What a field for date and time says, in a zone. A time that daylight saving leaves out is taken an hour later.
pub fn asked(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M"))
        .ok()
        .filter(|local| YEARS.contains(&local.year()))?;
    let at = |local: NaiveDateTime| zone.from_local_datetime(&local).earliest();
    at(local).or_else(|| at(local + TimeDelta::hours(1))).map(|at| at.with_timezone(&Utc))
}
