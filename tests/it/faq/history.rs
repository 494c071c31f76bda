//! Versions of an article, and what takes the place of one that goes.

use super::{article, audience, fields_of, section};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn edits_are_shown_as_readable_differences_to_who_drafts() {
    let app = TestApp::start().await;
    let id = section(&app, "payments", "Payments").await.to_string();
    let public = audience(&app, "public").await;
    let admin = app.admin("Grace").await;
    let draft = admin.post("/faq-drafts", &[]).await.ok().path;
    let mut fields = fields_of("Was I charged?", "Wait three days.", &id, &public, "1");
    fields.push(("do", "publish"));
    admin.post(&draft, &fields).await.ok();
    let article = app.number("select id as count from articles").await;
    let edit = fields_of("Was I charged?", "Wait five days.", &id, &public, "1");
    admin.post(&format!("/faq/{article}/edit"), &edit).await.ok();
    let page = admin.get(&format!("/faq/{article}/history")).await.ok();
    assert_eq!((page.text_of("main del"), page.text_of("main ins")), ("three".to_owned(), "five".to_owned()));
    assert!(page.says("Version 2") && page.says("The first version.") && page.says("Grace"));
    assert!(page.statements() <= 6, "{} statements", page.statements());
    assert_eq!(app.customer("Ada").await.get(&format!("/faq/{article}/history")).await.status, 404);
    let shown = admin.get("/faq/payments/was-i-charged").await.ok();
    assert!(shown.body.contains(&format!("/faq/{article}/history")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_article_names_the_one_that_took_its_place() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    let old = article(&app, "payments", "old", "The old one", "public").await;
    let new = article(&app, "payments", "new", "The new one", "public").await.to_string();
    let admin = app.admin("Grace").await;
    let page = admin.get("/faq/payments/old").await.ok();
    assert!(page.text_of("select[name=instead]").contains("The new one"));
    admin.post(&format!("/faq/{old}/retirement"), &[("instead", &new)]).await.ok();
    app.settle().await;
    let gone = app.guest().get("/faq/payments/old").await;
    assert_eq!(gone.status, 410);
    assert_eq!(gone.attribute("main .note a", "href").unwrap(), "/faq/payments/new");
}
