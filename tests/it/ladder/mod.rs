//! The ladder: who is told when, each step once, whatever stands still in between.

mod model;

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::threads;

/// Who was told of what, by handle.
async fn told(app: &TestApp) -> Vec<String> {
    let mut conn = app.conn().await;
    #[derive(diesel::QueryableByName)]
    struct Line {
        #[diesel(sql_type = diesel::sql_types::Text)]
        line: String,
    }
    let sql =
        "select m.handle || ': ' || n.kind as line from notifications n join members m on m.id = n.member_id
        where n.kind in ('due_soon', 'overdue', 'escalation_proposed') order by n.id";
    let rows: Vec<Line> = diesel_async::RunQueryDsl::load(diesel::sql_query(sql), &mut conn).await.unwrap();
    rows.into_iter().map(|row| row.line).collect()
}

async fn give_role(app: &TestApp, handle: &str, role: &str, board: i64) {
    app.sql(&format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
         select id, '{role}', {board}, '2026-11-02T08:00:00Z' from members where handle = '{handle}'"
    ))
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn owner_leads_the_next_in_the_rota_and_then_a_call_is_proposed_each_once() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (ada, root, lea) = (app.customer("Ada").await, app.admin("Root").await, app.customer("Lea").await);
    let (eve, _kim) = (app.agent("Eve").await, app.agent("Kim").await);
    give_role(&app, "lea", "lead", board).await;
    let page = root.get(&format!("/desk/rota/{board}")).await.ok();
    page.saying("Rota: Lamps");
    let mut rota = vec![("gives".to_owned(), "1".to_owned())];
    for (place, handle) in ["eve", "kim"].into_iter().enumerate() {
        let id = app.number(&format!("select id as count from members where handle = '{handle}'")).await;
        rota.push((format!("place-{id}"), (place + 1).to_string()));
        rota.extend((0..7).map(|day| (format!("day-{id}-{day}"), "1".to_owned())));
    }
    let rota: Vec<(&str, &str)> = rota.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    root.post(&format!("/desk/rota/{board}"), &rota).await.ok().saying("The rota of Lamps is saved");
    let (_, id) = threads::ask(&ada, "lamps", "It flickers").await;
    app.settle().await;
    eve.get("/desk?view=mine").await.ok().saying("It flickers");
    // Promised are 4 hours to the first answer.
    app.pass(TimeDelta::minutes(179)).await;
    assert!(told(&app).await.is_empty());
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(told(&app).await, ["eve: due_soon"]);
    app.pass(TimeDelta::minutes(30)).await;
    app.pass(TimeDelta::minutes(30)).await;
    assert_eq!(told(&app).await, ["eve: due_soon", "lea: overdue"]);
    app.pass(TimeDelta::hours(2)).await;
    assert_eq!(told(&app).await[2..], ["kim: overdue"]);
    app.pass(TimeDelta::hours(2)).await;
    let mut proposed = told(&app).await.split_off(3);
    proposed.sort();
    assert_eq!(proposed, ["eve: escalation_proposed", "lea: escalation_proposed"]);
    app.pass(TimeDelta::days(9)).await;
    assert_eq!(told(&app).await.len(), 5, "each step once");
    assert_eq!(app.count("select 1 from events where kind = 'ladder_climbed'").await, 4);
    eve.get("/desk").await.ok().saying("Call or write?");
    let pane = eve.get(&format!("/desk/{id}")).await.ok();
    pane.saying("75 %: whoever answers for it").saying("200 %: owner and leads");
    eve.get(&format!("/t/{id}")).await.ok().saying("75 %: whoever answers for it");
    assert!(!ada.get(&format!("/t/{id}")).await.ok().says("75 %"), "customers never see it");
    assert!(
        app.mails_to("eve@example.org").iter().any(|mail| mail.subject.contains("Due soon")),
        "by mail too"
    );
    drop(lea);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_standstill_the_highest_step_says_it_all() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, _root) = (app.customer("Ada").await, app.admin("Root").await);
    threads::ask(&ada, "lamps", "It flickers").await;
    app.settle().await;
    app.pass(TimeDelta::hours(7)).await;
    assert_eq!(told(&app).await, ["root: overdue"], "150 %; without rota and leads an admin hears of it");
    assert_eq!(app.count("select 1 from ladder_taken").await, 3);
    app.pass(TimeDelta::hours(2)).await;
    assert_eq!(told(&app).await, ["root: overdue", "root: escalation_proposed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_ends_it_and_what_comes_back_climbs_anew() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve) = (app.customer("Ada").await, app.agent("Eve").await);
    let (_, id) = threads::ask(&ada, "lamps", "It flickers").await;
    eve.post(&format!("/desk/{id}/claim"), &[("on", "1")]).await.ok();
    app.settle().await;
    eve.post(&format!("/t/{id}/posts"), &[("body", "Press it twice."), ("do", "answer")]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from ladder_waits").await, 0);
    app.pass(TimeDelta::hours(20)).await;
    assert!(told(&app).await.is_empty());
    ada.post(&format!("/t/{id}/posts"), &[("body", "It still flickers, twice or not.")]).await.ok();
    app.settle().await;
    app.pass(TimeDelta::hours(48)).await;
    assert_eq!(
        told(&app).await,
        ["eve: escalation_proposed"],
        "the owner; nobody leads but admins, and there is none"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_nodes_take_a_step_once() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, _root) = (app.customer("Ada").await, app.admin("Root").await);
    for number in 0..20 {
        threads::ask(&ada, "lamps", &format!("It flickers {number} times")).await;
    }
    app.settle().await;
    let then = crate::support::app::start_of_time() + TimeDelta::hours(5);
    let climb = || async {
        let mut conn = app.conn().await;
        askwell::ladder::jobs::climb(&mut conn, then).await
    };
    let (one, other, third) = tokio::join!(climb(), climb(), climb());
    assert_eq!(one.unwrap() + other.unwrap() + third.unwrap(), 20);
    assert_eq!(app.count("select 1 from events where kind = 'ladder_climbed'").await, 20);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_steps_are_the_admins_to_set() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve, root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    threads::ask(&ada, "lamps", "It flickers").await;
    app.settle().await;
    let page = root.get("/admin/ladder").await.ok();
    page.saying("Step 1: per cent of the promised time");
    let bad = [
        ("percent-0", "0"),
        ("tells-0", "owner"),
        ("percent-1", "50"),
        ("tells-1", "owner"),
        ("percent-2", "50"),
        ("tells-2", "leads"),
    ];
    let again = root.post("/admin/ladder", &bad).await;
    assert_eq!(again.status, 422);
    again.saying("This step is there already");
    assert_eq!(root.post("/admin/ladder", &[("percent-0", "")]).await.status, 422, "at least one");
    let good = [("percent-0", "50"), ("tells-0", "leads"), ("percent-1", ""), ("tells-1", "owner")];
    root.post("/admin/ladder", &good).await.ok().saying("The ladder is saved");
    app.settle().await;
    app.pass(TimeDelta::minutes(121)).await;
    assert_eq!(told(&app).await, ["root: due_soon"]);
    assert_eq!(eve.get("/admin/ladder").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_is_not_made_is_told_however_often_steps_were_taken_before() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve, _root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    let (_, id) = threads::ask(&ada, "lamps", "It flickers").await;
    app.settle().await;
    app.pass(TimeDelta::hours(9)).await;
    assert_eq!(app.count("select 1 from ladder_taken").await, 4, "all of them");
    let owner = app.number("select id as count from members where handle = 'eve'").await.to_string();
    let call =
        [("channel", "phone"), ("owner", &*owner), ("due", "2026-11-04T09:00"), ("message", "We call you.")];
    eve.post(&format!("/desk/{id}/escalations"), &call).await.ok();
    app.settle().await;
    let before = told(&app).await.len();
    app.pass(TimeDelta::days(2)).await;
    let after = told(&app).await.split_off(before);
    assert!(after.contains(&"root: overdue".to_owned()), "the call was due: {after:?}");
    assert!(
        !after.iter().any(|line| line.ends_with("escalation_proposed")),
        "a call is due, none is proposed: {after:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_back_late_from_its_asker_is_told_of_once_more_and_a_call_that_was_called_off_is_not_proposed()
 {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve, _root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    let (_, id) = threads::ask(&ada, "lamps", "It flickers").await;
    app.settle().await;
    app.pass(TimeDelta::hours(9)).await;
    let back = [("body", "Which lamp is it?"), ("do", "ask_back")];
    let posts = format!("/t/{id}/posts");
    let mut before = told(&app).await.len();
    let mut after_a_day = async |back_from_asker: &str| {
        eve.post(&posts, &back).await.ok();
        app.pass(TimeDelta::days(1)).await;
        assert_eq!(told(&app).await.len(), before, "the clock stands still");
        ada.post(&posts, &[("body", back_from_asker)]).await.ok();
        app.settle().await;
        app.pass(TimeDelta::minutes(1)).await;
        app.pass(TimeDelta::minutes(1)).await;
        let new = told(&app).await.split_off(before);
        before += new.len();
        new
    };
    assert_eq!(
        after_a_day("The round one.").await,
        ["eve: escalation_proposed", "root: escalation_proposed"]
    );
    eve.get("/desk").await.ok().saying("Call or write?");
    let owner = app.number("select id as count from members where handle = 'eve'").await.to_string();
    let call = [("channel", "phone"), ("owner", &*owner), ("due", "2026-11-20T09:00")];
    eve.post(&format!("/desk/{id}/escalations"), &call).await.ok();
    eve.post(&format!("/desk/{id}/escalation-end"), &[]).await.ok();
    assert_eq!(after_a_day("The one in the kitchen.").await, ["root: overdue"]);
    assert!(!eve.get("/desk").await.ok().says("Call or write?"));
}
