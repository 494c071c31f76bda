//! Hiding, restoring, deleting, moving.

use crate::support::TestApp;
use crate::threads::{ask, post_id};

#[tokio::test(flavor = "multi_thread")]
async fn staff_hide_with_a_reason_and_the_author_is_told() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Buy my lamps instead.")]).await.ok();
    let post = post_id(&app, id, 2).await;
    let hide = format!("/posts/{post}/hide");
    assert_eq!(ada.post(&hide, &[("reason", "no")]).await.status, 403);
    assert_eq!(priya.post(&hide, &[("reason", "  ")]).await.status, 422);
    assert_eq!(app.count("select 1 from posts where state = 'hidden'").await, 0);
    priya.post(&hide, &[("reason", "Advertising is not for here.")]).await.ok();
    assert_eq!(priya.post(&hide, &[("reason", "again")]).await.status, 409);
    let author = app.number("select id as count from members where handle = 'bo'").await;
    let told = format!(
        "select 1 from events where kind = 'post_hidden' and (payload->'data'->>'author')::bigint = {author}"
    );
    assert_eq!(app.count(&told).await, 1);
    assert!(!app.guest().get(&path).await.ok().says("Buy my lamps"));
    bo.get(&path).await.ok().saying("Advertising is not for here.").saying("Buy my lamps");
    assert_eq!(app.guest().get(&format!("/posts/{post}/history")).await.status, 404);
    assert_eq!(bo.post(&format!("/posts/{post}"), &[("revision", "0"), ("body", "x")]).await.status, 403);
    assert_eq!(bo.post(&format!("/posts/{post}/restore"), &[]).await.status, 403);
    assert_eq!(app.count("select 1 from threads where replies = 0").await, 1);
    priya
        .post(&format!("/posts/{post}/restore"), &[("reason", "A mistake.")])
        .await
        .ok()
        .saying("can be seen again");
    app.settle().await;
    app.guest().get(&path).await.ok().saying("Buy my lamps");
    assert_eq!(app.count("select 1 from threads where replies = 1").await, 1);
    assert_eq!(app.count("select 1 from post_decisions").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_question_is_gone_for_others_and_its_ledger_row_stays() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let post = post_id(&app, id, 1).await;
    priya.post(&format!("/posts/{post}/hide"), &[("reason", "Shows an address.")]).await.ok();
    app.settle().await;
    assert_eq!(app.guest().get(&path).await.status, 404);
    ada.get(&path).await.ok().saying("This question is hidden");
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    priya.post(&format!("/posts/{post}/restore"), &[("reason", "Masked.")]).await.ok();
    app.settle().await;
    app.guest().get(&path).await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_author_deletes_a_reply_and_brings_it_back() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "Turn it off and on.")]).await.ok();
    let (first, second) = (post_id(&app, id, 1).await, post_id(&app, id, 2).await);
    assert_eq!(ada.post(&format!("/posts/{second}/deletion"), &[]).await.status, 403);
    assert_eq!(ada.post(&format!("/posts/{first}/deletion"), &[]).await.status, 403);
    bo.post(&format!("/posts/{second}/deletion"), &[]).await.ok().saying("Your message is deleted");
    let page = ada.get(&path).await.ok().saying("The author deleted this message");
    assert!(!page.says("Turn it off"));
    assert_eq!(ada.post(&format!("/posts/{second}/restore"), &[]).await.status, 404);
    bo.get(&format!("/posts/{second}/edit")).await.ok().saying("Show it again");
    bo.post(&format!("/posts/{second}/restore"), &[]).await.ok();
    ada.get(&path).await.ok().saying("Turn it off");
    assert_eq!(app.count("select 1 from threads where replies = 1").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_takes_the_readers_and_the_target_of_the_new_board() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let members = app.board_for("repairs", "Repairs", "members").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let to = format!("/t/{id}/move");
    assert_eq!(ada.get(&to).await.status, 403);
    assert_eq!(ada.post(&to, &[("board", "repairs")]).await.status, 403);
    priya.get(&to).await.ok().saying("Repairs");
    assert_eq!(priya.post(&to, &[("board", "nowhere")]).await.status, 422);
    priya.post(&to, &[("board", "setup")]).await.ok();
    priya.post(&to, &[("board", "repairs")]).await.ok().saying("Moved to Repairs");
    app.settle().await;
    assert_eq!(app.guest().get(&path).await.status, 404);
    assert_eq!(app.count(&format!("select 1 from ledger where board_id = {members}")).await, 1);
    assert_eq!(app.count("select 1 from events where kind = 'thread_moved'").await, 1);
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert_eq!((report.checked, report.differences.len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn showing_a_hidden_message_again_leaves_its_authors_deletion() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "My number is 5550100.")]).await.ok();
    let post = post_id(&app, id, 2).await;
    bo.post(&format!("/posts/{post}/deletion"), &[]).await.ok();
    priya.post(&format!("/posts/{post}/hide"), &[("reason", "Private.")]).await.ok();
    let restore = format!("/posts/{post}/restore");
    priya.post(&restore, &[("reason", "Not needed.")]).await.ok().saying("had deleted it, and that stands");
    assert_eq!(app.count("select 1 from posts where state = 'deleted'").await, 1);
    assert!(!ada.get(&path).await.ok().says("5550100"));
    bo.post(&restore, &[]).await.ok().saying("5550100");
    assert_eq!(app.count("select 1 from threads where replies = 1").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_on_which_one_may_delete_and_hide_names_each_place_once() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let priya = app.agent("Priya").await;
    let (_, id) = ask(&app.customer("Ada").await, "setup", "Lamp goes off at three").await;
    priya.post(&format!("/t/{id}/posts"), &[("body", "Hold the button.")]).await.ok();
    let page = priya.get(&format!("/posts/{}/edit", post_id(&app, id, 2).await)).await.ok();
    assert_eq!(page.count("form[action$='/deletion']"), 1);
    assert_eq!((page.count("[id=sight]"), page.count("form#sight[action$='/hide']")), (1, 1));
    let page = priya.get(&format!("/t/{id}/lamp-goes-off-at-three")).await.ok();
    assert!(page.says("Hide (Priya)"), "{}", page.text());
}
