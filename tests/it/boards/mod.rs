//! Boards and lists across them.

mod feeds;

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::page::Page;
use crate::support::waiting::{ask, tag};

fn titles(page: &Page) -> Vec<String> {
    let document = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse(".qlist__t").unwrap();
    document.select(&selector).map(|link| link.text().collect()).collect()
}

async fn all_titles(browser: &crate::support::app::Browser, path: &str) -> Vec<String> {
    let mut seen = Vec::new();
    let mut path = Some(path.to_owned());
    while let Some(address) = path {
        let page = browser.get(&address).await.ok();
        seen.extend(titles(&page));
        path = page.attribute(".pager a[rel=next]", "href");
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_board_hides_leaks_nowhere() {
    let app = TestApp::start().await;
    app.customer("Ann").await;
    let staff = app.agent("Priya").await;
    let ben = app.customer("Ben").await;
    for (slug, name, rule) in [
        ("open", "Open board", "public"),
        ("inner", "Inner board", "members"),
        ("secret", "Secret board", "staff"),
    ] {
        let board = app.board_for(slug, name, rule).await;
        let author = if rule == "staff" { "priya" } else { "ann" };
        let id = ask(&app, board, author, &format!("Question on {slug}"), start_of_time()).await;
        tag(&app, id, "all").await;
        tag(&app, id, &format!("only-{slug}")).await;
    }
    let guest = app.guest();
    for path in ["/", "/boards", "/unanswered", "/tags/all"] {
        let page = guest.get(path).await.ok();
        assert!(page.says("Open board"), "{path}");
        assert!(
            !page.body.contains("nner") && !page.body.contains("ecret"),
            "{path} tells of a hidden board"
        );
        assert!(page.statements() <= 6, "{path}: {} statements", page.statements());
        let page = ben.get(path).await.ok();
        assert!(page.says("Inner board") && !page.body.contains("ecret"), "{path}");
        assert!(staff.get(path).await.ok().says("Secret board"), "{path}");
    }
    assert_eq!(guest.get("/b/inner").await.status, 404);
    assert_eq!(guest.get("/b/secret").await.status, 404);
    assert_eq!(ben.get("/b/secret").await.status, 404);
    assert_eq!(guest.get("/tags/only-secret").await.status, 404);
    staff.get("/b/secret").await.ok().saying("Question on secret");
    ben.get("/b/inner?tab=newest").await.ok().saying("Question on inner");
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_hold_every_question_once_on_their_pages() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    for n in 0..60 {
        let id =
            ask(&app, board, "ann", &format!("Question {n:02}"), start_of_time() - TimeDelta::minutes(n / 7))
                .await;
        app.sql(&format!("update threads set me_toos = {} where id = {id}; insert into follows select {id}, id, now() from members where handle = 'ann'", n % 5 + 1)).await;
        if n % 4 == 0 {
            app.sql(&format!("update ledger set state = 'waiting_asker' where question_id = {id}")).await;
        }
    }
    for (path, count) in [
        ("/unanswered", 45),
        ("/b/orders", 45),
        ("/b/orders?tab=newest", 60),
        ("/b/orders?tab=me-too", 60),
        ("/b/orders?tab=mine", 60),
        ("/my/questions", 60),
        ("/my/following", 60),
    ] {
        let mut seen = all_titles(&ann, path).await;
        if path == "/my/questions" {
            assert_eq!(seen.first().map(String::as_str), Some("Question 56"));
        }
        assert_eq!(seen.len(), count, "{path}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count, "{path} shows some twice");
    }
    let few = ann.get("/b/orders?tab=newest").await.statements();
    assert!(few <= 6, "{few} statements");
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_what_happens() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    for n in 0..3 {
        let id = ask(&app, board, "ann", &format!("Question {n}"), start_of_time()).await;
        if n == 0 {
            app.sql(&format!("update ledger set first_answered_at = asked_at where question_id = {id}"))
                .await;
        }
        app.sql(&format!(
            "insert into events (kind, board_id, thread_id, payload, at) values ('thread_imported', {board}, {id}, '{{\"data\": null, \"facts\": []}}', now())"
        ))
        .await;
    }
    app.settle().await;
    let figures = "select threads * 100 + questions * 10 + answered as count from boards";
    assert_eq!(app.number(&format!("select count::bigint as count from ({figures}) f")).await, 331);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_admin_makes_and_changes_boards() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    let agent = app.agent("Priya").await;
    assert_eq!(agent.get("/admin/boards").await.status, 404);
    let fields = |slug: &'static str, helpful: &'static str| {
        [
            ("slug", slug),
            ("name-en", "Orders"),
            ("line-en", "Parcels"),
            ("name-zh-hans", "订单"),
            ("readers", "public"),
            ("icon", "truck"),
            ("helpful", helpful),
            ("position", "1"),
        ]
    };
    let wrong = admin.post("/admin/boards", &fields("Not A Slug", "2")).await;
    assert_eq!(wrong.status, 422);
    assert_eq!(wrong.attribute("#name-en", "value").as_deref(), Some("Orders"));
    admin.post("/admin/boards", &fields("orders", "2")).await.ok().saying("The board is saved");
    assert_eq!(admin.get("/ask").await.ok().count("input[value=orders]"), 1, "it can be chosen at once");
    assert_eq!(admin.post("/admin/boards", &fields("orders", "2")).await.status, 422);
    app.settle().await;
    app.guest().get("/b/orders").await.ok().saying("Parcels");
    app.guest().speaking("zh-CN").get("/b/orders").await.ok().saying("订单");
    let id = app.number("select id as count from boards").await;
    admin.post(&format!("/admin/boards/{id}"), &fields("orders", "3")).await.ok();
    admin.post(&format!("/admin/boards/{id}"), &fields("orders", "3")).await.ok();
    assert_eq!(app.count("select 1 from boards where helpful_needed = 3").await, 1);
    assert_eq!(app.count("select 1 from targets where answer_minutes = 240").await, 1, "the usual promise");
    admin.get(&format!("/admin/boards/{id}")).await.ok().saying("Edit board");
    admin.post(&format!("/admin/boards/{id}/archive"), &[("on", "1")]).await.ok().saying("Archived");
    app.settle().await;
    assert_eq!(app.guest().get("/b/orders").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_answer_makes_a_question_answered() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let mut questions = Vec::new();
    for title in ["Where is my parcel", "Where is my invoice", "Where is my lamp"] {
        questions.push(crate::threads::ask(&ann, "orders", title).await.1);
    }
    let say = async |question: i64, fields: &[(&str, &str)]| {
        priya.post(&format!("/t/{question}/posts"), fields).await.ok();
    };
    say(questions[0], &[("body", "Which number?"), ("do", "ask_back")]).await;
    ann.post(&format!("/t/{}/outcome", questions[1]), &[("says", "withdrawn")]).await.ok();
    app.settle().await;
    let answered = "select answered::bigint as count from boards";
    assert_eq!(app.number(answered).await, 0, "asking back and taking back are no answers");
    say(questions[2], &[("body", "In the cellar.")]).await;
    app.settle().await;
    assert_eq!(app.number(answered).await, 1);
    app.sql("update boards set answered = 7").await;
    askwell::boards::queries::recount(&mut app.conn().await, None).await.unwrap();
    assert_eq!(app.number(answered).await, 1, "an import counts the same");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_board_keeps_its_name_and_its_rules_on_its_threads() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    let (ann, bo, cem) = (app.customer("Ann").await, app.customer("Bo").await, app.customer("Cem").await);
    let (path, id) = crate::threads::ask(&ann, "orders", "Where is my parcel").await;
    bo.post(&format!("/t/{id}/posts"), &[("body", "At the neighbour.")]).await.ok();
    let archive = format!("/admin/boards/{board}/archive");
    let root = app.admin("Root").await;
    root.get("/admin/boards").await.ok().saying("Open questions: 1. They stay when the board is archived");
    let said = root.post(&archive, &[("on", "1")]).await.ok();
    let said = said.saying("Open questions that stay, and that staff still answer: 1.");
    said.saying("Open questions: 1. Staff still answer them.");
    app.settle().await;
    let fast = app.guest().get("/how-fast").await.ok().saying("Orders");
    assert_eq!(fast.count("a[href='/b/orders/how-fast']"), 0, "there is no such page any more");
    let post = crate::threads::post_id(&app, id, 2).await;
    cem.post(&format!("/posts/{post}/votes"), &[("on", "1")]).await.ok();
    assert_eq!(app.count("select 1 from posts where helpful = 1").await, 1);
    let page = app.guest().get(&path).await.ok();
    assert_eq!(page.text_of(".crumbs li:last-child"), "Orders");
    assert_eq!(page.count(".crumbs a[href='/b/orders']"), 0, "there is no such page any more");
    ann.get("/my/questions").await.ok().saying("Orders");
    app.agent("Priya").await.get(&format!("/desk/{id}")).await.ok().saying("Orders");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_below_an_archived_one_stays() {
    let app = TestApp::start().await;
    let top = app.board("orders", "Orders").await;
    let below = app.board("parcels", "Parcels").await;
    app.sql(&format!("update boards set parent_id = {top} where id = {below}")).await;
    app.heard_of_site().await;
    let root = app.admin("Root").await;
    root.post(&format!("/admin/boards/{top}/archive"), &[("on", "1")]).await.ok();
    let ann = app.customer("Ann").await;
    let (path, _) = crate::threads::ask(&ann, "parcels", "Where is my parcel").await;
    ann.get(&path).await.ok().saying("Parcels");
    app.guest().get("/b/parcels").await.ok().saying("Where is my parcel");
    app.guest().get("/boards").await.ok().saying("Parcels");
    app.guest().get("/b/parcels.atom").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn own_questions_say_by_when_a_reply_is_promised() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (_, id) = crate::threads::ask(&ann, "orders", "Where is my parcel").await;
    ann.get("/my/questions").await.ok().saying("reply by 13:00 today");
    app.clock.advance(TimeDelta::hours(5));
    ann.get("/my/questions").await.ok().saying("reply late");
    app.agent("Priya").await.post(&format!("/t/{id}/posts"), &[("body", "Here.")]).await.ok();
    ann.get("/my/questions").await.ok().saying("last reply");

    let (_, other) = crate::threads::ask(&ann, "orders", "Where is my other parcel").await;
    let bo = app.customer("Bo").await;
    bo.post(&format!("/t/{other}/posts"), &[("body", "Ask the neighbour.")]).await.ok();
    let page = ann.get("/my/questions").await.ok().saying("Where is my other parcel").saying("Answered");
    assert!(
        !page.says("reply by"),
        "staff look at it all the same, but nobody is told a time: {}",
        page.text()
    );
}

const BOARD: [(&str, &str); 7] = [
    ("slug", "parcels"),
    ("name-en", "Parcels"),
    ("charter-en", "Be **kind**."),
    ("readers", "public"),
    ("icon", "chat"),
    ("helpful", "2"),
    ("position", "1"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_charter_is_rendered_when_it_is_saved() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    root.post("/admin/boards", &BOARD).await.ok();
    let stored = "select 1 from board_texts where charter_html like '%<strong>kind</strong>%' and renderer_version = 1";
    assert_eq!(app.count(stored).await, 1);
    // The page shows what is stored, and renders what another program left.
    app.sql("update board_texts set charter_html = '<p>As stored.</p>'").await;
    app.heard_of_site().await;
    app.guest().get("/b/parcels").await.ok().saying("As stored.");
    app.sql("update board_texts set charter_html = null, renderer_version = null").await;
    app.heard_of_site().await;
    assert_eq!(root.get("/b/parcels").await.ok().text_of("aside strong"), "kind");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_changed_meanwhile_is_said_in_words() {
    let app = TestApp::start().await;
    let lamps = app.board("lamps", "Lamps").await;
    let root = app.admin("Root").await;
    root.post("/admin/boards", &BOARD).await.ok();
    let id = app.number("select id as count from boards where slug = 'parcels'").await;
    let address = format!("/admin/boards/{id}");
    let stand = root.get(&address).await.ok().attribute("input[name=stand]", "value").unwrap();
    let parent = lamps.to_string();
    let send = async |changed: &[(&str, &str)]| {
        let mut form = BOARD.to_vec();
        form.retain(|(name, _)| changed.iter().all(|(other, _)| other != name));
        form.extend(changed);
        form.push(("stand", &stand));
        root.post(&address, &form).await
    };
    send(&[("parent", &parent), ("readers", "members")]).await.ok();
    let page = send(&[("readers", "staff")]).await;
    assert_eq!(page.status, 409);
    let now = page.text_of("[data-now]");
    assert!(now.contains("Lamps") && !now.contains(&parent) && !now.contains("members"), "{now}");
    assert_eq!(page.count("legend[lang='zh-Hans']"), 1, "a language's name is spoken in it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_without_boards_says_what_to_do_next() {
    let app = TestApp::start().await;
    let (root, ada) = (app.admin("Root").await, app.customer("Ada").await);
    for page in ["/", "/boards", "/ask", "/admin/boards"] {
        let page = root.get(page).await.ok();
        assert!(page.count(".empty a[href='/admin/boards/new']") == 1, "{}: {}", page.path, page.text());
    }
    for page in ["/", "/boards", "/ask"] {
        let page = ada.get(page).await.ok();
        assert!(page.count(".empty a[href='/faq']") == 1, "{}: {}", page.path, page.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_icons_to_choose_from_have_names_in_the_readers_language() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    let page = root.get("/admin/boards/new").await.ok();
    assert_eq!(page.count("#icon option"), askwell::ui::icons::ALL.len());
    assert!(page.text_of("#icon").contains("Tick in a circle") && !page.text_of("#icon").contains('_'));
    for lang in ["zh-Hans", "zh-Hant"] {
        app.sql(&format!("update members set lang = '{lang}'")).await;
        let names = root.get("/admin/boards/new").await.ok().text_of("#icon");
        assert!(!names.chars().any(|letter| letter.is_ascii_alphabetic()), "{lang}: {names}");
    }
}
