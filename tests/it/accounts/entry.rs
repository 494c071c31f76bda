//! Signing up, confirming, in and out, recovering: as a person meets them.

use askwell::mail::Message;
use chrono::TimeDelta;

use crate::support::TestApp;

const PASSWORD: &str = "violet kettle mountain";
const OTHER: &str = "harbour lantern biscuit";

/// The first address of ours in a mail that holds `part`, without the host.
pub(crate) fn link(mail: &Message, part: &str) -> String {
    let start = mail.html.find(part).unwrap_or_else(|| panic!("no {part} in {}", mail.html));
    mail.html[start..].split('"').next().unwrap().to_owned()
}

async fn sign_up(app: &TestApp, name: &str, email: &str) -> crate::support::page::Page {
    app.guest().post("/sign-up", &[("name", name), ("email", email), ("password", PASSWORD)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_up_confirms_signs_in_and_out() {
    let app = TestApp::start().await;
    let ada = app.guest();
    ada.get("/sign-up").await.ok().saying("Create an account");
    let page = sign_up(&app, "Ada Lovelace", "ada@example.org").await.ok().saying("Look into your mail");
    assert_eq!(page.path, "/sign-up/mail");
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, "Confirm your address for Brightloom Help");
    let link = link(&mails[0], "/e/");
    assert!(mails[0].text.contains(&link), "the plain part has the whole link: {}", mails[0].text);

    let page = ada
        .post("/sign-in", &[("email", "ADA@example.org"), ("password", PASSWORD), ("next", "/account")])
        .await
        .ok();
    assert_eq!(page.path, "/account");
    assert!(page.says("Confirm your e-mail address first"), "who is not confirmed is told");

    ada.get(&link).await.ok().saying("Confirm my address");
    ada.get("/account").await.saying("Confirm your e-mail address first");
    ada.post(&link, &[]).await;
    let page = ada.get("/account").await.ok();
    assert!(!page.says("Confirm your e-mail address first"));
    assert_eq!(page.attribute("#name", "value").unwrap(), "Ada Lovelace");
    ada.get("/u/ada-lovelace").await.ok().saying("Has not written yet");

    ada.post("/sign-out", &[]).await;
    assert!(ada.get("/account").await.path.starts_with("/sign-in?next="));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_confirms_for_a_day() {
    let app = TestApp::start().await;
    sign_up(&app, "Ada", "ada@example.org").await.ok();
    app.settle().await;
    let link = link(&app.mails()[0], "/e/");
    app.clock.advance(TimeDelta::hours(25));
    app.guest().post(&link, &[]).await.ok().saying("too old");
    assert_eq!(app.count("select 1 from members where email_confirmed_at is not null").await, 0);
    app.guest().post("/confirm", &[("email", "ada@example.org")]).await.ok().saying("Look into your mail");
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_comes_back_keeps_what_was_typed_but_never_the_password() {
    let app = TestApp::start().await;
    let long = "x".repeat(300);
    let tries: [(&str, &str, &str, &str); 7] = [
        ("", "ada@example.org", PASSWORD, "Enter a name"),
        (&long, "ada@example.org", PASSWORD, "Shorten this to 80 characters"),
        ("A\u{7}da", "ada@example.org", PASSWORD, "cannot be shown"),
        ("Ada", "ada at example", PASSWORD, "Enter an e-mail address like"),
        ("Ada", "ada@example.org", "short", "at least 8"),
        ("Ada", "ada@example.org", &long, "at most 256"),
        ("Ada", "ada@example.org", "password1", "easy to guess"),
    ];
    for (name, email, password, sentence) in tries {
        let page =
            app.guest().post("/sign-up", &[("name", name), ("email", email), ("password", password)]).await;
        assert_eq!(page.status, 422, "{sentence}");
        assert!(page.says(sentence), "{sentence}: {}", page.text());
        assert_eq!(page.attribute("#email", "value").unwrap(), email);
        assert_eq!(page.attribute("#password", "value"), None);
        assert!(page.text_of("title").starts_with("Error:"));
    }
    assert_eq!(app.count("select 1 from members").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answer_tells_whether_an_address_is_known() {
    let app = TestApp::start().await;
    app.customer("Ada").await;
    let known = sign_up(&app, "Eve", "ada@example.org").await.ok();
    let unknown = sign_up(&app, "Eve", "eve@example.org").await.ok();
    assert_eq!(known.body, unknown.body);
    for path in ["/recover", "/confirm"] {
        let known = app.guest().post(path, &[("email", "ada@example.org")]).await.ok();
        let unknown = app.guest().post(path, &[("email", "nobody@example.org")]).await.ok();
        assert_eq!(known.body, unknown.body, "{path}");
    }
    let wrong = |email: &'static str| [("email", email), ("password", "not the password")];
    let known = app.guest().post("/sign-in", &wrong("ada@example.org")).await;
    let unknown = app.guest().post("/sign-in", &wrong("adb@example.org")).await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(known.body.replace("ada@", "adb@"), unknown.body);
    app.settle().await;
    let told = app.mails_to("ada@example.org");
    assert!(told.iter().any(|mail| mail.subject == "You already have an account at Brightloom Help"));
    assert!(app.mails_to("nobody@example.org").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_by_mail_ends_all_sessions_and_works_once() {
    let app = TestApp::start().await;
    sign_up(&app, "Ada", "ada@example.org").await.ok();
    app.settle().await;
    // Her first mail is lost; a day later she may have another.
    app.clock.advance(TimeDelta::hours(25));
    let ada = app.guest();
    ada.post("/sign-in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    ada.get("/account").await.ok().saying("Your account");
    app.guest().post("/recover", &[("email", "ada@example.org")]).await.ok();
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    let link = link(mails.last().unwrap(), "/recover/");
    let page = app.guest().post(&link, &[("password", "12345678")]).await;
    assert_eq!(page.status, 422);
    app.guest().get(&link).await.ok().saying("Choose a new password");
    app.guest().post(&link, &[("password", OTHER)]).await.ok().saying("Your new password holds");
    assert!(ada.get("/account").await.path.starts_with("/sign-in"), "the old session has ended");
    app.guest().post(&link, &[("password", PASSWORD)]).await.ok().saying("used before");
    assert_eq!(
        ada.post("/sign-in", &[("email", "ada@example.org"), ("password", PASSWORD)]).await.status,
        422
    );
    let page = ada
        .post("/sign-in", &[("email", "ada@example.org"), ("password", OTHER), ("next", "/account")])
        .await
        .ok();
    assert!(!page.says("Confirm your e-mail address first"), "the link proved the address");
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_failures_close_an_account_for_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    sign_up(&app, "Ada", "ada@example.org").await.ok();
    for _ in 0..10 {
        let page =
            app.guest().post("/sign-in", &[("email", "ada@example.org"), ("password", "not this one")]).await;
        assert_eq!(page.status, 422);
    }
    let right = [("email", "ada@example.org"), ("password", PASSWORD), ("next", "/account")];
    assert_eq!(app.guest().post("/sign-in", &right).await.status, 429);
    app.clock.advance(TimeDelta::minutes(16));
    app.guest().post("/sign-in", &right).await.ok().saying("Your account");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_after_thirty_idle_days_and_after_half_a_year() {
    let app = TestApp::start().await;
    sign_up(&app, "Ada", "ada@example.org").await.ok();
    let sign_in = [("email", "ada@example.org"), ("password", PASSWORD), ("next", "/account")];
    let ada = app.guest();
    ada.post("/sign-in", &sign_in).await.ok();
    for _ in 0..8 {
        app.clock.advance(TimeDelta::days(20));
        assert_eq!(ada.get("/account").await.path, "/account");
    }
    app.clock.advance(TimeDelta::days(21));
    assert!(ada.get("/account").await.path.starts_with("/sign-in"), "181 days");
    ada.post("/sign-in", &sign_in).await.ok();
    app.clock.advance(TimeDelta::days(31));
    assert!(ada.get("/account").await.path.starts_with("/sign-in"), "31 idle days");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let app = TestApp::start().await;
    sign_up(&app, "Ada", "ada@example.org").await.ok();
    for next in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let page = app
            .guest()
            .post("/sign-in", &[("email", "ada@example.org"), ("password", PASSWORD), ("next", next)])
            .await;
        assert_eq!(page.path, "/", "{next}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_are_taken_or_chinese_get_handles_of_their_own() {
    let app = TestApp::start().await;
    for (name, email) in [("Ada", "a@example.org"), ("Ada", "b@example.org"), ("王小明", "c@example.org")]
    {
        sign_up(&app, name, email).await.ok();
    }
    assert_eq!(app.count("select distinct handle from members").await, 3);
    assert_eq!(app.count("select 1 from members where handle like 'member-%' and name = '王小明'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unconfirmed_address_gets_one_mail_a_day_and_nothing_that_somebody_typed() {
    let app = TestApp::start().await;
    let name = "Win 1000 at evil.example";
    sign_up(&app, name, "ada@example.org").await.ok();
    app.settle().await;
    let ask = async || {
        sign_up(&app, name, "ADA@example.org").await.ok().saying("Look into your mail");
        for path in ["/confirm", "/recover"] {
            let page = app.guest().post(path, &[("email", "ada@example.org")]).await.ok();
            let unknown = app.guest().post(path, &[("email", "nobody@example.org")]).await.ok();
            assert_eq!(page.body, unknown.body, "{path}");
        }
        app.settle().await;
    };
    ask().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert!(!mails[0].html.contains("evil") && !mails[0].text.contains("evil"), "{}", mails[0].text);
    assert_eq!((mails[0].to_name.as_str(), mails[0].text.starts_with("Hello,")), ("", true));
    app.clock.advance(TimeDelta::hours(23));
    ask().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 1);
    app.clock.advance(TimeDelta::hours(2));
    ask().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 2, "{mails:?}");
    assert!(!mails[1].html.contains("evil"));
    assert!(app.mails_to("nobody@example.org").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_confirmed_address_gets_five_links_an_hour() {
    let app = TestApp::start().await;
    app.customer("Ada").await;
    for _ in 0..7 {
        app.guest().post("/recover", &[("email", "ada@example.org")]).await.ok();
        app.settle().await;
    }
    assert_eq!(app.mails_to("ada@example.org").len(), 5);
    app.clock.advance(TimeDelta::minutes(61));
    app.guest().post("/recover", &[("email", "ada@example.org")]).await.ok();
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.len(), 6);
    assert!(mails[5].text.starts_with("Hello Ada,"), "{}", mails[5].text);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_of_one_long_name_each_get_an_account() {
    let app = TestApp::start().await;
    for turn in 1..=3 {
        let email = format!("alexander{turn}@example.org");
        let form = [
            ("name", "Alexander Maximilian Schmidt von der Heide"),
            ("email", &*email),
            ("password", "three lamps and a moth"),
        ];
        app.guest().post("/sign-up", &form).await.ok();
    }
    assert_eq!(app.count("select 1 from members where handle like 'alexander-maximilian%'").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_begins_where_its_browser_is_or_where_the_site_is() {
    let app = TestApp::start().await;
    for (name, zone) in [("ada", "Asia/Tokyo"), ("bo", "Nowhere/At-all"), ("cy", "")] {
        let email = format!("{name}@example.org");
        let form = [("name", name), ("email", &*email), ("password", PASSWORD), ("zone", zone)];
        app.guest().post("/sign-up", &form).await.ok();
    }
    assert_eq!(app.count("select 1 from members where time_zone = 'Asia/Tokyo'").await, 1);
    let elsewhere = "select 1 from members, settings where members.time_zone = settings.time_zone";
    assert_eq!(app.count(elsewhere).await, 2, "what is no zone is the site's");
}
