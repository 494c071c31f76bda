//! What the editor takes from a thread, and what it marks there.

use super::{post, promote, question, section};
use crate::support::TestApp;
use crate::support::page::Page;

const TITLE: &str = "Charged twice by the shop";

/// Dana asked; Priya, who is staff, answered; the answer is accepted. Ends with the posts of each test.
async fn thread(app: &TestApp) -> i64 {
    let board = app.board("pay", "Payments").await;
    app.customer("Dana").await;
    app.customer("Bob").await;
    app.agent("Priya").await;
    app.sql("update members set name = 'Dana Reyes' where handle = 'dana'; update members set name = 'Priya S.' where handle = 'priya'").await;
    let id = question(app, board, "dana", TITLE, "My order BL-88-4102-7731 is gone", "I had that too").await;
    post(app, id, "priya", "> [Dana Reyes](/t/1#p1):\n> My order\n\n@dana, you have not paid, Dana. ![the page](/uploads/aa.png)\n\nCall +49 170 **1234567**.", true).await;
    app.sql(&format!(
        "update threads set accepted_post_id = (select id from posts where thread_id = {id} and number = 3) where id = {id};
         insert into acceptances (thread_id, post_id, member_id, at) select {id}, p.id, t.author_id, t.created_at from posts p join threads t on t.id = p.thread_id where t.id = {id} and p.number = 3"
    ))
    .await;
    id
}

fn body(page: &Page) -> String {
    page.text_of("textarea[name=body]")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_starts_with_the_accepted_answer_and_what_was_put_right_later() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    post(&app, id, "bob", "Thanks from me", false).await;
    post(&app, id, "priya", "Correction: it takes five days, not three.", true).await;
    section(&app, "payments", "Payments").await;
    let admin = app.admin("Grace").await;
    let page = promote(&admin, id).await;
    assert_eq!(page.attribute("input[name=title]", "value").unwrap(), TITLE);
    let body = body(&page);
    assert!(body.contains("you have not paid, [name of a person left out]."), "{body}");
    assert!(body.ends_with("Correction: it takes five days, not three."), "{body}");
    // Pictures go along; quotes, mentions and other people's posts do not.
    assert!(body.contains("![the page](/uploads/aa.png)"), "{body}");
    for absent in ["Dana", "@dana", "My order", "Thanks from me", "I had that too", "1234567"] {
        assert!(!body.contains(absent), "{absent}: {body}");
    }
    let short = page.text_of("textarea[name=short]");
    assert!(short.contains("you have not paid") && !short.contains("Correction"), "{short}");
    assert_eq!(page.count(".src.is-used"), 2, "the answer and its correction: {}", page.text());
    assert!(page.statements() <= 16, "{} statements", page.statements());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_short_answer_is_the_sentence_before_the_steps_and_a_site_without_sections_says_so() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    let steps =
        "Hello!\n\nUse *Joint smoothing*, then export with STL:\n\n1. Open the editor\n2. Press Export";
    post(&app, id, "priya", steps, true).await;
    app.sql("update acceptances set post_id = (select max(id) from posts); update threads set accepted_post_id = (select max(id) from posts)").await;
    let admin = app.admin("Grace").await;
    let page = promote(&admin, id).await;
    assert_eq!(page.text_of("textarea[name=short]"), "Hello! Use Joint smoothing, then export with STL.");
    assert!(page.says("There are no sections yet"), "{}", page.text());
    assert_eq!(page.count("main a[href='/admin/sections']"), 1);
    section(&app, "payments", "Payments").await;
    assert!(!admin.get(&page.path).await.says("There are no sections yet"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_starts_with_as_much_as_it_can_hold() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    post(&app, id, "priya", &"Wait a while longer. ".repeat(2_800), true).await;
    post(&app, id, "priya", &"Then ask the bank. ".repeat(2_800), true).await;
    section(&app, "payments", "Payments").await;
    let page = promote(&app.admin("Grace").await, id).await;
    assert!(body(&page).contains("Wait a while longer. Wait a while longer."));
    assert_eq!(app.number("select char_length(body)::bigint as count from faq_drafts").await, 60_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_verified_answer_is_taken_where_none_was_accepted() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    post(&app, id, "bob", "Turn it off and on again.", false).await;
    app.sql(&format!(
        "delete from acceptances; update threads set accepted_post_id = null;
         insert into verifications (post_id, thread_id, member_id, at) select p.id, {id}, m.id, p.created_at
         from posts p, members m where p.thread_id = {id} and p.number = 4 and m.handle = 'priya'"
    ))
    .await;
    let admin = app.admin("Grace").await;
    assert_eq!(body(&promote(&admin, id).await), "Turn it off and on again.");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_details_are_marked_where_they_stand_and_the_list_leads_there() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    let admin = app.admin("Grace").await;
    let page = promote(&admin, id).await;
    let order = page.attribute(".red a", "href").unwrap();
    assert_eq!(page.text_of(&format!(".src mark.mask{order}")), "BL-88-4102-7731");
    // A number half in bold is one detail with two marks.
    let marks = page.text_of(".src mark.mask");
    assert!(marks.contains("+49 170 1234567") && marks.contains("Dana"), "{marks}");
    let listed = page.text_of(".red");
    for detail in
        ["BL-88-4102-7731 order or customer number", "+49 170 1234567 phone number", "Dana name of a person"]
    {
        assert!(listed.contains(detail), "{detail}: {listed}");
    }
    assert!(listed.contains("Left out") && !listed.contains("Still in the text"), "{listed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_preview_shows_the_draft_as_readers_will_see_it_with_marks() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, id).await.path;
    let fields = [
        ("title", "T"),
        ("body", "## Do this\n\nAsk **Dana Reyes** or BL-88-4102-7731."),
        ("version", "1"),
        ("do", "preview"),
    ];
    let page = admin.post(&draft, &fields).await.ok();
    assert_eq!(page.text_of(".composer__view h2"), "Do this");
    assert_eq!(page.text_of(".composer__view mark.mask"), "Dana Reyes BL-88-4102-7731");
    assert_eq!(body(&page), "## Do this Ask **Dana Reyes** or BL-88-4102-7731.");
    // What is in the draft leads to the draft's field, or to where it stands in the sources.
    assert!(page.text_of(".red").contains("Still in the text"));
    let request = admin.client().post(admin.address(&draft)).header("hx-request", "true").form(&fields);
    let fragment = Page::read(request.send().await.unwrap()).await.ok();
    assert!(
        fragment.body.starts_with("<h2") && fragment.body.contains("<mark class=\"mask\">Dana Reyes</mark>"),
        "{}",
        fragment.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_a_word_may_be_kept_by_whoever_drafts() {
    let app = TestApp::start().await;
    let id = thread(&app).await;
    let section = section(&app, "payments", "Payments").await.to_string();
    let public = super::audience(&app, "public").await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, id).await.path;
    let mut fields = super::fields_of("Was I charged?", "Open Dana in the menu.", &section, &public, "1");
    fields.push(("do", "publish"));
    let page = admin.post(&draft, &fields).await;
    assert_eq!(page.status, 422);
    assert!(page.says("A private detail is still in the text: Dana"), "{}", page.text());
    fields.push(("keep", "Dana"));
    assert_eq!(admin.post(&draft, &fields).await.ok().path, "/faq/payments/was-i-charged");
}
