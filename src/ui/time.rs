//! Times, promises and durations in words, in the reader's zone and language.

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use maud::{Markup, html};

use super::words::{Arg, Words, t};

const MINUTES_PER_HOUR: i64 = 60;
const MINUTES_PER_DAY: i64 = 24 * MINUTES_PER_HOUR;
/// Up to 48 hours a duration is said in hours and minutes, then in days.
const DAYS_FROM_MINUTES: i64 = 2 * MINUTES_PER_DAY;

/// `<time>` with date and clock: "3 Nov 2026, 09:12".
pub fn date_time(words: Words, at: DateTime<Utc>, zone: Tz) -> Markup {
    element(at, zone, &date_time_text(words, at, zone))
}

/// `<time>` with the date only: "3 Nov 2026".
pub fn date(words: Words, at: DateTime<Utc>, zone: Tz) -> Markup {
    element(at, zone, &date_text(words, at.with_timezone(&zone).date_naive()))
}

/// `<time>` without the year when it is this one: "3 Nov, 09:12".
pub fn short(words: Words, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> Markup {
    let (local, today) = (at.with_timezone(&zone), now.with_timezone(&zone));
    if local.year() != today.year() {
        return date(words, at, zone);
    }
    let day = words.with(t::COMMON_DAY_MONTH, &day_values(local.date_naive()));
    element(at, zone, &joined(words, &day, at, zone))
}

fn element(at: DateTime<Utc>, zone: Tz, text: &str) -> Markup {
    html! { time datetime=(at.with_timezone(&zone).format("%Y-%m-%dT%H:%M%:z")) { (text) } }
}

/// "3 Nov 2026, 09:12" as plain text, for mails and titles.
pub fn date_time_text(words: Words, at: DateTime<Utc>, zone: Tz) -> String {
    let day = date_text(words, at.with_timezone(&zone).date_naive());
    joined(words, &day, at, zone)
}

/// "3 Nov 2026".
pub fn date_text(words: Words, day: NaiveDate) -> String {
    let year = day.year().to_string();
    let [day_of_month, month] = day_values(day);
    words.with(t::COMMON_DATE, &[day_of_month, month, ("year", year.into())])
}

/// "3 Nov".
pub fn day_month(words: Words, day: NaiveDate) -> String {
    words.with(t::COMMON_DAY_MONTH, &day_values(day))
}

/// "09:12", the same in all languages.
pub fn clock(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%H:%M").to_string()
}

/// When the reader's day began; where a clock skips midnight, a day ago.
pub fn start_of_day(now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let day = now.with_timezone(&zone).date_naive();
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(zone).earliest();
    midnight.map_or_else(|| now - TimeDelta::minutes(MINUTES_PER_DAY), |at| at.with_timezone(&Utc))
}

/// "09:12" if it was today, else "3 Nov 2026, 09:12", as plain text.
pub fn clock_or_date(words: Words, at: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
    let today = at.with_timezone(&zone).date_naive() == now.with_timezone(&zone).date_naive();
    if today { clock(at, zone) } else { date_time_text(words, at, zone) }
}

/// A promise as a clock time: "by 15:05 today", "by 10:20 on Monday 23 November".
pub fn promise(words: Words, due: DateTime<Utc>, now: DateTime<Utc>, zone: Tz) -> String {
    let day = due.with_timezone(&zone).date_naive();
    let today = now.with_timezone(&zone).date_naive();
    let time = clock(due, zone);
    match (day - today).num_days() {
        0 => words.with(t::COMMON_BY_TODAY, &[("time", time.into())]),
        1 => words.with(t::COMMON_BY_TOMORROW, &[("time", time.into())]),
        _ => {
            let weekday = i64::from(day.weekday().number_from_monday());
            let weekday = words.with(t::COMMON_WEEKDAY, &[("weekday", weekday.into())]);
            let date = words.with(t::COMMON_DAY_MONTH_FULL, &day_values(day));
            let values = [("time", time.into()), ("weekday", weekday.into()), ("date", date.into())];
            words.with(t::COMMON_BY_DAY, &values)
        }
    }
}

/// "4 December 2026".
pub fn date_in_full(words: Words, day: NaiveDate) -> String {
    let date = words.with(t::COMMON_DAY_MONTH_FULL, &day_values(day));
    words.with(t::COMMON_DATE_FULL, &[("date", date.into()), ("year", day.year().to_string().into())])
}

/// A promise for whoever may read it on another day or in another place, as in a mail: "by 15:05 on Friday
/// 20 November 2026 (Asia/Singapore)".
pub fn promise_in_full(words: Words, due: DateTime<Utc>, zone: Tz) -> String {
    let day = due.with_timezone(&zone).date_naive();
    let weekday = i64::from(day.weekday().number_from_monday());
    let weekday = words.with(t::COMMON_WEEKDAY, &[("weekday", weekday.into())]);
    let values = [
        ("time", clock(due, zone).into()),
        ("weekday", weekday.into()),
        ("date", date_in_full(words, day).into()),
        ("zone", zone.name().into()),
    ];
    words.with(t::COMMON_BY_DATE, &values)
}

/// "3 Nov 2026, 09:12 (Asia/Singapore)".
pub fn date_time_in_zone(words: Words, at: DateTime<Utc>, zone: Tz) -> String {
    let time = date_time_text(words, at, zone);
    words.with(t::COMMON_IN_ZONE, &[("time", time.into()), ("zone", zone.name().into())])
}

/// A duration: "48 min", "4 h 40 min", from 48 hours on "2 d 1 h". Negative ones lose their sign; cut to whole minutes.
pub fn duration(words: Words, length: TimeDelta) -> String {
    let minutes = length.num_minutes().abs();
    let (hours, rest) = (minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
    if minutes >= DAYS_FROM_MINUTES {
        let (days, hours) = (minutes / MINUTES_PER_DAY, minutes % MINUTES_PER_DAY / MINUTES_PER_HOUR);
        return two(words, (t::COMMON_DAYS, t::COMMON_DAYS_HOURS), ("days", days), ("hours", hours));
    }
    if hours == 0 {
        return words.with(t::COMMON_MINUTES, &[("minutes", minutes.into())]);
    }
    two(words, (t::COMMON_HOURS, t::COMMON_HOURS_MINUTES), ("hours", hours), ("minutes", rest))
}

/// The same of so many minutes, rounded up to what is shown: figures must not say too little.
pub fn duration_up(words: Words, minutes: u32) -> String {
    let minutes = i64::from(minutes);
    let hours = (minutes + MINUTES_PER_HOUR - 1) / MINUTES_PER_HOUR;
    let shown = if minutes < DAYS_FROM_MINUTES { minutes } else { hours * MINUTES_PER_HOUR };
    duration(words, TimeDelta::minutes(shown))
}

/// The larger unit alone when nothing is left of the smaller one.
fn two(
    words: Words,
    keys: (super::words::Key, super::words::Key),
    large: (&str, i64),
    small: (&str, i64),
) -> String {
    let large = (large.0, Arg::from(large.1));
    if small.1 == 0 {
        return words.with(keys.0, &[large]);
    }
    words.with(keys.1, &[large, (small.0, small.1.into())])
}

fn joined(words: Words, day: &str, at: DateTime<Utc>, zone: Tz) -> String {
    words.with(t::COMMON_DATE_TIME, &[("date", day.into()), ("time", clock(at, zone).into())])
}

fn day_values(day: NaiveDate) -> [(&'static str, Arg<'static>); 2] {
    [("day", i64::from(day.day()).into()), ("month", i64::from(day.month()).into())]
}
