//! The link of a mail by which the asker says whether their question is solved, without signing in.

use askwell::db::MemberId;
use askwell::mail::signed::Purpose;
use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::questions::{self, Question, Speaks};

/// An answered question, and the way that its asker's mail shows.
async fn answered() -> (TestApp, Question, String) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    questions::reply(&app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.settle().await;
    let way = way(&app);
    (app, question, way)
}

/// The path of the newest mail's link.
fn way(app: &TestApp) -> String {
    let mail = app.mails_to("ada@example.org").pop().unwrap();
    let start = mail.html.find(&format!("{}/e/", app.base)).unwrap() + app.base.len();
    let path = mail.html[start..].split(['"', '#']).next().unwrap();
    assert!(path.ends_with("/solved"), "{path}");
    path.to_owned()
}

async fn says(browser: &Browser, way: &str, says: &str, reason: &str) -> crate::support::page::Page {
    browser.post(way, &[("says", says), ("reason", reason)]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_the_link_changes_nothing_and_its_button_solves() {
    let (app, question, way) = answered().await;
    let guest = app.guest();
    for _ in 0..3 {
        let page = guest.get(&way).await.ok().saying("Did this solve it?").saying("Lamp stays dark");
        assert_eq!(page.count("main form"), 2, "yes, and not yet");
    }
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_asker'").await, 1, "as before");
    says(&guest, &way, "solved", "").await.ok().saying("Glad it is solved.").saying("counts as solved");
    assert_eq!(app.count("select 1 from ledger where outcome = 'accepted'").await, 1);
    let by_ada = format!(
        "select 1 from ledger l join threads t on t.question_id = l.question_id where l.closed_by = t.author_id and t.id = {}",
        question.id
    );
    assert_eq!(app.count(&by_ada).await, 1, "it is the asker's word");
    says(&guest, &way, "solved", "").await.ok();
    assert_eq!(app.count("select 1 from events where kind = 'question_solved'").await, 1, "once");
    assert!(guest.get("/my/questions").await.path.starts_with("/sign-in"), "nobody is signed in by it");
}

#[tokio::test(flavor = "multi_thread")]
async fn not_yet_reopens_with_the_reason_as_a_reply_and_the_clock_starts_anew() {
    let (app, question, way) = answered().await;
    app.pass(TimeDelta::hours(30)).await;
    let guest = app.guest();
    says(&guest, &way, "not_solved", "It still *flickers* at night.")
        .await
        .ok()
        .saying("The question is open again.");
    app.settle().await;
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff' and reopened = 1").await, 1);
    assert_eq!(app.count(&format!("select 1 from posts p join threads t on t.id = p.thread_id where t.id = {} and p.author_id = t.author_id and p.body = 'It still *flickers* at night.'", question.id)).await, 1);
    let due =
        "select 1 from ledger where answer_due = '2026-11-02T09:00:00Z'::timestamptz + interval '34 hours'";
    assert_eq!(app.count(due).await, 1, "four hours from now");
    let open =
        guest.get(&way).await.ok().saying("You will have a reply by 19:00 on Tuesday 3 November 2026 (UTC)");
    assert_eq!(open.count("main form"), 2, "yes, and what is still missing");
    let again = says(&guest, &way, "not_solved", "").await.ok();
    again.saying("The question is open again.");
    assert_eq!(app.count("select 1 from events where kind = 'question_reopened'").await, 1, "once");
    let more = says(&guest, &way, "not_solved", "And another thing.").await.ok();
    more.saying("What you wrote stands in your question");
    assert_eq!(app.count("select 1 from posts where body = 'And another thing.'").await, 1);
    assert_eq!(app.count(due).await, 1, "the clock runs on as it did");
}

#[tokio::test(flavor = "multi_thread")]
async fn solved_after_all_ends_what_waits_on_staff_again() {
    let (app, question, way) = answered().await;
    let guest = app.guest();
    says(&guest, &way, "not_solved", "It still flickers.").await.ok();
    says(&guest, &way, "solved", "").await.ok().saying("Glad it is solved.").saying("counts as solved");
    says(&guest, &way, "solved", "").await.ok();
    app.settle().await;
    assert_eq!(
        app.count("select 1 from ledger where outcome = 'accepted' and accepted_number is null").await,
        1
    );
    assert_eq!(app.count("select 1 from events where kind = 'question_solved'").await, 1, "once");
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
    // Nobody has answered this one: there is nothing to be solved by.
    let other = questions::ask(&app, "ada", question.board, "Lamp hums").await;
    let about = other.id.to_string();
    let token = app.engine.app.signed.token(Purpose::SaySolved, MemberId(other.asker), &about);
    let unanswered = askwell::urls::solved_by_mail(&token);
    assert_eq!(guest.get(&unanswered).await.ok().count("main form"), 1, "what is missing");
    assert_eq!(says(&guest, &unanswered, "solved", "").await.status, 422);
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn times_behind_the_link_are_the_askers_and_the_zone_is_named() {
    let (app, _, way) = answered().await;
    app.sql("update members set time_zone = 'Asia/Singapore' where handle = 'ada'").await;
    says(&app.guest(), &way, "not_solved", "Dark.").await.ok();
    app.guest().get(&way).await.ok().saying("by 21:00 on Monday 2 November 2026 (Asia/Singapore)");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_torn_link_says_what_to_do_and_nothing_more() {
    let (app, question, way) = answered().await;
    let torn = &way.replace("/solved", "x/solved");
    let gone = &format!("/e/{}.{}.forged/solved", question.asker, question.id);
    for path in [torn.as_str(), gone, "/e/nothing/contact", "/e/nothing/unsubscribe", "/e/nothing"] {
        let page = app.guest().get(path).await;
        assert_eq!(page.status, 404, "{path}");
        let page = page.saying("This link does not work").saying("newest mail").saying("Sign in");
        assert!(!page.says("Page not found"), "{path}: {}", page.text());
    }
    app.guest().get("/nothing").await.saying("Page not found");
}

#[tokio::test(flavor = "multi_thread")]
async fn not_yet_without_words_and_with_only_thanks_reopens_too() {
    let (app, _, way) = answered().await;
    says(&app.guest(), &way, "not_solved", " ").await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
    let (app, _, way) = answered().await;
    says(&app.guest(), &way, "not_solved", "Thanks!").await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_silence_ended_comes_back_by_the_last_mail() {
    let (app, _, _) = answered().await;
    for _ in 0..3 {
        app.pass(TimeDelta::days(4)).await;
    }
    assert_eq!(app.count("select 1 from ledger where outcome = 'presumed_solved'").await, 1);
    let way = way(&app);
    app.pass(TimeDelta::days(400)).await;
    app.guest().get(&way).await.ok().saying("counts as solved");
    says(&app.guest(), &way, "not_solved", "Dark again.").await.ok();
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_staff'").await, 1, "at any time");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_speaks_for_another_and_nothing_beyond_is_opened() {
    let (app, question, way) = answered().await;
    let token = way.split('/').nth(2).unwrap();
    let (signed, mac) = token.rsplit_once('.').unwrap();
    let (member, thread) = signed.split_once('.').unwrap();
    let other = questions::ask(&app, "ada", question.board, "Lamp hums").await;
    let stop = app.mails_to("ada@example.org").pop().unwrap().unsubscribe.unwrap();
    let stop = stop.split('/').rev().nth(1).unwrap().to_owned();
    for forged in [
        format!("{member}.{}.{mac}", other.id),
        format!("{}.{thread}.{mac}", member.parse::<i64>().unwrap() + 1),
        format!("{member}.{thread}"),
        format!("{member}.{thread}."),
        stop,
        "nothing".to_owned(),
    ] {
        let path = format!("/e/{forged}/solved");
        assert_eq!(app.guest().get(&path).await.status, 404, "{forged}");
        assert_eq!(says(&app.guest(), &path, "solved", "").await.status, 404, "{forged}");
    }
    assert_eq!(says(&app.guest(), &way, "withdrawn", "").await.status, 400, "only what the mail asked");
    assert_eq!(says(&app.guest(), &way, "", "").await.status, 400);
    let long = "a".repeat(70_000);
    let refused = says(&app.guest(), &way, "not_solved", &long).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text_of("#reason").contains(&long), "kept as typed");
    assert_eq!(app.count("select 1 from ledger where state = 'waiting_asker'").await, 1);
    app.sql("update members set suspended_at = created_at where handle = 'ada'").await;
    assert_eq!(app.guest().get(&way).await.status, 404, "whoever is suspended says nothing this way either");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_the_askers_language() {
    let (app, _, way) = answered().await;
    app.sql("update members set lang = 'zh-Hant' where handle = 'ada'").await;
    app.guest().get(&way).await.ok().saying("問題解決了嗎？").saying("是的，已解決");
}
