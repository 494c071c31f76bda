//! Working time against an independent slow model that looks at every minute, through both jumps of daylight saving.

use std::collections::BTreeMap;

use askwell::ledger::calendar::{Calendar, CalendarError, Hours, SpecialDay};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;

/// Zones with jumps of an hour, of half an hour, at midnight, none, and one that left out a day.
const ZONES: [Tz; 9] = [
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::Australia__Lord_Howe,
    Tz::America__Sao_Paulo,
    Tz::Asia__Shanghai,
    Tz::Asia__Kathmandu,
    Tz::Pacific__Apia,
    Tz::Africa__Casablanca,
    Tz::America__St_Johns,
];

/// Whether a minute counts, told by the clock on the wall alone.
fn counts(calendar: &Calendar, minute: DateTime<Utc>) -> bool {
    let local = minute.with_timezone(&calendar.zone());
    let of_day = u16::try_from(local.hour() * 60 + local.minute()).unwrap();
    let date = local.date_naive();
    let weekday = date.weekday().num_days_from_monday() as usize;
    let hours = calendar.days().get(&date).map_or(calendar.weekday(weekday), |day| day.hours.as_slice());
    hours.iter().any(|hours| hours.from() <= of_day && of_day < hours.to())
}

fn slow_between(calendar: &Calendar, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
    let mut minute = from;
    let mut sum = 0;
    while minute < to {
        sum += i64::from(counts(calendar, minute));
        minute += TimeDelta::minutes(1);
    }
    TimeDelta::minutes(sum)
}

fn slow_due(calendar: &Calendar, from: DateTime<Utc>, minutes: i64) -> DateTime<Utc> {
    let (mut minute, mut left) = (from, minutes);
    loop {
        left -= i64::from(counts(calendar, minute));
        minute += TimeDelta::minutes(1);
        if left == 0 {
            return minute;
        }
    }
}

fn day() -> impl Strategy<Value = Vec<Hours>> {
    prop::collection::btree_set(0_u16..=1440, 0..=4).prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().collect();
        edges.chunks_exact(2).map(|pair| Hours::new(pair[0], pair[1]).unwrap()).collect()
    })
}

/// Moments near the jumps of the zones above, and anywhere in twenty years.
fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let near = |year, month, day| Utc.with_ymd_and_hms(year, month, day, 0, 0, 0).unwrap();
    let jumps = vec![
        near(2026, 3, 29),
        near(2026, 10, 25),
        near(2026, 3, 8),
        near(2026, 11, 1),
        near(2026, 4, 5),
        near(2026, 10, 4),
        near(2018, 11, 4),
        near(2018, 2, 18),
        near(2011, 12, 30),
        near(2026, 2, 15),
    ];
    let around =
        (prop::sample::select(jumps), -2880_i64..2880).prop_map(|(at, by)| at + TimeDelta::minutes(by));
    let anywhere = (0_i64..20 * 365 * 1440).prop_map(move |by| near(2010, 1, 1) + TimeDelta::minutes(by));
    prop_oneof![3 => around, 1 => anywhere]
}

fn special_day(hours: Vec<Hours>) -> SpecialDay {
    SpecialDay { name: String::new(), hours }
}

