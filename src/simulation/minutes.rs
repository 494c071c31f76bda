//! Working time counted minute by minute: slow, simple, and nothing of the calendar that it checks but its hours.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use crate::ledger::calendar::{Calendar, Hours};

/// How many minutes were open since a first moment, for each minute after it.
pub(super) struct Minutes {
    from: DateTime<Utc>,
    open_before: Vec<u32>,
}

impl Minutes {
    /// For the minutes from `from` to `to`.
    pub(super) fn new(calendar: &Calendar, from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        let mut open_before = vec![0];
        let mut sum = 0;
        for minute in 0..(to - from).num_minutes() {
            sum += u32::from(is_open(calendar, from + TimeDelta::minutes(minute)));
            open_before.push(sum);
        }
        Self { from, open_before }
    }

    fn before(&self, at: DateTime<Utc>) -> i64 {
        let place = usize::try_from((at - self.from).num_minutes()).unwrap_or(0);
        let last = self.open_before.last();
        self.open_before.get(place).or(last).copied().map_or(0, i64::from)
    }

    /// Open minutes between two moments; negative when `to` comes first.
    pub(super) fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
        self.before(to) - self.before(from)
    }

    /// The first moment by which so many open minutes have passed since `from`.
    pub(super) fn due(&self, from: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
        let wanted = self.before(from) + minutes;
        let place = self.open_before.partition_point(|open| i64::from(*open) < wanted);
        self.from + TimeDelta::minutes(i64::try_from(place).unwrap_or(i64::MAX))
    }
}

fn is_open(calendar: &Calendar, at: DateTime<Utc>) -> bool {
    let local = at.with_timezone(&calendar.zone());
    let minute = local.hour() * 60 + local.minute();
    let weekday = usize::try_from(local.weekday().num_days_from_monday()).unwrap_or(0);
    let special = calendar.days().get(&local.date_naive()).map(|day| day.hours.as_slice());
    let hours: &[Hours] = special.unwrap_or_else(|| calendar.weekday(weekday));
    hours.iter().any(|hours| u32::from(hours.from()) <= minute && minute < u32::from(hours.to()))
}

/// One count for each calendar that was asked for.
pub(super) struct Counts {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
    known: BTreeMap<String, Minutes>,
}

impl Counts {
    pub(super) fn new(from: DateTime<Utc>, to: DateTime<Utc>) -> Self {
        Self { from, to, known: BTreeMap::new() }
    }

    /// The count of a calendar, made when it is asked for the first time.
    pub(super) fn of(&mut self, calendar: &Calendar) -> &Minutes {
        let (from, to) = (self.from, self.to);
        self.known.entry(format!("{calendar:?}")).or_insert_with(|| Minutes::new(calendar, from, to))
    }
}
