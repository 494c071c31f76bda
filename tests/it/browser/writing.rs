//! The composer: tools, preview, drafts that survive.

use crate::support::TestApp;
use crate::support::browser::{Chromium, picture};
use crate::support::folder::TestFolder;
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

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_dropped_into_the_text() {
    let app = TestApp::start().await;
    let (browser, _) = open(&app).await;
    let folder = TestFolder::new();
    let (lamp, words) = (folder.path().join("lamp.png"), folder.path().join("words.txt"));
    std::fs::write(&lamp, picture()).unwrap();
    std::fs::write(&words, "no picture").unwrap();
    browser.fill("body", "Look:").await;
    browser.drop_file("body", &words).await;
    browser.drop_file("body", &lamp).await;
    browser.wait_until("document.querySelector('[name=body]').value.includes('![lamp](/uploads/')").await;
    assert!(!browser.value("body").await.contains("words"), "what is no picture is left alone");
    browser.click("Post reply").await;
    browser.wait_until("document.querySelector('#p2 img')?.naturalWidth === 320").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_quoted_comes_behind_what_is_written() {
    let app = TestApp::start().await;
    let (browser, path) = open(&app).await;
    let id = path.split('/').nth(2).unwrap();
    app.customer("Cem")
        .await
        .post(&format!("/t/{id}/posts"), &[("body", "Try **another** bulb.")])
        .await
        .ok();
    browser.goto(&path).await;
    browser.fill("body", "Hello both,").await;
    browser.click_in("#p2", "Quote").await;
    let whole = format!("Hello both,\n\n> [Cem](/t/{id}#p2):\n>\n> Try **another** bulb.\n\n");
    browser.wait_until(&format!("document.querySelector('#reply textarea').value === {whole:?}")).await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_what_stands_survives_a_crash_too() {
    let app = TestApp::start().await;
    let (_, path) = open(&app).await;
    let ada = app.browser().await.being(&app, "Ada").await;
    let post = app.number("select id as count from posts").await;
    ada.goto(&format!("/posts/{post}/edit")).await;
    ada.fill("body", "Half of a better text").await;
    ada.goto(&path).await;
    ada.goto(&format!("/posts/{post}/edit")).await;
    ada.wait_for("Draft of").await;
    assert_eq!(ada.value("body").await, "Half of a better text");
    ada.click("Save").await;
    ada.wait_for("Half of a better text").await;
    ada.goto(&format!("/posts/{post}/edit")).await;
    ada.fill("body", "Something else").await;
    app.sql(&format!("update posts set revisions = revisions + 1 where id = {post}")).await;
    ada.goto(&format!("/posts/{post}/edit")).await;
    assert_eq!(ada.value("body").await, "Half of a better text", "it was meant for another version");
    ada.quiet().await;
}
