//! "Add to this article instead", and taking that back.

use super::{article, promote, publish, question, section};
use diesel_async::SimpleAsyncConnection;

use crate::support::TestApp;
use crate::support::app::Browser;

const TITLE: &str = "How long does a refund take by card";

async fn scene(app: &TestApp) -> (i64, i64, Browser) {
    let board = app.board("pay", "Payments").await;
    app.customer("Dana").await;
    section(app, "payments", "Payments").await;
    let id = article(app, "payments", "refunds", "How long does a refund take?", "public").await;
    let admin = app.admin("Grace").await;
    admin.post(&format!("/faq/{id}/verification"), &[]).await.ok();
    app.settle().await;
    let thread = question(app, board, "dana", TITLE, "I sent it back a week ago", "Five days.").await;
    (thread, id, admin)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_joins_an_article_that_answers_it_and_leaves_it_again() {
    let app = TestApp::start().await;
    let (thread, article, admin) = scene(&app).await;
    let page = promote(&admin, thread).await;
    assert!(
        page.says("An article may already answer this") && page.says("How long does a refund take?"),
        "{}",
        page.text()
    );
    let action = page.attribute("section.note form", "action").unwrap();
    let key = page.attribute("section.note input[name=key]", "value").unwrap();
    let id = article.to_string();
    let fields = [("article", id.as_str()), ("key", key.as_str())];
    let added = admin.post(&action, &fields).await.ok();
    assert_eq!(added.path, "/faq/payments/refunds");
    assert!(added.says("The thread was added") && added.says("Written from 1 question") && added.says(TITLE));
    // A second press of the same button does nothing more.
    assert_eq!(admin.post(&action, &fields).await.ok().path, "/faq/payments/refunds");
    app.settle().await;
    let shown = app.guest().get(&format!("/t/{thread}/a-question")).await.ok();
    assert!(shown.text_of(".note--faq").contains("How long does a refund take?"), "{}", shown.text());
    assert_eq!(app.count("select 1 from notifications where kind = 'in_faq'").await, 1);
    assert_eq!(app.count("select 1 from article_wordings where text like 'How long%card'").await, 1);
    assert_eq!(app.count("select 1 from ledger where proposed_outcome = 'answered_in_faq'").await, 1);
    assert_eq!(app.count("select 1 from articles").await, 1);
    assert!(!admin.get("/faq-drafts").await.ok().says(TITLE));

    let undo = added.attribute("#flash form", "action").unwrap();
    admin.post(&undo, &[]).await.ok().saying("no longer shows the article");
    app.settle().await;
    // The article stands; the thread, its words, its draft and the notice are as before.
    let kept = app.guest().get("/faq/payments/refunds").await.ok();
    assert!(!kept.says(TITLE));
    assert_eq!(app.guest().get(&format!("/t/{thread}/a-question")).await.ok().count(".note--faq"), 0);
    for gone in ["notifications", "article_wordings", "ledger where proposed_outcome is not null"] {
        assert_eq!(app.count(&format!("select 1 from {gone}")).await, 0, "{gone}");
    }
    admin.get("/faq-drafts").await.ok().saying(TITLE);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_that_goes_takes_what_was_added_to_it_along() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    app.customer("Dana").await;
    let id = section(&app, "payments", "Payments").await;
    let first = question(&app, board, "dana", "Was I charged at all", "A", "B").await;
    let second = question(&app, board, "dana", "Was I charged or not", "C", "D").await;
    let admin = app.admin("Grace").await;
    let made = publish(&app, &admin, &promote(&admin, first).await, id).await;
    app.settle().await;
    let draft = promote(&admin, second).await;
    let article = app.number("select id as count from articles").await.to_string();
    admin.post(&format!("{}/addition", draft.path), &[("article", &article)]).await.ok();
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 2);
    admin.post(&made.attribute("#flash form", "action").unwrap(), &[]).await.ok();
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 0);
    assert_eq!(app.count("select 1 from ledger where proposed_outcome is not null").await, 0);
    assert_eq!(app.count("select 1 from promotions where undone_at is null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_keeps_the_section_adds_to_its_articles() {
    let app = TestApp::start().await;
    let (thread, article, admin) = scene(&app).await;
    let agent = app.agent("Kenji").await;
    let page = promote(&agent, thread).await;
    assert!(page.says("How long does a refund take?") && !page.says("Add to this article instead"));
    let article = article.to_string();
    let refused = agent.post(&format!("{}/addition", page.path), &[("article", &article)]).await;
    assert_eq!(refused.status, 403);
    assert_eq!(app.count("select 1 from promotions").await, 0);
    assert_eq!(admin.post(&format!("{}/addition", page.path), &[("article", "999")]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promotion_can_be_taken_back_from_the_article_s_page_for_thirty_days() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    app.customer("Dana").await;
    let id = section(&app, "payments", "Payments").await;
    let thread = question(&app, board, "dana", "Was I charged at all", "A", "B").await;
    let admin = app.admin("Grace").await;
    publish(&app, &admin, &promote(&admin, thread).await, id).await;
    let page = admin.get("/faq/payments/was-i-charged").await.ok();
    assert!(page.says("Promoted by Grace on"), "{}", page.text());
    assert!(!app.guest().get("/faq/payments/was-i-charged").await.ok().says("Promoted by"));
    app.clock.advance(chrono::TimeDelta::days(31));
    let later = admin.get("/faq/payments/was-i-charged").await.ok();
    assert!(!later.says("Promoted by"), "{}", later.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_that_its_asker_may_not_read_answers_nothing() {
    let app = TestApp::start().await;
    let (thread, _, admin) = scene(&app).await;
    let inside = article(&app, "payments", "inside", "Refunds from inside", "staff").await.to_string();
    let draft = promote(&admin, thread).await;
    admin.post(&format!("{}/addition", draft.path), &[("article", &inside)]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 1);
    assert_eq!(
        app.count("select 1 from ledger where state = 'waiting_staff' and proposed_outcome is null").await,
        1
    );
    let page = app.customer("Dana").await.get(&format!("/t/{thread}/a-question")).await.ok();
    assert!(!page.says("Yes, solved") && !page.says("Refunds from inside"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_added_to_an_article_that_is_just_taken_out() {
    let app = TestApp::start().await;
    let (thread, article, admin) = scene(&app).await;
    let draft = promote(&admin, thread).await;
    let mut other = app.conn().await;
    let retired = format!(
        "begin; update articles set state = 'retired', retired_at = '2026-11-02T09:00:00Z' where id = {article}"
    );
    other.batch_execute(&retired).await.unwrap();
    let (path, id) = (format!("{}/addition", draft.path), article.to_string());
    let pressed = tokio::spawn(async move { admin.post(&path, &[("article", &id)]).await.status });
    let waits =
        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    while app.count(waits).await == 0 && !pressed.is_finished() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    other.batch_execute("commit").await.unwrap();
    assert_eq!(pressed.await.unwrap(), 409);
    assert_eq!(app.count("select 1 from threads where article_id is not null").await, 0);
    assert_eq!(app.count("select 1 from ledger where proposed_outcome is not null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_gives_way_only_to_one_that_its_readers_may_read() {
    let app = TestApp::start().await;
    let (_, old, admin) = scene(&app).await;
    let good = article(&app, "payments", "good", "A better one", "public").await.to_string();
    let inside = article(&app, "payments", "inside", "An inside one", "staff").await.to_string();
    let gone = article(&app, "payments", "gone", "A gone one", "public").await.to_string();
    admin.post(&format!("/faq/{gone}/retirement"), &[]).await.ok();
    let retirement = format!("/faq/{old}/retirement");
    for wrong in [&inside, &gone] {
        let refused = admin.post(&retirement, &[("instead", wrong)]).await;
        assert_eq!(refused.status, 403);
        assert!(refused.says("must be published and open to everybody"), "{}", refused.text());
    }
    admin.post(&retirement, &[]).await.ok();
    admin.post(&retirement, &[("instead", &good)]).await.ok();
    let replaced =
        format!("select 1 from articles where id = {old} and state = 'retired' and replaced_by = {good}");
    assert_eq!(app.count(&replaced).await, 1, "it can be named later, too");
}
