//! Holidays out of iCalendar files: what they leave out, add, move and cancel, how they are encoded, and what has no room.

use std::collections::BTreeMap;

use askwell::ledger::holidays::{self, Holidays, NoCalendar};
use chrono::{Days, NaiveDate};

use super::targets::OFFICE;
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 2).unwrap()
}

fn file(events: &[&str]) -> String {
    let event = |lines: &&str| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.replace('|', "\r\n"));
    let events: String = events.iter().map(event).collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

/// The dates of each name.
fn named(read: &Holidays) -> BTreeMap<&str, Vec<String>> {
    let mut named: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (date, day) in &read.days {
        named.entry(day.name.as_str()).or_default().push(date.to_string());
    }
    named
}

#[test]
fn days_left_out_and_added_cancelled_and_moved_are_as_the_file_says() {
    let text = file(&[
        "UID:a|DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY|EXDATE;VALUE=DATE:20271225|SUMMARY:Christmas",
        "UID:b|DTSTART;VALUE=DATE:20261204|RDATE;VALUE=DATE:20261211,20261218|SUMMARY:Advent",
        "UID:c|DTSTART;VALUE=DATE:20261230|STATUS:CANCELLED|SUMMARY:Never",
        "UID:d|DTSTART;VALUE=DATE:20270101|DURATION:P3D|SUMMARY:New Year",
        "UID:e|DTSTART;VALUE=DATE:20270301|RRULE:FREQ=YEARLY;COUNT=4|SUMMARY:Outing",
        "UID:e|RECURRENCE-ID;VALUE=DATE:20280301|DTSTART;VALUE=DATE:20280306|SUMMARY:Moved",
        "UID:e|RECURRENCE-ID;VALUE=DATE:20290301|DTSTART;VALUE=DATE:20290301|STATUS:CANCELLED|SUMMARY:Outing",
        "UID:f|DTSTART;VALUE=DATE:20270405|DURATION:P1W|EXDATE:20270405T000000|RDATE:20270503|SUMMARY:Leave",
    ]);
    let read = holidays::read(text.as_bytes(), today()).unwrap();
    let days = |dates: &[&str]| dates.iter().map(|date| (*date).to_owned()).collect::<Vec<_>>();
    let leave: Vec<String> = (3..10).map(|day| format!("2027-05-{day:02}")).collect();
    let wanted = BTreeMap::from([
        ("Christmas", days(&["2026-12-25", "2028-12-25", "2029-12-25", "2030-12-25"])),
        ("Advent", days(&["2026-12-04", "2026-12-11", "2026-12-18"])),
        ("New Year", days(&["2027-01-01", "2027-01-02", "2027-01-03"])),
        ("Outing", days(&["2027-03-01", "2030-03-01"])),
        ("Moved", days(&["2028-03-06"])),
        ("Leave", leave),
    ]);
    assert_eq!(named(&read), wanted);
    assert_eq!((read.left_out, read.timed), (0, 0));
}

#[test]
fn what_writes_utf_16_or_stray_lines_is_read_and_other_encodings_are_named() {
    let text = file(&["UID:a|DTSTART;VALUE=DATE:20270206|SUMMARY:春节"]);
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let second = file(&["UID:b|DTSTART;VALUE=DATE:20270217|SUMMARY:元宵节"]);
    for (bytes, days) in [
        (wide([0xFF, 0xFE], u16::to_le_bytes), 1),
        (wide([0xFE, 0xFF], u16::to_be_bytes), 1),
        ([&[0xEF, 0xBB, 0xBF][..], text.as_bytes()].concat(), 1),
        (format!("{text}\r\nExported by hand\r\n").into_bytes(), 1),
        (format!("{text}{second}").into_bytes(), 2),
    ] {
        let read = holidays::read(&bytes, today()).unwrap();
        assert_eq!(read.days.len(), days);
        assert_eq!(read.days.values().next().unwrap().name, "春节");
    }
    // 国庆 in GBK, Noël in Latin-1.
    for name in [&[0xB9, 0xFA, 0xC7, 0xEC][..], &[b'N', b'o', 0xEB, b'l'][..]] {
        let plain = file(&["UID:a|DTSTART;VALUE=DATE:20270206|SUMMARY:@"]);
        let (before, after) = plain.split_once('@').unwrap();
        let bytes = [before.as_bytes(), name, after.as_bytes()].concat();
        assert_eq!(holidays::read(&bytes, today()), Err(NoCalendar::Encoding));
    }
    assert_eq!(holidays::read(&[0xFF, 0xD8, 0xFF, 0xE0], today()), Err(NoCalendar::Other));
    assert_eq!(holidays::read(&[0xFF, 0xFE, 0x00], today()), Err(NoCalendar::Other));
}

