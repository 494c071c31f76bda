//! Measures and sums follow what happens, whatever is undone, and a check finds what was edited by hand.

use askwell::events::{Fact, Kind};
use askwell::figures::queries::checks;
use askwell::figures::self_check;
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::questions::{self, Question, Speaks};

async fn scene() -> (TestApp, Question) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    questions::ask(&app, "ada", board, "Lamp hums").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.clock.advance(TimeDelta::minutes(200));
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.settle().await;
    (app, question)
}

const SUM: &str = "select coalesce(sum(q), 0)::bigint as count from question_weeks, unnest(questions) q where clock = 'answer'";

async fn differences(app: &TestApp) -> Vec<String> {
    self_check::run(&mut app.conn().await, |_| {}).await.unwrap().differences
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_ends_a_wait_and_taking_it_out_of_sight_brings_the_wait_back() {
    let (app, question) = scene().await;
    assert_eq!(app.count("select from answer_measures where ending is null").await, 1);
    // 200 minutes are rounded up to a multiple of four.
    let stored = "select from question_weeks where ending = 'staff_in_time' and minutes = '{200}' and questions = '{1}'";
    assert_eq!(app.count(stored).await, 1);
    assert_eq!(differences(&app).await, Vec::<String>::new());

    questions::tell(&app, question, Kind::QuestionReopened, None, Some(Fact::PostGone { post: 2 })).await;
    app.settle().await;
    assert_eq!(app.number(SUM).await, 0);
    assert_eq!(app.count("select from answer_measures where ending is null").await, 2);
    assert_eq!(app.count("select from answer_hours").await, 0);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn all_waits_of_a_week_stand_in_one_row() {
    let (app, _) = scene().await;
    let board = app.number("select id as count from boards").await;
    let mut asked = Vec::new();
    for title in ["Lamp smells", "Lamp blinks", "Lamp is cold"] {
        asked.push(questions::ask(&app, "ada", board, title).await);
    }
    app.clock.advance(TimeDelta::minutes(10));
    questions::reply(&app, "eve", asked[0], Some(Speaks::Agent), &[]).await;
    questions::reply(&app, "eve", asked[1], Some(Speaks::Agent), &[]).await;
    app.clock.advance(TimeDelta::minutes(20));
    questions::reply(&app, "eve", asked[2], Some(Speaks::Agent), &[]).await;
    app.settle().await;
    let row = |minutes: &str, questions: &str| {
        format!(
            "select from question_weeks where clock = 'answer' and minutes = '{minutes}' and questions = '{questions}'"
        )
    };
    assert_eq!(app.count(&row("{10,30,200}", "{2,1,1}")).await, 1);
    for gone in [0, 2] {
        let fact = Some(Fact::PostGone { post: 2 });
        questions::tell(&app, asked[gone], Kind::QuestionReopened, None, fact).await;
    }
    app.settle().await;
    assert_eq!(app.count(&row("{10,200}", "{1,1}")).await, 1);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_moved_question_counts_where_it_stands_and_a_removed_one_nowhere() {
    let (app, question) = scene().await;
    let other = app.board("plugs", "Plugs").await;
    let target = app.number(&format!("select id as count from targets where board_id = {other}")).await;
    let moved = Fact::Moved { board: askwell::db::BoardId(other), target: askwell::db::TargetId(target) };
    let from = askwell::db::BoardId(question.board);
    questions::tell(&app, question, Kind::ThreadMoved { from }, None, Some(moved)).await;
    app.settle().await;
    assert_eq!(app.number(&format!("{SUM} and board_id = {other}")).await, 1);
    assert_eq!(app.number(&format!("{SUM} and board_id = {}", question.board)).await, 0);

    let by = askwell::db::MemberId(questions::member(&app, "eve").await);
    questions::tell(&app, question, Kind::QuestionWithdrawn, None, Some(Fact::Removed { by })).await;
    app.settle().await;
    assert_eq!(app.number(SUM).await, 0);
    assert_eq!(app.count("select from answer_measures").await, 1);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn replaying_every_event_comes_to_the_same() {
    let (app, _) = scene().await;
    app.sql("update event_positions set pos = 0 where follower = 'figures'").await;
    app.settle().await;
    assert_eq!(app.number(SUM).await, 1);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_names_what_was_edited_by_hand() {
    let (app, question) = scene().await;
    app.sql("update question_weeks set questions[1] = questions[1] + 5").await;
    assert_eq!(differences(&app).await, ["question_weeks differs from the measures by 5 questions"]);
    app.sql("update question_weeks set questions[1] = questions[1] - 5; delete from answer_hours").await;
    assert_eq!(differences(&app).await, ["answer_hours differs from the measures by 1 questions"]);
    app.sql("update event_positions set pos = 0 where follower = 'figures'; truncate answer_measures, question_weeks").await;
    app.settle().await;
    assert_eq!(differences(&app).await, Vec::<String>::new());

    app.sql(&format!("update answer_measures set ending = 'staff_late' where question_id = {}", question.id))
        .await;
    let found = differences(&app).await;
    assert!(found[0].starts_with(&format!("question {}: ", question.id)), "{found:?}");
    app.sql("delete from answer_measures where ending is null").await;
    assert_eq!(differences(&app).await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_is_summed_up_and_forgotten_when_the_question_is_open_again() {
    let (app, question) = scene().await;
    let outcomes = "select coalesce(sum(q), 0)::bigint as count from question_weeks, unnest(questions) q where clock = 'outcome' and ending = 'ended' and minutes = '{320}'";
    app.clock.advance(TimeDelta::minutes(120));
    let by = askwell::db::MemberId(question.asker);
    questions::tell(&app, question, Kind::QuestionSolved, None, Some(Fact::SaidSolved { by })).await;
    app.settle().await;
    assert_eq!(app.number(outcomes).await, 1);
    assert_eq!(differences(&app).await, Vec::<String>::new());
    app.sql("update question_weeks set minutes = '{321}' where clock = 'outcome'").await;
    assert_eq!(differences(&app).await, ["question_weeks differs from the measures by 2 questions"]);
    app.sql("update question_weeks set minutes = '{320}' where clock = 'outcome'").await;

    questions::tell(&app, question, Kind::QuestionReopened, None, Some(Fact::SaidNotSolved)).await;
    app.settle().await;
    assert_eq!(app.number(outcomes).await, 0);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_counts_in_the_language_it_is_asked_in_after_an_edit_too() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, eve) = (app.customer("Ada").await, app.agent("Eve").await);
    let (_, id) = crate::threads::ask(&ada, "lamps", "Why does my lamp stay dark at night?").await;
    eve.post(&format!("/t/{id}/posts"), &[("body", "Turn it."), ("do", "answer")]).await.ok();
    app.settle().await;
    let counted = |lang: &str| {
        format!(
            "select coalesce(sum(q), 0)::bigint as count from question_weeks, unnest(questions) q where lang = '{lang}'"
        )
    };
    assert_eq!((app.number(&counted("en")).await, app.number(&counted("zh-Hans")).await), (1, 0));
    let post = crate::threads::post_id(&app, id, 1).await;
    let edit = [
        ("title", "为什么我的灯晚上不亮？"),
        ("body", "我的灯晚上不亮，请问应该怎么办？谢谢各位。"),
        ("revision", "0"),
    ];
    ada.post(&format!("/posts/{post}"), &edit).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from threads where lang = 'zh-Hans'").await, 1, "the edit took");
    assert_eq!((app.number(&counted("en")).await, app.number(&counted("zh-Hans")).await), (0, 1));
    assert_eq!(differences(&app).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_measured_yet_is_no_difference() {
    let (app, question) = scene().await;
    questions::ask(&app, "ada", question.board, "Lamp smells").await;
    let report = self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert_eq!((report.checked, report.skipped, report.differences.len()), (2, 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn it_runs_every_night_by_itself() {
    let (app, _) = scene().await;
    app.pass(TimeDelta::days(1)).await;
    let checked = checks::newest(&mut app.conn().await).await.unwrap().unwrap();
    assert_eq!((checked.checked, checked.differences), (2, 0));
    assert_eq!(app.count("select from figure_checks").await, 1);
    app.pass(TimeDelta::days(1)).await;
    assert_eq!(app.count("select from figure_checks").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn admins_hear_of_figures_that_differ_and_can_open_the_question() {
    let (app, question) = scene().await;
    let (root, zoe) = (app.admin("Root").await, app.agent("Zoe").await);
    root.get("/admin").await.ok().saying("The figures are checked every night");
    app.sql(&format!("update answer_measures set ending = 'staff_late' where question_id = {}", question.id))
        .await;
    let found = differences(&app).await;
    let said = format!(
        "question {}: its end of the wait is staff_late, its story comes to staff_in_time",
        question.id
    );
    assert_eq!(found[0], said);
    self_check::run_if_due(&mut app.conn().await, app.clock.now()).await.unwrap();
    app.settle().await;
    root.get("/notifications").await.ok().saying("The nightly check found a difference in the figures");
    assert!(!zoe.get("/notifications").await.ok().says("nightly check"));
    assert_eq!(app.count("select from notifications where kind = 'figures_differ'").await, 1);
    let page = root.get("/admin").await.ok().saying("Nightly check of the figures: 2 questions were checked");
    assert_eq!(page.count(&format!("a[href='/t/{}']", question.id)), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_zone_of_the_site_moves_days_and_hours() {
    let (app, question) = scene().await;
    assert_eq!(app.count("select from answer_hours where hours = '{9}'").await, 1);
    app.sql("update settings set time_zone = 'Asia/Shanghai'").await;
    questions::ask(&app, "ada", question.board, "Lamp smells").await;
    app.settle().await;
    assert_eq!(app.count("select from answer_hours where hours = '{17}'").await, 1);
    assert_eq!(app.count("select from answer_measures where asked_hour = 17").await, 2);
    assert_eq!(differences(&app).await, Vec::<String>::new());
}
