//! Replies, and what they mean for the ledger.

use crate::support::TestApp;
use crate::threads::ask;

async fn state(app: &TestApp, id: i64, wanted: &str) {
    let found = app.count(&format!("select 1 from ledger where question_id = {id} and {wanted}")).await;
    assert_eq!(found, 1, "the ledger row is not {wanted}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_part_speaks_with_its_own_meaning() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");

    bo.post(&posts, &[("body", "Try the night mode.")]).await.ok().saying("Answered");
    state(&app, id, "state = 'waiting_staff' and customer_replied_at is not null").await;
    ada.post(&posts, &[("body", "That is not it.")]).await.ok();
    state(&app, id, "state = 'waiting_staff' and customer_replied_at is null").await;
    priya.post(&posts, &[("body", "Which firmware?"), ("do", "ask_back")]).await.ok();
    state(&app, id, "state = 'waiting_asker' and asked_back_at is not null and first_answered_at is null")
        .await;
    ada.get(&path).await.ok().saying("Waiting for you");
    ada.post(&posts, &[("body", "2.4")]).await.ok();
    state(&app, id, "state = 'waiting_staff' and reopened = 0").await;
    priya.post(&posts, &[("body", "Turn the night mode off.")]).await.ok();
    state(&app, id, "state = 'waiting_asker' and first_answered_at is not null").await;
    let page = ada.post(&posts, &[("body", "Thank you so much!")]).await.ok();
    page.saying("If it is solved, press");
    state(&app, id, "state = 'waiting_asker'").await;
    ada.post(&format!("/t/{id}/outcome"), &[("says", "solved")]).await.ok().saying("Solved");
    state(&app, id, "state = 'closed' and outcome = 'accepted'").await;
    ada.post(&format!("/t/{id}/outcome"), &[("says", "not_solved")]).await.ok().saying("open again");
    state(&app, id, "state = 'waiting_staff' and reopened = 1 and outcome is null").await;
    assert!(app.engine.settle().await.is_ok());
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert_eq!((report.checked, report.differences.len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_reply_comes_back_and_a_guest_must_sign_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let page = ada.post(&format!("/t/{id}/posts"), &[("body", "  ")]).await;
    assert_eq!(page.status, 422);
    page.saying("Describe what happened").saying("Lamp goes off at three");
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_thread_is_paged_by_stable_numbers() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.sql(&format!(
        "insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
           select {id}, n, t.author_id, 'reply', 'reply ' || n, '<p>reply number ' || n || '</p>', 1, 'en', t.created_at, false
           from generate_series(2, 45) n, threads t where t.id = {id};
         update threads set last_number = 45, replies = 44 where id = {id};"
    ))
    .await;
    let first = app.guest().get(&path).await.ok().saying("reply number 21");
    assert!(!first.says("reply number 22"));
    let third = app.guest().get(&format!("{path}?page=3")).await.ok().saying("reply number 45");
    assert!(third.says("It happens since"), "the question stands on every page");
    assert_eq!(third.statements(), first.statements());
    assert_eq!(app.guest().get(&format!("{path}?page=4")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_cannot_post() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let forged = ada
        .client()
        .post(ada.address(&format!("/t/{id}/posts")))
        .header("origin", "https://evil.example")
        .form(&[("body", "x")]);
    assert_eq!(forged.send().await.unwrap().status(), 403);
    let cross = ada
        .client()
        .post(ada.address(&format!("/t/{id}/posts")))
        .header("sec-fetch-site", "cross-site")
        .form(&[("body", "x")]);
    assert_eq!(cross.send().await.unwrap().status(), 403);
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_session_gives_the_text_back_and_takes_it_after_signing_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.sql("delete from sessions").await;
    let page = ada
        .post(&format!("/t/{id}/posts"), &[("body", "typed with care"), ("key", "0123456789abcdef")])
        .await;
    assert_eq!(page.status, 401);
    assert_eq!(page.text_of("textarea[name=body]"), "typed with care");
    assert_eq!(
        page.attribute("form[action='/t/1/posts'] input[name=key]", "value").as_deref(),
        Some("0123456789abcdef")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_the_text_is_given_back_with_503() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.settle().await;
    app.guest().get(&path).await.ok();
    app.engine.app.pools.close();
    let page = ada.post(&format!("/t/{id}/posts"), &[("body", "typed with care")]).await;
    assert_eq!(page.status, 503);
    assert!(page.headers.contains_key("retry-after"));
    assert_eq!(page.text_of("textarea[name=body]"), "typed with care");
    app.guest().get(&path).await.ok().saying("Lamp goes off at three");
}
