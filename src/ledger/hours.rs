//! Hours and days of a calendar as people write them: `9:00-12:00, 13:00-18:00`, and a line a special day.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use regex::Regex;

use super::calendar::{DAY_MINUTES, Hours, SpecialDay};

/// Characters of a special day's name.
pub const DAY_NAME_CHARS_MAX: usize = 80;
/// Special days of one calendar.
pub const DAYS_MAX: usize = 400;

/// Between the two ends of a stretch of time, as people and their keyboards write it.
const TO: [char; 9] = ['-', '–', '—', '−', '~', '～', '〜', '至', '到'];
/// Before a name that nothing of is hours.
const NAME_MARK: char = '·';

/// Stretches of time at the beginning of a text, and what divides them.
static STRETCHES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let time = r"[0-9]{1,2}(?:\s*:\s*[0-9]{1,2})?";
    let stretch = format!(r"{time}\s*[-–—−~〜至到]\s*{time}");
    Regex::new(&format!(r"^{stretch}(?:[\s,、;]*[,、;][\s,、;]*{stretch})*")).ok()
});

/// A name that begins like a stretch of time, or holds a time of the day.
static TIME_IN_NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let begins = r"^[0-9]+\s*(?:[-–—−~〜至到]\s*[0-9]|[.h][0-9]{2})";
    let holds = r"[0-9]\s*:\s*[0-9]|[0-9]\s*(?:[点點时時]|[ap]\.?m\b)";
    Regex::new(&format!("(?i){begins}|{holds}")).ok()
});

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
    /// A line's name begins or looks like hours: read as a name, the day would be closed.
    #[error("line {0}: the name looks like hours")]
    TimeInName(usize),
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
    let text = narrow(text);
    let parts = text.split([',', '、', ';']).map(str::trim).filter(|part| !part.is_empty());
    let stretch = |part: &str| stretch(part).ok_or_else(|| HoursError::Unreadable(part.to_owned()));
    let mut hours = parts.map(stretch).collect::<Result<Vec<Hours>, _>>()?;
    hours.sort_unstable();
    match Hours::first_overlap(&hours) {
        Some((one, next)) => Err(HoursError::Overlap(shown(one), shown(next))),
        None => Ok(hours),
    }
}

fn stretch(text: &str) -> Option<Hours> {
    let (from, to) = text.split_once(TO)?;
    Hours::new(minutes(from)?, minutes(to)?)
}

/// Full-width digits and signs, as Chinese keyboards write them, become plain ones: character by character.
fn narrow(text: &str) -> String {
    const WIDER_BY: u32 = 0xFEE0;
    let plain = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - WIDER_BY).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    };
    text.chars().map(plain).collect()
}

/// `9`, `9:00` or `24:00` as minutes after midnight.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':').unwrap_or((text, "0"));
    let (hour, minute): (u16, u16) = (hour.trim().parse().ok()?, minute.trim().parse().ok()?);
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

/// Reads special days, a line each: a date, its hours if it has any, its name. `2026-12-24 9-12, 13-15 Christmas Eve`
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
    let (date, rest) = date_and_rest(line).ok_or(DaysError::NoDate(number))?;
    let (hours, name) = hours_and_name(rest);
    let hours = parse(&hours).map_err(|error| DaysError::Hours(number, error))?;
    if looks_like_hours(&name) {
        return Err(DaysError::TimeInName(number));
    }
    if name.chars().count() > DAY_NAME_CHARS_MAX {
        return Err(DaysError::LongName(number));
    }
    Ok((date, SpecialDay { name, hours }))
}

/// `2026-10-01`, `2026/10/1`, `2026年10月1日`; years of four digits. The rest begins behind it.
fn date_and_rest(line: &str) -> Option<(NaiveDate, &str)> {
    let word = line.split(char::is_whitespace).next().unwrap_or(line);
    // Nothing need stand between a date that ends in 日 and what follows.
    let day = word.find('年').and_then(|_| word.find(['日', '号', '號']));
    let sign = |at: usize| word.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (first, rest) = line.split_at_checked(day.map_or(word.len(), |at| at + sign(at)))?;
    Some((date(&narrow(first))?, rest.trim()))
}

fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim_end_matches(['日', '号', '號']);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let date = NaiveDate::from_ymd_opt(
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    )?;
    (parts.next().is_none() && (1000..=9999).contains(&date.year())).then_some(date)
}

/// The stretches of time at the beginning, and what follows them, as it was written.
fn hours_and_name(rest: &str) -> (String, String) {
    let plain = narrow(rest);
    let found = STRETCHES.as_ref().and_then(|stretches| stretches.find(&plain));
    let Some(hours) = found.map(|found| found.as_str()) else {
        return (String::new(), rest.to_owned());
    };
    let divides = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '；');
    let after = plain.get(hours.len()..).unwrap_or_default();
    if after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == ':' || TO.contains(&c)) {
        // `9-12-15` and `9-12th`: said whole, it is no stretch of time.
        let word = after.split(divides).next().unwrap_or_default();
        return (format!("{hours}{word}"), String::new());
    }
    // A name is kept as it was written: what is narrowed is only looked at.
    let name: String = rest.chars().skip(hours.chars().count()).collect();
    (hours.to_owned(), name.trim_start_matches(divides).to_owned())
}

/// Such as "8:30 Service": in a line of special days it would be, or pass for, hours.
pub fn looks_like_hours(name: &str) -> bool {
    let marked = name.starts_with(NAME_MARK);
    !marked && TIME_IN_NAME.as_ref().is_some_and(|time| time.is_match(&narrow(name)))
}

/// A name that is taken for nothing else.
pub fn as_name(name: String) -> String {
    if looks_like_hours(&name) { format!("{NAME_MARK} {name}") } else { name }
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
    let text = narrow(text);
    let (hours, minutes) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let (hours, minutes): (i32, i32) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
    let fits = hours >= 0 && (0..60).contains(&minutes);
    fits.then(|| hours.checked_mul(60)?.checked_add(minutes)).flatten()
}

/// Minutes as [`parse_duration`] reads them.
pub fn show_duration(minutes: i64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
