//! From a thread to an article and back.

use super::{article, audience, fields_of, question, section};
use crate::support::TestApp;
use crate::support::page::Page;

const TITLE: &str = "I closed the payment page";
const ASKED: &str = "My order BL-88-4102-7731 is gone, write to dana@post.example";
const REPLY: &str = "Wait 15 minutes, then open **Orders**. Call me at +49 170 1234567.";

async fn thread(app: &TestApp, rule: &str) -> i64 {
    let board = app.board_for("pay", "Payments", rule).await;
    app.customer("Dana").await;
    question(app, board, "dana", TITLE, ASKED, REPLY).await
}

fn with<'a>(mut fields: Vec<(&'a str, &'a str)>, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.extend_from_slice(more);
    fields
}

fn draft_of(page: &Page) -> String {
    assert!(page.path.starts_with("/faq-drafts/"), "{} {}: {}", page.status, page.path, page.text());
    page.path.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_becomes_an_article_and_the_promotion_is_undone() {
    let app = TestApp::start().await;
    let thread = thread(&app, "public").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let other =
        article(&app, "payments", "refunds", "How long does a refund take?", "public").await.to_string();
    let public = audience(&app, "public").await;
    let admin = app.admin("Grace").await;
    let page = admin.post(&format!("/t/{thread}/promotions"), &[]).await.ok();
    let draft = draft_of(&page);
    assert!(page.says("From the discussion") && page.says("Left out"));
    let body = page.text_of("textarea[name=body]");
    assert!(body.contains("[phone number left out]") && !body.contains("1234567"), "{body}");
    assert_eq!(draft_of(&admin.post(&format!("/t/{thread}/promotions"), &[]).await), draft);
    assert!(page.says("1 question that is still open waits for its asker") && page.says("1 person is told"));
    let fields = fields_of("Was I charged?", "## What to do\n\nWait.", &id, &public, "1");
    let key = page.attribute("input[name=key]", "value").unwrap();
    let publish = with(fields, &[("related", &other), ("do", "publish"), ("key", &key)]);
    let published = admin.post(&draft, &publish).await.ok();
    assert_eq!(published.path, "/faq/payments/was-i-charged");
    assert!(
        published.says("Published.")
            && published.says("Written from 1 question")
            && published.says("How long does a refund take?")
    );
    // A second click of the same form comes to the same article.
    assert_eq!(admin.post(&draft, &publish).await.ok().path, "/faq/payments/was-i-charged");
    assert_eq!(app.count("select 1 from promotions").await, 1);
    assert_eq!(
        app.count(
            "select 1 from ledger where proposed_outcome = 'answered_in_faq' and state = 'waiting_asker'"
        )
        .await,
        1
    );
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 1);
    assert_eq!(app.count("select 1 from article_wordings").await, 1);
    assert_eq!(app.count("select 1 from article_links").await, 2);
    assert_eq!(app.count("select 1 from events where kind = 'thread_promoted' and payload -> 'facts' -> 0 ->> 'fact' = 'proposed'").await, 1);
    app.settle().await;
    app.guest().get("/faq/payments/refunds").await.ok().saying("Was I charged?");

    let undo = published.attribute("#flash form", "action").unwrap();
    admin.post(&undo, &[]).await;
    assert_eq!(
        app.count("select 1 from ledger where proposed_outcome is null and state = 'waiting_staff'").await,
        1
    );
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 0);
    assert_eq!(app.count("select 1 from article_wordings").await, 0);
    assert_eq!(
        app.count("select 1 from events where kind in ('promotion_undone', 'thread_unpromoted')").await,
        2
    );
    app.settle().await;
    assert_eq!(app.guest().get("/faq/payments/was-i-charged").await.status, 410);
    admin.post(&undo, &[]).await.saying("taken back already");
}

