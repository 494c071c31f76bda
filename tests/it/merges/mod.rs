//! Questions that ask the same: one answer for all, each asker asked, a "no" splits off.

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads;

async fn scene() -> (TestApp, Browser, Browser, Browser, i64, i64) {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (ada, bob, eve) = (app.customer("Ada").await, app.customer("Bob").await, app.agent("Eve").await);
    let (_, parent) = threads::ask(&ada, "lamps", "The lamp flickers at night").await;
    app.pass(TimeDelta::hours(1)).await;
    let (_, child) = threads::ask(&bob, "lamps", "Why does my lamp flicker?").await;
    app.settle().await;
    (app, ada, bob, eve, parent, child)
}

async fn is(app: &TestApp, question: i64, condition: &str) -> bool {
    app.count(&format!("select 1 from ledger where question_id = {question} and {condition}")).await == 1
}

async fn merge(eve: &Browser, child: i64, into: &str) {
    eve.post(&format!("/t/{child}/merge"), &[("into", into)]).await.ok().saying("Merged. Its asker hears");
}

async fn answer(app: &TestApp, eve: &Browser, question: i64) {
    eve.post(&format!("/t/{question}/posts"), &[("body", "Screw the bulb in."), ("do", "answer")]).await.ok();
    app.settle().await;
}

