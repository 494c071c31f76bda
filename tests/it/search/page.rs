//! The search page.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn the_box_of_every_page_finds_questions_and_never_fails() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board_for("inside", "Inside", "staff").await;
    ask(&app.customer("Ada").await, "setup", "The lamp goes off at three every night").await;
    ask(&app.agent("Priya").await, "inside", "Secret lamp of the canary").await;
    app.settle().await;
    let page = app
        .guest()
        .get("/search?q=lamp+goes+off")
        .await
        .ok()
        .saying("The lamp goes off at three every night");
    assert!(!page.says("canary"));
    app.guest().get("/search?q=zzqqxx").await.ok().saying("Nothing was found").saying("Ask this question");
    for odd in ["", "%22", "%E2%80%8F", "((((", "a", "%F0%9F%98%80"] {
        app.guest().get(&format!("/search?q={odd}")).await.ok();
    }
    app.guest().get(&format!("/search?q={}", "x".repeat(10_000))).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_on_a_page_is_on_the_next() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    for name in ["Ada", "Bo", "Cy", "Di", "Ed"] {
        let customer = app.customer(name).await;
        for number in 1..=5 {
            ask(&customer, "setup", &format!("The lamp of {name} goes off, case {number}")).await;
        }
    }
    app.settle().await;
    let guest = app.guest();
    let first = guest.get("/search?q=lamp+goes+off").await.ok().saying("25 results");
    let second = guest.get("/search?q=lamp+goes+off&page=2").await.ok().saying("25 results");
    assert_eq!((first.count(".qlist li"), second.count(".qlist li")), (20, 5));
    assert_eq!(first.count(".pager a[rel=next]"), 1);
    for beyond in ["3", "0", "-1", "x", "99999999999999999999"] {
        guest.get(&format!("/search?q=lamp+goes+off&page={beyond}")).await.ok().saying("25 results");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_query_the_page_is_a_box() {
    let app = TestApp::start().await;
    let page = app.guest().get("/search").await.ok();
    assert_eq!(page.count("main form[role=search] input[name=q]"), 1);
    assert!(!page.says("Nothing was found"), "nothing was looked for");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_articles_those_in_the_readers_language_come_first() {
    let app = TestApp::start().await;
    crate::faq::section(&app, "wifi", "Wi-Fi").await;
    crate::faq::article(&app, "wifi", "zh", "灯连不上 Wi-Fi Wi-Fi Wi-Fi", "public").await;
    crate::faq::article(&app, "wifi", "en", "My lamp will not join the Wi-Fi", "public").await;
    app.sql("update articles set lang = 'zh-Hans' where slug = 'zh'").await;
    askwell::search::rebuild::reindex(&app.engine.app.search, &mut app.conn().await, |_, _| ())
        .await
        .unwrap();
    let first = |page: &crate::support::page::Page| page.attribute(".qlist__t", "href").unwrap();
    assert_eq!(first(&app.guest().get("/search?q=wifi").await.ok()), "/faq/wifi/en");
    assert_eq!(first(&app.guest().get("/zh-hans/search?q=wifi").await.ok()), "/faq/wifi/zh");
}
