//! What an open desk hears, and who is at a question.

use std::time::Duration;

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads::ask;

/// What a desk hears until one of its events has this in it.
async fn hear(by: &Browser, since: i64, wanted: &str) -> String {
    let address = by.address(&format!("/desk/live?since={since}"));
    let mut answer = by.client().get(address).send().await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream; charset=utf-8");
    let mut heard = String::new();
    let listen = async {
        while let Ok(Some(part)) = answer.chunk().await {
            heard.push_str(std::str::from_utf8(&part).unwrap());
            if heard.contains(wanted) {
                return;
            }
        }
    };
    let came = tokio::time::timeout(Duration::from_secs(20), listen).await;
    assert!(came.is_ok(), "{wanted} did not come: {heard}");
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_at_a_question_is_seen_by_the_staff_of_its_board_for_45_seconds() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let ola = app.customer("Ola").await;
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    let id = ask(&ann, "orders", "Where is it").await.1;
    let elsewhere = ask(&ann, "setup", "On setup").await.1;
    let here = format!("/desk/{id}/presence");
    assert_eq!(kenji.post(&here, &[("doing", "viewing")]).await.status, 204);
    for page in ["/desk".to_owned(), format!("/desk/{id}")] {
        priya.get(&page).await.ok().saying("Kenji is viewing");
        assert!(!kenji.get(&page).await.ok().says("is viewing"), "not to oneself");
    }
    kenji.post(&here, &[("doing", "writing")]).await;
    priya.get("/zh-hans/desk").await.ok().saying("Kenji 正在撰写");
    assert!(hear(&priya, 0, "Kenji is writing").await.contains(&format!("\"{id}\"")));
    // Of other boards nobody hears anything, and nobody is there.
    assert_eq!(ola.post(&format!("/desk/{elsewhere}/presence"), &[("doing", "viewing")]).await.status, 404);
    kenji.post(&format!("/desk/{elsewhere}/presence"), &[("doing", "viewing")]).await;
    let heard = hear(&ola, 0, "Kenji is writing").await;
    assert!(!heard.contains(&format!("\"{elsewhere}\"")), "{heard}");
    // Whoever closes it is gone, and whoever says nothing for a while.
    kenji.post(&here, &[("doing", "gone")]).await;
    assert!(!priya.get(&format!("/desk/{id}")).await.ok().text_of(".pane").contains("Kenji is"));
    kenji.post(&here, &[("doing", "viewing")]).await;
    app.clock.advance(TimeDelta::seconds(46));
    assert!(!priya.get("/desk").await.ok().says("Kenji is"));
    assert_eq!(app.count("select 1 from events where kind like '%presence%'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_desk_hears_of_its_boards_what_is_new_since_its_page_was_made() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, ola) = (app.customer("Ann").await, app.agent("Priya").await, app.customer("Ola").await);
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    ask(&ann, "orders", "Before the page").await;
    app.settle().await;
    let page = priya.get("/desk").await.ok();
    let live = page.attribute("[data-live]", "data-live").unwrap();
    let since: i64 = live.rsplit('=').next().unwrap().parse().unwrap();
    assert!(since > 0, "{live}");
    let id = ask(&ann, "orders", "First").await.1;
    ask(&ann, "setup", "Second").await;
    priya.post(&format!("/t/{id}/posts"), &[("body", "In the cellar.")]).await.ok();
    app.settle().await;
    assert!(hear(&priya, since, "2 new, 1 answered").await.starts_with("retry: "));
    hear(&ola, since, "1 new, 1 answered").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_node_that_stops_ends_its_streams() {
    let app = TestApp::start().await;
    let priya = app.agent("Priya").await;
    let answer = priya.client().get(priya.address("/desk/live")).send().await.unwrap();
    app.engine.app.stopping.store(true, std::sync::atomic::Ordering::Relaxed);
    let ended = tokio::time::timeout(Duration::from_secs(10), answer.text()).await;
    assert!(ended.is_ok_and(|text| text.is_ok()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_without_a_stream_is_told_the_same_once() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let ola = app.customer("Ola").await;
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    let id = ask(&ann, "orders", "First").await.1;
    ask(&ann, "setup", "Second").await;
    kenji.post(&format!("/desk/{id}/presence"), &[("doing", "writing")]).await;
    app.settle().await;
    for (who, news) in [(&priya, "2 new"), (&ola, "1 new")] {
        let request = who.client().get(who.address("/desk/live?since=0")).header("hx-request", "true");
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "application/json");
        let told: serde_json::Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        assert_eq!(told["news"], news);
        assert_eq!(told["present"][id.to_string()], "Kenji is writing");
    }
    let refused =
        ann.client().get(ann.address("/desk/live")).header("hx-request", "true").send().await.unwrap();
    assert_eq!(refused.status(), 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_at_a_question_is_never_left_out_for_not_being_understood() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let id = ask(&ann, "orders", "Where is it").await.1;
    kenji.post(&format!("/desk/{id}/presence"), &[("doing", "viewing")]).await;
    let checks = "do $$ declare c text; begin
        for c in select conname from pg_constraint where conrelid = 'desk_presence'::regclass and contype = 'c' loop
            execute format('alter table desk_presence drop constraint %I', c);
        end loop; end $$;
        update desk_presence set doing = 'dreaming'";
    app.sql(checks).await;
    assert_eq!(priya.get("/desk").await.status, 500);
}
