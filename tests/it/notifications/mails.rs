//! What goes out by mail, to whom, in which language.

use askwell::db::{MemberId, PostId};
use askwell::events::{Fact, Kind};
use chrono::TimeDelta;

use super::told::{article, promote};
use crate::support::TestApp;
use crate::support::questions::{self, Question, Speaks};

async fn scene() -> (TestApp, Question) {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    for name in ["Ada", "Bob"] {
        app.customer(name).await;
    }
    app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    (app, question)
}

async fn agent_answers(app: &TestApp, question: Question) {
    questions::reply(app, "eve", question, Some(Speaks::Agent), &[]).await;
    app.settle().await;
}

fn subjects(app: &TestApp, address: &str) -> Vec<String> {
    app.mails_to(address).into_iter().map(|mail| mail.subject).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_confirmed_with_its_number_and_the_promised_time() {
    let (app, question) = scene().await;
    let mails = app.mails_to("ada@example.org");
    let subject = format!("We have your question (no. {}): Lamp stays dark", question.id);
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].subject, subject);
    let promise = "You will have an answer by 13:00 on Monday 2 November 2026 (UTC).";
    assert!(mails[0].text.contains(promise), "{}", mails[0].text);
    assert!(mails[0].html.contains(&format!("{}/t/{}/a-question", app.base, question.id)));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_comes_in_full_and_asks_the_asker_whether_it_worked() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    let mails = app.mails_to("ada@example.org");
    let mail = mails.last().unwrap();
    assert_eq!(mail.subject, "Eve replied: Lamp stays dark");
    assert!(
        mail.text.contains("Hold the button for ten seconds.") && mail.text.contains("Yes, it is solved"),
        "{}",
        mail.text
    );
    assert!(mail.html.contains("/solved#not-yet") && mail.text.contains("Not yet"), "{}", mail.html);
    assert_eq!(mail.conversation, mails[0].conversation, "one conversation");
    assert_eq!(app.count("select 1 from notifications where mailed_at is not null").await, 1);

    agent_answers(&app, question).await;
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 3, "each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_is_met_with_two_reminders_and_then_an_end() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    for days in [2, 1, 3, 1, 2, 1, 5] {
        app.pass(TimeDelta::days(days)).await;
    }
    let subjects = subjects(&app, "ada@example.org");
    let ends: Vec<&str> = subjects.iter().skip(2).map(String::as_str).collect();
    let reminder = "Did this solve it? Lamp stays dark";
    assert_eq!(ends, [reminder, reminder, "We take this as solved: Lamp stays dark"]);
    assert_eq!(app.count("select 1 from ledger where outcome = 'presumed_solved'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn reminders_come_on_the_third_and_seventh_day_not_before() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    let before = app.mails().len();
    app.pass(TimeDelta::days(3) - TimeDelta::minutes(1)).await;
    assert_eq!(app.mails().len(), before);
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(app.mails().len(), before + 1);
    app.pass(TimeDelta::days(4) - TimeDelta::minutes(1)).await;
    assert_eq!(app.mails().len(), before + 1);
    app.pass(TimeDelta::minutes(1)).await;
    assert_eq!(app.mails().len(), before + 2);
    app.pass(TimeDelta::days(3)).await;
    assert!(app.mails().last().unwrap().subject.starts_with("We take this as solved"));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_mail_without_a_confirmed_address_nor_for_what_was_read_or_taken_away() {
    let (app, question) = scene().await;
    let before = app.mails().len();
    app.sql("update members set email_confirmed_at = null where handle = 'ada'").await;
    agent_answers(&app, question).await;
    assert_eq!(app.mails().len(), before);

    app.sql("update members set email_confirmed_at = created_at where handle = 'ada'").await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    app.sql("update notifications set read_at = at").await;
    app.settle().await;
    assert_eq!(app.mails().len(), before, "read before the mail was due");

    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    app.sql("update posts set state = 'hidden' where number > 1").await;
    app.settle().await;
    assert_eq!(app.mails().len(), before, "the post was hidden before the mail was due");

    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    app.sql(&format!(
        "update threads set hidden_at = created_at, author_id = {}",
        questions::member(&app, "bob").await
    ))
    .await;
    app.settle().await;
    assert_eq!(app.mails().len(), before, "no longer readable");
}

#[tokio::test(flavor = "multi_thread")]
async fn marks_hiding_and_articles_have_subjects_of_their_own_in_the_reader_s_language() {
    let (app, question) = scene().await;
    app.sql("update members set lang = 'zh-Hans' where handle = 'bob'").await;
    let (bob, eve) = (questions::member(&app, "bob").await, questions::member(&app, "eve").await);
    let post = PostId(questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await);
    let author = MemberId(bob);
    let article = article(&app, "public").await;
    promote(&app, question, article, eve).await;
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!(mails.last().unwrap().subject, "Now in the FAQ: What to do when the lamp is dark");
    assert!(mails.last().unwrap().text.contains("Yes, it is solved"));
    let accepted = Fact::Accepted { by: MemberId(question.asker), post: 2 };
    questions::tell(
        &app,
        question,
        Kind::AnswerAccepted { post, author },
        Some(question.asker),
        Some(accepted),
    )
    .await;
    // Mails of one moment may leave in any order.
    app.settle().await;
    questions::tell(&app, question, Kind::PostHidden { post, author }, Some(eve), None).await;
    app.settle().await;
    let expected = ["您的回答已被采纳：Lamp stays dark", "关于您在“Lamp stays dark”中的帖子"];
    assert_eq!(subjects(&app, "bob@example.org"), expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gets_more_than_five_mails_an_hour_and_the_rest_stays_in_the_inbox() {
    let (app, question) = scene().await;
    let before = app.mails_to("ada@example.org").len();
    let mails = || app.mails_to("ada@example.org").len() - before;
    // By mail only, until there are too many.
    app.sql(&format!(
        "insert into notification_choices (member_id, kind, here, mail, changed_at) values ({}, 'reply', false, true, '2026-11-02T09:00:00Z')",
        question.asker
    ))
    .await;
    for _ in 0..7 {
        questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    }
    app.settle().await;
    assert_eq!(mails(), 5);
    assert_eq!(app.count("select 1 from notifications where mailed_at is null and not hidden").await, 2);
    app.clock.advance(TimeDelta::minutes(59));
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.settle().await;
    assert_eq!(mails(), 5);
    let post = PostId(app.number("select max(id) as count from posts").await);
    let author = MemberId(questions::member(&app, "bob").await);
    let verified = Fact::Verified { by: MemberId(questions::member(&app, "eve").await), post: 2 };
    questions::tell(&app, question, Kind::AnswerVerified { post, author }, None, Some(verified)).await;
    app.settle().await;
    assert_eq!(mails(), 7, "what is no crowd comes all the same: it is verified, and how did it go?");
    app.clock.advance(TimeDelta::minutes(1));
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.settle().await;
    assert_eq!(mails(), 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_staff_write_to_whoever_asked_comes_however_many_mails_came_before() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    for name in ["Ada", "Bob"] {
        app.customer(name).await;
    }
    let eve = app.agent("Eve").await;
    let question = questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.settle().await;
    for _ in 0..6 {
        questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    }
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 6, "the receipt and five of six replies");
    let posts = format!("/t/{}/posts", question.id);
    eve.post(&posts, &[("body", "Press the button for ten seconds.")]).await.ok();
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    assert_eq!((mails.len(), mails[6].subject.as_str()), (7, "Eve replied: Lamp stays dark"));
    eve.post(&posts, &[("body", "@ada, or try another plug.")]).await.ok();
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 8, "named in it, too");
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.settle().await;
    assert_eq!(app.mails_to("ada@example.org").len(), 8, "other customers' replies still wait");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_in_a_post_is_a_whole_address_in_the_mail() {
    let (app, question) = scene().await;
    agent_answers(&app, question).await;
    app.sql(
        "update posts set html = '<p><a href=\"/u/bob\">@bob</a> <img src=\"/uploads/x.png\" alt=\"\"></p>'",
    )
    .await;
    questions::reply(&app, "bob", question, Some(Speaks::Customer), &[]).await;
    app.engine.pump.settle().await.unwrap();
    app.sql(
        "update posts set html = '<p><a href=\"/u/bob\">@bob</a> <img src=\"/uploads/x.png\" alt=\"\"></p>'",
    )
    .await;
    app.settle().await;
    let mails = app.mails_to("ada@example.org");
    let html = &mails.last().unwrap().html;
    assert!(html.contains(&format!("href=\"{}/u/bob\"", app.base)), "{html}");
    assert!(html.contains(&format!("src=\"{}/uploads/x.png\"", app.base)), "{html}");
}
