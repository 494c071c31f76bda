//! The self-check, by itself and as `askwell check`.

use std::process::{Command, Output};

use askwell::db::QuestionId;
use askwell::ledger::self_check;

use crate::support::TestApp;
use crate::support::folder::TestFolder;
use crate::support::questions::{self, Speaks};

async fn scene() -> (TestApp, questions::Question) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    questions::ask(&app, "ada", board, "Lamp hums").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    (app, question)
}

fn askwell_check(app: &TestApp) -> Output {
    let folder = TestFolder::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_askwell"));
    command
        .arg("check")
        .env("DATABASE_URL", &app.url)
        .env("ASKWELL_DATA_DIR", folder.path())
        .output()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_silent_when_all_agrees_and_names_a_row_that_was_changed_by_hand() {
    let (app, question) = scene().await;
    let mut conn = app.conn().await;
    let mut heard = 0;
    let report = self_check::run(&mut conn, |checked| heard = checked).await.unwrap();
    assert_eq!((report.checked, heard, report.differences.len()), (2, 2, 0));

    app.sql(&format!(
        "update ledger set next_due = next_due + interval '1 minute' where question_id = {}",
        question.id
    ))
    .await;
    let report = self_check::run(&mut conn, |_| {}).await.unwrap();
    let found: Vec<QuestionId> = report.differences.iter().map(|difference| difference.question).collect();
    assert_eq!(found, [question.question()]);
    let what = &report.differences[0].what;
    assert!(what.starts_with("its next deadline is ") && what.contains(", its events say "), "{what}");
    assert!(!what.contains("; "), "nothing else differs: {what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_names_a_question_whose_events_are_missing() {
    let (app, question) = scene().await;
    app.sql(&format!("delete from events where thread_id = {}", question.id)).await;
    let report = self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert_eq!(report.differences.len(), 1);
    assert_eq!(report.differences[0].what, "no event tells of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_counts_and_ends_badly_when_something_differs() {
    let (app, question) = scene().await;
    app.settle().await;
    let well = askwell_check(&app);
    assert!(well.status.success(), "{well:?}");
    assert_eq!(String::from_utf8_lossy(&well.stdout), "Questions checked: 2. Differences: 0.\n");
    app.sql(&format!("update ledger set reopened = 7 where question_id = {}", question.id)).await;
    let ill = askwell_check(&app);
    assert_eq!(ill.status.code(), Some(1));
    let said = String::from_utf8_lossy(&ill.stdout).into_owned();
    assert!(
        said.contains(&format!("Question {}: its number of returns is 7, its events say 0\n", question.id))
            && said.ends_with("Differences: 1.\n"),
        "{said}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn it_names_a_question_whose_marks_or_posts_say_something_else() {
    let (app, question) = scene().await;
    let id = question.id;
    let accepted = format!(
        "insert into acceptances (thread_id, post_id, member_id, at)
         select {id}, id, author_id, created_at from posts where thread_id = {id} and number = 2"
    );
    let faults = [
        (accepted, format!("delete from acceptances where thread_id = {id}"), "accepted reply"),
        (
            format!(
                "update posts set state = 'hidden' where thread_id = {id} and number = 2; update threads set replies = 0 where id = {id}"
            ),
            format!(
                "update posts set state = 'live' where thread_id = {id}; update threads set replies = 1 where id = {id}"
            ),
            "nobody but its asker",
        ),
        (
            format!("update threads set hidden_at = created_at where id = {id}"),
            format!("update threads set hidden_at = null where id = {id}"),
            "on being hidden",
        ),
        (
            format!("update threads set replies = 0 where id = {id}"),
            format!("update threads set replies = 1 where id = {id}"),
            "number of replies",
        ),
        (
            format!("update ledger set me_toos = 7 where question_id = {id}"),
            format!("update ledger set me_toos = 0 where question_id = {id}"),
            "copy of the me-toos",
        ),
    ];
    let mut conn = app.conn().await;
    for (wrong, right, said) in faults {
        app.sql(&wrong).await;
        let report = askwell::threads::self_check::run(&mut conn, |_| {}).await.unwrap();
        let found: Vec<(QuestionId, &str)> =
            report.differences.iter().map(|one| (one.question, one.what.as_str())).collect();
        assert!(
            matches!(found.as_slice(), [(of, what)] if *of == question.question() && what.contains(said)),
            "{said}: {found:?}"
        );
        app.sql(&right).await;
    }
    let report = askwell::threads::self_check::run(&mut conn, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_is_being_changed_is_skipped_and_the_night_has_one_check() {
    use askwell::threads::self_check::run_if_due;
    use diesel_async::SimpleAsyncConnection;
    let (app, question) = scene().await;
    let mut busy = app.conn().await;
    let lock = format!("begin; select 1 from ledger where question_id = {} for update", question.id);
    busy.batch_execute(&lock).await.unwrap();
    let now = app.clock.now();
    let (mut first, mut second) = (app.conn().await, app.conn().await);
    run_if_due(&mut first, now).await.unwrap();
    assert_eq!(app.count("select 1 from ledger_checks where checked = 1 and differences = 0").await, 1);
    busy.batch_execute("rollback").await.unwrap();
    run_if_due(&mut first, now).await.unwrap();
    app.sql("delete from ledger_checks").await;
    run_if_due(&mut second, now).await.unwrap();
    assert_eq!(app.count("select 1 from ledger_checks").await, 0, "the first connection is still at it");
    drop(first);
    let held = "select 1 from pg_locks where locktype = 'advisory' and objid = 1684497778 and database = (select oid from pg_database where datname = current_database())";
    while app.count(held).await > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    run_if_due(&mut second, now).await.unwrap();
    run_if_due(&mut second, now).await.unwrap();
    assert_eq!(app.count("select 1 from ledger_checks where checked = 2").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_hear_of_what_the_night_found() {
    use askwell::threads::self_check::run_if_due;
    let (app, question) = scene().await;
    let (root, eve) = (app.admin("Root").await, app.agent("Zoe").await);
    app.sql(&format!("update ledger set reopened = 7 where question_id = {}", question.id)).await;
    run_if_due(&mut app.conn().await, crate::support::app::start_of_time()).await.unwrap();
    app.settle().await;
    root.get("/notifications").await.ok().saying("The nightly check found a difference");
    assert!(!eve.get("/notifications").await.ok().says("nightly check"));
    assert_eq!(app.count("select 1 from notifications where kind = 'ledger_differs'").await, 1);
}
