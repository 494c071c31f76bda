//! The pages: who may say what, and what is said of odd input.

use super::{away, id_of, rota};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn agents_speak_for_themselves_and_leads_for_their_board() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (ada, eve, root) = (app.customer("Ada").await, app.agent("Eve").await, app.admin("Root").await);
    app.agent("Kim").await;
    assert_eq!(ada.get("/desk/rota").await.status, 404);
    assert_eq!(eve.get(&format!("/desk/rota/{board}")).await.status, 403);
    let kim = id_of(&app, "kim").await.to_string();
    let of_kim = [("member", &*kim), ("from", "2026-11-03"), ("to", "2026-11-04")];
    assert_eq!(eve.post("/desk/absences", &of_kim).await.status, 403);
    away(&app, &eve, "eve", ("2026-11-03", "2026-11-04"), "kim").await;
    away(&app, &root, "kim", ("2026-12-01", "2026-12-24"), "").await;
    rota(&app, &root, board, &["eve", "kim"]).await;
    let page = eve.get("/desk/rota").await.ok();
    page.saying("Eve, Kim").saying("Kim stands in").saying("1 Dec 2026 to 24 Dec 2026");
    let absence = app.number("select max(id) as count from absences").await;
    assert_eq!(eve.post(&format!("/desk/absences/{absence}/end"), &[]).await.status, 403);
    root.post(&format!("/desk/absences/{absence}/end"), &[]).await.ok().saying("The absence has ended");
    assert_eq!(app.count("select 1 from absences").await, 1);
    root.post(&format!("/desk/rota/{board}/end"), &[]).await.ok().saying("no rota of its own");
    eve.get("/desk/rota").await.ok().saying("No rota: the board’s team");
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_days_are_told_beside_their_fields() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let eve = app.agent("Eve").await;
    let me = id_of(&app, "eve").await.to_string();
    let cases = [
        (["2026-11-05", "2026-11-04", ""], "The last day comes before the first"),
        (["tomorrow", "2026-11-04", ""], "Enter a day"),
        (["2026-10-01", "2026-10-04", ""], "That is over already"),
        (["2026-11-05", "2028-11-05", ""], "Enter at most a year"),
        (["2026-11-05", "2026-11-06", &*me], "Choose a colleague who stands in"),
    ];
    for ([from, to, stand_in], says) in cases {
        let fields = [("member", &*me), ("from", from), ("to", to), ("stand_in", stand_in)];
        let page = eve.post("/desk/absences", &fields).await;
        assert_eq!(page.status, 422, "{says}");
        let page = page.saying(says);
        assert!(page.body.contains(from), "what was typed stays");
    }
    away(&app, &eve, "eve", ("2026-11-05", "2026-11-06"), "").await;
    let again = [("member", &*me), ("from", "2026-11-05"), ("to", "2026-11-06"), ("stand_in", "")];
    eve.post("/desk/absences", &again).await.saying("This absence is listed already");
    let longer = [("member", &*me), ("from", "2026-11-04"), ("to", "2026-11-05"), ("stand_in", "")];
    let page = eve.post("/desk/absences", &longer).await;
    assert_eq!(page.status, 422);
    page.saying("Eve is away from 5 Nov 2026 to 6 Nov 2026 already");
    away(&app, &eve, "eve", ("2026-11-07", "2026-11-07"), "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_stands_in_who_is_away_on_one_of_the_days() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (eve, kim) = (app.agent("Eve").await, app.agent("Kim").await);
    let (to_eve, to_kim) = (id_of(&app, "eve").await.to_string(), id_of(&app, "kim").await.to_string());
    away(&app, &eve, "eve", ("2026-11-05", "2026-11-09"), "kim").await;
    let same = [("member", &*to_kim), ("from", "2026-11-09"), ("to", "2026-11-12"), ("stand_in", &*to_eve)];
    let page = kim.post("/desk/absences", &same).await;
    assert_eq!(page.status, 422);
    page.saying("Eve is away from 5 Nov 2026 to 9 Nov 2026: choose a colleague who is there.");
    away(&app, &kim, "kim", ("2026-11-10", "2026-11-12"), "eve").await;
    away(&app, &kim, "kim", ("2026-11-06", "2026-11-06"), "").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_leads_at_once_do_not_overwrite_each_other() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let (root, eve) = (app.admin("Root").await, id_of_new(&app).await);
    let stale = [("stand", "0000"), ("gives", "1"), (&*format!("day-{eve}-0"), "1")];
    let page = root.post(&format!("/desk/rota/{board}"), &stale).await;
    assert_eq!(page.status, 409);
    page.saying("Somebody else changed this rota meanwhile");
    assert_eq!(app.count("select 1 from rotas").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rota_that_somebody_changed_meanwhile_is_not_taken_away_unseen() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let root = app.admin("Root").await;
    id_of_new(&app).await;
    rota(&app, &root, board, &["eve"]).await;
    let (form, end) = (format!("/desk/rota/{board}"), format!("/desk/rota/{board}/end"));
    let stand = |page: &crate::support::page::Page| {
        page.attribute(&format!("form[action='{end}'] input[name=stand]"), "value").unwrap()
    };
    let seen = stand(&root.get(&form).await.ok());
    rota(&app, &root, board, &["eve", "root"]).await;
    let late = root.post(&end, &[("stand", &seen)]).await;
    assert_eq!(late.status, 409);
    let late = late.saying("Somebody else changed this rota meanwhile. It stands below as it is now");
    assert_eq!(app.count("select 1 from rotas").await, 1);
    root.post(&end, &[("stand", &stand(&late))]).await.ok().saying("no rota of its own");
    root.post(&end, &[("stand", &seen)]).await.ok().saying("no rota of its own");
    assert_eq!(app.count("select 1 from events where kind = 'rota_changed'").await, 3, "taken away once");
}

async fn id_of_new(app: &TestApp) -> i64 {
    app.agent("Eve").await;
    id_of(app, "eve").await
}
