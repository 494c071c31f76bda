//! What the pages say, to whom.

use askwell::events::{Fact, Kind};
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::questions::{self, Question, Speaks};

/// Six questions on a board: four answered after 10, 20, 30 and 300 minutes, two that still wait.
pub(super) async fn asked(app: &TestApp, board: i64) -> Vec<Question> {
    let mut all = Vec::new();
    for _ in 0..6 {
        all.push(questions::ask(app, "ada", board, "Lamp stays dark").await);
    }
    for (question, minutes) in all.iter().zip([10, 10, 10, 270]) {
        app.clock.advance(TimeDelta::minutes(minutes));
        questions::reply(app, "eve", *question, Some(Speaks::Agent), &[]).await;
    }
    app.settle().await;
    all
}

async fn scene() -> (TestApp, Browser, i64) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    let agent = app.agent("Eve").await;
    (app, agent, board)
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_reads_how_fast_a_board_answers_with_those_who_wait_counted() {
    let (app, _, board) = scene().await;
    asked(&app, board).await;
    for path in ["/how-fast", "/b/lamps/how-fast"] {
        let page = app.guest().get(path).await.ok();
        // Three of six had their answer after half an hour; those who wait would make it twenty minutes.
        assert!(page.says("30 min"), "{path}: {}", page.text());
        assert!(page.says("Not reached: more than one in ten still waits"), "{path}");
        // Three kept, one late, two over their time.
        assert!(page.says("50%"), "{path}");
        assert!(page.says("A first answer within 4 h"), "{path}");
        assert!(page.says("Kaplan–Meier"), "{path}");
        assert!(page.says("2 Nov 2026"), "{path} does not say since when the oldest waits");
        assert!(!page.says("09:00") && !page.body.contains("T09:00"), "{path}: the minute tells which it is");
    }
    let page = app.guest().get("/b/lamps").await.ok();
    assert!(page.says("Usual first answer: 30 min"));
}