async fn agrees(app: &TestApp) {
    let report = askwell::threads::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_answer_for_all_and_each_asker_says_whether_it_is_theirs() {
    let (app, ada, bob, eve, parent, child) = scene().await;
    let before = app
        .number(&format!(
            "select extract(epoch from next_due)::bigint as count from ledger where question_id = {child}"
        ))
        .await;
    eve.get(&format!("/t/{child}/merge")).await.ok().saying("Merge into another question");
    merge(&eve, child, &format!("https://help.example.org/t/{parent}/whatever?x#p2")).await;
    app.settle().await;
    assert!(is(&app, child, "state = 'waiting_staff'").await, "it waits on as before");
    let after = app
        .number(&format!(
            "select extract(epoch from next_due)::bigint as count from ledger where question_id = {child}"
        ))
        .await;
    assert_eq!(before, after, "with its clock");
    bob.get(&format!("/t/{child}")).await.ok().saying("Asked before: The lamp flickers at night");
    ada.get(&format!("/t/{parent}")).await.ok().saying("Asked once more");
    bob.get("/notifications").await.ok().saying("found a question like yours");
    answer(&app, &eve, parent).await;
    assert!(is(&app, child, "state = 'waiting_asker' and proposed_outcome = 'merged'").await);
    let page = bob.get(&format!("/t/{child}")).await.ok();
    page.saying("Screw the bulb in.").saying("Yes, solved");
    assert!(
        app.mails_to("bob@example.org").iter().any(|mail| mail.subject.starts_with("Does this solve yours?"))
    );
    bob.post(&format!("/t/{child}/outcome"), &[("says", "solved")]).await.ok();
    app.settle().await;
    assert!(is(&app, child, "outcome = 'merged'").await);
    assert!(is(&app, parent, "state = 'waiting_asker'").await, "its own asker has said nothing yet");
    assert_eq!(eve.post(&format!("/t/{child}/split"), &[]).await.status, 403, "its asker has said yes");
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_splits_it_off_with_its_old_clock() {
    let (app, _, bob, eve, parent, child) = scene().await;
    merge(&eve, child, &parent.to_string()).await;
    app.pass(TimeDelta::hours(1)).await;
    answer(&app, &eve, parent).await;
    app.pass(TimeDelta::hours(10)).await;
    bob.post(&format!("/t/{child}/outcome"), &[("says", "not_solved")]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from merges").await, 0);
    // Promised were four hours; one had passed when its asker was asked.
    let left = "state = 'waiting_staff' and answer_due - waiting_since = interval '3 hours' and reopened = 0";
    assert!(is(&app, child, left).await, "its old clock goes on");
    assert!(!bob.get(&format!("/t/{child}")).await.ok().says("Asked before"));
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_already_is_asked_at_once_and_staff_may_take_it_back() {
    let (app, _, bob, eve, parent, child) = scene().await;
    answer(&app, &eve, parent).await;
    let before = app
        .number(&format!(
            "select extract(epoch from next_due)::bigint as count from ledger where question_id = {child}"
        ))
        .await;
    merge(&eve, child, &parent.to_string()).await;
    app.settle().await;
    assert!(is(&app, child, "state = 'waiting_asker' and proposed_outcome = 'merged'").await);
    eve.post(&format!("/t/{child}/split"), &[]).await.ok().saying("question of its own again");
    app.settle().await;
    let after = app
        .number(&format!(
            "select extract(epoch from next_due)::bigint as count from ledger where question_id = {child}"
        ))
        .await;
    assert_eq!(before, after, "as if it had never been");
    assert!(!bob.get(&format!("/t/{child}")).await.ok().says("Yes, solved"));
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_ends_it_as_merged() {
    let (app, _, _, eve, parent, child) = scene().await;
    merge(&eve, child, &parent.to_string()).await;
    answer(&app, &eve, parent).await;
    for _ in 0..12 {
        app.pass(TimeDelta::days(1)).await;
    }
    assert!(is(&app, child, "outcome = 'merged'").await);
    assert!(is(&app, parent, "outcome = 'presumed_solved'").await);
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_is_told_beside_the_field() {
    let (app, ada, _, eve, parent, child) = scene().await;
    let (_, third) = threads::ask(&ada, "lamps", "Flicker flicker").await;
    app.board_for("inside", "Inside", "staff").await;
    let (_, secret) = threads::ask(&eve, "inside", "A question among staff").await;
    app.settle().await;
    let cases = [
        ("nonsense".to_owned(), "There is no question with that number or address"),
        (child.to_string(), "That is this question itself"),
        ("999999".to_owned(), "There is no question with that number or address"),
        (secret.to_string(), "may not read the other question"),
    ];
    for (into, says) in cases {
        let page = eve.post(&format!("/t/{child}/merge"), &[("into", &into)]).await;
        assert_eq!(page.status, 422, "{into}");
        assert!(page.saying(says).body.contains(&into), "what was typed stays");
    }
    merge(&eve, child, &parent.to_string()).await;
    let round = eve.post(&format!("/t/{parent}/merge"), &[("into", &child.to_string())]).await;
    round.saying("That question was merged into this one");
    // A child's child becomes a child of the parent, and so do the children of what is merged.
    merge(&eve, third, &child.to_string()).await;
    assert_eq!(app.count(&format!("select 1 from merges where parent_id = {parent}")).await, 2);
    assert_eq!(ada.get(&format!("/t/{child}/merge")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_no_with_a_reason_by_the_mails_link_splits_off_as_well() {
    let (app, _, bob, eve, parent, child) = scene().await;
    merge(&eve, child, &parent.to_string()).await;
    answer(&app, &eve, parent).await;
    let mail = app.mails_to("bob@example.org");
    let mail = mail.iter().rfind(|mail| mail.subject.starts_with("Does this solve yours?")).unwrap();
    let start = mail.html.find(&format!("{}/e/", app.base)).unwrap() + app.base.len();
    let way = mail.html[start..].split(['"', '#']).next().unwrap();
    let reason = "Mine flickers by day as well.";
    app.guest().post(way, &[("says", "not_solved"), ("reason", reason)]).await.ok();
    app.settle().await;
    assert_eq!(app.count("select 1 from merges").await, 0, "it stands alone again");
    assert!(!bob.get(&format!("/t/{child}")).await.ok().saying(reason).says("Asked before"));
    agrees(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_asked_back_meanwhile_or_had_a_child_is_asked_once_there_is_an_answer() {
    let (app, _, bob, eve, parent, child) = scene().await;
    merge(&eve, child, &parent.to_string()).await;
    let posts = format!("/t/{child}/posts");
    eve.post(&posts, &[("body", "Which lamp is it?"), ("do", "ask_back")]).await.ok();
    answer(&app, &eve, parent).await;
    let asked = "state = 'waiting_asker' and proposed_outcome = 'merged'";
    assert!(!is(&app, child, asked).await, "another question is put to its asker now");
    app.pass(TimeDelta::hours(1)).await;
    bob.post(&posts, &[("body", "The one in the hall.")]).await.ok();
    app.settle().await;
    assert!(is(&app, child, asked).await, "they say which, and hear of the answer");
    // One that has a child itself becomes a child of what is answered: both askers are asked.
    let cleo = app.customer("Cleo").await;
    let (_, second) = threads::ask(&cleo, "lamps", "My lamp flickers, why?").await;
    let (_, third) = threads::ask(&cleo, "lamps", "Flickering lamp").await;
    merge(&eve, third, &second.to_string()).await;
    merge(&eve, second, &parent.to_string()).await;
    app.settle().await;
    assert!(is(&app, second, asked).await && is(&app, third, asked).await);
    assert_eq!(app.count("select 1 from event_failures").await, 0);
    agrees(&app).await;
}
