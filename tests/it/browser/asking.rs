//! The form for a question with script: drafts from device to device, the suggested board, ways out of the form.

use std::time::{Duration, Instant};

use crate::support::TestApp;
use crate::support::browser::Chromium;
use crate::threads::ask;

/// Until the server has this text: it is saved every ten seconds, so what was typed first may be there before.
async fn saved(app: &TestApp, rest: &str) {
    let end = Instant::now() + Duration::from_secs(60);
    while app.count(&format!("select 1 from drafts where {rest}")).await == 0 {
        assert!(Instant::now() < end, "the draft was never saved with {rest}");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn asking(app: &TestApp, who: &str) -> Chromium {
    let browser = app.browser().await.being(app, who).await;
    browser.goto("/ask").await;
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_from_one_device_to_another_and_the_newer_text_wins() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("orders", "Orders").await;
    let (desk, phone) = (asking(&app, "Bo").await, app.browser().await.being(&app, "Bo").await);
    desk.fill("title", "Lamp hums").await;
    desk.fill("body", "At night.").await;
    desk.click("[name=board][value=orders]").await;
    saved(&app, "title = 'Lamp hums' and body = 'At night.' and board = 'orders'").await;
    phone.goto("/ask").await;
    phone.wait_for("Carry on with your draft from").await;
    assert_eq!(phone.value("title").await, "Lamp hums");
    assert_eq!(phone.value("body").await, "At night.");
    assert_eq!(phone.attribute("[name=board]:checked", "value").await.as_deref(), Some("orders"));
    // Typed and crashed before the server heard: this browser has it still.
    desk.fill("body", "At night, and by day.").await;
    desk.goto("/ask").await;
    assert_eq!(desk.value("body").await, "At night, and by day.");
    desk.click("Start anew").await;
    desk.wait_for("The draft is thrown away").await;
    assert_eq!(desk.value("body").await, "");
    desk.goto("/ask").await;
    assert_eq!(desk.value("title").await, "", "neither the server nor the browser brings it back");
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_draft_is_kept_in_the_browser_and_can_be_begun_anew() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let guest = app.browser().await;
    guest.goto("/ask").await;
    guest.fill("title", "Lamp hums").await;
    guest.goto("/ask").await;
    guest.wait_for("Carry on with your draft from").await;
    assert_eq!(guest.value("title").await, "Lamp hums");
    guest.click("Start anew").await;
    guest.wait_until("!document.querySelector('#title').value").await;
    guest.goto("/ask").await;
    assert_eq!(guest.value("title").await, "");
    guest.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_suggested_board_is_chosen_until_somebody_chooses() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("orders", "Orders").await;
    ask(&app.customer("Ada").await, "setup", "The lamp goes off at three every night").await;
    app.settle().await;
    let browser = asking(&app, "Bo").await;
    browser.fill("title", "Lamp goes off at night").await;
    browser.wait_for("Suggested from your question").await;
    assert_eq!(browser.attribute("[name=board]:checked", "value").await.as_deref(), Some("setup"));
    browser.click("[name=board][value=orders]").await;
    browser.wait_until("document.querySelector('[data-board-note]').hidden").await;
    browser.fill("title", "The lamp goes off at three").await;
    browser.wait_for("That answers it").await;
    assert_eq!(browser.attribute("[name=board]:checked", "value").await.as_deref(), Some("orders"));
    browser.click("That answers it").await;
    browser.wait_for("Glad you found it").await;
    browser.goto("/ask").await;
    assert_eq!(browser.value("title").await, "", "what was answered is no draft any more");
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_in_the_title_sends_the_question_and_nothing_else() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    ask(&app.customer("Ada").await, "setup", "The lamp goes off at three every night").await;
    app.settle().await;
    let browser = asking(&app, "Bo").await;
    browser.fill("body", "Since yesterday.").await;
    browser.fill("title", "Lamp goes off at three").await;
    browser.wait_for("I have this too").await;
    browser.click("#title").await;
    browser.press("Enter").await;
    browser.wait_for("Your question is posted").await;
    assert_eq!(app.count("select 1 from me_toos").await, 0);
}
