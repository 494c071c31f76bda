//! Holidays out of an iCalendar file (RFC 5545): events that last whole days, and those that come again.

mod file;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime, Event};
use rrule::{RRule, RRuleSet, Tz, Unvalidated};

use super::calendar::SpecialDay;
use super::hours::{self, DAY_NAME_CHARS_MAX};

pub use file::NoCalendar;

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
/// How often one of them comes again: every day that is looked at.
const TIMES_MAX: u16 = 6 * 366 + 1;
/// How often whole days may come again.
const FREQUENCIES: [&str; 4] = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY"];

/// What a file holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// Whole days between a year ago and five years ahead, the earliest first.
    pub days: BTreeMap<NaiveDate, SpecialDay>,
    /// Events with a time of the day, which are none.
    pub timed: usize,
    /// Days that lie too far away, and rules that do not read.
    pub left_out: usize,
    /// Events that come again.
    rules: usize,
}

/// Days of events that come again on which another event of the file stands in their place, by their UID.
type Replaced = HashMap<String, Vec<NaiveDate>>;

/// Reads them.
///
/// # Errors
/// When the file is none.
pub fn read(file: &[u8], today: NaiveDate) -> Result<Holidays, NoCalendar> {
    let mut events = Vec::new();
    for text in file::calendars(file)? {
        let calendar: Calendar = text.parse().map_err(|_| NoCalendar::Other)?;
        events.extend(calendar.components.into_iter().filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        }));
    }
    let mut replaced = Replaced::new();
    for event in &events {
        if let Some((uid, of)) = event.get_uid().zip(event.get_recurrence_id()) {
            replaced.entry(uid.to_owned()).or_default().push(of.date_naive());
        }
    }
    let window = (today - Days::new(DAYS_BEFORE), today + Days::new(DAYS_AHEAD));
    let mut holidays = Holidays::default();
    for event in events.iter().filter(|event| !is_cancelled(event)) {
        holidays.take(event, &replaced, window);
    }
    Ok(holidays)
}

fn is_cancelled(event: &Event) -> bool {
    event.property_value("STATUS").is_some_and(|status| status.trim().eq_ignore_ascii_case("CANCELLED"))
}

impl Holidays {
    fn take(&mut self, event: &Event, replaced: &Replaced, (first, last): (NaiveDate, NaiveDate)) {
        let Some(DatePerhapsTime::Date(start)) = event.get_start() else {
            self.timed += 1;
            return;
        };
        let name = name(event);
        let length = length(event, start);
        for begin in self.occurrences(event, start, replaced, (first, last)) {
            for date in begin.iter_days().take(length) {
                if !(first..=last).contains(&date) {
                    self.left_out += 1;
                    continue;
                }
                let day = SpecialDay { name: name.clone(), hours: Vec::new() };
                self.days.entry(date).or_insert(day);
            }
        }
    }

    /// When it begins, each time within the window: by its rule, and on further days that it names, but for those that it
    /// leaves out or on which another event stands in its place. A rule that does not read says once, and is counted as
    /// left out.
    fn occurrences(
        &mut self,
        event: &Event,
        start: NaiveDate,
        replaced: &Replaced,
        (first, last): (NaiveDate, NaiveDate),
    ) -> Vec<NaiveDate> {
        let once = || RRuleSet::new(midnight(start)).rdate(midnight(start));
        let again = event.property_value("RRULE").map(|rule| self.repeated(rule, start));
        let set = match again {
            Some(Some(set)) => set.after(midnight(first)).before(midnight(last)),
            Some(None) => {
                self.left_out += 1;
                once()
            }
            None => once(),
        };
        let set = named_days(event, "RDATE").into_iter().map(midnight).fold(set, RRuleSet::rdate);
        // What stands in another's place has the same UID, and is not left out for itself.
        let place = event.get_uid().filter(|_| event.get_recurrence_id().is_none());
        let elsewhere = place.and_then(|uid| replaced.get(uid)).into_iter().flatten().copied();
        let left_out = named_days(event, "EXDATE").into_iter().chain(elsewhere);
        let set = left_out.map(midnight).fold(set, RRuleSet::exdate);
        let dates = set.limit().all(TIMES_MAX).dates;
        dates.into_iter().map(|date: DateTime<Tz>| date.with_timezone(&Utc).date_naive()).collect()
    }

    /// A rule that comes again on whole days; the library ends rules that name no day.
    fn repeated(&mut self, rule: &str, start: NaiveDate) -> Option<RRuleSet> {
        self.rules += 1;
        let rule: RRule<Unvalidated> = whole_days(rule).filter(|_| self.rules <= RULES_MAX)?.parse().ok()?;
        rule.build(midnight(start)).ok()
    }
}

fn midnight(date: NaiveDate) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&date.and_time(chrono::NaiveTime::MIN))
}

/// What people call it, as a line of special days says it.
fn name(event: &Event) -> String {
    let words: Vec<&str> = event.get_summary().unwrap_or_default().split_whitespace().collect();
    let name: String = hours::as_name(words.join(" ")).chars().take(DAY_NAME_CHARS_MAX).collect();
    name.trim_end().to_owned()
}

/// The days of a property that may stand several times, each with several days; a time of the day does not count.
fn named_days(event: &Event, property: &str) -> Vec<NaiveDate> {
    let day = |text: &str| NaiveDate::parse_from_str(text.trim().get(..8)?, "%Y%m%d").ok();
    let all = event.multi_properties().get(property).into_iter().flatten();
    all.flat_map(|one| one.value().split(',').filter_map(day)).collect()
}

/// Days of an event: until its end, which is the first day after it, or as long as it says.
fn length(event: &Event, start: NaiveDate) -> usize {
    let days = match event.get_end() {
        Some(DatePerhapsTime::Date(end)) => (end - start).num_days(),
        Some(DatePerhapsTime::DateTime(_)) => 1,
        None => event.property_value("DURATION").and_then(days_of).unwrap_or(1),
    };
    usize::try_from(days).unwrap_or(1).clamp(1, DAYS_OF_EVENT_MAX)
}

/// `P3D` or `P1W`: whole days last days or weeks (RFC 5545, 3.6.1).
fn days_of(duration: &str) -> Option<i64> {
    let text = duration.trim().trim_start_matches('+').strip_prefix('P')?;
    let number = |unit: char| text.split(unit).next().filter(|_| text.contains(unit))?.parse::<i64>().ok();
    number('W').and_then(|weeks| weeks.checked_mul(7)).or_else(|| number('D'))
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
