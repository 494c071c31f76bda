//! Kept pages as guests meet them: true at once after every change, and shared by addresses that mean the same.

use crate::support::TestApp;
use crate::threads::{ask, post_id};

#[tokio::test(flavor = "multi_thread")]
async fn a_title_shown_beside_another_thread_goes_when_it_is_hidden() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (first, _) = ask(&ada, "setup", "The lamp goes off at three every night").await;
    let (_, second) = ask(&ada, "setup", "My lamp goes off at night").await;
    app.settle().await;
    let guest = app.guest();
    guest.get(&first).await.ok().saying("My lamp goes off at night");
    let post = post_id(&app, second, 1).await;
    priya.post(&format!("/posts/{post}/hide"), &[("reason", "Shows an address.")]).await.ok();
    app.settle().await;
    assert!(!guest.get(&first).await.ok().says("My lamp goes off at night"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newsletters_mark_in_the_address_makes_no_page_of_its_own() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.settle().await;
    // Kept pages are served only while the follower is heard from.
    app.run_by_itself();
    let guest = app.guest();
    let made = |page: &crate::support::page::Page| page.body.contains("n=letter");
    let marked = guest.get("/boards?n=letter").await.ok();
    assert!(made(&marked), "the way back of the forms keeps the whole address");
    assert!(!made(&guest.get("/boards").await.ok()), "and is nobody else's");
    assert!(!made(&guest.get("/boards?n=letter").await.ok()), "the kept page answers it from now on");
    let newest = guest.get("/b/setup?tab=newest").await.ok();
    assert_ne!(newest.body, guest.get("/b/setup?tab=solved").await.ok().body, "what a page reads counts");
}
