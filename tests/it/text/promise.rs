//! "We will … by DATE", as staff write it, and what only looks like it.

use askwell::text::promise::{DAYS_MAX, EXCERPT_CHARS_MAX, recognise};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

/// A Wednesday.
fn today() -> NaiveDate {
    "2026-11-25".parse().unwrap()
}

fn on(text: &str) -> Option<String> {
    recognise(text, today()).map(|found| found.on.to_string())
}

#[test]
fn promises_name_their_day() {
    for (text, day) in [
        ("Thanks. We will send a new one by Friday. Sorry!", "2026-11-27"),
        ("We’ll fix it by 12 March", "2027-03-12"),
        ("We'll fix it by March 12th, 2027.", "2027-03-12"),
        ("I will write to you by the end of December 3.", "2026-12-03"),
        ("We will ship it by 2026-12-01.", "2026-12-01"),
        ("We will call you tomorrow.", "2026-11-26"),
        ("We will look at it today", "2026-11-25"),
        ("We will refund it within 3 days.", "2026-11-28"),
        ("We will refund it within three working days.", "2026-11-30"),
        ("We will answer within 48 hours.", "2026-11-27"),
        ("We are going to replace it in two weeks.", "2026-12-09"),
        ("We will publish it next week.", "2026-12-04"),
        ("We will publish it by the end of this week.", "2026-11-27"),
        ("We will send it before Friday.", "2026-11-26"),
        ("We will send it by Wednesday.", "2026-12-02"),
        ("We will send it by next Monday.", "2026-11-30"),
        ("我们会在周五前发货。", "2026-11-27"),
        ("您好！我们将于3月12日之前完成。", "2027-03-12"),
        ("我们会在2026年12月1日前回复您。", "2026-12-01"),
        ("我们明天会给您打电话。", "2026-11-26"),
        ("我们会在三天内退款", "2026-11-28"),
        ("我們會在兩個工作日內退款。", "2026-11-27"),
        ("我們將於下週一寄出。", "2026-11-30"),
        ("我們會在後天完成。", "2026-11-27"),
        ("我們會在24小時內回覆。", "2026-11-26"),
        ("我们承诺下周修复。", "2026-12-04"),
        ("我们会在十二天内处理完。", "2026-12-07"),
    ] {
        assert_eq!(on(text).as_deref(), Some(day), "{text}");
    }
}

#[test]
fn remarks_are_no_promises() {
    for text in [
        "",
        "You will get it by Friday.",
        "We will look into it.",
        "By Friday it should be there.",
        "We will not manage it by Friday.",
        "We won’t send it tomorrow.",
        "We might send it tomorrow; we will see.",
        "Will we send it by Friday?",
        "We will send it by 12 March 2019.",
        "We will send it by 2099-01-01.",
        "We will send it by 31 February.",
        "我们不会在周五前发货。",
        "如果没有库存，我们会在周五前告诉您。",
        "您会在周五前收到。",
        "我们会处理的。",
        "我们会在周五前发货吗？",
    ] {
        assert_eq!(on(text), None, "{text}");
    }
}

#[test]
fn the_sentence_is_quoted_and_no_more() {
    let found =
        recognise("Hello Ann.\n\nWe will send it by Friday, with a new cable. Bye!", today()).unwrap();
    assert_eq!(found.excerpt, "We will send it by Friday, with a new cable.");
    let long = format!("We will send it by Friday{}.", ", and more".repeat(40));
    assert_eq!(recognise(&long, today()).unwrap().excerpt.chars().count(), EXCERPT_CHARS_MAX);
    assert_eq!(recognise("一。我们会在周五前发货！二。", today()).unwrap().excerpt, "我们会在周五前发货！");
}

proptest! {
    #[test]
    fn whatever_is_written_a_promise_lies_ahead_and_is_a_part_of_it(
        text in "(We will|我们会|I'll|[a-z ]{0,5})( send it)?( (by|before|within|on) )?([0-9]{1,4}|Friday|March|周五|月|日|天|内|days|-| ){0,6}[.。!？ ]?\\PC{0,20}",
        day in 0_u64..20_000,
    ) {
        let today = NaiveDate::default().checked_add_days(Days::new(day)).unwrap();
        if let Some(found) = recognise(&text, today) {
            prop_assert!(found.on >= today && found.on <= today + Days::new(DAYS_MAX));
            prop_assert!(found.excerpt.chars().count() <= EXCERPT_CHARS_MAX);
            prop_assert!(text.contains(found.excerpt.trim_end_matches('…')));
            prop_assert_eq!(recognise(&found.excerpt, today).map(|again| again.on), Some(found.on));
        }
    }
}
