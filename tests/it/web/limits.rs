//! Limits by address: whoever is too fast is told when it goes on, and loses nothing.

use crate::support::TestApp;
use crate::support::app::Mails;
use crate::support::page::Page;
use crate::support::rows;
use crate::threads::ask;

/// A site with its limits on.
async fn limited() -> TestApp {
    let settings = [
        ("ASKWELL_SERVER__BENCH_MODE", "false"),
        ("ASKWELL_LIMITS__SIGN_IN_PER_MINUTE", "2"),
        ("ASKWELL_LIMITS__SIGN_UP_PER_MINUTE", "2"),
        ("ASKWELL_LIMITS__POSTING_PER_MINUTE", "2"),
        ("ASKWELL_LIMITS__SEARCH_PER_MINUTE", "3"),
    ];
    let app = TestApp::start_as(Mails::InMemory, &settings).await;
    app.sql(rows::SET_UP).await;
    app.heard_of_site().await;
    app
}

fn assert_too_fast(page: &Page) {
    assert_eq!(page.status, 429, "{}", page.text());
    let seconds: i64 = page.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=61).contains(&seconds), "{seconds}");
    assert!(page.says("Please wait a moment") && page.says("It works again at"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn guessing_passwords_is_slowed_down() {
    let app = limited().await;
    let form = [("email", "ada@example.org"), ("password", "violet kettle")];
    for _ in 0..2 {
        assert_eq!(app.guest().post("/sign-in", &form).await.status, 422);
    }
    let page = app.guest().post("/sign-in", &form).await;
    assert_too_fast(&page);
    assert_eq!(page.attribute("input[name=email]", "value").as_deref(), Some("ada@example.org"));
    assert!(!page.body.contains("violet kettle"), "a password is never shown again");
    app.guest().get("/sign-in").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_not_made_by_the_dozen_and_what_was_typed_stays() {
    let app = limited().await;
    for name in ["ada", "bob"] {
        let email = format!("{name}@example.org");
        let form = [("name", name), ("email", &*email), ("password", "three lamps and a moth")];
        app.guest().post("/sign-up", &form).await.ok();
    }
    let form = [("name", "Cem K."), ("email", "cem@example.org"), ("password", "three lamps and a moth")];
    let page = app.guest().post("/sign-up", &form).await;
    assert_too_fast(&page);
    assert_eq!(page.attribute("input[name=name]", "value").as_deref(), Some("Cem K."));
    assert_eq!(page.attribute("input[name=email]", "value").as_deref(), Some("cem@example.org"));
    assert!(!page.body.contains("three lamps"));
    assert_eq!(app.count("select 1 from members").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn posts_are_not_flooded_and_the_text_stays() {
    let app = limited().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");
    ada.post(&posts, &[("body", "One more thing.")]).await.ok();
    let page = ada.post(&posts, &[("body", "typed with care"), ("key", "0123456789abcdef")]).await;
    assert_too_fast(&page);
    assert_eq!(page.text_of("textarea[name=body]"), "typed with care");
    let key = page.attribute(&format!("form[action='{posts}'] input[name=key]"), "value");
    assert_eq!(key.as_deref(), Some("0123456789abcdef"));
    assert_eq!(app.count("select 1 from posts").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn accepting_and_saying_how_it_went_are_slowed_down_too() {
    let app = limited().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    assert_eq!(ada.post(&format!("/t/{id}/acceptance"), &[]).await.status, 404);
    assert_too_fast(&ada.post(&format!("/t/{id}/acceptance"), &[]).await);
    assert_too_fast(&ada.post(&format!("/t/{id}/ratings"), &[("solved", "yes")]).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn searching_is_slowed_down_and_other_pages_stay_open() {
    let app = limited().await;
    for _ in 0..3 {
        app.guest().get("/search?q=lamp").await.ok();
    }
    let page = app.guest().get("/search?q=lamp+hums").await;
    assert_too_fast(&page);
    assert_eq!(page.attribute("main input[name=q]", "value").as_deref(), Some("lamp hums"));
    app.guest().get("/faq").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_searched_too_much_can_still_ask() {
    let app = limited().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    for _ in 0..4 {
        ada.get("/search?q=lamp").await;
    }
    assert_too_fast(&ada.get("/ask/suggest?q=lamp+goes+off").await);
    ada.get("/ask?title=lamp+goes+off").await.ok();
    ask(&ada, "setup", "The lamp goes off at three").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_has_one_address_however_it_comes() {
    let settings = [("ASKWELL_SERVER__TRUSTED_PROXIES", "10.0.0.0/8")];
    let app = TestApp::start_as(Mails::InMemory, &settings).await;
    let visitor =
        |peer: &str, forwarded| app.engine.app.visitor(Some(peer.parse().unwrap()), forwarded).to_string();
    assert_eq!(visitor("::ffff:192.0.2.7", ""), "192.0.2.7");
    assert_eq!(visitor("192.0.2.7", "198.51.100.1"), "192.0.2.7", "a stranger's word counts for nothing");
    assert_eq!(visitor("::ffff:10.0.0.1", "198.51.100.1, 192.0.2.7,10.0.0.2"), "192.0.2.7");
    assert_eq!(visitor("10.0.0.1", "::ffff:192.0.2.7"), "192.0.2.7");
    assert_eq!(visitor("10.0.0.1", "no address"), "10.0.0.1");
}
