//! Frequent first: lists are in the order of the last four weeks, with the number; pins are shown as pins.

use chrono::TimeDelta;

use super::{article, section};
use crate::support::TestApp;

async fn read(app: &TestApp, path: &str, times: usize) {
    let guest = app.guest();
    for _ in 0..times {
        guest.get(path).await.ok();
    }
    app.engine.app.views.flush(&app.engine.app.pools, app.clock.now()).await.unwrap();
}

fn order(text: &str, first: &str, second: &str) -> bool {
    matches!((text.find(first), text.find(second)), (Some(a), Some(b)) if a < b)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_read_lately_comes_first_with_its_number() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    article(&app, "payments", "old", "The old favourite", "public").await;
    article(&app, "payments", "new", "The new favourite", "public").await;
    app.sql("update articles set views = 500 where slug = 'old'").await;
    // The very first page of a fresh server knows no site yet and is not counted.
    app.guest().get("/").await.ok();
    read(&app, "/faq/payments/old", 1).await;
    read(&app, "/faq/payments/new", 3).await;
    let member = app.customer("Ada").await;
    for path in ["/faq", "/faq/payments", "/"] {
        let page = member.get(path).await.ok();
        let text = page.text_of("main");
        assert!(order(&text, "The new favourite", "The old favourite"), "{path}: {text}");
        assert!(
            text.contains("Read 3 times in 28 days") && text.contains("Read 1 time in 28 days"),
            "{path}: {text}"
        );
    }
    // Four weeks later nobody has asked lately: what was read most ever comes first, without a number.
    app.pass(TimeDelta::days(14)).await;
    read(&app, "/faq/payments/old", 1).await;
    app.pass(TimeDelta::days(14)).await;
    let text = member.get("/faq/payments").await.ok().text_of("main");
    assert!(order(&text, "The old favourite", "The new favourite"), "{text}");
    assert!(text.contains("Read 1 time in 28 days") && !text.contains("Read 3 times"), "{text}");
    assert_eq!(
        app.count("select 1 from articles where slug = 'new' and views = 3 and recent_views = 0").await,
        1
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_stands_on_top_and_is_shown_as_a_pin() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    article(&app, "payments", "asked", "The often asked one", "public").await;
    article(&app, "payments", "pinned", "The pinned one", "public").await;
    app.sql("update articles set recent_views = 9 where slug = 'asked'; update articles set pinned_at = '2026-11-01T00:00:00Z' where slug = 'pinned'").await;
    let page = app.guest().get("/faq/payments").await.ok();
    assert!(order(&page.text_of(".qlist"), "The pinned one", "The often asked one"));
    assert!(page.text_of(".qlist li:first-child").contains("Pinned"), "{}", page.text_of(".qlist"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_section_is_shown_to_who_may_fill_it_only() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    assert_eq!(app.guest().get("/faq/payments").await.status, 404);
    let page = app.agent("Kenji").await.get("/faq/payments").await.ok();
    assert!(page.says("No article in this topic yet") && page.says("Write an article"));
    app.guest().get("/faq").await.ok().saying("No answers yet");
}
