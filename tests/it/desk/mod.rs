//! The desk as staff see it.

mod assign;
mod bulk;
mod canned;
mod customer;
mod customer_notes;
mod live;
mod narrowed;
mod notes;
mod own_views;
mod replies;
mod urgency;

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting::{ask, reply};

fn titles(page: &crate::support::page::Page) -> Vec<String> {
    let document = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse("a.qt").unwrap();
    document.select(&selector).map(|link| link.text().collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn least_time_left_comes_first_and_no_age_drops_out() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let agent = app.agent("Priya").await;
    let now = start_of_time();
    ask(&app, board, "ann", "Asked just now", now).await;
    ask(&app, board, "ann", "Asked in 2014", "2014-03-01T10:00:00Z".parse().unwrap()).await;
    ask(&app, board, "ann", "Asked three hours ago", now - TimeDelta::minutes(190)).await;
    let liked = ask(&app, board, "ann", "Shared by many", now).await;
    app.sql(&format!("update threads set me_toos = 5 where id = {liked}")).await;
    let page = agent.get("/desk").await.ok();
    assert_eq!(titles(&page), ["Asked in 2014", "Asked three hours ago", "Shared by many", "Asked just now"]);
    assert!(page.statements() <= 6, "{} statements", page.statements());
    assert_eq!(titles(&agent.get("/desk?view=over").await), ["Asked in 2014"]);
    assert_eq!(titles(&agent.get("/desk?view=soon").await), ["Asked three hours ago"]);
    assert_eq!(titles(&agent.get("/desk?view=free").await).len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_seen_by_others_and_lost_to_who_came_first() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let id = ask(&app, board, "ann", "Where is it", start_of_time()).await;
    let claim = format!("/desk/{id}/claim");
    priya.post(&claim, &[("on", "1")]).await.ok().saying("It is yours for 30 minutes");
    kenji
        .post(&claim, &[("on", "1"), ("back", "/desk")])
        .await
        .ok()
        .saying("Priya has this question already");
    assert_eq!(titles(&priya.get("/desk?view=mine").await), ["Where is it"]);
    assert!(titles(&kenji.get("/desk?view=free").await).is_empty());
    priya.post(&claim, &[("on", "0")]).await.ok().saying("The board’s team answers for it again");
    kenji.post(&claim, &[("on", "1")]).await.ok().saying("It is yours");
    // A claim without a word ends by itself.
    app.pass(TimeDelta::minutes(31)).await;
    assert_eq!(titles(&priya.get("/desk?view=free").await), ["Where is it"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_staff_enter_and_only_their_boards_show() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    let ann = app.customer("Ann").await;
    let own = ask(&app, orders, "ann", "On orders", start_of_time()).await;
    let other = ask(&app, setup, "ann", "On setup", start_of_time()).await;
    let ola = app.customer("Ola").await;
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {orders}, now() from members where handle = 'ola'")).await;
    assert_eq!(titles(&ola.get("/desk").await.ok()), ["On orders"]);
    assert_eq!(titles(&ola.get("/desk?board=setup").await.ok()).len(), 0);
    ola.get(&format!("/desk/{own}")).await.ok();
    assert_eq!(ola.get(&format!("/desk/{other}")).await.status, 404);
    assert_eq!(ola.post(&format!("/desk/{other}/claim"), &[]).await.status, 404);
    assert_eq!(ann.get("/desk").await.status, 404);
    assert!(app.guest().get("/desk").await.path.starts_with("/sign-in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_hold_every_question_once() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let agent = app.agent("Priya").await;
    for n in 0..117 {
        // Many of them share a deadline.
        ask(&app, board, "ann", &format!("Question {n}"), start_of_time() - TimeDelta::minutes(n / 10)).await;
    }
    let mut seen = Vec::new();
    let mut path = Some("/desk".to_owned());
    let mut statements = Vec::new();
    while let Some(address) = path {
        let page = agent.get(&address).await.ok();
        seen.extend(titles(&page));
        statements.push(page.statements());
        path = page.attribute(".pager a[rel=next]", "href");
    }
    assert_eq!(seen.len(), 117);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 117);
    assert!(statements.iter().all(|n| *n <= 6), "{statements:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pane_shows_all_an_answer_needs() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    app.customer("Ben").await;
    let agent = app.agent("Priya").await;
    ask(&app, board, "ann", "An earlier one", start_of_time() - TimeDelta::days(3)).await;
    let similar = ask(&app, board, "ben", "A similar one", start_of_time()).await;
    let id = ask(&app, board, "ann", "Where is it", start_of_time()).await;
    reply(&app, id, "ben", "Look behind the door").await;
    app.sql(&format!(
        "update threads set shown = '{{\"articles\": [], \"threads\": [{similar}]}}' where id = {id};
         update ledger set customer_replied_at = asked_at where question_id = {id}"
    ))
    .await;
    // How the last days went is remembered from the queue.
    agent.get("/desk").await.ok();
    let page = agent.get(&format!("/desk/{id}")).await.ok();
    // One more than the queue alone for the question, one for what may be put into the reply.
    assert!(page.statements() <= 8, "{} statements", page.statements());
    let pane = page.text_of(".pane");
    for part in [
        "The text of Where is it",
        "Look behind the door",
        "Ann",
        "2 asked, 2 open, 0 solved",
        "An earlier one",
        "A similar one",
        "Verify this reply",
    ] {
        assert!(pane.contains(part), "{part} is missing: {pane}");
    }
    assert_eq!(page.count(&format!(".pane form[action='/desk/{id}/posts'] textarea[name=body]")), 1);
    assert_eq!(page.count(".pane button[name=do][value=answer]"), 1);
    assert_eq!(page.count(".pane button[name=do][value=ask_back]"), 1);
    assert_eq!(titles(&agent.get("/desk?view=verify").await), ["Where is it"]);
    assert_eq!(agent.get("/desk/999999").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pane_says_what_it_leaves_out() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    app.customer("Ben").await;
    let agent = app.agent("Priya").await;
    let id = ask(&app, board, "ann", "A long story", start_of_time()).await;
    for number in 1..=23 {
        reply(&app, id, "ben", &format!("Part {number}.")).await;
    }
    let pane = agent.get(&format!("/desk/{id}")).await.ok().text_of(".pane");
    for part in ["The text of A long story", "3 earlier replies", "Part 4.", "Part 23."] {
        assert!(pane.contains(part), "{part} is missing: {pane}");
    }
    assert!(!pane.contains("Part 3."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleague_takes_over_from_who_has_answered_but_not_from_who_is_answering() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let (_, id) = crate::threads::ask(&ann, "orders", "Where is it").await;
    let (claim, pane, posts) = (format!("/desk/{id}/claim"), format!("/desk/{id}"), format!("/t/{id}/posts"));
    priya.post(&claim, &[("on", "1")]).await.ok();
    assert!(!kenji.get(&pane).await.ok().text_of(".pane").contains("Take over"));
    priya.post(&posts, &[("body", "In the cellar.")]).await.ok();
    ann.post(&posts, &[("body", "It is not there.")]).await.ok();
    assert!(!priya.get(&pane).await.ok().text_of(".pane").contains("Take over"));
    assert!(kenji.get(&pane).await.ok().text_of(".pane").contains("Take over"));
    kenji.post(&claim, &[("on", "1")]).await.ok().saying("It is yours");
    priya.post(&claim, &[("on", "1")]).await.ok().saying("Kenji has this question already");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_loses_the_role_owns_none_of_the_boards_questions_any_more() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya, root) = (app.customer("Ann").await, app.agent("Priya").await, app.admin("Root").await);
    let (_, id) = crate::threads::ask(&ann, "orders", "Where is it").await;
    priya.post(&format!("/t/{id}/posts"), &[("body", "In the cellar.")]).await.ok();
    let owned = "select 1 from ledger where owner_id is not null";
    assert_eq!(app.count(owned).await, 1);
    let member = app.number("select id as count from members where handle = 'priya'").await;
    let role = app.number(&format!("select id as count from member_roles where member_id = {member}")).await;
    let by = app.number("select id as count from members where handle = 'root'").await;
    drop(root);
    let mut conn = app.conn().await;
    let (of, by) = (askwell::db::MemberId(member), askwell::db::MemberId(by));
    askwell::accounts::roles::revoke(&mut conn, of, role, by, app.clock.now()).await.unwrap();
    app.settle().await;
    assert_eq!(app.count(owned).await, 0);
    let report = askwell::threads::self_check::run(&mut conn, |_| {}).await.unwrap();
    assert!(report.differences.is_empty(), "{:?}", report.differences);
}

#[test]
fn what_the_ledger_refuses_is_a_sentence_everywhere() {
    use askwell::desk::actions::ClaimError;
    use askwell::error::Error;
    use askwell::events::Fact;
    use askwell::faq::actions::FaqError;
    use askwell::ledger::actions::LedgerError;
    use askwell::ledger::state::Misfit;
    let misfit = || LedgerError::Misfit(Misfit { fact: Fact::PresumedSolved, state: None });
    let answers = [misfit().into(), ClaimError::from(misfit()).into(), FaqError::from(misfit()).into()];
    for error in answers {
        let error: Error = error;
        assert_eq!(error.status(), 409, "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_offered_on_a_reply_says_whose_it_is() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    for name in ["Ann", "Ben"] {
        app.customer(name).await;
    }
    let id = ask(&app, board, "ann", "Where is it", start_of_time()).await;
    let agent = app.agent("Priya").await;
    for (number, by) in [(2, "ben"), (3, "ann")] {
        app.sql(&format!(
            "insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
               select {id}, {number}, id, 'reply', 'On its way.', '<p>On its way.</p>', 1, 'en', '2026-11-02T09:00:00Z', false
               from members where handle = '{by}';
             update threads set replies = replies + 1, last_number = {number} where id = {id}"
        ))
        .await;
    }
    let page = agent.get(&format!("/desk/{id}")).await.ok();
    assert!(page.says("Hide (Ben)") && page.says("Hide (Ann)"), "{}", page.text());
    assert_eq!(page.count("a[href$='/move']"), 1);
    // Who may not write yet is offered nothing of the kind.
    app.sql("update members set email_confirmed_at = null where handle = 'priya'").await;
    let page = agent.get(&format!("/desk/{id}")).await.ok();
    assert_eq!(page.count("a[href$='/move'], a[href$='#sight']"), 0);
}
