//! Pages of mistakes: forms that came back, and answers that are no page.

use super::site::Site;
use super::{Who, check, faults_of};
use crate::support::TestApp;
use crate::support::app::Mails;
use crate::support::browser::Chromium;

/// The open page is one of mistakes and otherwise in order.
async fn in_order(browser: &Chromium, name: &str, says: &str) {
    browser.wait_for(says).await;
    let faults = faults_of(browser, name).await;
    assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_forms_that_came_back_are_in_order() {
    let site = Site::new().await;
    let browser = site.open(Who::Asker).await;
    browser.goto("/ask").await;
    // Too little for suggestions, which would move what is to be clicked.
    browser.fill("title", "ab").await;
    browser.click("#send").await;
    in_order(&browser, "mistakes-ask", "Describe what happened").await;
    browser.goto(&site.fill("{thread}")).await;
    browser.click("Post reply").await;
    in_order(&browser, "mistakes-reply", "There is a problem").await;
    browser.goto(&site.fill("/posts/{reply}/flags")).await;
    browser.click("#main [type=submit]").await;
    in_order(&browser, "mistakes-flag", "Choose what is wrong with it").await;
    let guest = site.open(Who::Guest).await;
    guest.goto("/sign-up").await;
    guest.click("#main [type=submit]").await;
    in_order(&guest, "mistakes-sign-up", "Enter a name.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_staffs_forms_that_came_back_are_in_order() {
    let site = Site::new().await;
    let admin = site.open(Who::Admin).await;
    admin.goto("/admin/boards/new").await;
    admin.click("Save").await;
    in_order(&admin, "mistakes-board", "Enter a name in at least one language.").await;
    admin.goto("/admin/sections").await;
    admin.click("Save").await;
    in_order(&admin, "mistakes-section", "There is a problem").await;
    let agent = site.open(Who::Agent).await;
    agent.goto(&site.fill("{draft}")).await;
    agent.fill("title", "").await;
    agent.click("[value=publish]").await;
    in_order(&agent, "mistakes-draft", "Write the question").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_somebody_faster_are_in_order() {
    let site = Site::new().await;
    let browser = site.open(Who::Asker).await;
    let post = site.fill("/posts/{edited}");
    browser.goto(&format!("{post}/edit")).await;
    browser.fill("body", "Mine").await;
    site.ada.post(&post, &[("body", "Theirs"), ("revision", "1")]).await.ok();
    browser.click("Save").await;
    in_order(&browser, "conflict-edit", "Somebody changed this while you were writing").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_is_not_there_or_not_allowed_are_in_order() {
    let site = Site::new().await;
    let browser = site.open(Who::Asker).await;
    let mut faults = check(&browser, "asker", "/nothing-here", 404).await;
    faults.extend(check(&browser, "asker", "/zh-hans/nothing-here", 404).await);
    faults.extend(check(&browser, "asker", "/desk", 404).await);
    faults.extend(check(&browser, "asker", "/faq/lamps/old", 410).await);
    faults.extend(check(&browser, "asker", &site.fill("/t/{thread_id}/move"), 403).await);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_too_many_requests_are_in_order() {
    let settings = [("ASKWELL_SERVER__BENCH_MODE", "false"), ("ASKWELL_LIMITS__SEARCH_PER_MINUTE", "1")];
    let app = TestApp::start_as(Mails::InMemory, &settings).await;
    app.sql("update settings set set_up_at = '2026-11-01T00:00:00Z'").await;
    let browser = app.browser().await;
    browser.goto("/search?q=lamp").await;
    let faults = check(&browser, "guest", "/search?q=shade", 429).await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    browser.wait_for("Please wait a moment").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_database_that_is_away_are_in_order() {
    let site = Site::new().await;
    let browser = site.open(Who::Asker).await;
    browser.goto(&site.fill("{thread}")).await;
    browser.fill("body", "typed with care").await;
    site.app.engine.app.pools.close();
    browser.click("Post reply").await;
    in_order(&browser, "away", "We will be back in a moment").await;
    assert_eq!(browser.value("body").await, "typed with care");
}
