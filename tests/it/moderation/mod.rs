//! Reports and the review queue.

use crate::support::TestApp;
use crate::threads::{ask, post_id};

#[tokio::test(flavor = "multi_thread")]
async fn a_member_reports_a_post_once_and_staff_settle_it() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let flags = format!("/posts/{}/flags", post_id(&app, id, 1).await);
    bo.get(&format!("/t/{id}/flags")).await.ok().saying("Report a message");
    assert_eq!(ada.get(&flags).await.status, 403);
    assert_eq!(bo.post(&flags, &[("reason", "boring")]).await.status, 422);
    bo.post(&flags, &[("reason", "private_details"), ("note", "A telephone number.")])
        .await
        .ok()
        .saying("Staff will look at it");
    bo.post(&flags, &[("reason", "spam")]).await.ok().saying("reported this message before");
    assert_eq!(app.count("select 1 from flags").await, 1);
    assert_eq!(app.count("select 1 from events where kind = 'post_flagged'").await, 1);
    assert_eq!(ada.get("/moderation").await.status, 404);
    priya
        .get("/moderation")
        .await
        .ok()
        .saying("A telephone number.")
        .saying("reported by Bo")
        .saying("Lamp goes off at three");
    let flag = app.number("select id as count from flags").await;
    assert_eq!(bo.post(&format!("/moderation/{flag}"), &[("do", "settle")]).await.status, 404);
    assert_eq!(priya.post(&format!("/moderation/{flag}"), &[("do", "hide")]).await.status, 422);
    priya
        .post(&format!("/moderation/{flag}"), &[("do", "hide"), ("reason", "Private details.")])
        .await
        .ok()
        .saying("Nothing to review");
    app.settle().await;
    assert_eq!(app.guest().get(&path).await.status, 404);
    assert_eq!(app.count("select 1 from events where kind = 'flag_settled'").await, 1);
    assert_eq!(priya.post("/moderation/99999", &[("do", "settle")]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn keeping_a_reported_post_changes_nothing_but_the_queue() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let flags = format!("/posts/{}/flags", post_id(&app, id, 1).await);
    app.customer("Bo").await.post(&flags, &[("reason", "off_topic")]).await.ok();
    app.customer("Cem").await.post(&flags, &[("reason", "spam")]).await.ok();
    let flag = app.number("select min(id) as count from flags").await;
    priya.post(&format!("/moderation/{flag}"), &[("do", "settle")]).await.ok().saying("Nothing to review");
    app.guest().get(&path).await.ok();
    assert_eq!(app.count("select 1 from flags where settled_at is null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn moderators_are_offered_what_they_may_do() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (path, _) = ask(&app.customer("Ada").await, "setup", "Lamp goes off at three").await;
    let page =
        app.member("Mo", Some("moderator")).await.get(&path).await.ok().saying("Move to another board");
    assert_eq!(page.count("form[action$='/claim'], form[action$='/promotions']"), 0);
    let page = app.agent("Priya").await.get(&path).await.ok();
    assert_eq!(page.count("form[action$='/claim'], form[action$='/promotions']"), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_queue_goes_on_after_fifty() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let post = post_id(&app, id, 1).await;
    app.sql(&format!(
        "insert into members (handle, name, lang, time_zone, created_at)
           select 'm' || n, 'Member ' || n, 'en', 'UTC', '2026-11-02T09:00:00Z' from generate_series(1, 60) n;
         insert into flags (post_id, member_id, reason, note, at)
           select {post}, id, 'other', '', '2026-11-02T09:00:00Z' from members where name like 'Member %' order by id"
    ))
    .await;
    let first = priya.get("/moderation").await.ok().saying("reported by Member 50");
    assert_eq!((first.count("[data-item]"), first.count(".pager a")), (50, 1));
    let next = first.attribute(".pager a[rel=next]", "href").unwrap();
    let second = priya.get(&next).await.ok().saying("reported by Member 51").saying("reported by Member 60");
    assert_eq!((second.count("[data-item]"), second.count(".pager a[rel=next]")), (10, 0));
    assert_eq!(second.attribute(".pager a", "href").as_deref(), Some("/moderation"));
}
