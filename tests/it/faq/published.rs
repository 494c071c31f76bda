//! What publishing sets going for the people of a thread, and that taking it back takes all of it.

use super::{promote, publish, question, section};
use crate::support::TestApp;
use crate::support::app::Browser;

const TITLE: &str = "Payment page closed by accident";

/// Dana asked, Bob has the question too, Cyd follows, Dan does both; Grace publishes.
async fn scene() -> (TestApp, i64, Browser, String) {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    for name in ["Dana", "Bob", "Cyd", "Dan"] {
        app.customer(name).await;
    }
    let id = section(&app, "payments", "Payments").await;
    let thread = question(&app, board, "dana", TITLE, "It is gone", "Wait 15 minutes.").await;
    app.sql(&format!(
        "insert into me_toos select {thread}, id, '2026-11-02T08:40:00Z' from members where handle in ('bob', 'dan');
         insert into follows select {thread}, id, '2026-11-02T08:40:00Z' from members where handle in ('cyd', 'dan')"
    ))
    .await;
    let admin = app.admin("Grace").await;
    let draft = promote(&admin, thread).await;
    assert!(draft.says("4 people are told, once each"), "{}", draft.text());
    let made = publish(&app, &admin, &draft, id).await;
    let undo = made.attribute("#flash form", "action").unwrap();
    (app, thread, admin, undo)
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_told_once_in_the_inbox_and_by_mail() {
    let (app, ..) = scene().await;
    app.settle().await;
    app.settle().await;
    assert_eq!(app.count("select 1 from notifications where kind = 'in_faq'").await, 4);
    for name in ["Dana", "Bob", "Cyd", "Dan"] {
        let browser = app.customer(name).await;
        let inbox = browser.get("/notifications").await.ok();
        assert!(inbox.says("Was I charged?"), "{name}: {}", inbox.text());
        let mails = app.mails_to(&format!("{}@example.org", name.to_lowercase()));
        assert_eq!(mails.len(), 1, "{name}");
        assert!(mails[0].subject.contains("Was I charged?"), "{}", mails[0].subject);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_s_words_lead_to_the_article_at_once_and_no_longer_after_undo() {
    let (app, _, admin, undo) = scene().await;
    app.settle().await;
    let asked = "/ask/suggest?q=payment+page+closed+by+accident";
    let found = app.guest().get(asked).await.ok();
    assert!(found.body.contains("/faq/payments/was-i-charged"), "{}", found.body);
    admin.post(&undo, &[]).await.ok();
    app.settle().await;
    let found = app.guest().get(asked).await.ok();
    assert!(!found.body.contains("/faq/payments/was-i-charged"), "{}", found.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_s_yes_closes_it_as_answered_in_the_faq() {
    let (app, thread, admin, undo) = scene().await;
    let dana = app.customer("Dana").await;
    let page = dana.get(&format!("/t/{thread}/a-question")).await.ok();
    assert!(page.says("Now in the FAQ") && page.says("Yes, solved"), "{}", page.text());
    dana.post(&format!("/t/{thread}/outcome"), &[("says", "solved")])
        .await
        .ok()
        .saying("answered in the FAQ");
    assert_eq!(
        app.count("select 1 from ledger where state = 'closed' and outcome = 'answered_in_faq'").await,
        1
    );
    // Without the article it is not answered.
    admin.post(&undo, &[]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff' and outcome is null").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_s_no_brings_it_back_to_staff() {
    let (app, thread, ..) = scene().await;
    let dana = app.customer("Dana").await;
    dana.post(&format!("/t/{thread}/outcome"), &[("says", "not_solved")]).await.ok();
    assert_eq!(
        app.count("select 1 from ledger where state = 'waiting_staff' and proposed_outcome is null").await,
        1
    );
    dana.get(&format!("/t/{thread}/a-question")).await.ok().saying("Now in the FAQ");
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_takes_back_what_nobody_has_read_and_leaves_the_rest() {
    let (app, thread, admin, undo) = scene().await;
    app.settle().await;
    let mails = app.mails().len();
    app.sql("update notifications set read_at = '2026-11-02T09:00:00Z' where member_id = (select id from members where handle = 'bob')").await;
    admin.post(&undo, &[]).await.ok().saying("The promotion was taken back");
    app.settle().await;
    assert_eq!(app.count("select 1 from notifications").await, 1);
    assert!(!app.customer("Dana").await.get("/notifications").await.ok().says("Was I charged?"));
    assert_eq!(app.mails().len(), mails);
    let page = app.guest().get(&format!("/t/{thread}/a-question")).await.ok();
    assert!(!page.says("Now in the FAQ"));
    // The draft is there again, and publishing anew tells everybody anew.
    admin.get("/faq-drafts").await.ok().saying("Was I charged?");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promotion_taken_back_before_its_mails_went_sends_none() {
    let (app, _, admin, undo) = scene().await;
    admin.post(&undo, &[]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from notifications").await, 0);
    assert!(app.mails().is_empty(), "{:?}", app.mails().iter().map(|mail| &mail.subject).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_editor_counts_those_who_will_be_told() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    for name in ["Dana", "Bob", "Cyd", "Dan"] {
        app.customer(name).await;
    }
    let admin = app.admin("Grace").await;
    section(&app, "payments", "Payments").await;
    let thread = question(&app, board, "dana", TITLE, "It is gone", "Wait 15 minutes.").await;
    app.sql(&format!(
        "insert into follows select {thread}, id, '2026-11-02T08:40:00Z' from members;
         update members set suspended_at = created_at where handle = 'bob';
         insert into notification_choices (member_id, kind, here, mail, changed_at)
           select id, 'in_faq', false, false, created_at from members where handle = 'cyd'"
    ))
    .await;
    promote(&admin, thread).await.saying("2 people are told, once each");
    app.sql("update faq_drafts set audience_id = (select id from audiences where rule = 'staff' and board_id is null)").await;
    promote(&admin, thread).await.saying("0 people are told");
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_beyond_the_first_page_are_found_too() {
    let app = TestApp::start().await;
    let admin = app.admin("Grace").await;
    app.sql(
        "insert into faq_drafts (audience_id, author_id, lang, title, short, body, review_on, created_at, saved_at)
           select a.id, m.id, 'en', 'Draft ' || i || '.', '', '', '2027-01-01', m.created_at, m.created_at + (i / 3) * interval '1 minute'
           from generate_series(1, 30) i, members m, audiences a where a.rule = 'public' and a.board_id is null",
    )
    .await;
    let first = admin.get("/faq-drafts").await.ok().saying("Draft 30.");
    assert_eq!(first.count(".qlist > li"), 25);
    let second = admin.get(&first.attribute("a[rel=next]", "href").unwrap()).await.ok().saying("Draft 1.");
    assert_eq!(second.count(".qlist > li"), 5);
    assert_eq!(second.count("a[rel=next]"), 0);
}
