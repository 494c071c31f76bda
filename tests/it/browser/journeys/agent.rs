//! An agent, with script.

use chrono::TimeDelta;

use super::{look, told};
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::browser::Chromium;
use crate::threads::ask;

const LATE: &str = "Why does the shade rattle";
const SOON: &str = "Where is the manual of the A19";
const FRESH: &str = "Can I pay by bill";

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_works_through_the_desk() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("billing", "Billing").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let asked = questions(&app, &ada).await;
    let priya = app.agent("Priya").await;
    let desk = app.browser().await.signed_in(&priya).await;
    takes_what_is_due_first(&desk).await;
    asks_back(&desk).await;
    verifies(&app, &desk, &bo, asked[1]).await;
    moves(&desk, &ada).await;
    hides_and_restores(&desk, &bo, &ada, asked[2]).await;
    reviews_a_report(&desk, &ada, &bo, asked[2]).await;
    desk.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_promotes_into_the_section_she_owns() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", LATE).await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Tighten the **ring** below the shade.")]).await.ok();
    let (priya, root) = (app.agent("Priya").await, app.admin("Root").await);
    sections(&root).await;
    let browser = app.browser().await.signed_in(&priya).await;
    browser.goto(&path).await;
    browser.click_in("#p2", "Verify").await;
    told(&browser, "The answer is verified.").await;
    browser.click("Promote to FAQ").await;
    browser.wait_for("From the discussion").await;
    assert_eq!(browser.value("title").await, LATE);
    assert_eq!(browser.value("body").await, "Tighten the **ring** below the shade.");
    browser.choose("section", "Orders").await;
    browser.click("Publish").await;
    browser.wait_for("Publishing is for those who own its section").await;
    browser.console().await; // the page of a refusal says its status there
    browser.choose("section", "Lamps").await;
    browser.click("Publish").await;
    told(&browser, "Published.").await;
    assert_eq!(browser.path().await, "/faq/lamps/why-does-the-shade-rattle");
    look(&browser, "agent-article").await;
    browser.click_in("[aria-labelledby=origin]", LATE).await;
    browser.wait_for("Now in the FAQ:").await;
    browser.quiet().await;
}

/// Two sections; Priya owns one of them.
async fn sections(root: &Browser) {
    let lamps = root.post("/admin/sections", &[("name-en", "Lamps")]).await.ok().path;
    root.post(&format!("{lamps}/owners"), &[("handle", "priya")]).await.ok().saying("Priya");
    root.post("/admin/sections", &[("name-en", "Orders")]).await.ok();
}

/// Three questions of Ada's, asked five hours, three and a half hours and no time ago.
async fn questions(app: &TestApp, ada: &Browser) -> [i64; 3] {
    let late = ask(ada, "setup", LATE).await.1;
    app.clock.advance(TimeDelta::minutes(90));
    let soon = ask(ada, "setup", SOON).await.1;
    app.clock.advance(TimeDelta::minutes(210));
    let fresh = ask(ada, "setup", FRESH).await.1;
    [late, soon, fresh]
}

/// The desk's order is by what is due; the first is claimed and answered there.
async fn takes_what_is_due_first(desk: &Chromium) {
    desk.goto("/").await;
    desk.click_in("nav.staffbar", "Desk").await;
    let titles = "return [...document.querySelectorAll('a.qt')].map((link) => link.innerText).join('|')";
    assert_eq!(desk.text_by(titles).await, [LATE, SOON, FRESH].join("|"));
    desk.wait_for("1 h over 4 h").await;
    look(desk, "desk").await;
    desk.click(LATE).await;
    desk.wait_for("The customer").await;
    desk.click_in(".pane", "Claim").await;
    told(desk, "It is yours for 30 minutes.").await;
    look(desk, "desk-pane").await;
    desk.fill("body", "Tighten the ring below the shade.").await;
    desk.click_in(".pane", "Send").await;
    told(desk, "Your reply is posted.").await;
    assert_eq!(desk.text_by(titles).await, [SOON, FRESH].join("|"), "what is answered waits for its asker");
    desk.click("Waiting for the asker").await;
    desk.wait_for(LATE).await;
}

