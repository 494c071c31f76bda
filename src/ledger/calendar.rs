//! Working time: which moments count against a promise, and how to count along them.
//!
//! Counting walks along slices, stretches of one local day with one offset from UTC. Within a slice local time runs
//! evenly, so the jumps of daylight saving, and days that a zone left out, need no case of their own.

use std::collections::BTreeMap;

use chrono::{
    DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Days that are walked along at most, about twenty years: what lies beyond is taken as lying there.
const DAYS_WALKED_MAX: usize = 7_400;
/// Weeks in which a promise must come due at the latest, about ten years.
const WEEKS_PROMISED_MAX: i64 = 520;

/// Days in a row that may be closed: longer, and what is promised would come due only after them.
pub const DAYS_CLOSED_MAX: i64 = 60;

/// Minutes of a day.
pub const DAY_MINUTES: u16 = 24 * 60;

/// Opening hours of a day without a pause: minutes after local midnight, the end not included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct Hours {
    from: u16,
    to: u16,
}

impl TryFrom<(u16, u16)> for Hours {
    type Error = CalendarError;
    fn try_from((from, to): (u16, u16)) -> Result<Self, CalendarError> {
        Self::new(from, to).ok_or(CalendarError::NoHours)
    }
}

impl From<Hours> for (u16, u16) {
    fn from(hours: Hours) -> Self {
        (hours.from, hours.to)
    }
}

impl Hours {
    /// `None` unless they begin before they end, within one day.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from < to && to <= DAY_MINUTES).then_some(Self { from, to })
    }

    /// The first two of a day's hours, in order, that share a minute.
    pub fn first_overlap(hours: &[Self]) -> Option<(Self, Self)> {
        let overlap = |two: &[Self]| match two {
            [one, next] if next.from < one.to => Some((*one, *next)),
            _ => None,
        };
        hours.windows(2).find_map(overlap)
    }

    /// Minutes after midnight at which they begin.
    pub fn from(self) -> u16 {
        self.from
    }

    /// Minutes after midnight at which they end, at most 1,440.
    pub fn to(self) -> u16 {
        self.to
    }
}

/// Why hours make no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// No hour of no weekday is open: nothing would ever be due.
    #[error("no weekday is open")]
    NeverOpen,
    /// A stretch does not begin before it ends, within one day.
    #[error("hours end before they begin")]
    NoHours,
    /// Two stretches of one day share a minute.
    #[error("hours of one day overlap")]
    Overlap,
}

/// Business hours of a place: a week, and days that differ from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    zone: Tz,
    week: [Vec<Hours>; 7],
    days: BTreeMap<NaiveDate, SpecialDay>,
}

/// A day that differs from its week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// What people call it; may be empty.
    pub name: String,
    /// Its hours; none on a holiday.
    pub hours: Vec<Hours>,
}

/// A stretch of one local day with one offset.
struct Slice {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    /// What would be midnight if the offset had held since.
    midnight: DateTime<Utc>,
    date: NaiveDate,
}

impl Calendar {
    /// `week` begins with Monday; a day among `days` has its own hours, none on a holiday. Hours come out in order.
    ///
    /// # Errors
    /// When no weekday is open, or hours of one day overlap.
    pub fn new(
        zone: Tz,
        mut week: [Vec<Hours>; 7],
        mut days: BTreeMap<NaiveDate, SpecialDay>,
    ) -> Result<Self, CalendarError> {
        if week.iter().all(Vec::is_empty) {
            return Err(CalendarError::NeverOpen);
        }
        let special = days.values_mut().map(|day| &mut day.hours);
        for hours in week.iter_mut().chain(special) {
            hours.sort_unstable();
            if Hours::first_overlap(hours).is_some() {
                return Err(CalendarError::Overlap);
            }
        }
        Ok(Self { zone, week, days })
    }

    /// Every moment counts.
    pub fn around_the_clock() -> Self {
        let day = || vec![Hours { from: 0, to: DAY_MINUTES }];
        Self { zone: Tz::UTC, week: std::array::from_fn(|_| day()), days: BTreeMap::new() }
    }

    /// Where its hours are told.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// The hours of each weekday, Monday first.
    pub fn week(&self) -> &[Vec<Hours>; 7] {
        &self.week
    }

    /// The hours of a weekday, Monday is 0; none beyond Sunday.
    pub fn weekday(&self, day: usize) -> &[Hours] {
        self.week.get(day).map_or(&[], Vec::as_slice)
    }

    /// The days that differ from their week.
    pub fn days(&self) -> &BTreeMap<NaiveDate, SpecialDay> {
        &self.days
    }

    /// When so much working time from `from` on has passed: within opening hours, their last moment included. Of
    /// less than nothing: when it began, so that counting on from there comes to `from`. Of nothing: `from`.
    pub fn due(&self, from: DateTime<Utc>, promised: TimeDelta) -> DateTime<Utc> {
        if promised < TimeDelta::zero() { self.before(from, -promised) } else { self.after(from, promised) }
    }

    /// Working time from `now` until `due`; negative when that is over.
    pub fn left(&self, now: DateTime<Utc>, due: DateTime<Utc>) -> TimeDelta {
        if now <= due { self.between(now, due) } else { -self.between(due, now) }
    }

    /// Whether so many minutes, at its usual hours, come to an end within ten years.
    pub fn can_promise(&self, minutes: i32) -> bool {
        let open = |hours: &Hours| i64::from(hours.to - hours.from);
        let weekly: i64 = self.week.iter().flatten().map(open).sum();
        i64::from(minutes) <= weekly * WEEKS_PROMISED_MAX
    }

