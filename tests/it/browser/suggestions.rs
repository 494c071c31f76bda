//! What appears under the title while it is typed.

use serde_json::json;

use crate::support::TestApp;
use crate::threads::ask;

async fn site_with_questions() -> TestApp {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    ask(&ada, "setup", "The lamp goes off at three every night").await;
    ask(&ada, "setup", "更新固件后灯自动熄灭怎么办").await;
    app.settle().await;
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn appear_from_three_letters_and_leave_with_escape() {
    let app = site_with_questions().await;
    let browser = app.browser().await.as_member(&app, "Bo").await;
    browser.goto("/ask").await;
    browser.fill("title", "la").await;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert_eq!(browser.text_of("#suggestions").await, "");
    browser.press("m").await;
    browser.press("p").await;
    browser.wait_for("The lamp goes off at three every night").await;
    browser.quiet().await;
    browser.press("Escape").await;
    browser.wait_until("!document.querySelector('#suggestions').innerText").await;
    assert_eq!(browser.value("title").await, "lamp");
}

#[tokio::test(flavor = "multi_thread")]
async fn appear_from_two_chinese_characters_once_they_are_composed() {
    let app = site_with_questions().await;
    let browser = app.browser().await.speaking("zh-CN").await;
    browser.goto("/ask").await;
    browser.click("#title").await;
    // As an input method does: letters first, then the characters they stand for.
    for letters in ["gu", "gu'jian"] {
        let composing =
            json!({ "text": letters, "selectionStart": letters.len(), "selectionEnd": letters.len() });
        browser.cdp("Input.imeSetComposition", composing).await;
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        assert_eq!(browser.text_of("#suggestions").await, "", "nothing while the input method composes");
    }
    browser.cdp("Input.insertText", json!({ "text": "固件" })).await;
    browser.wait_for("更新固件后灯自动熄灭怎么办").await;
    assert_eq!(browser.attribute("html", "lang").await.as_deref(), Some("zh-Hans"));
    browser.quiet().await;
}
