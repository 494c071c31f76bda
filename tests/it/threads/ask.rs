//! Asking a question.

use crate::support::TestApp;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_posted_and_says_by_when_it_is_answered() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let form = [
        ("title", "Lamp goes off at three"),
        ("board", "setup"),
        ("body", "Every **night**."),
        ("tags", "Lamp, night mode"),
    ];
    let page = ada.post("/ask", &form).await.ok();
    assert!(page.path.starts_with("/t/"), "{}", page.path);
    let page = page.saying("Your question is posted. You will have a reply").saying("by 13:00 today");
    assert_eq!(page.count(".prose strong"), 1);
    assert_eq!(page.text_of(".tag"), "Lamp night mode");
    assert_eq!(
        app.count("select 1 from ledger where state = 'waiting_staff' and next_due = '2026-11-02T13:00:00Z'")
            .await,
        1
    );
    assert_eq!(app.count("select 1 from events where kind = 'thread_opened'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_read_it_with_few_statements_and_then_from_the_cache() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (path, _) = ask(&app.customer("Ada").await, "setup", "Lamp goes off at three").await;
    app.settle().await;
    let first = app.guest().get(&path).await.ok().saying("Lamp goes off at three");
    assert!(first.statements() <= 3, "{} statements", first.statements());
    let second = app.guest().get(&path).await.ok().saying("Lamp goes off at three");
    assert_eq!(second.headers.get("x-statements"), None, "the second reader is served from the cache");
    assert_eq!(second.body, first.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_with_mistakes_comes_back_with_everything_typed() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let page = ada.post("/ask", &[("title", "abc"), ("body", "kept text"), ("tags", "a,b,c,d,e,f")]).await;
    assert_eq!(page.status, 422);
    let page = page
        .saying("There is a problem")
        .saying("Write at least 4 characters")
        .saying("Choose a board")
        .saying("kept text");
    assert_eq!(page.attribute("input[name=title]", "value").as_deref(), Some("abc"));
    assert_eq!(app.count("select 1 from threads").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_is_answered_with_a_sentence_and_stores_nothing() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let long = "a".repeat(60_001);
    for (title, body) in [
        ("A good title", ""),
        ("A good title", long.as_str()),
        (&long[..151], "text"),
        ("A good\u{0} title", "text"),
    ] {
        let page = ada.post("/ask", &[("title", title), ("board", "setup"), ("body", body)]).await;
        assert_eq!(page.status, 422, "{}", page.text());
    }
    let huge = "a".repeat(4 * 1024 * 1024);
    let page = ada.post("/ask", &[("title", "A good title"), ("board", "setup"), ("body", &huge)]).await;
    assert_eq!(page.status, 413);
    assert_eq!(app.count("select 1 from threads").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_sent_twice_asks_once() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let form = [
        ("title", "Lamp goes off"),
        ("board", "setup"),
        ("body", "text"),
        ("key", "0123456789abcdef0123"),
        ("shown", "1"),
    ];
    let (one, two) = tokio::join!(ada.post("/ask", &form), ada.post("/ask", &form));
    assert_eq!(one.ok().path, two.ok().path);
    assert_eq!(app.count("select 1 from threads").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_is_asked_to_sign_in_and_loses_nothing() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let page = app
        .guest()
        .post("/ask", &[("title", "Lamp goes off"), ("board", "setup"), ("body", "kept text")])
        .await;
    assert_eq!(page.status, 422);
    page.saying("Sign in to post").saying("kept text");
}

#[tokio::test(flavor = "multi_thread")]
async fn similar_questions_come_back_once_before_posting_without_script() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    ask(&ada, "setup", "The lamp goes off at three every night").await;
    ask(&ada, "setup", "Where is my invoice for the order").await;
    app.settle().await;
    let bo = app.customer("Bo").await;
    let form = [("title", "My lamp goes off at three every night"), ("board", "setup"), ("body", "text")];
    let page = bo.post("/ask", &form).await.ok();
    let page =
        page.saying("similar entr").saying("The lamp goes off at three every night").saying("Ask anyway");
    assert_eq!(page.attribute("input[name=shown]", "value").as_deref(), Some("1"));
    assert_eq!(app.count("select 1 from threads").await, 2);
    let fragment = app.guest().get("/ask/suggest?q=lamp+goes+off").await.ok();
    assert!(fragment.says("The lamp goes off at three every night"));
    assert!(!fragment.says("invoice"));
}

#[tokio::test(flavor = "multi_thread")]
async fn boards_for_staff_leak_nowhere() {
    let app = TestApp::start().await;
    app.board_for("inside", "Inside", "staff").await;
    let agent = app.agent("Priya").await;
    let (path, id) = ask(&agent, "inside", "Secret plan of the canary").await;
    app.settle().await;
    for browser in [app.guest(), app.customer("Ada").await] {
        assert_eq!(browser.get(&path).await.status, 404);
        assert_eq!(browser.get(&format!("/t/{id}")).await.status, 404);
        assert!(!browser.get("/ask/suggest?q=secret+plan+canary").await.says("canary"));
        assert!(!browser.get("/ask").await.says("Inside"));
    }
    agent.get(&path).await.ok().saying("canary");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_chinese() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (path, _) = ask(&app.customer("Ada").await, "setup", "更新固件后灯自动熄灭").await;
    let page = app.guest().speaking("zh-TW").get(&path).await.ok().saying("還沒解決？");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hant"));
    assert_eq!(page.attribute("h1", "lang").as_deref(), Some("zh-Hans"));
    app.guest().get(&format!("/zh-hans{path}")).await.ok().saying("还没解决？");
}
