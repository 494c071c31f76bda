//! Other promises, tried on the questions of the last weeks before they are saved.

use chrono::TimeDelta;

use super::pages::asked;
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;
use crate::support::questions::{self, Speaks};

/// The board's form with this first answer to everybody, and whatever else.
async fn tried(admin: &Browser, board: i64, answer: &str, more: &[(&str, &str)]) -> Page {
    let mut form = vec![
        ("answer-0-normal", answer),
        ("next-0-normal", "4:00"),
        ("outcome-0-normal", "48:00"),
        ("calendar-0-normal", "1"),
    ];
    form.extend(more);
    admin.post(&format!("/admin/targets/{board}/preview"), &form).await
}

async fn scene() -> (TestApp, Browser, i64) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    let admin = app.admin("Root").await;
    (app, admin, board)
}

#[tokio::test(flavor = "multi_thread")]
async fn promises_are_tried_on_what_was_asked_lately_and_nothing_is_stored() {
    let (app, admin, board) = scene().await;
    // Answered after 10, 20, 30 and 300 minutes; two wait for 300 minutes.
    asked(&app, board).await;
    let held = "select 1 from targets where replaced_at is null";
    let before = (app.count(held).await, app.count("select 1 from events").await);
    admin.get(&format!("/admin/targets/{board}")).await.ok().saying("Try it");
    // What holds comes to what the reports say.
    let page = tried(&admin, board, "4:00", &[]).await.ok();
    page.saying("With these times 50% of the 6 questions of the last 28 days").saying("Nothing is saved yet");
    app.guest().get("/b/lamps/how-fast").await.ok().saying("50%");
    // Those that wait are late as soon as their time is over.
    tried(&admin, board, "0:15", &[]).await.ok().saying("With these times 16% of the 6");
    tried(&admin, board, "0:20", &[]).await.ok().saying("With these times 33% of the 6");
    // Five hours: the fourth is in time, and those that wait are not late yet.
    let page = tried(&admin, board, "5:00", &[]).await.ok();
    page.saying("With these times 100% of the 4 questions of the last 28 days of which it can be told")
        .saying("2 more still wait within their time")
        .saying("With the times that stand now it is 50%.");
    assert_eq!(page_value(&admin, board).await, "4:00", "the promise is as it was");
    assert_eq!((app.count(held).await, app.count("select 1 from events").await), before);
}

async fn page_value(admin: &Browser, board: i64) -> String {
    let page = admin.get(&format!("/admin/targets/{board}")).await.ok();
    page.attribute("#answer-0-normal", "value").unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_kept_and_faults_are_said_beside_their_fields() {
    let (app, admin, board) = scene().await;
    asked(&app, board).await;
    let page = tried(&admin, board, "0:25", &[("stand", "1234")]).await.ok();
    assert_eq!(page.attribute("#answer-0-normal", "value").unwrap(), "0:25");
    assert_eq!(
        page.attribute("input[name=stand]", "value").unwrap(),
        "1234",
        "a conflict is still found on saving"
    );
    let wrong = tried(&admin, board, "soon", &[]).await;
    assert_eq!(wrong.status, 422);
    let wrong = wrong.saying("Enter hours and minutes");
    assert!(!wrong.says("With these times"));
    assert_eq!(wrong.attribute("#answer-0-normal", "value").unwrap(), "soon");
}

#[tokio::test(flavor = "multi_thread")]
async fn few_questions_say_nothing() {
    let (app, admin, board) = scene().await;
    tried(&admin, board, "4:00", &[]).await.ok().saying("no question of the last 28 days");
    questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    tried(&admin, board, "4:00", &[]).await.ok().saying("Too little to say: one question");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_and_an_urgency_are_tried_by_their_own_rows_and_office_hours_by_their_calendar() {
    let (app, admin, board) = scene().await;
    for _ in 0..5 {
        questions::ask(&app, "ada", board, "Lamp stays dark").await;
    }
    let urgent = questions::ask(&app, "ada", board, "Lamp smells").await;
    app.clock.advance(TimeDelta::minutes(60));
    for id in 0..6 {
        let question = questions::Question { id: urgent.id - id, ..urgent };
        questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    }
    app.settle().await;
    let by = "urgency = 'high', urgency_by = (select id from members where handle = 'eve')";
    app.sql(&format!("update ledger set {by} where question_id = {}", urgent.id)).await;
    tried(&admin, board, "2:00", &[]).await.ok().saying("With these times 100% of the 6");
    let high = [
        ("answer-0-high", "0:30"),
        ("next-0-high", "1:00"),
        ("outcome-0-high", "9:00"),
        ("calendar-0-high", "1"),
    ];
    tried(&admin, board, "2:00", &high).await.ok().saying("With these times 83% of the 6");
    // Ada's group is promised less time than everybody.
    app.sql(
        "insert into customer_groups (name, created_at) values ('Contract', '2026-11-01T00:00:00Z');
         insert into customer_group_members (group_id, member_id, added_at)
           select g.id, m.id, '2026-11-01T00:00:00Z' from customer_groups g, members m where m.handle = 'ada'",
    )
    .await;
    let group = app.number("select id as count from customer_groups").await;
    let own = ["answer", "next", "outcome", "calendar"].map(|name| format!("{name}-{group}-normal"));
    let own: Vec<(&str, &str)> = own.iter().map(String::as_str).zip(["0:30", "1:00", "9:00", "1"]).collect();
    tried(&admin, board, "2:00", &own).await.ok().saying("With these times 0% of the 6");
    // On Mondays this office opens at ten: half an hour of working time has passed at half past.
    app.sql(
        "with calendar as (insert into calendars (name, created_at) values ('Late', '2026-11-01T00:00:00Z') returning id)
           insert into calendar_versions (calendar_id, zone, week, days, created_at)
             select id, 'UTC', '[[[600,1080]],[],[],[],[],[],[]]', '{}', '2026-11-01T00:00:00Z' from calendar",
    )
    .await;
    let late = app.number("select max(id) as count from calendars").await.to_string();
    let form = [
        ("answer-0-normal", "0:01"),
        ("next-0-normal", "4:00"),
        ("outcome-0-normal", "9:00"),
        ("calendar-0-normal", &*late),
    ];
    admin
        .post(&format!("/admin/targets/{board}/preview"), &form)
        .await
        .ok()
        .saying("With these times 100% of the 6");
}
