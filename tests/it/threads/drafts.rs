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

#[tokio::test(flavor = "multi_thread")]
async fn signing_in_joins_what_a_guest_wrote_with_the_members_own_draft() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (phone, desk) = (app.guest(), app.guest());
    let account = [("name", "Ada"), ("email", "ada@example.org"), ("password", "three lamps and a moth")];
    desk.post("/sign-up", &account).await.ok();
    let entry = [("email", "ada@example.org"), ("password", "three lamps and a moth"), ("next", "/ask")];
    desk.post("/sign-in", &entry).await.ok();
    let own = [("place", "ask"), ("title", "Lamp hums"), ("body", "At night."), ("tags", "hum")];
    desk.post("/drafts", &own).await.ok();
    let typed = [("title", "Lamp goes off"), ("board", "setup"), ("body", "At three."), ("shown", "1")];
    phone.post("/ask", &typed).await.ok();
    let page = phone.post("/sign-in", &entry).await.ok();
    assert_eq!(page.attribute("input[name=title]", "value").as_deref(), Some("Lamp goes off"));
    assert_eq!(page.attribute("input[name=tags]", "value").as_deref(), Some("hum"));
    let body = page.text_of("textarea#body");
    assert_eq!(body, "At three. Lamp hums At night.", "nothing of either is lost");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_leaves_one_draft_however_often_they_try() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let guest = app.guest();
    for body in ["first", "second", "third"] {
        let typed = [("title", "Lamp goes off"), ("board", "setup"), ("body", body), ("shown", "1")];
        guest.post("/ask", &typed).await.ok();
    }
    assert_eq!(app.count("select 1 from guest_drafts").await, 1);
    assert_eq!(app.count("select 1 from guest_drafts where body = 'third'").await, 1);
    app.guest()
        .post("/ask", &[("title", "Another"), ("board", "setup"), ("body", "mine"), ("shown", "1")])
        .await
        .ok();
    assert_eq!(app.count("select 1 from guest_drafts").await, 2, "another browser's stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_that_lies_beside_the_form_is_neither_overwritten_nor_ended() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let own = [("place", "ask"), ("title", "Lamp hums"), ("body", "At night.")];
    ada.post("/drafts", &own).await.ok();
    assert_eq!(ada.get("/ask").await.ok().count("form[data-draft=ask]"), 1);
    let page = ada.get("/ask?title=Where+is+my+invoice").await.ok().saying("Carry on with your draft");
    assert_eq!(page.count("form[data-draft]"), 0, "the script keeps nothing in its place");
    assert_eq!(page.count("form input[name=beside]"), 1);
    let wrong = [("title", "Where is my invoice"), ("board", "setup"), ("body", ""), ("beside", "1")];
    let page = ada.post("/ask", &wrong).await;
    assert_eq!((page.status, page.count("form[data-draft]"), page.count("input[name=beside]")), (422, 0, 1));
    let asked = [
        ("title", "Where is my invoice"),
        ("board", "setup"),
        ("body", "Of May."),
        ("beside", "1"),
        ("shown", "1"),
    ];
    ada.post("/ask", &asked).await.ok();
    assert_eq!(ada.get("/ask").await.ok().text_of("textarea#body"), "At night.");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_script_each_composer_leads_to_pictures_and_to_a_preview() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let post = crate::threads::post_id(&app, id, 1).await;
    for (by, page) in [
        (&ada, "/ask".to_owned()),
        (&ada, path),
        (&ada, format!("/posts/{post}/edit")),
        (&priya, format!("/desk/{id}")),
    ] {
        let shown = by.get(&page).await.ok();
        assert_eq!(shown.count("[data-composer] [data-noscript] a[href='/uploads']"), 1, "{page}");
        let sent = by.client().post(by.address("/preview")).header("referer", by.address(&page));
        let preview = sent.form(&[("body", "**bold**")]).send().await.unwrap();
        let preview = crate::support::page::Page::read(preview).await.ok();
        assert!(preview.attribute("main form[method=post]", "action").is_some(), "{page} is not known");
    }
}
