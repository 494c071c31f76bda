//! Giving a question to a colleague: who may, who is told, and what is left alone.

use chrono::TimeDelta;
use diesel_async::SimpleAsyncConnection;

use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting::ask;

async fn id_of(app: &TestApp, handle: &str) -> i64 {
    app.number(&format!("select id as count from members where handle = '{handle}'")).await
}

async fn owned_by(app: &TestApp, question: impl std::fmt::Display, member: i64) -> bool {
    let sql = format!(
        "select 1 from ledger where question_id = {question} and owner_id = {member} and claim_expires_at is null"
    );
    app.count(&sql).await == 1
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_is_theirs_and_they_are_told() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (root, priya, kenji) = (app.admin("Root").await, app.agent("Priya").await, app.agent("Kenji").await);
    let (_, id) = crate::threads::ask(&ann, "orders", "Where is it").await;
    let (to_kenji, to_priya) = (id_of(&app, "kenji").await, id_of(&app, "priya").await);
    let owner = format!("/desk/{id}/owner");
    let page = priya.get(&format!("/desk/{id}")).await.ok();
    page.saying("Give to Kenji");
    let given = priya.post(&owner, &[("to", &to_kenji.to_string())]).await.ok();
    given.saying("Kenji answers for it now");
    assert!(owned_by(&app, id, to_kenji).await);
    app.pass(TimeDelta::minutes(31)).await;
    assert!(owned_by(&app, id, to_kenji).await, "it does not end by itself as a claim does");
    app.settle().await;
    kenji.get("/notifications").await.ok().saying("Priya gave you a question to answer");
    assert!(!priya.get("/notifications").await.ok().says("gave you"));
    assert_eq!(
        priya.post(&owner, &[("to", &to_priya.to_string())]).await.status,
        403,
        "it is Kenji\u{2019}s"
    );
    root.post(&owner, &[("to", &to_priya.to_string())]).await.ok();
    assert!(owned_by(&app, id, to_priya).await, "who leads may");
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_answering_keeps_it_and_customers_get_none() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let (root, priya) = (app.admin("Root").await, app.agent("Priya").await);
    let id = ask(&app, board, "ann", "Where is it", start_of_time()).await;
    let (to_root, to_ann) = (id_of(&app, "root").await, id_of(&app, "ann").await);
    let owner = format!("/desk/{id}/owner");
    root.post(&owner, &[("to", &to_ann.to_string())]).await.ok().saying("Ann does not answer for this board");
    assert_eq!(root.post(&owner, &[("to", "nobody")]).await.status, 400);
    priya.post(&format!("/desk/{id}/claim"), &[("on", "1")]).await.ok();
    root.post(&owner, &[("to", &to_root.to_string())])
        .await
        .ok()
        .saying("Priya is answering it at this moment");
    assert_eq!(app.count("select 1 from events where kind = 'question_assigned'").await, 0);
    app.sql(&format!("delete from member_roles where member_id = {}", id_of(&app, "priya").await)).await;
    assert_eq!(priya.post(&owner, &[("to", &to_root.to_string())]).await.status, 404, "no staff any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_at_the_same_moment_the_right_of_its_new_board_is_asked() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    let (ann, ola) = (app.customer("Ann").await, app.customer("Ola").await);
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    for (verb, fields) in [("claim", [("on", "1")]), ("urgency", [("urgency", "high")])] {
        let id = crate::threads::ask(&ann, "orders", &format!("For {verb}")).await.1;
        let mut mover = app.conn().await;
        let lock = format!("begin; select id from threads where id = {id} for no key update");
        mover.batch_execute(&lock).await.unwrap();
        let moves = async {
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
            let to = format!(
                "update threads set board_id = {setup} where id = {id};
                 update ledger set board_id = {setup} where question_id = {id}; commit"
            );
            mover.batch_execute(&to).await.unwrap();
        };
        let address = format!("/desk/{id}/{verb}");
        let (answer, ()) = tokio::join!(ola.post(&address, &fields), moves);
        assert_eq!(answer.status, 404, "{verb}: {}", answer.text());
    }
    assert_eq!(app.count("select 1 from ledger where owner_id is not null or urgency <> 'normal'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_away_is_marked_wherever_a_question_is_given_to_somebody() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let (root, priya) = (app.admin("Root").await, app.agent("Priya").await);
    app.agent("Kenji").await;
    let id = ask(&app, board, "ann", "Where is it", start_of_time()).await;
    crate::rota::away(&app, &root, "kenji", ("2026-11-02", "2026-11-04"), "").await;
    let (desk, pane) = (priya.get("/desk").await.ok(), priya.get(&format!("/desk/{id}")).await.ok());
    let listed = desk.text_of("#bulk-to");
    assert!(listed.contains("Kenji (away until 5 Nov)") && !listed.contains("Priya (away"), "{listed}");
    assert!(pane.text_of("#to").contains("Give to Kenji (away until 5 Nov)"), "{}", pane.text_of("#to"));
    app.pass(TimeDelta::days(3)).await;
    assert!(!priya.get("/desk").await.ok().text_of("#bulk-to").contains("away"), "back again");
}
