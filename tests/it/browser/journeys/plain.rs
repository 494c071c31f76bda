//! The same three journeys without script.

use super::{PASSWORD, account_menu, follow_mail, look, sign_in, sign_up, told};
use crate::support::TestApp;
use crate::support::app::{Browser, Mails};
use crate::support::browser::{Chromium, picture};
use crate::threads::ask;

const QUESTION: &str = "My lamp goes off at three every night";

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_asks_and_is_answered() {
    let app = TestApp::start_with_mail_page().await;
    app.board("setup", "Setup").await;
    app.board("billing", "Billing").await;
    let bo = app.customer("Bo").await;
    ask(&bo, "setup", "The lamp goes off at three every night").await;
    app.settle().await;
    let ada = app.browser().await.without_script().await;
    sign_up(&ada, "Ada").await;
    sign_in(&ada, "Ada", PASSWORD).await;
    ada.wait_for("How can we help, Ada?").await;
    let line = adds_a_picture(&ada).await;
    let thread = asks(&ada, &line).await;
    is_answered(&ada, &bo, &thread).await;
    changes_her_words(&ada).await;
    accepts(&ada, &bo).await;
    marks_and_reports(&ada).await;
    settles_in(&ada).await;
    comes_back_without_the_password(&ada).await;
    ada.quiet().await;
}

/// The picture comes first; its line is copied into the text.
async fn adds_a_picture(ada: &Chromium) -> String {
    let folder = crate::support::folder::TestFolder::new();
    let file = folder.path().join("lamp.png");
    std::fs::write(&file, picture()).unwrap();
    ada.goto("/uploads").await;
    ada.attach("file", &file).await;
    ada.click_in("main form", "Add the picture").await;
    ada.wait_for("Copy this line into your text").await;
    ada.value("markdown").await
}

/// What is similar is shown once; the preview is a page of its own.
async fn asks(ada: &Chromium, picture: &str) -> String {
    ada.click("Ask a question").await;
    ada.fill("title", QUESTION).await;
    ada.click("Setup").await;
    ada.fill("body", &format!("Since the update, **each** night.\n\n{picture}")).await;
    ada.click("Preview").await;
    ada.wait_until("document.querySelector('[data-preview-text] strong')?.innerText === 'each'").await;
    look(ada, "plain-preview").await;
    ada.click("Send").await;
    ada.wait_for("The lamp goes off at three every night").await;
    assert!(ada.value("body").await.contains(picture));
    look(ada, "plain-similar").await;
    ada.click("Ask anyway").await;
    told(ada, "You will have a reply by 13:00 today").await;
    ada.wait_until("document.querySelector('#p1 img')?.naturalWidth === 320").await;
    let thread = ada.path().await;
    account_menu(ada, "Your questions").await;
    ada.click_in("main", QUESTION).await;
    thread
}

async fn is_answered(ada: &Chromium, bo: &Browser, thread: &str) {
    let posts = format!("/t/{}/posts", thread.split('/').nth(2).unwrap());
    bo.post(&posts, &[("body", "Turn the night mode off.")]).await.ok();
    ada.goto("/notifications").await;
    ada.reload_until("Bo replied.").await;
    ada.click("Mark as read").await;
    ada.wait_until("!document.querySelector('.tool__n')").await;
    ada.click_in("main", QUESTION).await;
    ada.click("#p2 [id^=helpful-] button").await;
    ada.wait_until("document.querySelector('#p2 [aria-pressed=true]')").await;
    ada.click_in("#p2", "Quote").await;
    ada.wait_until("document.querySelector('#reply textarea')?.value.includes('> Turn the night mode off.')")
        .await;
    let quoted = ada.value("body").await;
    ada.fill("body", &format!("{}\n\nThank you @bo, where is that?", quoted.trim_end())).await;
    ada.click("Post reply").await;
    told(ada, "Your reply is posted.").await;
    ada.wait_until("document.querySelector('#p3 blockquote')").await;
    ada.wait_until("document.querySelector('#p3 a[href=\"/u/bo\"]')").await;
}

