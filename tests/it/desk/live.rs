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

#[tokio::test(flavor = "multi_thread")]
async fn what_ends_by_itself_and_what_comes_from_another_board_is_news_too() {
    let app = TestApp::start().await;
    let orders = app.board("orders", "Orders").await;
    app.board("setup", "Setup").await;
    let (ann, priya, ola) = (app.customer("Ann").await, app.agent("Priya").await, app.customer("Ola").await);
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    let silent = ask(&ann, "orders", "Answered, and nobody comes back").await.1;
    let moved = ask(&ann, "setup", "On the wrong board").await.1;
    priya.post(&format!("/t/{silent}/posts"), &[("body", "In the cellar."), ("do", "answer")]).await.ok();
    app.settle().await;
    let since = || async {
        let page = ola.get("/desk").await.ok();
        let live = page.attribute("[data-live]", "data-live").unwrap();
        live.rsplit('=').next().unwrap().parse::<i64>().unwrap()
    };
    let before = since().await;
    let to = [("pick", moved.to_string()), ("do", "move".to_owned()), ("board", "orders".to_owned())];
    let to: Vec<(&str, &str)> = to.iter().map(|(name, value)| (*name, value.as_str())).collect();
    priya.post("/desk/bulk", &to).await.ok().saying("1 moved to Orders.");
    app.settle().await;
    hear(&ola, before, "1 new").await;
    // Silence ends it.
    let before = since().await;
    for _ in 0..5 {
        app.pass(TimeDelta::days(10)).await;
    }
    assert_eq!(app.count("select 1 from ledger where outcome = 'presumed_solved'").await, 1);
    hear(&ola, before, "1 answered").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_opens_many_desks_has_four_the_newest_and_without_room_is_told_to_ask_later() {
    let app = TestApp::start().await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let open = |by: &Browser| by.client().get(by.address("/desk/live")).send();
    let first = open(&priya).await.unwrap();
    let mut held = Vec::new();
    for _ in 0..4 {
        held.push(open(&priya).await.unwrap());
    }
    let told = tokio::time::timeout(Duration::from_secs(20), first.text()).await;
    assert!(told.expect("the oldest gives way").unwrap().starts_with("retry: 2000\n"));
    let newest = held.pop().unwrap().text();
    assert!(tokio::time::timeout(Duration::from_secs(3), newest).await.is_err(), "it is told on");
    // All places are taken by others.
    let id = |n: i64| askwell::db::MemberId(1_000_000 + n);
    let others: Vec<_> = (0..200).map_while(|n| app.engine.app.desk.open(id(n))).collect();
    assert!((190..200).contains(&others.len()), "{}", others.len());
    let full = open(&kenji).await.unwrap();
    assert_eq!(full.status().as_u16(), 200, "anything else would end the asking of a browser for good");
    assert_eq!(full.headers()["content-type"], "text/event-stream; charset=utf-8");
    let told = tokio::time::timeout(Duration::from_secs(5), full.text()).await.expect("it ends at once");
    assert_eq!(told.unwrap(), "retry: 30000\n\n");
    drop(others);
    hear(&kenji, 0, "event: desk").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_of_who_left_and_of_what_cannot_be_undone_any_more_are_not_kept() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let id = ask(&ann, "orders", "Where is it").await.1.to_string();
    priya.post(&format!("/desk/{id}/presence"), &[("doing", "viewing")]).await;
    priya.post("/desk/bulk", &[("pick", &*id), ("do", "claim")]).await.ok();
    app.pass(TimeDelta::seconds(30)).await;
    assert_eq!(app.count("select 1 from desk_presence").await, 1);
    app.pass(TimeDelta::seconds(60)).await;
    assert_eq!(app.count("select 1 from desk_presence").await, 0);
    assert_eq!(app.count("select 1 from desk_bulk_rows").await, 1);
    app.pass(TimeDelta::hours(25)).await;
    assert_eq!(app.count("select 1 from desk_bulks").await, 0);
    assert_eq!(app.count("select 1 from desk_bulk_rows").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_desk_hears_whose_a_question_is_and_asks_for_it_anew() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, kenji) = (app.customer("Ann").await, app.agent("Priya").await, app.agent("Kenji").await);
    let id = ask(&ann, "orders", "Where is it").await.1;
    app.settle().await;
    let (claim, pane) = (format!("/desk/{id}/claim"), format!("/desk/{id}"));
    let ask_anew = async |by: &Browser| {
        let request = by.client().get(by.address(&pane)).header("hx-request", "true");
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    for (on, whose) in [("1", "Kenji"), ("0", "Nobody yet")] {
        let page = priya.get("/desk").await.ok();
        assert_eq!(page.count(&format!("[data-owner='row-{id}']")), 1);
        let live = page.attribute("[data-live]", "data-live").unwrap();
        let since: i64 = live.rsplit('=').next().unwrap().parse().unwrap();
        kenji.post(&claim, &[("on", on)]).await.ok();
        app.settle().await;
        hear(&priya, since, &format!("\"passed_on\":{{\"{id}\":")).await;
        let (status, text) = ask_anew(&priya).await;
        assert_eq!(status, 200);
        assert!(text.contains(&format!("row-{id}")) && text.contains(&format!("pane-{id}")), "{text}");
        assert!(text.contains(whose) && !text.contains("<main"), "{text}");
        assert_eq!(text.contains(&claim), on == "0", "{text}");
    }
    assert_eq!(ask_anew(&ann).await.0, 404);
    // What happened before the page is not told.
    kenji.post(&claim, &[("on", "1")]).await.ok();
    app.settle().await;
    let told = async |since: i64| {
        let address = priya.address(&format!("/desk/live?since={since}"));
        let answer = priya.client().get(address).header("hx-request", "true").send().await.unwrap();
        let told: serde_json::Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        told["passed_on"][id.to_string()].as_i64()
    };
    let last = told(0).await.expect("it was claimed");
    assert_eq!(told(last).await, None);
}