/// The form of an office with these special days.
fn office(days: &str) -> Vec<(&str, &str)> {
    let mut fields: Vec<(&str, &str)> = OFFICE.to_vec();
    fields.retain(|(name, _)| *name != "days");
    fields.push(("days", days));
    fields
}

async fn scene(days: &str) -> (TestApp, Browser) {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    admin.post("/admin/calendars", &office(days)).await.ok().saying("The calendar is saved");
    (app, admin)
}

async fn import(admin: &Browser, events: &[&str]) -> Page {
    admin.upload("/admin/calendars/2/holidays", "holidays.ics", file(events).into_bytes()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_is_nearly_full_says_what_found_no_room() {
    let first = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap();
    let days: Vec<String> = (0..395).map(|n| format!("{} 9-10 Short", first + Days::new(n))).collect();
    let (app, admin) = scene(&days.join("\n")).await;
    let twelve = ["UID:a|DTSTART;VALUE=DATE:20261201|DURATION:P12D|SUMMARY:Move"];
    let page = import(&admin, &twelve).await.ok();
    let sentence = "5 days added. 7 more found no room: a calendar holds at most 400 days.";
    assert!(page.says(sentence), "{}", page.text());
    assert!(page.text_of("#days").contains("2026-12-05 Move"));
    let page = import(&admin, &twelve).await.ok();
    let sentence = "None of the 7 new days of the file found room: a calendar holds at most 400 days.";
    assert!(page.says(sentence), "{}", page.text());
    assert_eq!(app.count("select 1 from calendar_versions where calendar_id = 2").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_day_is_said_as_one_and_files_that_do_not_read_by_why() {
    let (_app, admin) = scene("").await;
    let page = import(&admin, &["UID:a|DTSTART;VALUE=DATE:20261225|SUMMARY:Christmas"]).await.ok();
    assert!(page.says("1 day added."), "{}", page.text());
    let address = "/admin/calendars/2/holidays";
    let mut bytes = file(&["UID:a|DTSTART;VALUE=DATE:20261225|SUMMARY:No"]).into_bytes();
    bytes.push(0xEB);
    let page = admin.upload(address, "holidays.ics", bytes).await;
    assert!(page.status == 422 && page.says("save the file as UTF-8"), "{}", page.text());
    let page = admin.upload(address, "", Vec::new()).await;
    assert!(page.status == 422 && page.says("Choose a file."), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_that_is_closed_for_long_is_refused_typed_or_read() {
    let closed = |count: u64| {
        let first = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        (0..count).map(|n| format!("{} Closed", first + Days::new(n))).collect::<Vec<_>>().join("\n")
    };
    // Monday is open, and the last of 58 days is a Wednesday.
    let (app, admin) = scene(&closed(58)).await;
    let long = closed(61);
    let page = admin.post("/admin/calendars/2", &office(&long)).await;
    assert_eq!(page.status, 422);
    assert!(page.says("From 3 Nov 2026 to 3 Jan 2027 no minute would be open"), "{}", page.text());
    assert!(page.text_of("#days").contains("2027-01-02 Closed"), "kept as typed");
    let page = import(&admin, &["UID:a|DTSTART;VALUE=DATE:20261231|DURATION:P5D|SUMMARY:Holidays"]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("no minute would be open"), "{}", page.text());
    assert_eq!(app.count("select 1 from calendar_versions where calendar_id = 2").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_in_a_field_of_a_calendar_saves_it() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    let page = admin.get("/admin/calendars/new").await.ok();
    let first = "form[action='/admin/calendars'] button";
    assert_eq!(page.attribute(first, "type").as_deref(), Some("submit"));
    assert_eq!(page.attribute(first, "formaction"), None, "what a browser takes on Enter");
}