async fn changes_her_words(ada: &Chromium) {
    ada.click_in("#p3", "Edit").await;
    let body = ada.value("body").await;
    ada.fill("body", &body.replace("where is that?", "which settings?")).await;
    ada.click("Save").await;
    told(ada, "Your changes are saved.").await;
    ada.click_in("#p3", "Edited once").await;
    ada.wait_until("document.querySelector('del') && document.querySelector('ins')").await;
    ada.click_in("main", QUESTION).await;
}

async fn accepts(ada: &Chromium, bo: &Browser) {
    ada.click_in("#p2", "This solved it").await;
    told(ada, "Glad it is solved.").await;
    ada.click("Take the acceptance back").await;
    told(ada, "The acceptance is taken back").await;
    ada.click_in("#p2", "This solved it").await;
    told(ada, "Glad it is solved.").await;
    ada.wait_for("Accepted answer").await;
    bo.get("/notifications").await.ok();
}

async fn marks_and_reports(ada: &Chromium) {
    ada.goto("/unanswered").await;
    ada.click("The lamp goes off at three every night").await;
    ada.click("#me-too-b").await;
    ada.wait_until("document.querySelector('#me-too-b').getAttribute('aria-pressed') === 'true'").await;
    ada.click("#follow-b").await;
    ada.wait_until("document.querySelector('#follow-b').getAttribute('aria-pressed') === 'true'").await;
    ada.click_in("#p1", "Report").await;
    ada.click("Belongs elsewhere").await;
    ada.click_in("main form", "Report").await;
    told(ada, "Thank you. Staff will look at it.").await;
}

async fn settles_in(ada: &Chromium) {
    ada.click("header details.opt summary").await;
    ada.click_in("header details[open]", "繁體中文").await;
    ada.wait_until("document.documentElement.lang === 'zh-Hant'").await;
    account_menu(ada, "帳號").await;
    ada.choose("lang", "English").await;
    ada.click("main [name=theme][value=dark]").await;
    ada.choose("zone", "Asia/Tokyo").await;
    ada.click("main form .btn--primary").await;
    told(ada, "Saved.").await;
    ada.wait_until("document.documentElement.dataset.theme === 'dark'").await;
}

async fn comes_back_without_the_password(ada: &Chromium) {
    account_menu(ada, "Sign out").await;
    ada.click("Sign in").await;
    ada.click("Forgot your password?").await;
    ada.fill("email", "ada@example.org").await;
    ada.click("Send the link").await;
    ada.wait_for("Look into your mail").await;
    ada.click("Read the mails of this test site").await;
    follow_mail(ada, "A new password", "/recover/").await;
    ada.fill("password", "copper harbour lantern").await;
    ada.click("Set the password").await;
    told(ada, "Your new password holds.").await;
    sign_in(ada, "Ada", "copper harbour lantern").await;
    ada.wait_for("How can we help, Ada?").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_works_through_the_desk() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("billing", "Billing").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let first = ask(&ada, "setup", "Why does the shade rattle").await.1;
    let (second_path, second) = ask(&ada, "setup", "Where is the manual").await;
    bo.post(&format!("/t/{second}/posts"), &[("body", "At the end of its page.")]).await.ok();
    let priya = app.agent("Priya").await;
    let desk = app.browser().await.without_script().await.signed_in(&priya).await;
    answers_on_the_desk(&desk).await;
    verifies_and_moves(&desk, &second_path).await;
    hides_and_restores(&desk, &ada).await;
    ada.get(&format!("/t/{first}")).await.ok().saying("Tighten the ring.").saying("Which model is it?");
    desk.quiet().await;
}

async fn answers_on_the_desk(desk: &Chromium) {
    desk.goto("/desk").await;
    desk.click_in("tr:first-child td:last-child", "Claim").await;
    told(desk, "It is yours for 30 minutes.").await;
    desk.click("Why does the shade rattle").await;
    desk.fill("body", "Which model is it?").await;
    desk.click_in(".pane", "Ask back").await;
    told(desk, "Your reply is posted.").await;
    desk.click("Waiting for the asker").await;
    desk.click("Why does the shade rattle").await;
    desk.fill("body", "Tighten the ring.").await;
    desk.click_in(".pane", "Send").await;
    told(desk, "Your reply is posted.").await;
}