#[tokio::test(flavor = "multi_thread")]
async fn agents_draft_everywhere_and_publish_where_they_own() {
    let app = TestApp::start().await;
    let thread = thread(&app, "public").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let ada = app.customer("Ada").await;
    assert_eq!(ada.post(&format!("/t/{thread}/promotions"), &[]).await.status, 403);
    let agent = app.agent("Kenji").await;
    let draft = draft_of(&agent.post(&format!("/t/{thread}/promotions"), &[]).await);
    let publish = with(fields_of("Was I charged?", "Wait.", &id, &public, "1"), &[("do", "publish")]);
    let page = agent.post(&draft, &publish).await;
    assert_eq!(page.status, 403);
    assert!(page.says("Publishing is for those who own its section"));
    assert_eq!(page.attribute("input[name=title]", "value").unwrap(), "Was I charged?");
    let save = with(fields_of("Was I charged?", "Wait.", &id, &public, "1"), &[("do", "save")]);
    agent.post(&draft, &save).await.ok().saying("Draft saved.");
    let stale = agent.post(&draft, &save).await;
    assert_eq!(stale.status, 409);
    assert!(stale.says("Somebody else saved this in the meantime"));
    app.sql(
        "insert into section_owners select s.id, m.id from sections s, members m where m.handle = 'kenji'",
    )
    .await;
    let publish = with(fields_of("Was I charged?", "Wait.", &id, &public, "2"), &[("do", "publish")]);
    assert_eq!(agent.post(&draft, &publish).await.ok().path, "/faq/payments/was-i-charged");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_details_block_publishing_until_a_second_person_agrees() {
    let app = TestApp::start().await;
    let thread = thread(&app, "public").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let grace = app.admin("Grace").await;
    let draft = draft_of(&grace.post(&format!("/t/{thread}/promotions"), &[]).await);
    let body = "Write to dana@post.example.";
    let publish = with(fields_of("Was I charged?", body, &id, &public, "1"), &[("do", "publish")]);
    let page = grace.post(&draft, &publish).await;
    assert_eq!(page.status, 422);
    assert!(page.says("A private detail is still in the text: dana@post.example"));
    let kept = with(publish.clone(), &[("keep", "dana@post.example")]);
    assert_eq!(grace.post(&draft, &kept).await.status, 403);
    let ada = app.admin("Ada").await;
    assert_eq!(ada.post(&draft, &kept).await.ok().path, "/faq/payments/was-i-charged");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_discuss_stays_with_staff() {
    let app = TestApp::start().await;
    let thread = thread(&app, "staff").await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let (public, staff) = (audience(&app, "public").await, audience(&app, "staff").await);
    let admin = app.admin("Grace").await;
    let draft = draft_of(&admin.post(&format!("/t/{thread}/promotions"), &[]).await);
    let wide = with(fields_of("Was I charged?", "Wait.", &id, &public, "1"), &[("do", "publish")]);
    let page = admin.post(&draft, &wide).await;
    assert_eq!(page.status, 403);
    assert!(page.says("Choose a narrower audience"));
    let narrow = with(fields_of("Was I charged?", "Wait.", &id, &staff, "1"), &[("do", "publish")]);
    assert_eq!(admin.post(&draft, &narrow).await.status, 403, "the staff of other boards are more people");
    admin.post(&draft, &with(narrow, &[("widen", "1")])).await.ok().saying(TITLE);
    // Should the article become public by other means, its page still names no thread of staff.
    app.sql(&format!("update articles set audience_id = {public}")).await;
    let page = app.guest().get("/faq/payments/was-i-charged").await.ok();
    assert!(!page.says(TITLE) && !page.says("Where this comes from"));
}

#[tokio::test(flavor = "multi_thread")]
async fn use_and_add_work_without_script() {
    let app = TestApp::start().await;
    let thread = thread(&app, "public").await;
    let admin = app.admin("Grace").await;
    let draft = draft_of(&admin.post(&format!("/t/{thread}/promotions"), &[]).await);
    let fields = vec![("title", "T"), ("short", "S"), ("body", "Mine."), ("version", "1"), ("do", "add-2")];
    let page = admin.post(&draft, &fields).await.ok();
    let body = page.text_of("textarea[name=body]");
    assert!(body.starts_with("Mine.") && body.contains("Wait 15 minutes"), "{body}");
    let page = admin.post(&draft, &[("title", "T"), ("version", "1"), ("do", "use-1")]).await.ok();
    assert_eq!(page.attribute("input[name=title]", "value").unwrap(), TITLE);
    assert!(page.statements() <= 16, "{} statements", page.statements());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_is_kept_true() {
    let app = TestApp::start().await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let article = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let agent = app.agent("Kenji").await;
    assert_eq!(agent.get(&format!("/faq/{article}/edit")).await.status, 403);
    let admin = app.admin("Grace").await;
    admin.get(&format!("/faq/{article}/edit")).await.ok();
    let edit = fields_of("Was I really charged?", "New body", &id, &public, "1");
    admin.post(&format!("/faq/{article}/edit"), &edit).await.ok().saying("Was I really charged?");
    assert_eq!(admin.post(&format!("/faq/{article}/edit"), &edit).await.status, 409);
    assert_eq!(app.count("select 1 from article_revisions where number = 2").await, 1);
    admin.post(&format!("/faq/{article}/pin"), &[("on", "1")]).await.ok();
    admin.get("/faq/payments").await.ok().saying("Pinned");
    admin
        .post(&format!("/faq/{article}/verification"), &[])
        .await
        .ok()
        .saying("Verified. It is due again in 90 days.");
    admin.post(&format!("/faq/{article}/retirement"), &[]).await.ok().saying("taken out of the FAQ");
    assert_eq!(app.guest().get("/faq/payments/was-i-charged").await.status, 410);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_can_be_written_without_a_thread() {
    let app = TestApp::start().await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let admin = app.admin("Grace").await;
    let draft = draft_of(&admin.post("/faq-drafts", &[("section", &id)]).await.ok());
    let empty = admin.post(&draft, &[("do", "publish"), ("version", "1")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.says("Write the question"));
    let publish = with(fields_of("收费了吗？", "没有。", &id, &public, "1"), &[("do", "publish")]);
    let page = admin.post(&draft, &publish).await.ok();
    assert_eq!(page.text_of("h1"), "收费了吗？");
    admin.get("/faq-drafts").await.ok().saying("No open draft");
}
