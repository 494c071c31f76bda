//! How many promises were kept, as the reports tell it and the nightly check proves it.

use askwell::figures::self_check;
use chrono::TimeDelta;

use super::scene;

async fn differences(app: &crate::support::TestApp) -> Vec<String> {
    self_check::run(&mut app.conn().await, |_| {}).await.unwrap().differences
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_tell_how_many_were_kept_by_the_day_first_promised() {
    let scene = scene().await;
    let (app, priya) = (&scene.app, &scene.priya);
    let nothing = priya.get("/reports").await.ok();
    assert!(nothing.says("Nothing was due") && !nothing.says("Counted by the day first promised"));
    for number in 1..=7 {
        scene.promise(&format!("Send part {number}"), "2026-11-04").await.ok();
    }
    let (last, day) = (scene.last().await, "2026-11-12");
    let verb = |back: i64, verb: &str| format!("/desk/commitments/{}/{verb}", last - back);
    // One is taken back in time: it was never due. Three are kept in time, one after it was put off.
    priya.post(&verb(6, "withdrawal"), &[("reason", "It has arrived")]).await.ok();
    priya.post(&verb(5, "day"), &[("day", day)]).await.ok();
    for back in [4, 3, 2] {
        priya.post(&verb(back, "kept"), &[]).await.ok();
    }
    app.settle().await;
    priya.get("/reports").await.ok().saying("Too few to say 3 of 3 that have come due");
    assert_eq!(differences(app).await, Vec::<String>::new());
    app.pass(TimeDelta::days(4)).await;
    priya.post(&verb(5, "kept"), &[]).await.ok();
    app.settle().await;
    // Six have come due in the week of 2 November: three kept in time, one late, two not kept.
    let page = priya.get("/reports").await.ok();
    let page = page.saying("50% 3 of 6 that have come due").saying("Counted by the day first promised");
    assert!(page.statements() <= 9, "{} statements", page.statements());
    priya.get("/desk/commitments").await.ok().saying("50 % kept in time: 3 of 6");
    let file = priya.get("/reports/promises.csv?from=2026-10-26&to=2026-11-08").await;
    assert_eq!(file.body.lines().skip(1).collect::<Vec<_>>(), ["2026-10-26,0,0", "2026-11-02,3,6"]);
    priya.get("/reports?from=2026-10-19&to=2026-10-26").await.ok().saying("Nothing was due");
    assert_eq!(differences(app).await, Vec::<String>::new());
    assert_eq!(app.count("select 1 from event_failures").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_go_with_their_question_to_another_board_and_an_edited_sum_is_found() {
    let scene = scene().await;
    let app = &scene.app;
    let plugs = app.board("plugs", "Plugs").await;
    scene.promise("Send a new cable", "2026-11-04").await.ok();
    app.settle().await;
    let moved = app.admin("Root").await.post(&format!("/t/{}/move", scene.id), &[("board", "plugs")]).await;
    assert!(moved.status == 200, "{}", moved.text());
    app.settle().await;
    assert_eq!(app.count(&format!("select 1 from promise_days where board_id = {plugs}")).await, 1);
    assert_eq!(app.count("select 1 from promise_days").await, 1);
    assert_eq!(differences(app).await, Vec::<String>::new());
    app.sql("update promise_days set standing = 'kept', promises = 3").await;
    let found = differences(app).await;
    assert!(found.len() == 1 && found[0].starts_with("promise_days differs"), "{found:?}");
    app.sql("update event_positions set pos = 0 where follower = 'figures'").await;
    app.settle().await;
    assert_eq!(differences(app).await, Vec::<String>::new(), "a replay comes to the truth");
    // What happened a moment ago is no difference.
    scene.promise("Send a plug", "2026-11-05").await.ok();
    assert_eq!(differences(app).await, Vec::<String>::new());
}
