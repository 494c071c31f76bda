use askwell::text::lang::Lang;
use askwell::ui::words::Words;
use askwell::ui::{number, time};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Asia::Singapore;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn in_all<T>(say: impl Fn(Words) -> T) -> [T; 3] {
    Lang::ALL.map(|lang| say(Words::of(lang)))
}

#[test]
fn dates_follow_the_zone_of_the_reader() {
    let moment = at("2026-11-03T01:12:00Z");
    let said = in_all(|words| time::date_time_text(words, moment, Singapore));
    assert_eq!(said, ["3 Nov 2026, 09:12", "2026年11月3日 09:12", "2026年11月3日 09:12"]);
    let markup = time::date_time(Words::of(Lang::En), moment, Singapore).into_string();
    assert_eq!(markup, r#"<time datetime="2026-11-03T09:12+08:00">3 Nov 2026, 09:12</time>"#);
}

#[test]
fn the_year_is_left_out_while_it_is_this_one() {
    let words = Words::of(Lang::En);
    let (moment, now) = (at("2026-11-03T01:12:00Z"), at("2026-11-23T00:00:00Z"));
    assert!(time::short(words, moment, now, Singapore).into_string().contains(">3 Nov, 09:12<"));
    let later = at("2027-01-01T00:00:00Z");
    assert!(time::short(words, moment, later, Singapore).into_string().contains(">3 Nov 2026<"));
}

#[test]
fn promises_are_clock_times() {
    let now = at("2026-11-20T01:00:00Z");
    let say = |due: &str| in_all(|words| time::promise(words, at(due), now, Singapore));
    assert_eq!(say("2026-11-20T07:05:00Z"), ["by 15:05 today", "今天 15:05 前", "今天 15:05 前"]);
    assert_eq!(say("2026-11-20T23:30:00Z")[0], "by 07:30 tomorrow");
    let monday = say("2026-11-23T02:20:00Z");
    assert_eq!(monday[0], "by 10:20 on Monday 23 November");
    assert_eq!(monday[1], "11月23日（星期一）10:20 前");
}

#[test]
fn promises_of_mails_name_the_day_and_the_zone() {
    let said = in_all(|words| time::promise_in_full(words, at("2026-11-23T02:20:00Z"), Singapore));
    assert_eq!(said[0], "by 10:20 on Monday 23 November 2026 (Asia/Singapore)");
    assert_eq!(said[1], "2026年11月23日（星期一）10:20（Asia/Singapore 时间）前");
    assert_eq!(said[2], "2026年11月23日（星期一）10:20（Asia/Singapore 時間）前");
    let moment = at("2026-11-03T01:12:00Z");
    let said = time::date_time_in_zone(Words::of(Lang::En), moment, Singapore);
    assert_eq!(said, "3 Nov 2026, 09:12 (Asia/Singapore)");
}

#[test]
fn durations_are_hours_up_to_two_days() {
    let say = |minutes| in_all(|words| time::duration(words, TimeDelta::minutes(minutes)));
    assert_eq!(say(48), ["48 min", "48 分钟", "48 分鐘"]);
    assert_eq!(say(280), ["4 h 40 min", "4 小时 40 分钟", "4 小時 40 分鐘"]);
    assert_eq!(say(120)[0], "2 h");
    assert_eq!(say(47 * 60 + 59)[0], "47 h 59 min");
    assert_eq!(say(49 * 60), ["2 d 1 h", "2 天 1 小时", "2 天 1 小時"]);
    assert_eq!(say(72 * 60)[0], "3 d");
    assert_eq!(say(-40)[0], "40 min");
}

#[test]
fn durations_of_figures_never_say_too_little() {
    let say = |minutes| time::duration_up(Words::of(Lang::En), minutes);
    assert_eq!((say(48), say(47 * 60 + 59)), ("48 min".to_owned(), "47 h 59 min".to_owned()));
    assert_eq!((say(48 * 60), say(48 * 60 + 1)), ("2 d".to_owned(), "2 d 1 h".to_owned()));
    assert_eq!((say(71 * 60 + 1), say(72 * 60)), ("3 d".to_owned(), "3 d".to_owned()));
}

#[test]
fn counts_are_short_from_ten_thousand_on() {
    let say = |count| in_all(|words| number::count(words, count));
    assert_eq!(say(1_240), ["1,240", "1,240", "1,240"]);
    assert_eq!(say(9_999)[0], "9,999");
    assert_eq!(say(12_400), ["12.4 K", "1.2 万", "1.2 萬"]);
    assert_eq!(say(10_000), ["10 K", "1 万", "1 萬"]);
    assert_eq!(say(999_999)[0], "999.9 K");
    assert_eq!(say(123_400_000), ["123.4 M", "1.2 亿", "1.2 億"]);
    assert_eq!(number::grouped(-1_234_567), "-1,234,567");
}