    /// The first stretch of more than [`DAYS_CLOSED_MAX`] days from this one on without an open minute: its first and its
    /// last day. Some weekday is open, so only special days can make one.
    pub fn closed_for_long(&self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let closed = |day: &NaiveDate| self.hours_on(*day).is_empty();
        let mut seen = today;
        for special in self.days.range(today..).map(|(day, _)| *day) {
            if special < seen {
                continue;
            }
            let back = std::iter::successors(Some(special), NaiveDate::pred_opt);
            let first = back.take_while(|day| *day >= today && closed(day)).last();
            let last = special.iter_days().take_while(closed).last();
            let Some((first, last)) = first.zip(last) else { continue };
            if (last - first).num_days() >= DAYS_CLOSED_MAX {
                return Some((first, last));
            }
            seen = last;
        }
        None
    }

    /// The hours of a day, whether special or not.
    fn hours_on(&self, date: NaiveDate) -> &[Hours] {
        let weekday = date.weekday().num_days_from_monday() as usize;
        self.days.get(&date).map_or(self.weekday(weekday), |day| day.hours.as_slice())
    }

    fn after(&self, from: DateTime<Utc>, promised: TimeDelta) -> DateTime<Utc> {
        let (mut at, mut left) = (from, promised);
        if self.is_always() || left.is_zero() {
            return from.checked_add_signed(promised).unwrap_or(from);
        }
        for _ in 0..DAYS_WALKED_MAX {
            let slice = self.slice_from(at);
            for (opens, closes) in self.open_in(&slice) {
                if left <= closes - opens {
                    return opens + left;
                }
                left -= closes - opens;
            }
            at = slice.to;
        }
        at
    }

    fn before(&self, from: DateTime<Utc>, passed: TimeDelta) -> DateTime<Utc> {
        let (mut at, mut left) = (from, passed);
        if self.is_always() {
            return from.checked_sub_signed(passed).unwrap_or(from);
        }
        for _ in 0..DAYS_WALKED_MAX {
            let slice = self.slice_before(at);
            for (opens, closes) in self.open_in(&slice).rev() {
                if left <= closes - opens {
                    return closes - left;
                }
                left -= closes - opens;
            }
            at = slice.from;
        }
        at
    }

    fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
        if self.is_always() {
            return to - from;
        }
        let (mut at, mut sum) = (from, TimeDelta::zero());
        for _ in 0..DAYS_WALKED_MAX {
            if at >= to {
                break;
            }
            let slice = self.slice_from(at);
            for (opens, closes) in self.open_in(&slice) {
                sum += (closes.min(to) - opens).max(TimeDelta::zero());
            }
            at = slice.to;
        }
        sum
    }

    /// Plain time, which need not be walked along day by day.
    pub fn is_always(&self) -> bool {
        let whole = |hours: &Vec<Hours>| matches!(hours.as_slice(), [Hours { from: 0, to: DAY_MINUTES }]);
        self.week.iter().all(whole) && self.days.values().all(|day| whole(&day.hours))
    }

    /// The open stretches of a slice, in order.
    fn open_in(&self, slice: &Slice) -> impl DoubleEndedIterator<Item = (DateTime<Utc>, DateTime<Utc>)> {
        let hours = self.hours_on(slice.date);
        let (from, to, midnight) = (slice.from, slice.to, slice.midnight);
        let at = move |minutes: u16| midnight + TimeDelta::minutes(minutes.into());
        hours
            .iter()
            .map(move |hours| (at(hours.from).max(from), at(hours.to).min(to)))
            .filter(|(opens, closes)| opens < closes)
    }

    /// From `at` to the next midnight or jump of the clock.
    fn slice_from(&self, at: DateTime<Utc>) -> Slice {
        let offset = self.offset(at);
        let date = (at.naive_utc() + offset).date();
        let midnight = utc(date.and_time(chrono::NaiveTime::MIN), offset);
        let next = utc((date + Days::new(1)).and_time(chrono::NaiveTime::MIN), offset);
        let jump = self.first_second(at, next, |other| other != offset);
        Slice { from: at, to: jump.unwrap_or(next), midnight, date }
    }

    /// Back from `at` to midnight or the last jump of the clock.
    fn slice_before(&self, at: DateTime<Utc>) -> Slice {
        let last = at - TimeDelta::nanoseconds(1);
        let offset = self.offset(last);
        let date = (last.naive_utc() + offset).date();
        let midnight = utc(date.and_time(chrono::NaiveTime::MIN), offset);
        let same_since = self.first_second(midnight, at, |other| other == offset);
        let from = if self.offset(midnight) == offset { midnight } else { same_since.unwrap_or(last) };
        Slice { from, to: at, midnight, date }
    }

    /// The first whole second after `from` and before `to` of which `is` holds, if it holds from there on until `to`
    /// and not at `from`: a zone jumps at most once a day.
    fn first_second(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        is: impl Fn(FixedOffset) -> bool,
    ) -> Option<DateTime<Utc>> {
        let holds = |second: i64| DateTime::from_timestamp(second, 0).is_some_and(|at| is(self.offset(at)));
        // The last whole second before the end.
        let (mut not, mut yes) = (from.timestamp(), (to - TimeDelta::nanoseconds(1)).timestamp());
        if yes <= not || holds(not) || !holds(yes) {
            return None;
        }
        while yes - not > 1 {
            let middle = not + (yes - not) / 2;
            if holds(middle) { yes = middle } else { not = middle }
        }
        DateTime::from_timestamp(yes, 0)
    }

    fn offset(&self, at: DateTime<Utc>) -> FixedOffset {
        self.zone.offset_from_utc_datetime(&at.naive_utc()).fix()
    }
}

fn utc(local: NaiveDateTime, offset: FixedOffset) -> DateTime<Utc> {
    (local - offset).and_utc()
}
