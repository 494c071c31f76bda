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

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Whole days between a year ago and five years ahead, the earliest first.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
    /// Events with a time of the day, which are none.
    pub timed: usize,
    /// Days that found no room among the [`DAYS_MAX`] of a calendar, or lie too far away.
    pub left_out: usize,
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
        let length = length(event, start);
        for begin in occurrences(event, start, last) {
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
}

/// Days of an event; its end is the first day after it.
fn length(event: &Event, start: NaiveDate) -> usize {
    let end = match event.get_end() {
        Some(DatePerhapsTime::Date(end)) => end,
        _ => start,
    };
    usize::try_from((end - start).num_days()).unwrap_or(1).clamp(1, DAYS_OF_EVENT_MAX)
}

/// When it begins, each time until `last`. A rule that does not read says: once.
fn occurrences(event: &Event, start: NaiveDate, last: NaiveDate) -> Vec<NaiveDate> {
    let again = event.property_value("RRULE").and_then(|rule| repeated(rule, start, last));
    again.unwrap_or_else(|| vec![start])
}

fn repeated(rule: &str, start: NaiveDate, last: NaiveDate) -> Option<Vec<NaiveDate>> {
    let at = |date: NaiveDate| Tz::UTC.from_utc_datetime(&date.and_time(chrono::NaiveTime::MIN));
    let rule: RRule<Unvalidated> = rule.parse().ok()?;
    let set = rule.build(at(start)).ok()?.before(at(last));
    // More than a calendar holds, and an end to rules that name no day.
    let limit = u16::try_from(DAYS_MAX * 4).unwrap_or(u16::MAX);
    let dates = set.limit().all(limit).dates;
    Some(dates.into_iter().map(|date: DateTime<Tz>| date.with_timezone(&Utc).date_naive()).collect())
}