#[tokio::test(flavor = "multi_thread")]
async fn few_questions_say_nothing_but_since_when_the_oldest_waits() {
    let (app, _, board) = scene().await;
    questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    let page = app.guest().get("/b/lamps/how-fast").await.ok();
    assert!(page.says("Too little to say: one question in this time."));
    assert!(page.says("Since 2 Nov 2026") && !page.says("Since 2 Nov 2026, 09:00"));
    assert!(!app.guest().get("/b/lamps").await.ok().says("Usual first answer"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_longer_than_four_weeks_is_still_the_oldest() {
    let (app, _, board) = scene().await;
    questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.pass(TimeDelta::days(100)).await;
    asked(&app, board).await;
    let page = app.guest().get("/b/lamps/how-fast").await.ok();
    assert!(page.says("Since 2 Nov 2026") && page.says("30 min"));
}

#[tokio::test(flavor = "multi_thread")]
async fn since_when_a_hidden_or_private_question_waits_is_told_to_those_alone_who_answer() {
    let (app, agent, board) = scene().await;
    let private = questions::ask(&app, "ada", board, "My address is wrong").await;
    app.sql(&format!(
        "update threads set audience_id = (select staff_id from boards where id = {board}) where id = {}",
        private.id
    ))
    .await;
    app.settle().await;
    let page = app.guest().get("/how-fast").await.ok();
    assert!(page.says("Not told") && !page.says("Since"), "{}", page.text());
    let hidden = questions::ask(&app, "ada", board, "Buy my lamps").await;
    app.sql(&format!("update threads set hidden_at = '2026-11-02T09:00:00Z' where id = {}", hidden.id)).await;
    app.pass(TimeDelta::days(1)).await;
    questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    for path in ["/how-fast", "/b/lamps/how-fast"] {
        let page = app.guest().get(path).await.ok();
        assert!(page.says("Since 3 Nov 2026") && !page.says("Since 2 Nov"), "{path}: {}", page.text());
    }
    assert!(app.guest().get("/b/lamps/how-fast").await.ok().says("Waiting on us now 3"), "they are counted");
    agent.get("/reports").await.ok().saying("Waiting longest 24 h");
}

#[tokio::test(flavor = "multi_thread")]
async fn sentences_and_titles_are_those_of_the_language() {
    let (app, agent, board) = scene().await;
    asked(&app, board).await;
    app.guest().get("/b/lamps/how-fast").await.ok().saying("A first answer within 4 h.");
    let page = app.guest().get("/zh-hans/b/lamps/how-fast").await.ok();
    assert!(page.says("4 小时内首次回答。"), "{}", page.text());
    assert!(!page.says("首次回答."), "{}", page.text());
    agent.get("/reports").await.ok().saying("Half answered within, by week of asking");
}

#[tokio::test(flavor = "multi_thread")]
async fn boards_that_somebody_may_not_read_are_in_none_of_the_figures() {
    let (app, agent, board) = scene().await;
    asked(&app, board).await;
    let secret = app.board_for("secret", "Secret board", "staff").await;
    asked(&app, secret).await;
    let customer = app.customer("Ben").await;
    for browser in [&app.guest(), &customer] {
        let page = browser.get("/how-fast").await.ok();
        assert!(page.says("Lamps") && !page.body.contains("ecret"));
        assert_eq!(browser.get("/b/secret/how-fast").await.status, 404);
    }
    assert!(agent.get("/how-fast").await.ok().says("Secret board"));
    let reports = agent.get("/reports").await.ok();
    assert!(reports.says("Secret board"));

    // Whoever answers for one board only reads of that one.
    let own = app.customer("Ron").await;
    app.sql(&format!(
        "insert into member_roles (member_id, role, board_id, granted_at)
           select id, 'lead', {board}, '2026-11-01T00:00:00Z' from members where handle = 'ron'"
    ))
    .await;
    let reports = own.get("/reports").await.ok();
    assert!(reports.says("Lamps") && !reports.body.contains("ecret"));
    let chosen = own.get("/reports?board=secret").await.ok();
    assert!(!chosen.says("Secret board"));
    let file = own.get("/reports/boards.csv").await;
    assert!(file.body.contains("Lamps,6,4,") && !file.body.contains("ecret"), "{}", file.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_has_charts_each_with_its_table_and_file() {
    let (app, agent, board) = scene().await;
    asked(&app, board).await;
    let other = app.board("plugs", "Plugs").await;
    asked(&app, other).await;
    let page = agent.get("/reports").await.ok();
    let document = scraper::Html::parse_document(&page.body);
    let count = |selector: &str| document.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!(count("figure.chart"), 5, "satisfaction among them");
    assert_eq!(count("figure.chart details table"), 5);
    // Nobody has said how it went: there is nothing to draw.
    assert_eq!(count("figure.chart svg[role=img][aria-labelledby]"), 4);
    // Both boards have six questions each, at 9:00.
    assert!(page.says("12"));
    let table = agent.get("/reports/weeks.csv?board=lamps&from=2026-10-28&to=2026-11-04").await;
    let lines: Vec<&str> = table.body.lines().collect();
    assert!(table.body.starts_with('\u{feff}'));
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1], "2026-10-26,0,0,,,0,0,0,0,0,0,,,0");
    assert_eq!(lines[2], "2026-11-02,6,4,30,,3,3,4,0,2,0,,,6");
    let hours = agent.get("/reports/hours.csv").await;
    assert!(hours.body.lines().any(|line| line.starts_with("9,6,4,")), "{}", hours.body);
    assert_eq!(agent.get("/reports/nothing.csv").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_to_the_outcome_stands_beside_the_first_answer_with_open_ones_counted() {
    let (app, agent, board) = scene().await;
    let all = asked(&app, board).await;
    // The first, asked 300 minutes ago, is solved after 320; one is taken back; the other four are still open.
    app.clock.advance(TimeDelta::minutes(20));
    let by = askwell::db::MemberId(all[0].asker);
    for question in &all[..3] {
        questions::tell(&app, *question, Kind::QuestionSolved, None, Some(Fact::SaidSolved { by })).await;
    }
    app.settle().await;
    for browser in [&app.guest(), &agent] {
        let page = browser.get("/b/lamps/how-fast").await.ok();
        assert!(page.says("Half settled within 5 h 20 min"), "{}", page.text());
        assert!(
            page.says("Nine of ten settled within Not reached more than one in ten is still open"),
            "{}",
            page.text()
        );
        assert!(page.says("Settled means"));
    }
    let report = agent.get("/reports").await.ok().saying("Half settled within 5 h 20 min");
    assert!(!report.says("By language of the question"), "all are in one language");
    let file = agent.get("/reports/weeks.csv?board=lamps&from=2026-11-02&to=2026-11-04").await;
    assert_eq!(file.body.lines().nth(1).unwrap(), "2026-11-02,6,4,30,,3,3,4,0,2,3,320,,3");
    // One that is withdrawn waited until then and has no outcome: half are reached no more.
    questions::tell(&app, all[0], Kind::QuestionReopened, None, Some(Fact::SaidNotSolved)).await;
    questions::tell(&app, all[0], Kind::QuestionWithdrawn, None, Some(Fact::Withdrawn { by })).await;
    app.settle().await;
    let page = app.guest().get("/b/lamps/how-fast").await.ok();
    assert!(page.says("Half settled within Not reached more than half are still open"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_break_down_by_the_language_of_the_question() {
    let (app, agent, board) = scene().await;
    asked(&app, board).await;
    app.sql("update threads set lang = 'zh-Hant' where id in (select id from threads order by id limit 1)")
        .await;
    app.sql("update event_positions set pos = 0 where follower = 'figures'").await;
    app.settle().await;
    let report = agent.get("/reports").await.ok().saying("By language of the question").saying("繁體中文");
    assert_eq!(report.count("figure[aria-labelledby='wait-languages-t'] details table"), 1);
    let file = agent.get("/reports/languages.csv").await;
    let lines: Vec<&str> = file.body.lines().skip(1).collect();
    assert_eq!(
        lines,
        ["en,5,3,304,,2,3,3,0,2,0,,,5", "zh-Hans,0,0,,,0,0,0,0,0,0,,,0", "zh-Hant,1,1,,,1,0,1,0,0,0,,,1"]
    );
}

#[test]
fn a_cell_is_never_worked_out_as_a_formula() {
    let rows = [["=1+1", "a,b", "say \"hi\"", "-2"].map(str::to_owned).to_vec()];
    let text = askwell::web::csv::write(&["@head".to_owned()], &rows);
    assert_eq!(text, "\u{feff}'@head\r\n'=1+1,\"a,b\",\"say \"\"hi\"\"\",'-2\r\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_back_waits_too_and_since_when_it_does() {
    let (app, _, board) = scene().await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.pass(TimeDelta::days(2)).await;
    assert!(app.guest().get("/b/lamps/how-fast").await.ok().says("Waiting on us now 0"));
    questions::reply(&app, "ada", question, Some(Speaks::Asker), &[]).await;
    app.settle().await;
    let page = app.guest().get("/b/lamps/how-fast").await.ok();
    assert!(page.says("Waiting on us now 1") && page.says("Since 4 Nov 2026"), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_tells_how_the_last_seven_days_went_on_the_boards_of_whoever_looks() {
    let (app, agent, board) = scene().await;
    let elsewhere = app.board("cables", "Cables").await;
    let of_cables = app.member("Olga", Some("agent")).await;
    let only_there = format!(
        "update member_roles set board_id = {elsewhere} where member_id = (select id from members where handle = 'olga')"
    );
    app.sql(&only_there).await;
    let says = |page: &crate::support::page::Page| page.text_of(".kpis");
    assert!(says(&agent.get("/desk").await.ok()).contains("median first answer, 7 days –"));
    asked(&app, board).await;
    assert!(
        says(&agent.get("/desk").await.ok())
            .contains("median first answer, 7 days 30 min in time, 7 days 50%")
    );
    assert!(says(&of_cables.get("/desk").await.ok()).contains("median first answer, 7 days –"));
    for _ in 0..4 {
        questions::ask(&app, "ada", board, "Lamp stays dark").await;
    }
    app.pass(TimeDelta::hours(6)).await;
    let page = agent.get("/desk").await.ok();
    assert!(says(&page).contains("median first answer, 7 days Not reached"), "more than half wait");
    app.pass(TimeDelta::days(7)).await;
    assert!(says(&agent.get("/desk").await.ok()).contains("median first answer, 7 days –"), "it is past");
}
