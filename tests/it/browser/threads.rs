//! A thread with script: keys, marks that swap in place.

use crate::support::TestApp;
use crate::support::browser::Chromium;
use crate::threads::ask;

/// A question of Ada's with an answer by Bo, opened by Cem.
async fn open(app: &TestApp) -> (Chromium, String) {
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    bo.post(&format!("/t/{id}/posts"), &[("body", "Then wait a minute.")]).await.ok();
    let browser = app.browser().await.being(app, "Cem").await;
    browser.goto(&path).await;
    // Whoever leaves the page loses this.
    browser.script("window.stayed = 'yes'", &[]).await;
    (browser, path)
}

async fn focused(browser: &Chromium) -> String {
    browser.text_by("return document.activeElement.id").await
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_change_without_leaving_the_page() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    browser.click("#me-too-b").await;
    browser.wait_until("document.querySelector('#me-too-b').getAttribute('aria-pressed') === 'true'").await;
    assert_eq!(browser.text_of("#me-too .n").await, "1");
    assert_eq!(focused(&browser).await, "me-too-b", "the focus stays on the button");
    browser.press("m").await;
    browser.wait_until("document.querySelector('#me-too-b').getAttribute('aria-pressed') === 'false'").await;
    browser.click("[id^=helpful-] button").await;
    browser.wait_until("document.querySelector('[id^=helpful-] [aria-pressed=true]')").await;
    assert_eq!(browser.text_by("return window.stayed").await, "yes");
    assert_eq!(app.count("select 1 from posts where helpful = 1").await, 1);
    assert_eq!(app.count("select 1 from me_toos").await, 0);
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_is_read_and_answered_by_keys() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    let place = "return (document.activeElement.closest('[id^=p]') || document.body).id";
    browser.press("j").await;
    assert_eq!(browser.text_by(place).await, "p1");
    browser.press("j").await;
    assert_eq!(browser.text_by(place).await, "p2");
    browser.press("j").await;
    assert_eq!(browser.text_by(place).await, "p3");
    browser.press("k").await;
    assert_eq!(browser.text_by(place).await, "p2");
    browser.press("/").await;
    assert_eq!(focused(&browser).await, "q");
    browser.press("j").await;
    assert_eq!(browser.value("q").await, "j", "letters belong to the field that has the focus");
    browser.script("document.activeElement.blur()", &[]).await;
    browser.press("r").await;
    browser.wait_until("document.activeElement === document.querySelector('#reply textarea')").await;
    browser.script("document.execCommand('insertText', false, 'Did that help?')", &[]).await;
    browser.press("Ctrl+Enter").await;
    browser.wait_for("Did that help?").await;
    browser.wait_until("!window.stayed && document.querySelectorAll('.post').length === 4").await;
    assert!(browser.path().await.starts_with(&path));
    assert_eq!(app.count("select 1 from posts where body = 'Did that help?'").await, 1);
    browser.press("?").await;
    browser.wait_until("document.querySelector('#keys').open").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shortcuts_switched_off_stay_off() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    app.sql("update members set shortcuts = false where handle = 'cem'").await;
    browser.goto(&path).await;
    browser.press("/").await;
    browser.press("j").await;
    assert_eq!(focused(&browser).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_selected_part_is_quoted_with_its_author_and_a_link() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    browser.script("getSelection().selectAllChildren(document.querySelector('#p3 .prose p'))", &[]).await;
    browser.press("q").await;
    browser.wait_until("document.querySelector('#reply textarea').value.includes('wait a minute')").await;
    assert_eq!(browser.value("body").await, format!("> [Bo]({path}#p3):\n>\n> Then wait a minute.\n\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_form_came_to_is_seen_where_the_page_opens() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    browser.width(390).await;
    browser.fill("body", "It worked after a minute.").await;
    browser.click("Post reply").await;
    browser.wait_until("location.hash === '#p4' && document.querySelector('#flash')").await;
    let seen = "const box = document.querySelector('#flash').getBoundingClientRect();
        const post = document.querySelector('#p4').getBoundingClientRect();
        return String(scrollY > 0 && box.top >= 0 && box.bottom <= innerHeight && post.top >= box.bottom - 1)";
    assert_eq!(browser.text_by(seen).await, "true");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_opens_a_notice_has_read_it() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    app.settle().await;
    let browser = app.browser().await.signed_in(&ada).await;
    browser.goto("/notifications").await;
    browser.wait_for("New").await;
    browser.click("main .qlist__t").await;
    browser.wait_for("Turn it off and on.").await;
    assert!(browser.path().await.starts_with(&path));
    for _ in 0..50 {
        if app.count("select 1 from notifications where read_at is null").await == 0 {
            return browser.quiet().await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("it is still new");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_beside_a_form_are_not_lost_without_a_word() {
    let app = TestApp::start().await;
    let browser = app.browser().await.signed_in(&app.admin("Root").await).await;
    browser.goto("/admin/settings").await;
    let asked = "return window.asked || ''";
    browser.script("window.confirm = (text) => { window.asked = text; return false; }", &[]).await;
    browser.fill("site_name", "Lamp House").await;
    browser.click("Save times").await;
    assert!(browser.text_by(asked).await.contains("the other part"));
    assert_eq!(browser.value("site_name").await, "Lamp House");
    browser.click("Save site and contact").await;
    browser.wait_for("saved").await;
    assert_eq!(app.count("select 1 from settings where site_name = 'Lamp House'").await, 1);
    browser.quiet().await;
}
