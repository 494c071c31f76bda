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
    for (title, body) in [("A good title", ""), ("A good title", long.as_str()), (&long[..151], "text")] {
        let page = ada.post("/ask", &[("title", title), ("board", "setup"), ("body", body)]).await;
        assert_eq!(page.status, 422, "{}", page.text());
    }
    let unreadable = [("title", "A good\u{0} title"), ("board", "setup"), ("body", "kept text")];
    assert_eq!(ada.post("/ask", &unreadable).await.saying("kept text").status, 400);
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
async fn a_guests_question_survives_signing_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (guest, other) = (app.guest(), app.guest());
    let password = "three lamps and a moth";
    let account = [("name", "Ada"), ("email", "ada@example.org"), ("password", password)];
    other.post("/sign-up", &account).await.ok();
    let form = [("title", "Lamp goes off"), ("board", "setup"), ("body", "kept text"), ("tags", "night")];
    let page = guest.post("/ask", &form).await.ok();
    assert!(page.path.starts_with("/sign-in?next="), "{}", page.path);
    let page = page.saying("Sign in to post. Everything you typed is kept.");
    assert_eq!(page.attribute("input[name=next]", "value").as_deref(), Some("/ask"));
    let entry = [("email", "ada@example.org"), ("password", password), ("next", "/ask")];
    let page = guest.post("/sign-in", &entry).await.ok();
    assert_eq!(page.path, "/ask");
    assert_eq!(page.attribute("input[name=title]", "value").as_deref(), Some("Lamp goes off"));
    assert_eq!(page.attribute("input[name=tags]", "value").as_deref(), Some("night"));
    assert_eq!(page.text_of("textarea#body"), "kept text");
    assert_eq!(page.attribute("input[name=board][checked]", "value").as_deref(), Some("setup"));
    page.saying("Carry on with your draft from").saying("Start anew");
    assert_eq!(app.count("select 1 from guest_drafts").await, 0);
    let page = other.post("/sign-in", &entry).await.ok();
    assert_eq!(page.text_of("textarea#body"), "kept text", "it is the member's draft now, on every device");
    assert!(!app.guest().get("/ask").await.ok().says("kept text"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guests_question_with_mistakes_comes_back_before_signing_in() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let page = app.guest().post("/ask", &[("title", "abc"), ("body", "kept text")]).await;
    assert_eq!(page.status, 422);
    page.saying("Write at least 4 characters").saying("kept text");
    assert_eq!(app.count("select 1 from guest_drafts").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_comes_back_whole_and_one_can_start_anew() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("orders", "Orders").await;
    let ada = app.customer("Ada").await;
    assert_eq!(ada.get("/ask").await.ok().attribute("[data-draft-note]", "hidden").as_deref(), Some(""));
    let draft = [
        ("place", "ask"),
        ("title", "Lamp hums"),
        ("body", "At night."),
        ("board", "orders"),
        ("tags", "hum"),
    ];
    ada.post("/drafts", &draft).await.ok();
    let page = ada.get("/ask?board=setup").await.ok().saying("Carry on with your draft from 09:00");
    assert_eq!(page.attribute("[data-draft-note]", "hidden"), None);
    assert_eq!(page.attribute("input[name=title]", "value").as_deref(), Some("Lamp hums"));
    assert_eq!(page.text_of("textarea#body"), "At night.");
    assert_eq!(page.attribute("input[name=board][checked]", "value").as_deref(), Some("orders"));
    assert_eq!(page.attribute("input[name=tags]", "value").as_deref(), Some("hum"));
    // A title in the address is a beginning of its own; the draft stays where it is.
    let page = ada.get("/ask?title=Where+is+my+invoice").await.ok();
    assert_eq!(page.attribute("input[name=title]", "value").as_deref(), Some("Where is my invoice"));
    assert_eq!(page.attribute("[data-draft-note] a", "href").as_deref(), Some("/ask"));
    let page = ada.post("/drafts/discard", &[("place", "ask"), ("back", "/ask")]).await.ok();
    assert_eq!((page.path.as_str(), page.text_of("textarea#body").as_str()), ("/ask", ""));
    assert_eq!(app.count("select 1 from drafts").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_that_most_suggestions_speak_for_is_chosen_and_said_to_be_suggested() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board("orders", "Orders").await;
    let ada = app.customer("Ada").await;
    ask(&ada, "setup", "The lamp goes off at three every night").await;
    app.settle().await;
    let bo = app.customer("Bo").await;
    let page = bo.get("/ask?title=My+lamp+goes+off+at+three+every+night").await.ok();
    assert_eq!(page.attribute("input[name=board][checked]", "value").as_deref(), Some("setup"));
    assert_eq!(page.attribute("[data-board-note]", "hidden"), None);
    let page = page.saying("Suggested from your question").saying("The lamp goes off at three every night");
    assert_eq!(page.attribute(".suggest", "data-board").as_deref(), Some("setup"));
    // Two boards of the same weight: nothing is clear.
    ask(&ada, "orders", "The lamp goes off at three each night").await;
    app.settle().await;
    let page = bo.get("/ask?title=My+lamp+goes+off+at+three+every+night").await.ok();
    assert_eq!(page.count("input[name=board][checked]"), 0);
    assert_eq!(page.attribute("[data-board-note]", "hidden").as_deref(), Some(""));
}

#[tokio::test(flavor = "multi_thread")]
async fn joining_an_open_question_keeps_what_was_typed_as_a_reply_there() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let (path, id) = ask(&ada, "setup", "The lamp goes off at three every night").await;
    app.settle().await;
    let bo = app.customer("Bo").await;
    bo.post("/drafts", &[("place", "ask"), ("title", "Lamp dark"), ("body", "Mine too")]).await.ok();
    let form =
        [("title", "Lamp dark at night"), ("board", "setup"), ("body", "Mine too, a Loom 2."), ("on", "1")];
    let page = bo.post(&format!("/t/{id}/me-toos"), &form).await.ok();
    assert_eq!(page.path, path);
    let page = page.saying("You have this too").saying("1 person");
    assert_eq!(page.text_of("textarea#body"), "Lamp dark at night Mine too, a Loom 2.");
    assert_eq!(app.count("select 1 from me_toos").await, 1);
    assert_eq!(app.count("select 1 from drafts where place = 'ask'").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suggestion_that_answers_ends_with_thanks_and_is_counted() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    app.board_for("inner", "Inner", "staff").await;
    let ada = app.customer("Ada").await;
    let (_, known) = ask(&ada, "setup", "Lamp stays dark").await;
    let (_, secret) = ask(&app.agent("Priya").await, "inner", "Lamp of the chief").await;
    ada.post("/drafts", &[("place", "ask"), ("title", "Lamp dark"), ("body", "Mine")]).await.ok();
    // What the form says comes from outside: only what this viewer may read counts.
    let shown = format!("a3 t{known} t{secret} t99999 x9");
    for browser in [ada, app.guest()] {
        let form = [("title", "Lamp dark"), ("body", "Mine"), ("shown", &*shown)];
        let page = browser.post("/ask/answered", &form).await.ok().saying("Glad you found it");
        assert_eq!(page.path, "/");
    }
    let counted = format!(
        "select 1 from events where kind = 'answered_by_suggestion' and payload->'data' = '{{\"articles\": [], \"threads\": [{known}]}}'"
    );
    assert_eq!(app.count(&counted).await, 2);
    assert_eq!(app.count("select 1 from drafts").await, 0);
    assert_eq!(app.count("select 1 from threads").await, 2);
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
    let shown = page.attribute("input[name=shown]", "value").unwrap();
    assert_eq!(shown, "t1");
    assert_eq!(app.count("select 1 from threads").await, 2);
    let form = [form[0], form[1], form[2], ("shown", shown.as_str())];
    let asked = bo.post("/ask", &form).await.ok().saying("Your question is posted");
    // Whoever answers sees what was shown.
    let id = asked.path.split('/').nth(2).unwrap();
    let pane = app.agent("Priya").await.get(&format!("/desk/{id}")).await.ok().text_of(".pane");
    assert!(pane.contains("Shown to the asker before posting"), "{pane}");
    assert!(pane.contains("The lamp goes off at three every night"), "{pane}");
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
    let (path, id) = ask(&app.customer("Ada").await, "setup", "更新固件后灯自动熄灭").await;
    let page = app.guest().speaking("zh-TW").get(&path).await.ok().saying("還沒解決？");
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("zh-Hant"));
    assert_eq!(page.attribute("h1", "lang").as_deref(), Some("zh-Hans"));
    app.guest().get(&format!("/zh-hans{path}")).await.ok().saying("还没解决？");
    // A short address leads on in its language.
    let page = app.guest().get(&format!("/zh-hans/t/{id}")).await.ok().saying("还没解决？");
    assert_eq!(page.path, format!("/zh-hans{path}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_answer_for_a_board_asks_without_a_badge() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    for (name, role, badges) in [("Mo", "moderator", 0), ("Eve", "agent", 1)] {
        let by = app.member(name, Some(role)).await;
        let (path, _) = ask(&by, "setup", &format!("Lamp of {name} is dark")).await;
        let page = app.guest().get(&path).await.ok();
        assert_eq!(page.count("#p1 .badge"), badges, "{}", page.text_of("#p1"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn joining_twice_brings_the_text_once_and_nothing_is_cut() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let (ada, bo) = (app.customer("Ada").await, app.customer("Bo").await);
    let (path, id) = ask(&ada, "setup", "Lamp goes off at three").await;
    let me_toos = format!("/t/{id}/me-toos");
    let key = "0123456789abcdef";
    let form = [("title", "Lamp dark"), ("body", "Mine too."), ("board", "setup"), ("on", "1"), ("key", key)];
    bo.post(&me_toos, &form).await.ok();
    let page = bo.post(&me_toos, &form).await.ok();
    assert_eq!(
        (page.path.as_str(), page.text_of("textarea#body")),
        (path.as_str(), "Lamp dark Mine too.".into())
    );
    let long = "a".repeat(59_999);
    let refused = bo.post(&me_toos, &[("title", "Lamp"), ("body", &long), ("on", "1")]).await;
    assert_eq!(refused.status, 409);
    refused.saying("your text is too long");
    assert_eq!(bo.get(&path).await.ok().text_of("textarea#body"), "Lamp dark Mine too.");
    let asked = [form.as_slice(), &[("shown", "1")]].concat();
    let page = bo.post("/ask", &asked).await.ok();
    assert!(page.path.ends_with("/lamp-dark"), "the key is still good for asking: {}", page.path);
}
