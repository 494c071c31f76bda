//! Hours and special days as people write them, and holidays out of files.

use askwell::ledger::calendar::{Hours, SpecialDay};
use askwell::ledger::holidays;
use askwell::ledger::hours::{self, DaysError, HoursError};
use chrono::NaiveDate;
use proptest::prelude::*;

fn day() -> impl Strategy<Value = Vec<Hours>> {
    prop::collection::btree_set(0_u16..=1440, 0..=6).prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().collect();
        edges.chunks_exact(2).map(|pair| Hours::new(pair[0], pair[1]).unwrap()).collect()
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0_u64..20_000).prop_map(|days| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(days))
}

proptest! {
    #[test]
    fn what_is_shown_reads_as_it_was(hours in day(), minutes in 0_i32..6_000_000) {
        prop_assert_eq!(hours::parse(&hours::show(&hours)), Ok(hours));
        prop_assert_eq!(hours::parse_duration(&hours::show_duration(minutes.into())), Some(minutes));
    }

    #[test]
    fn special_days_too(days in prop::collection::btree_map(date(), ("[a-z]{0,8}( [a-z]{1,8})?", day()), 0..20)) {
        let days = days.into_iter().map(|(date, (name, hours))| (date, SpecialDay { name: name.trim().to_owned(), hours }));
        let days: std::collections::BTreeMap<_, _> = days.collect();
        prop_assert_eq!(hours::parse_days(&hours::show_days(&days)), Ok(days));
    }

    #[test]
    fn nothing_typed_or_sent_is_a_fault(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = (hours::parse(&text), hours::parse_days(&text), hours::parse_duration(&text));
        let _ = holidays::read(&bytes, today());
        let _ = holidays::read(format!("BEGIN:VCALENDAR\n{text}").as_bytes(), today());
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
}

#[test]
fn hours_are_read_as_people_write_them() {
    let written =
        ["9-12, 13-18", "09:00–12:00,13:00–18:00", "13—18；9：00～12：00", " 9:00 - 12:00 ; 13 至 18 "];
    for text in written {
        assert_eq!(
            hours::parse(text).map(|hours| hours::show(&hours)).unwrap(),
            "09:00–12:00, 13:00–18:00",
            "{text}"
        );
    }
    assert_eq!(hours::parse("0-24").unwrap().len(), 1);
    for wrong in ["nine", "12-9", "9-9", "9-25", "9:60-12", "9-12-15", "-9-12"] {
        assert_eq!(hours::parse(wrong), Err(HoursError::Unreadable(wrong.to_owned())), "{wrong}");
    }
    assert!(matches!(hours::parse("9-12, 11-18"), Err(HoursError::Overlap(..))));
}

#[test]
fn hours_of_a_special_day_are_read_like_those_of_a_weekday() {
    for (line, hours, name) in [
        ("2026-12-24 9:00–12:00, 13:00–18:00 Short day", "09:00–12:00, 13:00–18:00", "Short day"),
        ("2026-12-24 9-12 Christmas Eve", "09:00–12:00", "Christmas Eve"),
        ("2026/12/24 9 - 12; 13:00 ~ 15:30", "09:00–12:00, 13:00–15:30", ""),
        ("２０２６－１２－２４ ９：００－１８：００ 平安夜", "09:00–18:00", "平安夜"),
        ("2026年12月24日 9:00至12:00，13:00至15:00半天", "09:00–12:00, 13:00–15:00", "半天"),
        ("2026年12月24日平安夜", "", "平安夜"),
        ("2026-12-24 24-hour strike", "", "24-hour strike"),
        ("2026-12-24 5·4 青年节", "", "5·4 青年节"),
        ("2026-12-24 3rd day, all closed", "", "3rd day, all closed"),
        ("2026-12-24 · 8:30 Service", "", "· 8:30 Service"),
    ] {
        let days = hours::parse_days(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let day = days.get(&NaiveDate::from_ymd_opt(2026, 12, 24).unwrap()).unwrap();
        assert_eq!((hours::show(&day.hours).as_str(), day.name.as_str()), (hours, name), "{line}");
        assert_eq!(hours::parse_days(&hours::show_days(&days)), Ok(days.clone()), "{line}");
    }
    let same = hours::parse("９：００－１８：００").unwrap();
    assert_eq!(hours::show(&same), "09:00–18:00");
}

#[test]
fn a_name_that_looks_like_hours_is_refused_with_its_line() {
    for name in
        ["上午9:00-12:00 半天", "9:00 Lunch", "9:00-12:00 13:00-18:00 Short", "9am-12pm Eve", "Eve from 9:00"]
    {
        let lines = format!("2026-12-25 Christmas\n2026-12-24 {name}");
        assert_eq!(hours::parse_days(&lines), Err(DaysError::TimeInName(2)), "{name}");
    }
    for (name, part) in [("9-12-15 Eve", "9-12-15"), ("9-12, 13-14th Eve", "13-14th"), ("12-9 Eve", "12-9")] {
        let unreadable = DaysError::Hours(1, HoursError::Unreadable(part.to_owned()));
        assert_eq!(hours::parse_days(&format!("2026-12-24 {name}")), Err(unreadable), "{name}");
    }
}

#[test]
fn a_wrong_line_of_days_is_named() {
    assert_eq!(hours::parse_days("2026-12-25 Christmas\n\nsoon"), Err(DaysError::NoDate(3)));
    assert_eq!(hours::parse_days("2026-12-25\n2026/12/25"), Err(DaysError::Twice(2)));
    assert_eq!(hours::parse_days("2026-02-30"), Err(DaysError::NoDate(1)));
    assert!(matches!(hours::parse_days("2026-12-24 9:00-8:00 Eve"), Err(DaysError::Hours(1, _))));
    let many: String = (0..401).map(|n| format!("{}\n", today() + chrono::Days::new(n))).collect();
    assert_eq!(hours::parse_days(&many), Err(DaysError::TooMany));
}

const FILE: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Holidays//EN\r\n\
BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261008\r\nSUMMARY:国庆节\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:Christmas\\, the\r\n  first day\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20261101T100000Z\r\nDTEND:20261101T110000Z\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20261109\r\nRRULE:FREQ=WEEKLY;COUNT=2;BYDAY=MO\r\nSUMMARY:Cleaning\r\nEND:VEVENT\r\n\
END:VCALENDAR\r\n";

#[test]
fn whole_days_of_a_file_are_holidays_and_those_of_every_year_come_again() {
    let read = holidays::read(FILE.as_bytes(), today()).unwrap();
    let named = |name: &str| read.days.iter().filter(|(_, day)| day.name.starts_with(name)).count();
    assert_eq!((named("国庆节"), named("Cleaning"), read.timed), (7, 2, 1));
    let christmas: Vec<String> = read
        .days
        .iter()
        .filter(|(_, day)| day.name == "Christmas, the first day")
        .map(|(date, _)| date.to_string())
        .collect();
    assert_eq!(christmas.first().map(String::as_str), Some("2025-12-25"), "from a year back");
    assert_eq!(christmas.last().map(String::as_str), Some("2030-12-25"), "to five years ahead");
    assert!(read.days.values().all(|day| day.hours.is_empty()));
    assert_eq!(read.left_out, 0);
}

#[test]
fn a_rule_that_ends_on_a_day_and_a_name_that_looks_like_hours_are_read() {
    let event = |start: &str, rule: &str, name: &str| {
        format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{start}\r\n{rule}SUMMARY:{name}\r\nEND:VEVENT\r\n")
    };
    let file = [
        event("20201225", "RRULE:FREQ=YEARLY;UNTIL=20281225\r\n", "Christmas"),
        event("19900101", "RRULE:FREQ=WEEKLY;BYDAY=TU\r\n", "Market"),
        event("20270401", "", "8:30-9:00 Service"),
        event("20270402", "RRULE:FREQ=SECONDLY\r\n", "Never"),
    ];
    let file = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", file.concat());
    let read = holidays::read(file.as_bytes(), today()).unwrap();
    let named = |name: &str| read.days.values().filter(|day| day.name == name).count();
    assert_eq!(named("Christmas"), 4, "2025 to 2028");
    assert!(named("Market") > 100, "from long ago until now");
    assert_eq!((named("Never"), read.left_out > 0), (1, true), "a rule of seconds says once, and is told of");
    let again = hours::parse_days(&hours::show_days(&read.days)).unwrap();
    assert_eq!(again, read.days, "and can be saved as it is shown");
}

#[test]
fn a_rule_without_an_end_and_a_file_of_something_else_end_soon() {
    let endless = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY\r\nSUMMARY:All\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert!(
        holidays::read(endless.as_bytes(), today()).unwrap().days.len() <= 6 * 366 + 1,
        "those looked at"
    );
    assert!(holidays::read(b"%PDF-1.7", today()).is_err());
    assert!(holidays::read(b"<html>BEGIN:VCALENDAR</html>", today()).is_err());
}
