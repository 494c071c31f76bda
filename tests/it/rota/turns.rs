//! Turns, rules, absences: where questions go.

use chrono::TimeDelta;

use super::{away, id_of, owner, rota};
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads;

async fn scene() -> (TestApp, i64, Browser, Browser, Browser) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (ada, eve, root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    app.agent("Kim").await;
    (app, board, ada, eve, root)
}

async fn ask(app: &TestApp, ada: &Browser, title: &str) -> i64 {
    let (_, id) = threads::ask(ada, "lamps", title).await;
    app.settle().await;
    id.to_string().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_new_question_goes_to_whoever_was_given_one_longest_ago() {
    let (app, board, ada, _, root) = scene().await;
    let before = ask(&app, &ada, "Asked before there was a rota").await;
    assert_eq!(owner(&app, before).await, "team");
    rota(&app, &root, board, &["kim", "eve"]).await;
    let mut owners = Vec::new();
    for number in 0..4 {
        let id = ask(&app, &ada, &format!("Flicker {number}")).await;
        owners.push(owner(&app, id).await);
        app.pass(TimeDelta::minutes(1)).await;
    }
    assert_eq!(owners, ["kim", "eve", "kim", "eve"]);
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_names_who_answers_and_turns_take_the_rest() {
    let (app, board, ada, _, root) = scene().await;
    rota(&app, &root, board, &["kim"]).await;
    let eve = id_of(&app, "eve").await.to_string();
    let rule = [("name", "Invoices"), ("urgency", ""), ("owner", &*eve), ("words", "invoice")];
    root.post("/admin/urgency", &rule).await.ok();
    let nothing = [("name", "Nothing"), ("urgency", ""), ("owner", ""), ("words", "invoice")];
    assert_eq!(root.post("/admin/urgency", &nothing).await.status, 422);
    let tried = [("text", "Where is my invoice?"), ("on", ""), ("of", ""), ("hours", ""), ("count", "")];
    root.post("/admin/urgency/test", &tried).await.ok().saying("Then Eve answers");
    let (invoice, other) = (ask(&app, &ada, "Two invoices came").await, ask(&app, &ada, "It flickers").await);
    assert_eq!(owner(&app, invoice).await, "eve", "in whatever form of the word");
    assert_eq!(owner(&app, other).await, "kim");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_goes_away_hands_on_their_questions_with_their_clocks_and_the_asker_sees_names() {
    let (app, _, ada, eve, _) = scene().await;
    let id = ask(&app, &ada, "It flickers").await;
    let answered = ask(&app, &ada, "It hums").await;
    let (to_eve, owner_of) = (id_of(&app, "eve").await.to_string(), |id| format!("/desk/{id}/owner"));
    eve.post(&owner_of(id), &[("to", &to_eve)]).await.ok();
    eve.post(&format!("/t/{answered}/posts"), &[("body", "Turn it."), ("do", "answer")]).await.ok();
    app.settle().await;
    let due = "select extract(epoch from next_due)::bigint as count from ledger where question_id = ";
    let before = app.number(&format!("{due}{id}")).await;
    away(&app, &eve, "eve", ("2026-11-02", "2026-11-05"), "kim").await;
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(owner(&app, id).await, "kim");
    assert_eq!(app.number(&format!("{due}{id}")).await, before, "the clock moves with it");
    assert_eq!(owner(&app, answered).await, "eve", "it waits for its asker");
    let page = ada.get(&format!("/t/{id}")).await.ok();
    page.saying("Eve is away until").saying("Kim looks after your question");
    assert!(!app.guest().get(&format!("/t/{id}")).await.ok().says("is away until"), "for the asker alone");
    // What comes back meanwhile goes to the stand-in too.
    ada.post(&format!("/t/{answered}/posts"), &[("body", "It still hums.")]).await.ok();
    app.settle().await;
    assert_eq!(owner(&app, answered).await, "kim");
    app.pass(TimeDelta::days(5)).await;
    assert!(!ada.get(&format!("/t/{id}")).await.ok().says("is away until"), "she is back");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_who_is_away_is_given_anything_and_without_anybody_the_team_has_it() {
    let (app, board, ada, eve, root) = scene().await;
    rota(&app, &root, board, &["eve", "kim"]).await;
    away(&app, &root, "kim", ("2026-11-03", "2026-11-04"), "eve").await;
    away(&app, &eve, "eve", ("2026-11-02", "2026-11-09"), "").await;
    let first = ask(&app, &ada, "Flicker 1").await;
    assert_eq!(owner(&app, first).await, "kim");
    app.pass(TimeDelta::days(1)).await;
    assert_eq!(owner(&app, first).await, "team", "the stand-in is away too");
    let second = ask(&app, &ada, "Flicker 2").await;
    assert_eq!(owner(&app, second).await, "team");
    assert_eq!(app.count("select 1 from ledger where next_due is null").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_loses_their_role_owns_nothing_and_the_rota_finds_another() {
    let (app, board, ada, _, root) = scene().await;
    rota(&app, &root, board, &["eve", "kim"]).await;
    let id = ask(&app, &ada, "It flickers").await;
    assert_eq!(owner(&app, id).await, "eve");
    let (eve, grant) = (
        id_of(&app, "eve").await,
        app.number("select r.id as count from member_roles r join members m on m.id = r.member_id where m.handle = 'eve'").await,
    );
    root.post(&format!("/admin/people/{eve}/revocations"), &[("role", &grant.to_string())]).await.ok();
    app.settle().await;
    assert_eq!(owner(&app, id).await, "kim");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_asker_also_reads_how_long_it_usually_takes() {
    let (app, _, ada, eve, _) = scene().await;
    for number in 0..6 {
        let id = ask(&app, &ada, &format!("Flicker {number}")).await;
        app.pass(TimeDelta::minutes(40)).await;
        eve.post(&format!("/t/{id}/posts"), &[("body", "Turn it."), ("do", "answer")]).await.ok();
        app.settle().await;
    }
    let id = ask(&app, &ada, "And once more").await;
    eve.post(&format!("/desk/{id}/owner"), &[("to", &id_of(&app, "eve").await.to_string())]).await.ok();
    away(&app, &eve, "eve", ("2026-11-02", "2026-11-05"), "kim").await;
    app.pass(TimeDelta::minutes(1)).await;
    let page = ada.get(&format!("/t/{id}")).await.ok();
    page.saying("Kim looks after your question").saying("The usual wait for a first answer is 40 min");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_rule_gives_what_nobody_has_to_whom_it_names_and_takes_nothing_from_anybody() {
    let (app, _, ada, eve, root) = scene().await;
    let (free, taken) = (ask(&app, &ada, "Invoice is wrong").await, ask(&app, &ada, "Invoice is late").await);
    let (other, receipt) = (ask(&app, &ada, "It flickers").await, ask(&app, &ada, "Receipt is lost").await);
    let (to_eve, to_kim) = (id_of(&app, "eve").await.to_string(), id_of(&app, "kim").await.to_string());
    eve.post(&format!("/desk/{taken}/owner"), &[("to", &*to_eve)]).await.ok();
    let rule = [("name", "Invoices"), ("urgency", ""), ("owner", &*to_kim), ("words", "invoice")];
    root.post("/admin/urgency", &rule).await.ok();
    app.settle().await;
    assert_eq!(owner(&app, free).await, "kim");
    assert_eq!(owner(&app, taken).await, "eve");
    assert_eq!(owner(&app, other).await, "team");
    let given = format!("select 1 from events where kind = 'question_assigned' and thread_id = {free}");
    assert_eq!(app.count(&format!("{given} and actor_id is null")).await, 1);

    away(&app, &root, "kim", ("2026-11-02", "2026-11-04"), "").await;
    let rule = [("name", "Receipts"), ("urgency", ""), ("owner", &*to_kim), ("words", "receipt")];
    root.post("/admin/urgency", &rule).await.ok();
    app.settle().await;
    assert_eq!(owner(&app, receipt).await, "team", "whoever is away is given nothing");
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_says_that_its_owner_no_longer_answers_for_its_board() {
    let (app, board, _, _, root) = scene().await;
    let (board, kim) = (board.to_string(), id_of(&app, "kim").await.to_string());
    let rule = [
        ("name", "Invoices"),
        ("urgency", ""),
        ("owner", kim.as_str()),
        ("words", "invoice"),
        ("board", board.as_str()),
    ];
    root.post("/admin/urgency", &rule).await.ok().saying("Then Kim answers.");
    let id = app.number("select max(id) as count from urgency_rules").await;
    let grant = app.number("select r.id as count from member_roles r join members m on m.id = r.member_id where m.handle = 'kim'").await;
    root.post(&format!("/admin/people/{kim}/revocations"), &[("role", &grant.to_string())]).await.ok();
    let gone = "Owner: Kim, who no longer answers for this board";
    root.get("/admin/urgency").await.ok().saying(gone);
    let page = root.get(&format!("/admin/urgency/{id}")).await.ok().saying(gone);
    assert_eq!(page.attribute("#owner option[selected]", "value"), Some(kim));
}
