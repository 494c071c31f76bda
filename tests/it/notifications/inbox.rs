//! The inbox page as its member meets it.

use askwell::db::{MemberId, PostId};
use askwell::events::Kind;

use super::told::{article, promote};
use crate::support::TestApp;
use crate::support::questions::{self, Speaks};

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_inbox_says_what_it_is_for_and_guests_sign_in_first() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    ada.get("/notifications").await.ok().saying("Nothing has happened yet.");
    let guest = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let answer = guest.get(app.guest().address("/notifications")).send().await.unwrap();
    assert_eq!(answer.status(), 303);
    assert!(answer.headers()["location"].to_str().unwrap().starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_marks_nothing_and_marking_is_a_form() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    let bob = app.customer("Bob").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.settle().await;
    let unread = "select 1 from notifications where read_at is null";

    let page = ada.get("/notifications").await.ok().saying("Bob replied.").saying("Lamp stays dark");
    let target = format!("/t/{}/a-question#p2", question.id);
    assert_eq!(page.attribute(".qlist__t", "href").as_deref(), Some(target.as_str()));
    assert!(page.statements() <= 4, "{} statements", page.statements());
    let address = page.attribute(".qlist form", "action").unwrap();
    ada.get(&address).await;
    assert_eq!(app.count(unread).await, 1, "looking marks nothing");

    assert_eq!(bob.post(&address, &[]).await.status, 404, "it is Ada's");
    assert_eq!(app.count(unread).await, 1);
    let page = ada.post(&address, &[("back", "/notifications")]).await.ok();
    assert_eq!(page.path, "/notifications");
    assert_eq!((app.count(unread).await, page.count(".qlist form")), (0, 0));
    let page = ada.post(&address, &[("back", "https://elsewhere.example")]).await;
    assert!(!page.path.contains("elsewhere"), "never to another site");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_was_shown_is_marked_and_later_ones_stay() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    app.customer("Bob").await;
    for number in 0..30 {
        let question = questions::ask(&app, "ada", board, &format!("Lamp {number} stays dark")).await;
        questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    }
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    let page = ada.get("/notifications").await.ok();
    assert_eq!(page.count(".qlist > li"), 25);
    assert!(page.statements() <= 4, "{} statements", page.statements());
    let older = ada.get(&page.attribute("a[rel=next]", "href").unwrap()).await.ok();
    assert_eq!(older.count(".qlist > li"), 5);
    let newest = page.attribute("input[name=newest]", "value").unwrap();
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.settle().await;
    ada.post("/notifications", &[("newest", &newest)]).await.ok().saying("All are marked as read.");
    assert_eq!(app.count("select 1 from notifications where read_at is null").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_post_is_told_with_its_reason_and_an_article_with_its_question() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    app.agent("Eve").await;
    let eve = questions::member(&app, "eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    let reply = questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    app.sql(&format!(
        "update posts set state = 'hidden' where id = {reply};
         insert into post_decisions (post_id, member_id, act, reason, at) values ({reply}, {eve}, 'hide', 'It shows a telephone number.', '2026-11-02T09:00:00Z')"
    ))
    .await;
    let hidden = Kind::PostHidden { post: PostId(reply), author: MemberId(question.asker) };
    questions::tell(&app, question, hidden, Some(eve), None).await;
    let article = article(&app, "public").await;
    promote(&app, question, article, eve).await;
    app.settle().await;
    let page = ada.get("/notifications").await.ok();
    let page = page.saying("Staff have hidden your post.").saying("Reason: It shows a telephone number.");
    let page = page.saying("What to do when the lamp is dark").saying("Does this solve yours?");
    assert_eq!(page.attribute(".qlist__t", "href").as_deref(), Some("/faq/light/dark-lamp"));
    ada.speaking("zh-CN").get("/zh-hans/notifications").await.ok().saying("已收入常见问题");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_no_longer_be_read_is_no_longer_shown() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    let bob = app.customer("Bob").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    let id = questions::member(&app, "bob").await;
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[id]).await;
    app.settle().await;
    bob.get("/notifications").await.ok().saying("Lamp stays dark");
    app.sql(&format!("update threads set audience_id = (select staff_id from boards where id = {board})"))
        .await;
    let page = bob.get("/notifications").await.ok();
    assert!(!page.says("Lamp stays dark"));
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_unread_replies_are_one_line_of_those_that_still_stand() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    app.customer("Bob").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    let (id, asker) = (question.id, question.asker);
    app.sql(&format!(
        "insert into posts (thread_id, number, author_id, body, html, renderer_version, lang, created_at, by_staff)
           select {id}, 1 + i, b.id, 'b', '<p>b</p>', 1, 'en', '2026-11-02T09:00:00Z', false from members b, generate_series(1, 3000) i where b.handle = 'bob';
         update threads set last_number = 3001, replies = 3000 where id = {id};
         with happened as (insert into events (kind, thread_id, payload, at) select 'post_added', {id}, '{{}}', '2026-11-02T09:00:00Z'
             from generate_series(1, 3000) returning id),
           numbered as (select id, row_number() over (order by id) as n from happened)
         insert into notifications (member_id, kind, event_id, thread_id, post_id, at)
           select {asker}, 'reply', e.id, {id}, p.id, '2026-11-02T09:00:00Z' from numbered e join posts p on p.thread_id = {id} and p.number = e.n + 1;
         update posts set state = 'deleted' where thread_id = {id} and number in (2, 3001)"
    ))
    .await;
    let page = ada.get("/notifications").await.ok().saying("2,998 new replies");
    assert_eq!(page.count(".qlist > li"), 1);
    let target = page.attribute(".qlist__t", "href").unwrap();
    assert!(target.ends_with("#p3"), "{target}: the first that still stands");
    let line = page.attribute(".qlist form", "action").unwrap();
    ada.post(&line, &[("back", "/notifications")]).await.ok();
    assert_eq!(app.count("select 1 from notifications where read_at is null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_of_a_newer_version_is_passed_over() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    app.customer("Bob").await;
    for title in ["Lamp stays dark", "Lamp hums"] {
        let question = questions::ask(&app, "ada", board, title).await;
        questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    }
    app.settle().await;
    app.sql("update notifications set kind = 'moon_landed' where id = (select max(id) from notifications)")
        .await;
    let page = ada.get("/notifications").await.ok().saying("Lamp stays dark");
    assert!(!page.says("Lamp hums"));
}
