//! Everything works without script; script only saves a step.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_asked_answered_and_accepted() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("billing", "Billing").await;
    let ada = app.browser().await.without_script().await.being(&app, "Ada").await;
    ada.goto("/ask").await;
    ada.fill("title", "Lamp goes off at three").await;
    ada.click("Setup").await;
    ada.fill("body", "Every **night**.").await;
    ada.click("#send").await;
    ada.wait_for("Your question is posted").await;
    let path = ada.path().await;

    let bo = app.browser().await.without_script().await.being(&app, "Bo").await;
    bo.goto(&path).await;
    bo.click("#me-too-b").await;
    bo.wait_until("document.querySelector('#me-too-b').getAttribute('aria-pressed') === 'true'").await;
    bo.fill("body", "Turn the night mode off.").await;
    bo.click("Post reply").await;
    bo.wait_for("Turn the night mode off.").await;

    ada.goto(&path).await;
    ada.click("This solved it").await;
    ada.wait_for("Accepted answer").await;
    assert_eq!(app.count("select 1 from ledger where outcome = 'accepted'").await, 1);
    ada.quiet().await;
    bo.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn similar_questions_are_shown_once_before_posting() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    ask(&ada, "setup", "The lamp goes off at three every night").await;
    ask(&ada, "setup", "Where is my invoice for the order").await;
    app.settle().await;
    let browser = app.browser().await.without_script().await.being(&app, "Bo").await;
    browser.goto("/ask").await;
    browser.fill("title", "My lamp goes off at three every night").await;
    browser.fill("body", "Mine too.").await;
    browser.click("#send").await;
    browser.wait_for("The lamp goes off at three every night").await;
    assert_eq!(browser.value("body").await, "Mine too.");
    browser.click("Ask anyway").await;
    browser.wait_for("Your question is posted").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_works_in_chinese() {
    let app = TestApp::start().await;
    app.board("setup", "设置").await;
    let member = app.customer("Ada").await;
    app.sql("update members set lang = 'zh-Hans' where handle = 'ada'").await;
    let browser = app.browser().await.without_script().await.signed_in(&member).await;
    browser.goto("/ask").await;
    assert_eq!(browser.attribute("html", "lang").await.as_deref(), Some("zh-Hans"));
    browser.fill("title", "更新固件后灯自动熄灭怎么办").await;
    browser.fill("body", "每天晚上三点。").await;
    browser.click("#send").await;
    browser.wait_until("location.pathname.startsWith('/t/')").await;
    browser.fill("body", "补充：型号是 A19。").await;
    browser.click("#reply .btn--primary").await;
    browser.wait_for("补充：型号是 A19。").await;
    browser.screenshot("chinese-thread").await;
    browser.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_is_narrowed_kept_and_worked_off_in_one_go() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    for title in ["Lamp goes off at three", "Where is my invoice"] {
        ask(&ada, "setup", title).await;
    }
    let priya = app.browser().await.without_script().await.signed_in(&app.agent("Priya").await).await;
    priya.goto("/desk?lang=en").await;
    priya.click("Keep as a view").await;
    priya.fill("name", "English").await;
    priya.click("main form[action='/desk/views'] button").await;
    priya.wait_for("“English” is kept").await;
    priya.click("Select all on this page").await;
    priya.wait_until("document.querySelectorAll('[data-pick]:checked').length === 2").await;
    priya.click("#bulk [value=claim]").await;
    priya.wait_for("2 are yours now.").await;
    priya.click("#flash button").await;
    priya.wait_for("2 as before.").await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 0);
    priya.quiet().await;
}