prop_compose! {
    fn calendar()(
        zone in prop::sample::select(ZONES.to_vec()),
        week in prop::collection::vec(day(), 7),
        special in prop::collection::vec((moment(), day()), 0..4),
    ) -> Option<Calendar> {
        let days: BTreeMap<NaiveDate, _> = special.into_iter().map(|(at, hours)| (at.date_naive(), special_day(hours))).collect();
        Calendar::new(zone, week.try_into().unwrap(), days).ok()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_left_is_what_the_slow_model_counts(
        calendar in calendar(), from in moment(), minutes in -4000_i64..4000
    ) {
        let Some(calendar) = calendar else { return Ok(()) };
        let to = from + TimeDelta::minutes(minutes);
        let slow = if from <= to { slow_between(&calendar, from, to) } else { -slow_between(&calendar, to, from) };
        prop_assert_eq!(calendar.left(from, to), slow);
    }

    #[test]
    fn what_is_due_is_due_where_the_slow_model_says(calendar in calendar(), from in moment(), minutes in 1_i64..900) {
        let Some(calendar) = calendar else { return Ok(()) };
        // A few open minutes a week would keep the slow model busy for years.
        prop_assume!((0..7).map(|day| calendar.weekday(day).len()).sum::<usize>() >= 4);
        let due = calendar.due(from, TimeDelta::minutes(minutes));
        prop_assert_eq!(due, slow_due(&calendar, from, minutes));
        prop_assert!(counts(&calendar, due - TimeDelta::minutes(1)), "the minute before it is open");
    }

    #[test]
    fn working_time_adds_up_and_never_runs_backwards(
        calendar in calendar(), from in moment(), first in 0_i64..5000, second in 0_i64..5000
    ) {
        let Some(calendar) = calendar else { return Ok(()) };
        let (first, second) = (TimeDelta::minutes(first), TimeDelta::minutes(second));
        let between = calendar.due(from, first);
        prop_assert_eq!(calendar.due(between, second), calendar.due(from, first + second));
        prop_assert!(between >= from);
        prop_assert!(calendar.due(from, first + second) >= between);
        prop_assert_eq!(calendar.left(from, between), first);
        let (a, b) = (from + first, from + first + second);
        prop_assert_eq!(calendar.left(from, a) + calendar.left(a, b), calendar.left(from, b));
        prop_assert!(calendar.left(from, b) <= b - from);
    }

    #[test]
    fn less_than_nothing_leads_back(calendar in calendar(), from in moment(), minutes in 1_i64..5000) {
        let Some(calendar) = calendar else { return Ok(()) };
        let passed = TimeDelta::minutes(minutes);
        let before = calendar.due(from, -passed);
        prop_assert!(before < from);
        prop_assert_eq!(calendar.left(from, before), -passed);
    }
}

#[test]
fn a_question_of_friday_evening_is_due_on_monday() {
    let nine_to_six = vec![Hours::new(9 * 60, 12 * 60).unwrap(), Hours::new(13 * 60, 18 * 60).unwrap()];
    let week = std::array::from_fn(|day| if day < 5 { nine_to_six.clone() } else { vec![] });
    let holiday = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let shanghai = |days| Calendar::new(Tz::Asia__Shanghai, week.clone(), days).unwrap();
    let at = |day, hour, minute| {
        Tz::Asia__Shanghai.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap().with_timezone(&Utc)
    };
    let two_hours = TimeDelta::hours(2);
    assert_eq!(shanghai(BTreeMap::new()).due(at(27, 17, 50), two_hours), at(30, 10, 50));
    let closed = shanghai(BTreeMap::from([(holiday, special_day(vec![]))]));
    let tuesday = Tz::Asia__Shanghai.with_ymd_and_hms(2026, 12, 1, 10, 50, 0).unwrap();
    assert_eq!(closed.due(at(27, 17, 50), two_hours), tuesday);
    assert_eq!(
        shanghai(BTreeMap::new()).due(at(27, 11, 30), TimeDelta::hours(1)),
        at(27, 13, 30),
        "over noon"
    );
}

#[test]
fn what_makes_no_calendar_is_refused() {
    let never: [Vec<Hours>; 7] = Default::default();
    assert_eq!(Calendar::new(Tz::UTC, never, BTreeMap::new()), Err(CalendarError::NeverOpen));
    let mut week: [Vec<Hours>; 7] = Default::default();
    week[0] = vec![Hours::new(600, 700).unwrap(), Hours::new(540, 601).unwrap()];
    assert_eq!(Calendar::new(Tz::UTC, week, BTreeMap::new()), Err(CalendarError::Overlap));
    assert!(Hours::new(600, 600).is_none() && Hours::new(0, 1441).is_none());
}
