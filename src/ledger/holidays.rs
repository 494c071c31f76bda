//! Holidays out of an iCalendar file (RFC 5545): events that last whole days, and those that come again.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, Event};
use rrule::{RRule, Tz, Unvalidated};

use super::calendar::SpecialDay;
use super::hours::{DAY_NAME_CHARS_MAX, DAYS_MAX};

/// Bytes of a file.
pub const FILE_BYTES_MAX: u64 = 1_000_000;
/// Days looked back: a holiday just over may still count for open questions.
const DAYS_BEFORE: u64 = 366;
/// Days looked ahead.
const DAYS_AHEAD: u64 = 5 * 366;
/// Days of one event: a longer one is no holiday.
const DAYS_OF_EVENT_MAX: usize = 60;

/// Events of one file that come again; more are taken as coming once.
const RULES_MAX: usize = 500;
/// How often whole days may come again.
const FREQUENCIES: [&str; 4] = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"];

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Whole days between a year ago and five years ahead, the earliest first.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
    /// Events with a time of the day, which are none.
    pub timed: usize,
    /// Days that found no room among the [`DAYS_MAX`] of a calendar or lie too far away, and rules that do not read.
    pub left_out: usize,
    /// Events that come again.
    rules: usize,
}

/// A file that is no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the file is no iCalendar file")]
pub struct NoCalendar;

/// Reads them.
///
/// # Errors
/// When the file is none.
pub fn read(file: &[u8], today: NaiveDate) -> Result<Holidays, NoCalendar> {
    let text = std::str::from_utf8(file).map_err(|_| NoCalendar)?;
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().to_ascii_uppercase().starts_with("BEGIN:VCALENDAR") {
        return Err(NoCalendar);
    }
    let calendar: Calendar = text.parse().map_err(|_| NoCalendar)?;
    let window = (today - Days::new(DAYS_BEFORE), today + Days::new(DAYS_AHEAD));
    let mut holidays = Holidays::default();
    for component in &calendar.components {
        if let CalendarComponent::Event(event) = component {
            holidays.take(event, window);
        }
    }
    Ok(holidays)
}

impl Holidays {
    fn take(&mut self, event: &Event, (first, last): (NaiveDate, NaiveDate)) {
        let Some(DatePerhapsTime::Date(start)) = event.get_start() else {
            self.timed += 1;
            return;
        };
        let name: String = event.get_summary().unwrap_or_default().chars().take(DAY_NAME_CHARS_MAX).collect();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if reads_as_hours(&name) { format!("· {name}") } else { name };
        let length = length(event, start);
        for begin in self.occurrences(event, start, (first, last)) {
            for date in begin.iter_days().take(length) {
                let fits = (first..=last).contains(&date) && self.days.len() < DAYS_MAX;
                if !fits {
                    self.left_out += 1;
                    continue;
                }
                let day = SpecialDay { name: name.clone(), hours: Vec::new() };
                self.days.entry(date).or_insert(day);
            }
        }
    }

    /// When it begins, each time within the window. A rule that does not read says once, and is counted as left out.
    fn occurrences(
        &mut self,
        event: &Event,
        start: NaiveDate,
        window: (NaiveDate, NaiveDate),
    ) -> Vec<NaiveDate> {
        let Some(rule) = event.property_value("RRULE") else { return vec![start] };
        self.rules += 1;
        let again = if self.rules <= RULES_MAX { repeated(rule, start, window) } else { None };
        again.unwrap_or_else(|| {
            self.left_out += 1;
            vec![start]
        })
    }
}

/// Such as "8:30 Service": in a line of days it would be taken for hours.
fn reads_as_hours(name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit()) && first.contains([':', '：'])
}

/// Days of an event; its end is the first day after it.
fn length(event: &Event, start: NaiveDate) -> usize {
    let end = match event.get_end() {
        Some(DatePerhapsTime::Date(end)) => end,
        _ => start,
    };
    usize::try_from((end - start).num_days()).unwrap_or(1).clamp(1, DAYS_OF_EVENT_MAX)
}

fn repeated(rule: &str, start: NaiveDate, (first, last): (NaiveDate, NaiveDate)) -> Option<Vec<NaiveDate>> {
    let rule = whole_days(rule)?;
    let at = |date: NaiveDate| Tz::UTC.from_utc_datetime(&date.and_time(chrono::NaiveTime::MIN));
    let rule: RRule<Unvalidated> = rule.parse().ok()?;
    let set = rule.build(at(start)).ok()?.after(at(first)).before(at(last));
    // More than a calendar holds; the library ends rules that name no day.
    let limit = u16::try_from(DAYS_MAX).unwrap_or(u16::MAX);
    let dates = set.limit().all(limit).dates;
    Some(dates.into_iter().map(|date: DateTime<Tz>| date.with_timezone(&Utc).date_naive()).collect())
}

/// The rule if it is one of whole days. Its end is a date without a clock (RFC 5545, 3.3.10), which the library would take
/// in the machine's zone.
fn whole_days(rule: &str) -> Option<String> {
    let mut parts = Vec::new();
    for part in rule.split(';') {
        let (name, value) = part.split_once('=')?;
        match name.trim().to_ascii_uppercase().as_str() {
            "FREQ" if !FREQUENCIES.contains(&value.trim().to_ascii_uppercase().as_str()) => return None,
            "BYHOUR" | "BYMINUTE" | "BYSECOND" => return None,
            "UNTIL" if !value.contains('T') => parts.push(format!("UNTIL={}T000000Z", value.trim())),
            _ => parts.push(part.trim().to_owned()),
        }
    }
    Some(parts.join(";"))
}