async fn verifies_and_moves(desk: &Chromium, thread: &str) {
    desk.goto("/desk?view=verify").await;
    desk.click("Where is the manual").await;
    desk.click("Verify this reply").await;
    told(desk, "The answer is verified.").await;
    desk.goto(thread).await;
    desk.wait_for("Verified answer").await;
    desk.click("Move to another board").await;
    desk.choose("board", "Billing").await;
    desk.click_in("main form", "Move").await;
    told(desk, "Moved to Billing.").await;
}

async fn hides_and_restores(desk: &Chromium, ada: &Browser) {
    let path = desk.path().await;
    desk.click_in("#p2", "Edit").await;
    desk.fill("reason", "Not its page").await;
    desk.click("Hide with a reason").await;
    told(desk, "The message is hidden.").await;
    assert!(!ada.get(&path).await.ok().says("At the end of its page."));
    desk.click_in("#p2", "Edit").await;
    desk.fill("reason", "It is its page").await;
    desk.click("Show again with a reason").await;
    told(desk, "The message can be seen again.").await;
    ada.get(&path).await.ok().saying("At the end of its page.");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_sets_the_site_up_and_promotes() {
    let app = TestApp::start_as(Mails::OnItsPage, &[]).await;
    let mei = app.browser().await.without_script().await;
    mei.goto("/").await;
    mei.fill("site_name", "Brightloom Help").await;
    mei.fill("name", "Mei").await;
    mei.fill("email", "mei@example.org").await;
    mei.fill("password", PASSWORD).await;
    mei.click("Set up and sign in").await;
    told(&mei, "Your forum is set up.").await;
    opens_board_and_section(&mei).await;
    let (dana, kenji) = (app.customer("Dana").await, app.customer("Kenji").await);
    makes_an_agent(&mei).await;
    let (thread, id) = ask(&dana, "lamps", "How do I clean the shade").await;
    kenji.post(&format!("/t/{id}/posts"), &[("body", "With a **dry** cloth.")]).await.ok();
    promotes(&mei, &thread).await;
    dana.get(&thread).await.ok().saying("Now in the FAQ:");
    mei.click_in("main", "How do I clean the shade").await;
    mei.click("Take the promotion back").await;
    mei.wait_for("The promotion was taken back").await;
    assert!(!dana.get(&thread).await.ok().says("Now in the FAQ:"));
    mei.quiet().await;
}

async fn opens_board_and_section(mei: &Chromium) {
    mei.goto("/admin/boards/new").await;
    mei.fill("name-en", "Lamps").await;
    mei.fill("slug", "lamps").await;
    mei.click("Save").await;
    told(mei, "The board is saved.").await;
    mei.goto("/admin/sections").await;
    mei.fill("name-en", "Lamps").await;
    mei.choose("board", "Lamps").await;
    mei.click("Save").await;
    told(mei, "The section was saved.").await;
}

async fn makes_an_agent(mei: &Chromium) {
    mei.goto("/admin/people").await;
    mei.click_in("main table", "Kenji").await;
    mei.click("Give this role").await;
    told(mei, "Kenji has the role now.").await;
}

/// Source parts are taken over by buttons that bring the page again.
async fn promotes(mei: &Chromium, thread: &str) {
    mei.goto(thread).await;
    mei.click("Promote to FAQ").await;
    // The thread has a field of that name too.
    mei.wait_until("document.querySelector('#title')").await;
    mei.fill("body", "").await;
    mei.fill("title", "").await;
    mei.click("Use as the question").await;
    mei.wait_until("document.querySelector('#title').value === 'How do I clean the shade'").await;
    mei.click("Use as the answer").await;
    mei.wait_until("document.querySelector('#body').value === 'With a **dry** cloth.'").await;
    mei.click("Publish").await;
    told(mei, "Published.").await;
    mei.click_in("main .helped", "Yes").await;
    mei.wait_for("Thank you. Good to know that it helped.").await;
    mei.goto(thread).await;
    mei.wait_for("Now in the FAQ:").await;
}
