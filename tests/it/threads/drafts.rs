//! Drafts on the server.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_kept_found_again_and_ends_when_it_is_sent() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let place = format!("t/{id}");
    bo.post("/drafts", &[("place", &place), ("body", "Have you tried")])
        .await
        .ok()
        .saying("Your draft is saved");
    bo.post("/drafts", &[("place", &place), ("body", "Have you tried the night mode")]).await.ok();
    assert_eq!(app.count("select 1 from drafts").await, 1);
    bo.get("/my/drafts").await.ok().saying("Reply to “Lamp goes off at three”").saying("night mode");
    assert_eq!(bo.get(&path).await.ok().text_of("textarea#body"), "Have you tried the night mode");
    assert!(!ada.get("/my/drafts").await.ok().says("night mode"));
    bo.post(&format!("/t/{id}/posts"), &[("body", "Have you tried the night mode?")]).await.ok();
    assert_eq!(app.count("select 1 from drafts").await, 0);
    bo.post("/drafts", &[("place", "ask"), ("title", "Why"), ("body", "")]).await.ok();
    bo.post("/drafts/discard", &[("place", "ask")]).await.ok().saying("No drafts");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_hears_no_page_and_odd_places_are_refused() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let form = [("place", "ask"), ("title", "Why"), ("body", "so")];
    let answer = ada
        .client()
        .post(ada.address("/drafts"))
        .header("hx-request", "true")
        .form(&form)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 204);
    assert_eq!(ada.post("/drafts", &[("place", "../etc"), ("body", "x")]).await.status, 400);
    let long = "a".repeat(60_001);
    assert_eq!(ada.post("/drafts", &[("place", "ask"), ("body", &long)]).await.status, 413);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quote_begins_the_reply() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, _) = ask(&ada, "setup", "Lamp goes off at three").await;
    let page = bo.get(&format!("{path}?quote=p1")).await.ok();
    let text = page.text_of("textarea#body");
    assert!(text.starts_with("> [Ada](") && text.contains("since **yesterday**"), "{text}");
    assert_eq!(bo.get(&format!("{path}?quote=p99")).await.ok().text_of("textarea#body"), "");
}
