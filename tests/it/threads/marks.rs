//! Accepted, verified, helpful, me-too, follow.

use crate::support::TestApp;
use crate::threads::{ask, post_id};

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_accepts_and_takes_it_back() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    let post = post_id(&app, id, 2).await.to_string();
    let accept = format!("/t/{id}/acceptance");
    let refused = bo.post(&accept, &[("post", &post), ("on", "1")]).await;
    assert_eq!(refused.status, 403);
    refused.saying("Only the person who asked can accept an answer");
    let page = ada.post(&accept, &[("post", &post), ("on", "1")]).await.ok();
    let page = page.saying("Accepted answer").saying("accepted by Ada").saying("Solved");
    assert_eq!(page.count("section.answer"), 1);
    assert_eq!(app.count("select 1 from ledger where outcome = 'accepted' and next_due is null").await, 1);
    ada.post(&accept, &[("post", &post), ("on", "0")]).await.ok().saying("taken back");
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    assert!(!app.guest().get(&path).await.says("Accepted answer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_verifies_and_a_customer_cannot() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    let verify = format!("/posts/{}/verification", post_id(&app, id, 2).await);
    assert_eq!(bo.post(&verify, &[("on", "1")]).await.status, 403);
    priya
        .post(&verify, &[("on", "1")])
        .await
        .ok()
        .saying("Verified answer")
        .saying("verified by Priya on 2 Nov 2026");
    assert_eq!(app.count("select 1 from ledger where outcome = 'verified'").await, 1);
    priya.post(&verify, &[("on", "0")]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn enough_helpful_votes_make_it_wait_for_the_asker() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    let votes = format!("/posts/{}/votes", post_id(&app, id, 2).await);
    assert_eq!(bo.post(&votes, &[("on", "1")]).await.status, 403);
    let cem = app.customer("Cem").await;
    cem.post(&votes, &[("on", "1")]).await.ok();
    cem.post(&votes, &[("on", "1")]).await.ok();
    assert_eq!(app.count("select 1 from posts where helpful = 1").await, 1);
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    app.customer("Dee").await.post(&votes, &[("on", "1")]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_asker'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn me_too_counts_once_and_can_be_taken_back() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let me_toos = format!("/t/{id}/me-toos");
    assert_eq!(ada.post(&me_toos, &[("on", "1")]).await.status, 403);
    bo.post(&me_toos, &[("on", "1")]).await.ok();
    bo.post(&me_toos, &[("on", "1")]).await.ok();
    let page = bo.get(&path).await.ok();
    assert_eq!(page.text_of("#me-too .n"), "1");
    assert_eq!(page.attribute("#me-too-b", "aria-pressed").as_deref(), Some("true"));
    bo.post(&me_toos, &[("on", "0")]).await.ok();
    assert_eq!(app.count("select 1 from me_toos").await, 0);
    bo.post(&format!("/t/{id}/follows"), &[("on", "1")]).await.ok();
    assert_eq!(app.count("select 1 from follows").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn accepted_answers_make_a_helper_and_only_while_they_stand() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, cem) = (app.customer("Ada").await, app.customer("Bo").await, app.customer("Cem").await);
    let priya = app.agent("Priya").await;
    let mut questions = Vec::new();
    for title in ["Lamp goes off at three", "Lamp stays dark", "Lamp hums at night"] {
        let (_, id) = ask(&ada, "setup", title).await;
        for answerer in [&bo, &cem, &ada] {
            answerer.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
        }
        questions.push(id);
    }
    let accept = async |question: usize, number: i32, on: &str| {
        let id = questions[question];
        let post = post_id(&app, id, number).await.to_string();
        ada.post(&format!("/t/{id}/acceptance"), &[("post", &post), ("on", on)]).await.ok();
    };
    let sight = async |question: usize, number: i32, act: &str| {
        let post = post_id(&app, questions[question], number).await;
        priya.post(&format!("/posts/{post}/{act}"), &[("reason", "To be looked at.")]).await.ok();
    };
    let profile = async |handle: &str| {
        app.settle().await;
        app.guest().get(&format!("/u/{handle}")).await.ok()
    };
    for question in 0..3 {
        accept(question, 2, "1").await;
    }
    profile("bo").await.saying("3 accepted answers").saying("Helper");
    accept(0, 3, "1").await;
    profile("bo").await.saying("2 accepted answers");
    profile("cem").await.saying("1 accepted answer");
    accept(1, 2, "0").await;
    profile("bo").await.saying("1 accepted answer");
    sight(2, 2, "hide").await;
    assert!(!profile("bo").await.says("accepted answer"), "a hidden answer helps nobody");
    sight(2, 2, "restore").await;
    profile("bo").await.saying("1 accepted answer");
    sight(2, 1, "hide").await;
    assert!(!profile("bo").await.says("accepted answer"), "nor does one in a hidden thread");
    sight(2, 1, "restore").await;
    profile("bo").await.saying("1 accepted answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn votes_taken_back_reopen_it_though_more_are_needed_by_now() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    let votes = format!("/posts/{}/votes", post_id(&app, id, 2).await);
    let (cem, dee) = (app.customer("Cem").await, app.customer("Dee").await);
    cem.post(&votes, &[("on", "1")]).await.ok();
    dee.post(&votes, &[("on", "1")]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_asker'").await, 1);
    app.sql("update boards set helpful_needed = 5").await;
    app.heard_of_site().await;
    dee.post(&votes, &[("on", "0")]).await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    cem.post(&votes, &[("on", "0")]).await.ok();
    assert_eq!(app.count("select 1 from events, jsonb_array_elements(payload->'facts') f where f->>'fact' = 'no_longer_helpful'").await, 1);
}
