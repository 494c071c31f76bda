//! An asker whose question ended as solved is asked once how it went; sums are shown, never names.

use askwell::events::{Fact, Kind};
use askwell::figures::model::ratings::{Satisfaction, Told};
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::questions::{self, Question, Speaks};

struct Scene {
    app: TestApp,
    ada: Browser,
    eve: Browser,
    question: Question,
}

/// An answered question.
async fn scene() -> Scene {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    let eve = app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.settle().await;
    Scene { app, ada, eve, question }
}

impl Scene {
    async fn is_solved(&self) {
        self.ada.post(&format!("/t/{}/outcome", self.question.id), &[("says", "solved")]).await.ok();
        self.app.settle().await;
    }

    /// The path of the mail's link that ticks an answer.
    fn way(&self) -> String {
        let mail = self.app.mails_to("ada@example.org").pop().unwrap();
        assert!(mail.subject.contains("How did it go?"), "{}", mail.subject);
        let start = mail.html.find(&format!("{}/e/", self.app.base)).unwrap() + self.app.base.len();
        mail.html[start..].split(['"', '?']).next().unwrap().to_owned()
    }

    async fn page(&self) -> crate::support::page::Page {
        self.ada.get(&format!("/t/{}/a-question", self.question.id)).await.ok()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_asks_once_and_its_link_changes_nothing_until_the_button_is_pressed() {
    let scene = scene().await;
    let before = scene.app.mails_to("ada@example.org").len();
    scene.is_solved().await;
    assert_eq!(scene.app.mails_to("ada@example.org").len(), before + 1);
    let (way, guest) = (scene.way(), scene.app.guest());
    for _ in 0..2 {
        let page = guest.get(&format!("{way}?satisfied=4")).await.ok().saying("Lamp stays dark");
        assert_eq!(page.attribute("input[name=satisfied][checked]", "value").as_deref(), Some("4"));
    }
    assert_eq!(scene.app.count("select 1 from ratings where rated_at is null").await, 1);
    guest.post(&way, &[("solved", "yes"), ("satisfied", "4")]).await.ok().saying("Thank you for telling us.");
    assert_eq!(scene.app.count("select 1 from ratings where solved and satisfied = 4").await, 1);
    guest.post(&way, &[("solved", "yes"), ("satisfied", "4")]).await.ok();
    assert_eq!(scene.app.count("select 1 from events where kind = 'question_rated'").await, 1, "once");
    assert_eq!(guest.post(&way, &[]).await.status, 422);
    assert_eq!(guest.post(&way, &[("satisfied", "6")]).await.status, 422);
    let forged = way.replace(&format!(".{}.", scene.question.id), ".999.");
    assert_eq!(guest.get(&forged).await.status, 404);
    scene.app.settle().await;
    assert_eq!(scene.app.mails_to("ada@example.org").len(), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_not_satisfied_finds_the_way_to_open_it_again_and_is_asked_anew_after_the_next_end() {
    let scene = scene().await;
    assert!(!scene.page().await.says("Is your question solved?"), "it has not ended");
    scene.is_solved().await;
    assert!(scene.page().await.says("Is your question solved?"));
    assert!(!scene.eve.get(&format!("/t/{}/a-question", scene.question.id)).await.ok().says("Two questions"));
    let address = format!("/t/{}/ratings", scene.question.id);
    assert_eq!(scene.eve.post(&address, &[("solved", "no")]).await.status, 403);
    scene.ada.post(&address, &[("solved", "no"), ("satisfied", "1")]).await.ok();
    let way = scene.way();
    let page = scene.app.guest().get(&way).await.ok();
    let reopen = page.attribute("main a[href*='/solved#not-yet']", "href").unwrap();
    let form = reopen.split('#').next().unwrap();
    scene.app.guest().post(form, &[("says", "not_solved"), ("reason", "")]).await.ok();
    scene.app.clock.advance(TimeDelta::hours(1));
    questions::reply(&scene.app, "eve", scene.question, Some(Speaks::Agent), &[]).await;
    scene.is_solved().await;
    assert_eq!(scene.app.count("select 1 from ratings").await, 2, "what was said of the first end stays");
    assert_eq!(scene.app.count("select 1 from ratings where rated_at is null").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_wants_no_such_mail_gets_none_and_an_end_that_was_taken_back_is_forgotten() {
    let scene = scene().await;
    scene
        .app
        .sql("insert into notification_choices (member_id, kind, here, mail, changed_at) select id, 'rating', true, false, '2026-11-01T00:00:00Z' from members")
        .await;
    let before = scene.app.mails_to("ada@example.org").len();
    let by = askwell::db::MemberId(scene.question.asker);
    let accepted = Fact::Accepted { by, post: 2 };
    questions::tell(&scene.app, scene.question, Kind::QuestionSolved, Some(by.0), Some(accepted)).await;
    scene.app.settle().await;
    assert_eq!(scene.app.mails_to("ada@example.org").len(), before);
    assert!(scene.ada.get("/notifications").await.ok().says("How did it go?"));
    questions::tell(&scene.app, scene.question, Kind::QuestionReopened, Some(by.0), Some(Fact::Unaccepted))
        .await;
    scene.app.settle().await;
    assert_eq!(scene.app.count("select 1 from ratings").await, 0);
}

/// Answers to one question with these numbers: all but the second say yes, the first marks 2, the others 5.
fn rate(question: Question, from: i64, to: i64) -> String {
    format!(
        "insert into ratings (question_id, closed_at, board_id, solved, satisfied, rated_at)
         select {}, timestamptz '2026-11-02 09:00Z' + n * interval '1 minute', {}, n <> 2, case when n > 1 then 5 else 2 end,
                '2026-11-02T12:00:00Z' from generate_series({from}, {to}) n",
        question.id, question.board
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_few_answers_of_one_board_cannot_be_had_by_taking_off_those_of_the_others() {
    let scene = scene().await;
    let plugs = scene.app.board("plugs", "Plugs").await;
    let other = questions::ask(&scene.app, "ada", plugs, "Plug is loose").await;
    scene.app.sql(&format!("{}; {}", rate(scene.question, 1, 6), rate(other, 1, 3))).await;
    let page = scene.eve.get("/reports").await.ok();
    assert!(page.says("4.5 of 5"), "of lamps: {}", page.text());
    assert!(!page.says("4.3 of 5") && !page.says("9 of 9 asked"), "of both: {}", page.text());
    let file = scene.eve.get("/reports/satisfaction.csv").await;
    assert!(file.body.lines().any(|line| line == "2026-11-02,,,,,,"), "{}", file.body);
    let file = scene.eve.get("/reports/satisfaction.csv?board=lamps").await;
    assert!(file.body.lines().any(|line| line == "2026-11-02,6,6,5,6,4.5,6"), "{}", file.body);
    // With two more of plugs both are told, and their sum.
    scene.app.sql(&rate(other, 4, 5)).await;
    scene.eve.get("/reports").await.ok().saying("4.4 of 5").saying("11 of 11 asked");
}

#[test]
fn a_sum_is_told_where_what_it_would_betray_is_nothing_or_enough() {
    let board = |marks: i64| Satisfaction { marks, marks_sum: marks * 4, ..Satisfaction::default() };
    let told = |marks: &[i64]| Told::of(&marks.iter().map(|marks| board(*marks)).collect::<Vec<_>>()).marks;
    assert_eq!(told(&[]), Some((0, 0)));
    assert_eq!((told(&[4]), told(&[5])), (None, Some((5, 20))));
    assert_eq!((told(&[9, 0]), told(&[9, 1]), told(&[9, 4])), (Some((9, 36)), None, None));
    assert_eq!((told(&[9, 2, 2]), told(&[9, 2, 3]), told(&[2, 3])), (None, Some((14, 56)), Some((5, 20))));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_end_is_asked_about_once_whatever_it_is_called_afterwards() {
    let scene = scene().await;
    let (app, question) = (&scene.app, scene.question);
    questions::reply(app, "eve", question, Some(Speaks::Agent), &[]).await;
    let (ada, eve) = (askwell::db::MemberId(question.asker), questions::member(app, "eve").await);
    let verified = Fact::Verified { by: askwell::db::MemberId(eve), post: 2 };
    questions::tell(app, question, Kind::QuestionSolved, Some(eve), Some(verified)).await;
    app.settle().await;
    let rate = format!("/t/{}/ratings", question.id);
    scene.ada.post(&rate, &[("solved", "yes"), ("satisfied", "5")]).await.ok();
    let mails = app.mails_to("ada@example.org").len();
    for post in [2, 3, 2] {
        app.clock.advance(TimeDelta::hours(1));
        let accepted = Fact::Accepted { by: ada, post };
        questions::tell(app, question, Kind::QuestionSolved, Some(ada.0), Some(accepted)).await;
        app.settle().await;
        assert!(scene.page().await.says("Is your question solved?"), "it can be changed");
        scene.ada.post(&rate, &[("solved", "yes"), ("satisfied", "4")]).await.ok();
        assert_eq!(app.count("select 1 from ratings").await, 1, "accepting {post} asks again");
    }
    assert_eq!(app.count("select 1 from ratings where satisfied = 4").await, 1);
    assert_eq!(app.mails_to("ada@example.org").len(), mails);
}

#[tokio::test(flavor = "multi_thread")]
async fn reports_show_sums_with_the_response_rate_and_nothing_of_few() {
    let scene = scene().await;
    let rate = |from: i64, to: i64| rate(scene.question, from, to);
    scene.app.sql(&rate(1, 4)).await;
    let page = scene.eve.get("/reports").await.ok();
    assert!(!page.says("100%") && !page.says("4 of 4 asked") && !page.says("4.2 of 5"));
    let file = scene.eve.get("/reports/satisfaction.csv").await;
    assert!(file.body.lines().any(|line| line == "2026-11-02,,,,,,"), "{}", file.body);
    scene.app.sql(&rate(5, 5)).await;
    scene
        .app
        .sql(&format!(
            "insert into ratings (question_id, closed_at, board_id) values ({}, '2026-11-02T10:00:00Z', {})",
            scene.question.id, scene.question.board
        ))
        .await;
    let page = scene.eve.get("/reports").await.ok();
    // Four of five say yes; marks 2, 5, 5, 5, 5.
    assert!(page.says("80%") && page.says("4.4 of 5") && page.says("5 of 6 asked"), "{}", page.text());
    assert!(!page.body.contains("Ada"));
    let file = scene.eve.get("/reports/satisfaction.csv").await;
    assert!(file.body.lines().any(|line| line == "2026-11-02,6,5,4,5,4.4,5"), "{}", file.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_silence_ends_it_the_mail_that_says_so_asks_too() {
    let scene = scene().await;
    for _ in 0..3 {
        scene.app.pass(TimeDelta::days(4)).await;
    }
    let mails = scene.app.mails_to("ada@example.org");
    let last = mails.last().unwrap();
    assert!(last.subject.starts_with("We take this as solved") && last.html.contains("/rate?satisfied=5"));
    assert_eq!(scene.app.count("select 1 from ratings where rated_at is null").await, 1);
    assert!(scene.page().await.says("Is your question solved?"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_it_is_not_solved_is_asked_at_once_whether_to_go_on() {
    let scene = scene().await;
    scene.is_solved().await;
    let page = scene.app.guest().post(&scene.way(), &[("solved", "no")]).await.ok();
    let page = page.saying("Shall we go on?").saying("Lamp stays dark");
    assert!(page.path.ends_with("/solved"), "{}", page.path);
    let form = [("says", "not_solved"), ("reason", "It is dark again.")];
    scene.app.guest().post(&page.path, &form).await.ok().saying("The question is open again.");
    scene.app.settle().await;
    assert_eq!(scene.app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    assert_eq!(scene.app.count("select 1 from ratings where solved = false").await, 1, "it still counts");
}
