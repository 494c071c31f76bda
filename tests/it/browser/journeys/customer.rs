//! A customer, with script.

use chrono::TimeDelta;

use super::{PASSWORD, account_menu, follow_mail, look, sign_in, sign_up, told};
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::browser::{Chromium, picture};
use crate::threads::ask;

const QUESTION: &str = "My lamp goes off at three every night";

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_asks_and_is_answered() {
    let app = TestApp::start_with_mail_page().await;
    app.board("setup", "Setup").await;
    app.board("billing", "Billing").await;
    let bo = app.customer("Bo").await;
    ask(&bo, "setup", "The lamp goes off at midnight").await;
    let ada = app.browser().await;
    sign_up(&ada, "Ada").await;
    sign_in(&ada, "Ada", PASSWORD).await;
    ada.wait_for("How can we help, Ada?").await;
    writes_a_question(&ada).await;
    loses_the_browser(&ada).await;
    let thread = posts_it(&ada).await;
    app.clock.advance(TimeDelta::minutes(25));
    reads_the_answer(&ada, &bo, &thread).await;
    quotes_and_names(&ada, &bo, &thread).await;
    edits_what_she_wrote(&ada, &thread).await;
    accepts(&ada, &bo, &thread).await;
    marks_a_question_of_another(&ada).await;
    reports(&ada, &bo, &thread).await;
    ada.quiet().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_settles_in_and_comes_back_without_the_password() {
    let app = TestApp::start_with_mail_page().await;
    app.board("setup", "Setup").await;
    let ada = app.browser().await;
    sign_up(&ada, "Ada").await;
    sign_in(&ada, "Ada", PASSWORD).await;
    ada.wait_for("How can we help, Ada?").await;
    chooses_language_colours_and_zone(&ada).await;
    account_menu(&ada, "Sign out").await;
    ada.wait_for("How can we help?").await;
    forgets_the_password(&ada).await;
    sign_in(&ada, "Ada", PASSWORD).await;
    ada.wait_for("This address and this password do not go together.").await;
    ada.console().await; // the page of a mistake says its status there
    sign_in(&ada, "Ada", "copper harbour lantern").await;
    ada.wait_for("How can we help, Ada?").await;
    ada.quiet().await;
}

/// Similar ones appear under the title; a picture is pasted, the preview looked at.
async fn writes_a_question(ada: &Chromium) {
    ada.click("Ask a question").await;
    ada.fill("title", QUESTION).await;
    ada.wait_for("The lamp goes off at midnight").await;
    ada.click("Setup").await;
    ada.fill("body", "Since the update, **each** night.\n").await;
    ada.paste("body", &picture()).await;
    ada.wait_until("document.querySelector('[name=body]').value.includes('](/uploads/')").await;
    ada.click("[data-preview]").await;
    ada.wait_until("document.querySelector('[data-view] strong')?.innerText === 'each'").await;
    ada.wait_until("document.querySelector('[data-view] img')?.naturalWidth === 320").await;
    look(ada, "ask").await;
    ada.click("[data-write]").await;
}

/// Everything typed is there again.
async fn loses_the_browser(ada: &Chromium) {
    ada.goto("/").await;
    ada.goto("/ask").await;
    ada.wait_for("Draft of").await;
    ada.wait_for("1 similar entry was found").await;
    assert_eq!(ada.value("title").await, QUESTION);
    assert!(ada.value("body").await.contains("](/uploads/"), "{}", ada.value("body").await);
}

/// By when the answer comes is said at once, and stands where her questions are.
async fn posts_it(ada: &Chromium) -> String {
    ada.click("Setup").await;
    ada.click("#send").await;
    told(ada, "You will have a reply by 13:00 today").await;
    let thread = ada.path().await;
    ada.wait_until("document.querySelector('#p1 img')?.naturalWidth === 320").await;
    look(ada, "asked").await;
    ada.reload().await;
    ada.wait_for("You will have a reply by 13:00 today.").await;
    account_menu(ada, "Your questions").await;
    ada.wait_for(QUESTION).await;
    ada.wait_for("reply by 13:00 today").await;
    ada.goto("/ask").await;
    assert_eq!(ada.value("title").await, "", "what was posted is no draft any more");
    thread
}

async fn reads_the_answer(ada: &Chromium, bo: &Browser, thread: &str) {
    let posts = format!("/t/{}/posts", thread.split('/').nth(2).unwrap());
    bo.post(&posts, &[("body", "Open **Settings**.\n\nTurn the night mode off.")]).await.ok();
    ada.goto("/").await;
    ada.reload_until("Notifications, 1 unread").await;
    ada.click("header a[href='/notifications']").await;
    ada.wait_for("Bo replied.").await;
    look(ada, "inbox").await;
    ada.click_in("main", QUESTION).await;
    ada.wait_for("Turn the night mode off.").await;
    ada.click("#p2 [id^=helpful-] button").await;
    ada.wait_until("document.querySelector('#p2 [aria-pressed=true]')").await;
}

/// The quote comes whole; whoever is named hears of it.
async fn quotes_and_names(ada: &Chromium, bo: &Browser, thread: &str) {
    ada.click_in("#p2", "Quote").await;
    ada.wait_until("document.querySelector('#reply textarea').value.includes('> Turn the night mode off.')")
        .await;
    let quoted = ada.value("body").await;
    assert!(quoted.starts_with("> [Bo]("), "{quoted}");
    ada.fill("body", &format!("{}\n\nThank you @bo, where is that?", quoted.trim_end())).await;
    ada.click("Post reply").await;
    told(ada, "Your reply is posted.").await;
    ada.wait_until(
        "document.querySelector('#p3 blockquote')?.innerText.includes('Turn the night mode off.')",
    )
    .await;
    ada.wait_until("document.querySelector('#p3 a[href=\"/u/bo\"]')").await;
    assert!(ada.path().await.starts_with(thread));
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while !bo.get("/notifications").await.says("Ada named you.") {
        assert!(std::time::Instant::now() < end, "Bo does not hear that he was named");
    }
}

async fn edits_what_she_wrote(ada: &Chromium, thread: &str) {
    ada.click_in("#p3", "Edit").await;
    let body = ada.value("body").await;
    ada.fill("body", &body.replace("where is that?", "which settings?")).await;
    ada.click("Save").await;
    told(ada, "Your changes are saved.").await;
    ada.click_in("#p3", "Edited once").await;
    ada.wait_until("document.querySelector('del')?.innerText.includes('where') && document.querySelector('ins')?.innerText.includes('which')").await;
    look(ada, "history").await;
    ada.click_in("main", QUESTION).await;
    ada.wait_until(&format!("location.pathname === {thread:?}")).await;
}

async fn accepts(ada: &Chromium, bo: &Browser, thread: &str) {
    let posts = format!("/t/{}/posts", thread.split('/').nth(2).unwrap());
    bo.post(&posts, &[("body", "Those of the lamp.")]).await.ok();
    ada.goto(thread).await;
    ada.click_in("#p2", "This solved it").await;
    told(ada, "Glad it is solved.").await;
    ada.wait_for("Accepted answer").await;
    ada.wait_for("Solved: the asker accepted the answer.").await;
    ada.click("Take the acceptance back").await;
    told(ada, "The acceptance is taken back, and the question is open again.").await;
    ada.click_in("#p4", "This solved it").await;
    told(ada, "Glad it is solved.").await;
    ada.wait_until("document.querySelector('section.answer#p4')").await;
    look(ada, "solved").await;
}

/// "I have this too", following: in place, and kept.
async fn marks_a_question_of_another(ada: &Chromium) {
    ada.goto("/unanswered").await;
    ada.click("The lamp goes off at midnight").await;
    ada.click("#me-too-b").await;
    ada.wait_until("document.querySelector('#me-too-b').getAttribute('aria-pressed') === 'true'").await;
    ada.click("#follow-b").await;
    ada.wait_until("document.querySelector('#follow-b').getAttribute('aria-pressed') === 'true'").await;
    account_menu(ada, "Following").await;
    ada.wait_for("The lamp goes off at midnight").await;
    ada.wait_for("1 person has this too").await;
}

async fn reports(ada: &Chromium, bo: &Browser, thread: &str) {
    let posts = format!("/t/{}/posts", thread.split('/').nth(2).unwrap());
    bo.post(&posts, &[("body", "By the way: I sell lamps.")]).await.ok();
    ada.goto(thread).await;
    ada.click_in("#p5", "Report").await;
    ada.click("Advertising").await;
    ada.fill("note", "He sells lamps everywhere").await;
    ada.click_in("main form", "Report").await;
    told(ada, "Thank you. Staff will look at it.").await;
}

async fn chooses_language_colours_and_zone(ada: &Chromium) {
    ada.click("header details.opt summary").await;
    ada.click_in("header details[open]", "简体中文").await;
    ada.wait_for("Ada，有什么可以帮您？").await;
    account_menu(ada, "账号").await;
    ada.choose("lang", "English").await;
    ada.click("深色").await;
    ada.choose("zone", "Asia/Tokyo").await;
    ada.click("保存").await;
    told(ada, "Saved.").await;
    ada.wait_until("document.documentElement.dataset.theme === 'dark'").await;
    look(ada, "account-dark").await;
    ada.goto("/ask").await;
    ada.fill("title", "When do lamps sleep in Japan?").await;
    ada.fill("body", "I wonder.").await;
    ada.click("#send").await;
    // 09:00 in UTC, and four hours for the answer.
    told(ada, "You will have a reply by 22:00 today").await;
    ada.wait_for("2 Nov 2026, 18:00").await;
}

async fn forgets_the_password(ada: &Chromium) {
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
}
