//! The composer: tools, preview, drafts that survive.

use crate::support::TestApp;
use crate::support::browser::Chromium;
use crate::threads::ask;

async fn open(app: &TestApp) -> (Chromium, String) {
    app.board("setup", "Setup").await;
    let (path, _) = ask(&app.customer("Ada").await, "setup", "Lamp goes off at three").await;
    let browser = app.browser().await.being(app, "Bo").await;
    browser.goto(&path).await;
    (browser, path)
}

/// Marks the first occurrence of a text in the reply, as a mouse would.
async fn select(browser: &Chromium, text: &str) {
    let script = "
        const area = document.querySelector('#reply textarea');
        const from = area.value.indexOf(arguments[0]);
        area.focus();
        area.setSelectionRange(from, from + arguments[0].length);";
    browser.script(script, &[text.into()]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tools_write_markdown_around_what_is_chosen() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    browser.fill("body", "turn it off").await;
    select(&browser, "off").await;
    browser.click("[data-tool=bold]").await;
    assert_eq!(browser.value("body").await, "turn it **off**");
    browser.press("Ctrl+z").await;
    assert_eq!(browser.value("body").await, "turn it off", "the browser's own undo works");
    select(&browser, "turn it").await;
    browser.click("[data-tool=link]").await;
    assert_eq!(browser.value("body").await, "[turn it](https://) off");
    browser.fill("body", "one\ntwo").await;
    select(&browser, "one\ntwo").await;
    browser.click("[data-tool=list]").await;
    assert_eq!(browser.value("body").await, "- one\n- two");
    browser.fill("body", "a\nb").await;
    select(&browser, "a\nb").await;
    browser.click("[data-tool=code]").await;
    assert_eq!(browser.value("body").await, "```\na\nb\n```");
    browser.fill("body", "said").await;
    select(&browser, "said").await;
    browser.click("[data-tool=quote]").await;
    assert_eq!(browser.value("body").await, "> said");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_shows_what_will_be_posted() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    if app.guest().post("/preview", &[("body", "x")]).await.status == 404 {
        return; // the site has no preview yet
    }
    browser.fill("body", "turn it **off**").await;
    browser.click("[data-preview]").await;
    browser.wait_until("document.querySelector('[data-view] strong')?.innerText === 'off'").await;
    browser.click("[data-write]").await;
    assert_eq!(browser.value("body").await, "turn it **off**");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_survives_a_crash_and_goes_when_posted() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    browser.fill("body", "A long answer, half written").await;
    browser.reload().await;
    browser.wait_for("Draft of").await;
    assert_eq!(browser.value("body").await, "A long answer, half written");
    browser.click("Post reply").await;
    browser.wait_until("document.querySelectorAll('.post').length === 2").await;
    assert_eq!(browser.value("body").await, "", "what was posted is no draft any more");
    browser.goto(&path).await;
    assert_eq!(browser.value("body").await, "");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_title_alone_is_a_draft_too() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    browser.goto("/ask").await;
    browser.fill("title", "Lamp hums").await;
    browser.goto("/ask").await;
    browser.wait_for("Draft of").await;
    assert_eq!(browser.value("title").await, "Lamp hums");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_stays_when_the_server_fails() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    browser.fill("body", "Do not lose me").await;
    app.sql("alter table posts rename to posts_gone").await;
    browser.click("Post reply").await;
    browser.wait_until("!document.querySelector('#reply')").await;
    app.sql("alter table posts_gone rename to posts").await;
    browser.goto(&path).await;
    assert_eq!(browser.value("body").await, "Do not lose me");
}
