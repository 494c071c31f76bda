//! Who may see a picture, and when it goes.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads::uploads::picture;
use crate::threads::{ask, post_id};

async fn seen(by: &Browser, picture: &str) -> bool {
    match by.get(picture).await.status {
        200 => true,
        404 => false,
        status => panic!("{picture}: {status}"),
    }
}

fn caching(page: &crate::support::page::Page) -> &str {
    page.headers["cache-control"].to_str().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_for_whoever_may_read_the_post_that_shows_it() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board_for("inner", "Inner", "members").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let image = picture(&ada).await;
    assert!(seen(&ada, &image).await, "whoever brought it sees it while writing");
    assert!(!seen(&bo, &image).await && !seen(&app.guest(), &image).await && !seen(&priya, &image).await);
    // Bob brings the very same picture: one file, two people who may see it.
    assert_eq!(picture(&bo).await, image);
    assert!(seen(&bo, &image).await);

    let (_, inner) = ask(&ada, "inner", "Lamp in the office").await;
    let body = format!("See ![lamp]({image})");
    ada.post(&format!("/t/{inner}/posts"), &[("body", &body)]).await.ok();
    let cem = app.customer("Cem").await;
    let page = cem.get(&image).await.ok();
    assert!(caching(&page).starts_with("private"), "{}", caching(&page));
    assert!(page.statements() <= 2, "the session and one more: {}", page.statements());
    assert!(!seen(&app.guest(), &image).await, "a board for members");

    let (_, open) = ask(&ada, "setup", "Lamp goes off at three").await;
    ada.post(&format!("/t/{open}/posts"), &[("body", &body)]).await.ok();
    let page = app.guest().get(&image).await.ok();
    assert!(caching(&page).starts_with("public"), "{}", caching(&page));
    let hide = format!("/posts/{}/hide", post_id(&app, open, 2).await);
    priya.post(&hide, &[("reason", "Private details.")]).await.ok();
    assert!(!seen(&app.guest(), &image).await, "the post is out of sight, and its picture with it");
    assert!(seen(&priya, &image).await && seen(&ada, &image).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_of_an_article_is_for_whoever_may_read_it() {
    let app = TestApp::start().await;
    app.board_for("inner", "Inner", "members").await;
    let ada = app.customer("Ada").await;
    let image = picture(&ada).await;
    let (_, id) = ask(&ada, "inner", "Lamp in the office").await;
    ada.post(&format!("/t/{id}/posts"), &[("body", &format!("![lamp]({image})"))]).await.ok();
    assert!(!seen(&app.guest(), &image).await);
    // A public article takes the picture of the members' thread over.
    app.sql(&format!(
        "with section as (insert into sections (slug, position, created_at) values ('care', 1, '2026-11-02T09:00:00Z') returning id)
         insert into articles (section_id, audience_id, kind, state, lang, slug, title, short, body, html, renderer_version,
                               verified_at, review_on, created_at, published_at)
           select section.id, a.id, 'question', 'published', 'en', 'lamp', 'Which lamp?', 'This.', '![lamp]({image})', '', 1,
                  '2026-11-02T09:00:00Z', '2027-05-01', '2026-11-02T09:00:00Z', '2026-11-02T09:00:00Z'
           from section, audiences a where a.rule = 'public' and a.board_id is null"
    ))
    .await;
    assert!(seen(&app.guest(), &image).await);
    app.sql("update articles set state = 'retired', retired_at = '2026-11-02T09:00:00Z'").await;
    assert!(!seen(&app.guest(), &image).await);
    assert!(seen(&app.agent("Priya").await, &image).await, "staff work on retired articles too");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_go_eight_days_after_the_last_text_that_showed_them() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let kept = picture(&ada).await;
    let left = ada
        .upload("/uploads", "other.png", super::uploads::png(9, 9))
        .await
        .ok()
        .text_of("textarea#markdown");
    let left = left.split_once("](").unwrap().1.trim_end_matches(')').to_owned();
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    ada.post(&format!("/t/{id}/posts"), &[("body", &format!("![lamp]({kept})"))]).await.ok();
    let draft = format!("![lamp]({left})");
    ada.post("/drafts", &[("place", "ask"), ("title", "Why"), ("body", &draft)]).await.ok();
    for _ in 0..12 {
        app.pass(TimeDelta::days(1)).await;
    }
    assert!(seen(&ada, &left).await, "a draft shows it");
    ada.post("/drafts/discard", &[("place", "ask")]).await.ok();
    for day in 0..8 {
        app.pass(TimeDelta::days(1)).await;
        assert!(seen(&ada, &left).await, "after {day} days");
    }
    app.pass(TimeDelta::days(2)).await;
    assert!(!seen(&ada, &left).await);
    let file =
        askwell::threads::uploads::file(&app.engine.app.config.data_dir, left.rsplit('/').next().unwrap());
    assert!(!file.exists());
    assert_eq!(app.count("select 1 from uploads").await, 1);
    assert!(seen(&app.guest(), &kept).await, "what a post shows stays");
    // Whoever brings it again has it again.
    ada.upload("/uploads", "other.png", super::uploads::png(9, 9)).await.ok();
    assert!(seen(&ada, &left).await && file.exists());
}
