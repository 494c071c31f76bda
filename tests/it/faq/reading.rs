//! Reading articles and saying whether they helped.

use super::{article, section};
use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn an_article_shows_all_that_its_page_promises() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    let id = section(&app, "payments", "Payments").await;
    app.sql(&format!("update sections set board_id = {board} where id = {id}")).await;
    let first = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let second = article(&app, "payments", "how-long", "How long does a refund take?", "public").await;
    app.sql(&format!("insert into article_links values ({first}, {second}), ({second}, {first})")).await;
    let guest = app.guest();
    let page = guest.get("/faq/payments/was-i-charged").await.ok();
    assert_eq!(page.text_of("h1"), "Was I charged?");
    assert!(
        page.says("In short: Was I charged?") && page.says("On this page") && page.says("Related questions")
    );
    assert_eq!(
        page.attribute(".card--soft .btn--primary", "href").unwrap(),
        format!("/ask?board=pay&article={first}")
    );
    assert_eq!(page.attribute("a[rel=next]", "href").unwrap(), "/faq/payments/how-long");
    assert!(page.statements() <= 8, "{} statements", page.statements());
    let chinese = app.guest().speaking("zh-CN").get("/faq/payments/was-i-charged").await.ok();
    assert!(chinese.says("尚无您所用语言的译文"), "{}", chinese.text());
    let home = guest.get("/faq").await.ok();
    assert!(home.says("Was I charged?") && home.says("2 articles"));
    assert!(home.statements() <= 5, "{} statements", home.statements());
    let list = guest.get("/faq/payments").await.ok();
    assert!(list.says("About Payments") && list.says("How long does a refund take?"));
    assert!(list.statements() <= 5, "{} statements", list.statements());
}

