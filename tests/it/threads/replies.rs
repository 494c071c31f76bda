//! Replies, and what they mean for the ledger.

use crate::support::TestApp;
use crate::threads::ask;

async fn state(app: &TestApp, id: i64, wanted: &str) {
    let found = app.count(&format!("select 1 from ledger where question_id = {id} and {wanted}")).await;
    assert_eq!(found, 1, "the ledger row is not {wanted}");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_part_speaks_with_its_own_meaning() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");

    bo.post(&posts, &[("body", "Try the night mode.")]).await.ok().saying("Answered");
    state(&app, id, "state = 'waiting_staff' and customer_replied_at is not null").await;
    ada.post(&posts, &[("body", "That is not it.")]).await.ok();
    state(&app, id, "state = 'waiting_staff' and customer_replied_at is null").await;
    priya.post(&posts, &[("body", "Which firmware?"), ("do", "ask_back")]).await.ok();
    state(&app, id, "state = 'waiting_asker' and asked_back_at is not null and first_answered_at is null")
        .await;
    ada.get(&path).await.ok().saying("Waiting for you");
    let thanks = ada.post(&posts, &[("body", "谢谢！")]).await.ok();
    let thanks = thanks.saying("press “It is solved already”");
    assert!(!thanks.says("“Yes, solved”"), "names no button that is not there: {}", thanks.text());
    ada.post(&posts, &[("body", "2.4")]).await.ok();
    state(&app, id, "state = 'waiting_staff' and reopened = 0").await;
    priya.post(&posts, &[("body", "Turn the night mode off.")]).await.ok();
    state(&app, id, "state = 'waiting_asker' and first_answered_at is not null").await;
    let page = ada.post(&posts, &[("body", "Thank you so much!")]).await.ok();
    page.saying("If it is solved, press");
    state(&app, id, "state = 'waiting_asker'").await;
    ada.post(&format!("/t/{id}/outcome"), &[("says", "solved")]).await.ok().saying("Solved");
    state(&app, id, "state = 'closed' and outcome = 'accepted'").await;
    ada.post(&format!("/t/{id}/outcome"), &[("says", "not_solved")]).await.ok().saying("open again");
    state(&app, id, "state = 'waiting_staff' and reopened = 1 and outcome is null").await;
    assert!(app.engine.settle().await.is_ok());
    let report = askwell::ledger::self_check::run(&mut app.conn().await, |_| {}).await.unwrap();
    assert_eq!((report.checked, report.differences.len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_reply_comes_back_and_a_guest_must_sign_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let page = ada.post(&format!("/t/{id}/posts"), &[("body", "  ")]).await;
    assert_eq!(page.status, 422);
    page.saying("Write your reply").saying("Lamp goes off at three");
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_thread_is_paged_by_stable_numbers() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.sql(&format!(
        "insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
           select {id}, n, t.author_id, 'reply', 'reply ' || n, '<p>reply number ' || n || '</p>', 1, 'en', t.created_at, false
           from generate_series(2, 45) n, threads t where t.id = {id};
         update threads set last_number = 45, replies = 44 where id = {id};"
    ))
    .await;
    let first = app.guest().get(&path).await.ok().saying("reply number 21");
    assert!(!first.says("reply number 22"));
    let third = app.guest().get(&format!("{path}?page=3")).await.ok().saying("reply number 45");
    assert!(third.says("It happens since"), "the question stands on every page");
    assert_eq!(third.statements(), first.statements());
    assert_eq!(app.guest().get(&format!("{path}?page=4")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_cannot_post() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let forged = ada
        .client()
        .post(ada.address(&format!("/t/{id}/posts")))
        .header("origin", "https://evil.example")
        .form(&[("body", "x")]);
    assert_eq!(forged.send().await.unwrap().status(), 403);
    let cross = ada
        .client()
        .post(ada.address(&format!("/t/{id}/posts")))
        .header("sec-fetch-site", "cross-site")
        .form(&[("body", "x")]);
    assert_eq!(cross.send().await.unwrap().status(), 403);
    assert_eq!(app.count("select 1 from posts").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_session_gives_the_text_back_and_takes_it_after_signing_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.sql("delete from sessions").await;
    let page = ada
        .post(&format!("/t/{id}/posts"), &[("body", "typed with care"), ("key", "0123456789abcdef")])
        .await;
    assert_eq!(page.status, 401);
    assert_eq!(page.text_of("textarea[name=body]"), "typed with care");
    assert_eq!(
        page.attribute("form[action='/t/1/posts'] input[name=key]", "value").as_deref(),
        Some("0123456789abcdef")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_database_is_away_the_text_is_given_back_with_503() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    app.settle().await;
    app.guest().get(&path).await.ok();
    app.engine.app.pools.close();
    let page = ada.post(&format!("/t/{id}/posts"), &[("body", "typed with care")]).await;
    assert_eq!(page.status, 503);
    assert!(page.headers.contains_key("retry-after"));
    assert_eq!(page.text_of("textarea[name=body]"), "typed with care");
    app.guest().get(&path).await.ok().saying("Lamp goes off at three");
}

#[tokio::test(flavor = "multi_thread")]
async fn thanks_for_a_customers_reply_leave_it_answered() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");
    bo.post(&posts, &[("body", "Try the night mode.")]).await.ok();
    let page = ada.post(&posts, &[("body", "Thank you so much!")]).await.ok();
    page.saying("Answered").saying("press “This solved it” below that reply");
    state(&app, id, "state = 'waiting_staff' and customer_replied_at is not null").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn not_solved_pressed_twice_after_asking_back_is_heard_once() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (_, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    priya.post(&format!("/t/{id}/posts"), &[("body", "Which lamp?"), ("do", "ask_back")]).await.ok();
    for _ in 0..2 {
        ada.post(&format!("/t/{id}/outcome"), &[("says", "not_solved")]).await.ok().saying("open again");
    }
    assert_eq!(app.count("select 1 from events where kind = 'question_reopened'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_withdrawn_while_nobody_else_has_replied() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");
    ada.post(&posts, &[("body", "At four, too.")]).await.ok();
    bo.post(&posts, &[("body", "Mine as well.")]).await.ok();
    let withdraw = format!("/t/{id}/outcome");
    assert_eq!(ada.get(&path).await.ok().count("input[value=withdrawn]"), 0);
    assert_eq!(ada.post(&withdraw, &[("says", "withdrawn")]).await.status, 403);
    let reply = crate::threads::post_id(&app, id, 3).await;
    bo.post(&format!("/posts/{reply}/deletion"), &[]).await.ok();
    assert_eq!(ada.get(&path).await.ok().count("input[value=withdrawn]"), 1);
    ada.post(&withdraw, &[("says", "withdrawn")]).await.ok();
    state(&app, id, "outcome = 'withdrawn'").await;
    let read = ada.get(&path).await.ok().saying("This question was withdrawn");
    assert!(!read.says("This question is solved"), "{}", read.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_address_leads_to_the_page_and_the_quote_it_names() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    for old in [format!("/t/{id}/old-title?page=2&quote=p1"), format!("/t/{id}?page=2&quote=p1")] {
        let moved = app.guest().staying().get(&old).await;
        let to = moved.headers.get("location").unwrap().to_str().unwrap().to_owned();
        assert_eq!(to, format!("{path}?page=2&quote=p1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_are_told_of_answers_only() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo, priya) = (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");
    priya.post(&posts, &[("body", "Which lamp?"), ("do", "ask_back")]).await.ok();
    ada.post(&posts, &[("body", "The small one.")]).await.ok();
    bo.post(&posts, &[("body", "Turn it off and on.")]).await.ok();
    let page = app.guest().get(&path).await.ok();
    let data = page.text_of("script[type='application/ld+json']");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let question = &data["mainEntity"];
    assert_eq!(question["answerCount"], 1);
    assert_eq!(question["suggestedAnswer"].as_array().unwrap().len(), 1, "{question}");
    assert_eq!(question["suggestedAnswer"][0]["text"].as_str().map(str::trim), Some("Turn it off and on."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_comes_back_on_an_error_page_names_each_field() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let long = "灯".repeat(400_000);
    let form =
        [("title", "Lamp goes off"), ("body", &*long), ("note", "two\nlines"), ("reason", "two\nlines")];
    let page = ada.post("/drafts", &form).await;
    assert_eq!(page.status, 413);
    assert_eq!(page.text_of("label[for=kept-title]"), "Your question in one sentence");
    assert_eq!(page.attribute("input#kept-title", "value").as_deref(), Some("Lamp goes off"));
    assert_eq!(page.text_of("label[for=kept-body]"), "Text");
    assert_eq!(page.text_of("textarea#kept-body"), long);
    assert_eq!(page.count("textarea#kept-note, textarea#kept-reason"), 2, "lines stay lines");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_asked_back_is_told_so_and_not_asked_whether_it_is_solved() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, priya) = (app.customer("Ada").await, app.agent("Priya").await);
    let (path, id) = ask(&ada, "setup", "The lamp goes off at three").await;
    let posts = format!("/t/{id}/posts");
    priya.post(&posts, &[("body", "Which firmware?"), ("do", "ask_back")]).await.ok();
    app.settle().await;
    let page = ada.get(&path).await.ok().saying("Staff need to know more").saying("It is solved already");
    assert!(!page.says("Did it solve your problem?") && !page.says("Not solved"), "{}", page.text());
    ada.get("/").await.ok().saying("Staff asked you something");
    let mails = app.mails_to("ada@example.org");
    let mail = mails.last().unwrap();
    assert!(mail.text.contains("Staff need to know more") && mail.html.contains("%23reply"), "{}", mail.text);
    assert!(!mail.text.contains("Did this solve it"), "{}", mail.text);

    ada.post(&posts, &[("body", "Version 2.4.")]).await.ok();
    priya.post(&posts, &[("body", "Update it.")]).await.ok();
    let page = ada.get(&path).await.ok().saying("Did it solve your problem?");
    assert!(!page.says("Staff need to know more"));
    ada.post(&format!("/t/{id}/outcome"), &[("says", "solved")]).await.ok();
    app.settle().await;
    let page = app.guest().get(&path).await.ok().saying("the asker says so");
    assert!(!page.says("the asker accepted the answer"), "no answer was marked");
}
