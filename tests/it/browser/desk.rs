//! The desk without a mouse.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn keys_go_through_the_queue_claim_open_verify_and_reply() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, first) = ask(&ada, "setup", "Lamp goes off at three").await;
    let (_, second) = ask(&ada, "setup", "Where is my invoice").await;
    bo.post(&format!("/t/{second}/posts"), &[("body", "Under Orders.")]).await.ok();
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto("/desk").await;
    browser.press("j").await;
    browser.wait_until("document.activeElement.textContent === 'Lamp goes off at three'").await;
    browser.press("c").await;
    browser.wait_for("It is yours for 30 minutes").await;
    assert_eq!(
        app.count(&format!("select 1 from ledger where question_id = {first} and owner_id is not null"))
            .await,
        1
    );
    browser.wait_until("document.activeElement.textContent === 'Lamp goes off at three'").await;
    browser.press("j").await;
    browser.wait_until("document.activeElement.textContent === 'Where is my invoice'").await;
    browser.press("Enter").await;
    browser.wait_for("Verify this reply").await;
    browser.press("r").await;
    browser.wait_until("document.activeElement.id === 'body'").await;
    browser.press("Escape").await;
    browser.click("#pane-h").await;
    browser.press("v").await;
    browser.wait_for("The answer is verified").await;
    assert_eq!(app.count("select 1 from verifications").await, 1);
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_that_verifies_means_the_reply_with_the_focus_or_none() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Where is my invoice").await;
    for text in ["Under the table.", "Under Orders."] {
        bo.post(&format!("/t/{id}/posts"), &[("body", text)]).await.ok();
    }
    let browser = app.browser().await.signed_in(&app.agent("Priya").await).await;
    browser.goto(&format!("/desk/{id}")).await;
    browser.script("window.stayed = 'yes'", &[]).await;
    browser.press("v").await;
    assert_eq!(browser.text_by("return window.stayed").await, "yes", "it could mean either");
    browser
        .script("[...document.querySelectorAll('.pane__sect')].find((s) => s.innerText.includes('Under Orders')).focus()", &[])
        .await;
    browser.press("v").await;
    browser.wait_for("The answer is verified").await;
    let verified = "select 1 from verifications v join posts p on p.id = v.post_id where p.number = 3";
    assert_eq!(app.count(verified).await, 1);
    assert_eq!(app.count("select 1 from verifications").await, 1);
    browser.quiet().await;
}