#[tokio::test(flavor = "multi_thread")]
async fn articles_of_others_leave_no_trace() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    section(&app, "inside", "Inside").await;
    let secret = article(&app, "inside", "the-secret", "The secret refund", "members").await;
    article(&app, "payments", "open-one", "The open one", "public").await;
    let guest = app.guest();
    for path in ["/faq", "/faq/payments"] {
        let page = guest.get(path).await.ok();
        assert!(!page.says("The secret refund") && !page.says("Inside"), "{path}: {}", page.text());
    }
    for path in ["/faq/inside", "/faq/inside/the-secret", &format!("/faq/{secret}")] {
        assert_eq!(guest.get(path).await.status, 404, "{path}");
    }
    assert!(!guest.get(&format!("/ask?article={secret}")).await.ok().body.contains("secret"));
    let ada = app.customer("Ada").await;
    ada.get("/faq/inside/the-secret").await.ok();
    ada.get("/faq").await.ok().saying("The secret refund");
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_and_retired_articles_say_where_to_go() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    section(&app, "orders", "Orders").await;
    article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let guest = app.guest();
    assert_eq!(guest.get("/faq/orders/was-i-charged").await.ok().path, "/faq/payments/was-i-charged");
    assert_eq!(guest.get("/faq/payments/Was-I-Charged").await.ok().path, "/faq/payments/was-i-charged");
    article(&app, "payments", "instead", "The one instead", "public").await;
    app.sql("update articles set state = 'retired', retired_at = '2026-11-02T09:00:00Z' where slug = 'was-i-charged'").await;
    let app_guest = app.guest().speaking("zh-CN");
    let page = app_guest.get("/faq/payments/was-i-charged").await;
    assert_eq!(page.status, 410);
    assert!(page.says("The one instead"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_voice_a_day_without_an_account() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    let id = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let guest = app.guest();
    let votes = format!("/faq/{id}/votes");
    guest.post(&votes, &[("helpful", "yes")]).await.ok().saying("Thank you. Good to know that it helped.");
    guest.post(&votes, &[("helpful", "yes")]).await.ok();
    let page =
        guest.post(&votes, &[("helpful", "no"), ("reason", "unclear"), ("note", "Too long")]).await.ok();
    assert!(page.text_of("#helpful").contains("Thank you."), "{}", page.text_of("#helpful"));
    assert_eq!(
        app.count("select 1 from article_votes where reason = 'unclear' and note = 'Too long'").await,
        1
    );
    assert_eq!(app.count("select 1 from article_votes").await, 1);
    assert_eq!(app.count("select 1 from articles where helpful = 0 and unhelpful = 1").await, 1);
    let ada = app.customer("Ada").await;
    ada.post(&votes, &[("helpful", "yes")]).await.ok();
    assert_eq!(app.count("select 1 from articles where helpful = 1 and unhelpful = 1").await, 1);
    app.clock.advance(chrono::TimeDelta::days(1));
    guest.post(&votes, &[("helpful", "yes")]).await.ok().saying("2 of 3 readers said yes");
    for name in ["Bo", "Cy"] {
        app.customer(name).await.post(&votes, &[("helpful", "yes")]).await.ok();
    }
    app.guest().get("/faq/payments/was-i-charged").await.ok().saying("80% of 5 readers said yes");
    assert_eq!(guest.post(&votes, &[("helpful", "maybe")]).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_no_is_asked_why() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    let id = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let guest = app.guest();
    let votes = format!("/faq/{id}/votes");
    let before = guest.get("/faq/payments/was-i-charged").await.ok();
    assert_eq!(before.count("#helpful details[open]"), 0);
    let asked = guest.post(&votes, &[("helpful", "no")]).await.ok();
    assert_eq!(asked.count("#helpful details[open] input[name=reason]"), 4);
    assert!(asked.text_of("#helpful").contains("What was missing?"));
    let thanked = guest.post(&votes, &[("helpful", "no"), ("reason", "wrong")]).await.ok();
    assert!(thanked.text_of("#helpful").contains("It helps us to make this page better."));
    assert_eq!(thanked.count("#helpful details[open]"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn still_stuck_takes_the_article_along_to_whoever_answers() {
    let app = TestApp::start().await;
    let board = app.board("pay", "Payments").await;
    let section_id = section(&app, "payments", "Payments").await;
    app.sql(&format!("update sections set board_id = {board} where id = {section_id}")).await;
    let id = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let secret = article(&app, "payments", "inside", "The inside story", "staff").await;
    let ada = app.customer("Ada").await;
    let page = ada.get("/faq/payments/was-i-charged").await.ok();
    let form = ada.get(&page.attribute(".card--soft .btn--primary", "href").unwrap()).await.ok();
    assert_eq!(form.attribute("form [name=board][checked]", "value").unwrap(), "pay");
    assert_eq!(form.attribute(".note--faq a", "href").unwrap(), "/faq/payments/was-i-charged");
    let article = form.attribute("form input[name=article]", "value").unwrap();
    let asked =
        [("title", "The bank says pending"), ("body", "Since Monday"), ("board", "pay"), ("shown", "1")];
    let asked: Vec<(&str, &str)> = asked.into_iter().chain([("article", article.as_str())]).collect();
    ada.post("/ask", &asked).await.ok().saying("The bank says pending");
    assert_eq!(app.count(&format!("select 1 from threads where shown -> 'articles' @> '[{id}]'")).await, 1);
    // What a reader may not see is not attached either.
    let form = ada.get(&format!("/ask?article={secret}")).await.ok();
    assert!(form.count(".note--faq") == 0 && !form.says("The inside story"));
    let guest = app.guest().get(&format!("/ask?board=pay&article={id}")).await.ok();
    assert!(guest.body.contains("article%3D"), "{}", guest.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_behind_one_address_have_a_voice_each() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    let id = article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    let votes = format!("/faq/{id}/votes");
    let (one, other) = (app.guest(), app.guest());
    one.post(&votes, &[("helpful", "yes")]).await.ok();
    one.post(&votes, &[("helpful", "yes")]).await.ok();
    other.post(&votes, &[("helpful", "no")]).await.ok();
    assert_eq!(app.count("select 1 from articles where helpful = 1 and unhelpful = 1").await, 1);

    let third = app.guest().staying();
    let request = third.client().post(third.address(&votes)).form(&[("helpful", "yes")]);
    let answer = request.send().await.unwrap();
    let cookies: Vec<&str> =
        answer.headers().get_all("set-cookie").iter().map(|c| c.to_str().unwrap()).collect();
    let name = cookies.iter().find(|cookie| cookie.starts_with("askwell_browser=")).unwrap();
    for sign in ["HttpOnly", "SameSite=Lax", "Max-Age=86400"] {
        assert!(name.contains(sign), "{name}");
    }
    // Who knows the day and the cookie cannot tell which row is whose.
    let value = name.trim_start_matches("askwell_browser=").split(';').next().unwrap();
    let plain = format!("select 1 from article_votes where voter = sha256('2026-11-02 browser {value}')");
    assert_eq!(app.count(&plain).await, 0);
    assert_eq!(app.count("select 1 from article_votes where octet_length(voter) = 32").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_begin_with_the_readers_language() {
    let app = TestApp::start().await;
    section(&app, "payments", "Payments").await;
    article(&app, "payments", "was-i-charged", "Was I charged?", "public").await;
    article(&app, "payments", "kou-kuan", "我被扣款了吗？", "public").await;
    app.sql("update articles set lang = 'zh-Hans' where slug = 'kou-kuan'; update articles set recent_views = 900 where slug = 'was-i-charged'").await;
    app.settle().await;
    for (path, first) in [("/faq", "Was I charged?"), ("/zh-hans/faq", "我被扣款了吗？")] {
        let text = app.guest().get(path).await.ok().text();
        let (english, chinese) = (text.find("Was I charged?").unwrap(), text.find("我被扣款了吗？").unwrap());
        assert_eq!(english < chinese, first == "Was I charged?", "{path}: {text}");
    }
}
