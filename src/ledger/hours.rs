//! Hours and days of a calendar as people write them: `9:00-12:00, 13:00-18:00`, and a line a special day.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::calendar::{DAY_MINUTES, Hours, SpecialDay};

/// Characters of a special day's name.
pub const DAY_NAME_CHARS_MAX: usize = 80;
/// Special days of one calendar.
pub const DAYS_MAX: usize = 400;

/// Why hours do not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// This part is no stretch of time.
    #[error("{0} is no stretch of time")]
    Unreadable(String),
    /// These two share a minute.
    #[error("{0} and {1} overlap")]
    Overlap(String, String),
}

/// Why lines of special days do not read; lines count from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DaysError {
    /// A line does not begin with a date.
    #[error("line {0} begins with no date")]
    NoDate(usize),
    /// A line's hours do not read.
    #[error("line {0}: {1}")]
    Hours(usize, HoursError),
    /// A line's name is too long.
    #[error("line {0}: the name is too long")]
    LongName(usize),
    /// Two lines are of one day.
    #[error("line {0} is of a day that stands above")]
    Twice(usize),
    /// There are more than [`DAYS_MAX`].
    #[error("too many days")]
    TooMany,
}

/// Reads a day's hours, in order; nothing written: closed.
///
/// # Errors
/// When a part does not read, or two overlap.
pub fn parse(text: &str) -> Result<Vec<Hours>, HoursError> {
    let parts = text.split([',', '，', '、', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
    let stretch = |part: &str| stretch(part).ok_or_else(|| HoursError::Unreadable(part.to_owned()));
    let mut hours = parts.map(stretch).collect::<Result<Vec<Hours>, _>>()?;
    hours.sort_unstable();
    match Hours::first_overlap(&hours) {
        Some((one, next)) => Err(HoursError::Overlap(shown(one), shown(next))),
        None => Ok(hours),
    }
}

fn stretch(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once(['-', '–', '—', '~', '～', '至', '到'])?;
    Hours::new(minutes(from)?, minutes(to)?)
}

/// `9`, `9:00` or `24:00` as minutes after midnight.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '：']).unwrap_or((text.trim(), "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let whole = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && whole <= DAY_MINUTES).then_some(whole)
}

/// A day's hours as [`parse`] reads them.
pub fn show(hours: &[Hours]) -> String {
    hours.iter().map(|hours| shown(*hours)).collect::<Vec<_>>().join(", ")
}

fn shown(hours: Hours) -> String {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    format!("{}–{}", clock(hours.from()), clock(hours.to()))
}

/// Reads special days, a line each: a date, its hours if it has any, its name. `2026-12-24 9:00-12:00 Christmas Eve`
///
/// # Errors
/// When a line does not read, names a day a second time, or there are too many.
pub fn parse_days(text: &str) -> Result<BTreeMap<NaiveDate, SpecialDay>, DaysError> {
    let mut days = BTreeMap::new();
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    for (number, line) in lines.filter(|(_, line)| !line.is_empty()) {
        let (date, day) = parse_day(number, line)?;
        if days.insert(date, day).is_some() {
            return Err(DaysError::Twice(number));
        }
        if days.len() > DAYS_MAX {
            return Err(DaysError::TooMany);
        }
    }
    Ok(days)
}

fn parse_day(number: usize, line: &str) -> Result<(NaiveDate, SpecialDay), DaysError> {
    let (first, rest) = first_word(line);
    let date = date(first).ok_or(DaysError::NoDate(number))?;
    let (second, after) = first_word(rest);
    let timed = second.starts_with(|c: char| c.is_ascii_digit()) && second.contains([':', '：']);
    let (hours, name) = if timed { (second, after) } else { ("", rest) };
    let hours = parse(hours).map_err(|error| DaysError::Hours(number, error))?;
    if name.chars().count() > DAY_NAME_CHARS_MAX {
        return Err(DaysError::LongName(number));
    }
    Ok((date, SpecialDay { name: name.to_owned(), hours }))
}

fn first_word(text: &str) -> (&str, &str) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (word, rest.trim())
}

/// `2026-10-01`, `2026/10/1`; years of four digits.
fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['-', '/', '.']);
    let date = NaiveDate::from_ymd_opt(
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )?;
    (parts.next().is_none() && (1000..=9999).contains(&date.year())).then_some(date)
}

/// Special days as [`parse_days`] reads them.
pub fn show_days(days: &BTreeMap<NaiveDate, SpecialDay>) -> String {
    let line = |(date, day): (&NaiveDate, &SpecialDay)| {
        // Without blanks, so that they read as one word.
        let hours = show(&day.hours).replace(", ", ",");
        let parts = [date.to_string(), hours, day.name.clone()];
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    };
    days.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A promised time as people write it, `4:30` or `4`, in minutes.
pub fn parse_duration(text: &str) -> Option<i32> {
    let (hours, minutes) = text.trim().split_once([':', '：']).unwrap_or((text.trim(), "0"));
    let (hours, minutes): (i32, i32) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let fits = hours >= 0 && (0..60).contains(&minutes);
    fits.then(|| hours.checked_mul(60)?.checked_add(minutes)).flatten()
}

/// Minutes as [`parse_duration`] reads them.
pub fn show_duration(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
