//! The first start and the settings.

mod languages;
mod settings;

use crate::support::TestApp;

const FORM: [(&str, &str); 9] = [
    ("site_name", "Tea Help"),
    ("langs", "en"),
    ("langs", "zh-Hans"),
    ("lang", "en"),
    ("zone", "Europe/Berlin"),
    ("name", "Mei"),
    ("email", "mei@example.org"),
    ("password", "violet kettle mountain"),
    ("key", ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_first_visitor_at_the_machine_sets_the_site_up_once() {
    let app = TestApp::start_fresh().await;
    let mei = app.guest();
    let page = mei.get("/setup").await.ok().saying("Set up your forum");
    assert_eq!(page.count("#code"), 0, "no code at the machine itself");
    let page = mei.post("/setup", &FORM).await;
    assert_eq!(page.path, "/");
    mei.get("/admin").await.ok().saying("Tea Help");
    assert_eq!(app.count("select 1 from boards join targets on board_id = boards.id where slug = 'questions' and answer_minutes = 240").await, 1);
    assert_eq!(app.count("select 1 from audiences join boards on audiences.board_id = boards.id").await, 2);
    assert_eq!(app.count("select 1 from board_texts where name in ('Questions', '提问')").await, 2);
    assert_eq!(app.guest().get("/setup").await.status, 404);
    assert_eq!(app.guest().post("/setup", &FORM).await.status, 404);
    app.settle().await;
    assert!(app.mails().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_set_up_with_faults_keeps_what_was_typed() {
    let app = TestApp::start_fresh().await;
    let form = [
        ("site_name", ""),
        ("langs", "zh-Hans"),
        ("lang", "en"),
        ("zone", "UTC"),
        ("name", "Mei"),
        ("email", "x"),
        ("password", "mei"),
    ];
    let page = app.guest().post("/setup", &form).await;
    assert_eq!(page.status, 422);
    for sentence in [
        "Enter a name for the forum",
        "one of the languages you ticked",
        "like name@example.com",
        "at least 8",
    ] {
        assert!(page.says(sentence), "{sentence}");
    }
    assert_eq!(page.attribute("#name", "value").unwrap(), "Mei");
    assert_eq!(page.count("input[name=langs][checked]"), 1);
    assert_eq!(app.count("select 1 from members").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_changes_the_settings() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    let page = root.get("/admin/settings").await.ok();
    assert_eq!(page.attribute("#site_name", "value").unwrap(), "Brightloom Help");
    let form = [
        ("site_name", "Tea Help"),
        ("langs", "en"),
        ("lang", "en"),
        ("zone", "Asia/Taipei"),
        ("contact_email", "help@example.org"),
    ];
    let page = root.post("/admin/settings", &form).await.ok().saying("Settings saved");
    assert!(page.body.contains("mailto:help@example.org"));
    app.guest().get("/sign-in").await.ok().saying("Tea Help");
    let wrong = [("site_name", "Tea"), ("lang", "en"), ("zone", "UTC"), ("contact_email", "nothing")];
    let page = root.post("/admin/settings", &wrong).await;
    assert_eq!((page.status, page.attribute("#contact_email", "value").unwrap().as_str()), (422, "nothing"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_changes_how_long_an_asker_may_keep_silent() {
    use crate::support::questions::{self, Speaks};
    use chrono::TimeDelta;
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    let root = app.admin("Root").await;
    let page = root.get("/admin/settings").await.ok();
    let defaults = ["#first_reminder", "#second_reminder", "#presumed_solved", "#claim"]
        .map(|id| page.attribute(id, "value").unwrap());
    assert_eq!(defaults, ["3", "7", "10", "30"]);

    let wrong =
        [("first_reminder", "5"), ("second_reminder", "5"), ("presumed_solved", "900"), ("claim", "x")];
    let page = root.post("/admin/settings/times", &wrong).await;
    assert_eq!(page.status, 422);
    let page = page.saying("from 1 to 90").saying("from 5 to 1,440");
    assert_eq!(page.attribute("#claim", "value").unwrap(), "x");
    assert_eq!(
        page.attribute("#site_name", "value").unwrap(),
        "Brightloom Help",
        "the other form is as it was"
    );
    let order =
        [("first_reminder", "5"), ("second_reminder", "5"), ("presumed_solved", "9"), ("claim", "30")];
    assert_eq!(root.post("/admin/settings/times", &order).await.saying("more days than").status, 422);

    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    let right =
        [("first_reminder", "1"), ("second_reminder", "2"), ("presumed_solved", "4"), ("claim", "60")];
    root.post("/admin/settings/times", &right).await.ok().saying("Settings saved");
    let eve = app.agent("Eva").await;
    eve.post(&format!("/t/{}/posts", question.id), &[("body", "Hold the button.")]).await.ok();
    for (days, state) in [(1, "waiting_asker"), (1, "waiting_asker"), (2, "closed")] {
        app.pass(TimeDelta::days(days)).await;
        assert_eq!(app.count(&format!("select 1 from ledger where state = '{state}'")).await, 1, "{days}");
    }
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    eve.post(&format!("/desk/{}/claim", question.id), &[("on", "1")]).await.ok();
    app.pass(TimeDelta::minutes(45)).await;
    assert_eq!(app.count("select 1 from ledger where owner_id is not null").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_is_checked_every_night_and_admins_see_what_it_came_to() {
    use crate::support::questions;
    use chrono::TimeDelta;
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    let root = app.admin("Root").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    root.get("/admin").await.ok().saying("has not been checked yet");
    app.pass(TimeDelta::minutes(1)).await;
    root.get("/admin").await.ok().saying("1 question agrees");
    app.pass(TimeDelta::hours(2)).await;
    assert_eq!(app.count("select 1 from ledger_checks").await, 1, "once a night");
    app.sql("update threads set replies = 1, last_number = 2").await;
    app.pass(TimeDelta::days(1)).await;
    let page = root.get("/admin").await.ok().saying("1 question was checked, 1 difference was found");
    assert_eq!(page.count(&format!("a[href='/t/{}']", question.id)), 1, "the question can be opened");
}
