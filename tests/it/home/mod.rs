//! The start page and the standing pages.

mod kept;

use crate::support::TestApp;
use crate::support::app::start_of_time;
use crate::support::waiting::ask;

#[tokio::test(flavor = "multi_thread")]
async fn a_fresh_site_leads_to_its_set_up() {
    let app = TestApp::start_fresh().await;
    assert_eq!(app.guest().get("/").await.path, "/setup");
}

#[tokio::test(flavor = "multi_thread")]
async fn home_greets_shows_what_waits_and_keeps_to_few_statements() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    for n in 0..6 {
        ask(&app, board, "ann", &format!("Question {n}"), start_of_time()).await;
    }
    let page = app.guest().get("/").await.ok().saying("How can we help?");
    assert_eq!(page.count(".qlist > li"), 4);
    assert_eq!(page.count(".board"), 1);
    assert!(page.statements() <= 6, "{} statements", page.statements());
    let page = ann.get("/").await.ok().saying("How can we help, Ann?").saying("Your questions");
    assert!(page.statements() <= 6, "{} statements", page.statements());
    let agent = app.agent("Priya").await.get("/").await.ok();
    assert!(agent.statements() <= 6, "{} statements", agent.statements());
}

#[tokio::test(flavor = "multi_thread")]
async fn chinese_readers_are_spoken_to_in_chinese() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    app.guest().speaking("zh-CN").get("/").await.ok().saying("有什么可以帮您？").saying("最常见的问题");
    app.guest().speaking("zh-TW").get("/").await.ok().saying("有什麼可以幫您？");
    app.guest().speaking("zh-CN").get("/unanswered").await.ok().saying("没有人在等待");
}

#[tokio::test(flavor = "multi_thread")]
async fn standing_pages_stand_in_three_languages() {
    let app = TestApp::start().await;
    for (path, english, chinese) in [
        ("/rules", "Community rules", "社区规则"),
        ("/privacy", "Cookies", "您的账号"),
        ("/accessibility", "WCAG", "无障碍"),
    ] {
        let page = app.guest().get(path).await.ok().saying(english);
        assert!(page.count("main h2") >= 2);
        app.guest().speaking("zh-CN").get(path).await.ok().saying(chinese);
    }
    let robots = app.guest().get("/robots.txt").await.ok();
    assert!(robots.body.contains("Disallow: /desk"));
}