async fn asks_back(desk: &Chromium) {
    desk.goto("/desk").await;
    desk.click(FRESH).await;
    desk.fill("body", "For which country?").await;
    desk.click_in(".pane", "Ask back").await;
    told(desk, "Your reply is posted.").await;
    desk.click("Waiting for the asker").await;
    desk.click(FRESH).await;
    desk.wait_for("For which country?").await;
}

/// What a customer answered is closed by one press.
async fn verifies(app: &TestApp, desk: &Chromium, bo: &Browser, question: i64) {
    bo.post(&format!("/t/{question}/posts"), &[("body", "On the page of the lamp, at the very end.")])
        .await
        .ok();
    app.settle().await;
    desk.goto("/desk").await;
    desk.click("To verify").await;
    desk.click(SOON).await;
    desk.click("Verify this reply").await;
    told(desk, "The answer is verified.").await;
    desk.goto("/desk").await;
    desk.wait_for("Nobody is waiting.").await;
}

async fn moves(desk: &Chromium, ada: &Browser) {
    desk.click("Waiting for the asker").await;
    desk.click(FRESH).await;
    desk.click_in(".pane", "Open").await;
    desk.wait_for("Staff asked back:").await;
    desk.click("Move to another board").await;
    desk.choose("board", "Billing").await;
    desk.click_in("main form", "Move").await;
    told(desk, "Moved to Billing.").await;
    ada.get("/b/billing?tab=newest").await.ok().saying(FRESH);
}

/// The author reads why; so does everybody who looks, but not what.
async fn hides_and_restores(desk: &Chromium, bo: &Browser, ada: &Browser, question: i64) {
    bo.post(&format!("/t/{question}/posts"), &[("body", "Lamps half price at my shop")]).await.ok();
    desk.reload().await;
    desk.click_in("#p3", "Edit").await;
    desk.click("Hide with a reason").await;
    desk.wait_for("Enter a reason").await;
    desk.console().await; // the page of a mistake says its status there
    desk.fill("reason", "Advertising").await;
    desk.click("Hide with a reason").await;
    told(desk, "The message is hidden.").await;
    look(desk, "hidden").await;
    let page = ada.get(&format!("/t/{question}")).await.ok().saying("Hidden by staff: Advertising");
    assert!(!page.says("half price"));
    bo.get("/notifications").await.ok();
    desk.click_in("#p3", "Edit").await;
    desk.fill("reason", "It was meant as a joke").await;
    desk.click("Show again with a reason").await;
    told(desk, "The message can be seen again.").await;
    ada.get(&format!("/t/{question}")).await.ok().saying("half price");
}

async fn reviews_a_report(desk: &Chromium, ada: &Browser, bo: &Browser, question: i64) {
    let page = ada.get(&format!("/t/{question}")).await.ok();
    let form = page.attribute("#p3 a[href$='/flags']", "href").unwrap();
    ada.post(&form, &[("reason", "spam"), ("note", "No joke")]).await.ok().saying("Thank you.");
    desk.goto("/").await;
    desk.click_in("nav.staffbar", "Moderation").await;
    desk.wait_for("No joke").await;
    look(desk, "moderation").await;
    desk.click("main details summary").await;
    desk.fill("reason", "Advertising after all").await;
    desk.click("main details[open] button").await;
    told(desk, "The report is settled.").await;
    desk.wait_for("Nothing to review").await;
    let inbox = bo.get("/notifications").await.ok();
    assert!(inbox.says("Staff have hidden your post."), "{}", inbox.text());
    assert!(inbox.says("Advertising after all"), "{}", inbox.text());
}
