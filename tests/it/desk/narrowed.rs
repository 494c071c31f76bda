//! What the desk is narrowed to, and what its counts say.

use chrono::TimeDelta;

use super::titles;
use crate::support::TestApp;
use crate::support::app::{Browser, start_of_time};
use crate::support::waiting::ask;

async fn narrowed(by: &Browser, query: &str) -> Vec<String> {
    let page = by.get(&format!("/desk?{query}")).await.ok();
    assert!(page.statements() <= 6, "{query}: {} statements", page.statements());
    let mut titles = titles(&page);
    titles.sort();
    titles
}

#[tokio::test(flavor = "multi_thread")]
async fn each_filter_keeps_what_fits_and_nothing_else() {
    let app = TestApp::start().await;
    let (orders, setup) = (app.board("orders", "Orders").await, app.board("setup", "Setup").await);
    for name in ["Ann", "Ben"] {
        app.customer(name).await;
    }
    let (priya, kenji) = (app.agent("Priya").await, app.agent("Kenji").await);
    let now = start_of_time();
    let old = ask(&app, orders, "ann", "Old", now - TimeDelta::days(9)).await;
    let days = ask(&app, orders, "ben", "Days", now - TimeDelta::days(4)).await;
    let hours = ask(&app, setup, "ann", "Hours", now - TimeDelta::hours(2)).await;
    let new = ask(&app, setup, "ben", "New", now).await;
    app.sql(&format!(
        "update threads set lang = 'zh-Hans' where id = {days};
         update ledger set urgency = 'high' where question_id = {hours};
         update ledger set reopened = 1 where question_id = {old};
         update ledger set state = 'waiting_asker', outcome_due = null, answer_due = null where question_id = {new};
         insert into customer_groups (name, created_at) values ('Dealers', '{now}');
         insert into customer_group_members (group_id, member_id, added_at)
           select g.id, m.id, g.created_at from customer_groups g, members m where m.handle = 'ann'",
        now = now.to_rfc3339(),
    ))
    .await;
    kenji.post(&format!("/desk/{old}/claim"), &[("on", "1")]).await.ok();
    let id = |handle: &str| format!("select id as count from members where handle = '{handle}'");
    let (kenji_id, priya_id) = (app.number(&id("kenji")).await, app.number(&id("priya")).await);
    let group = app.number("select id as count from customer_groups").await;
    for (query, found) in [
        (String::new(), vec!["Days", "Hours", "Old"]),
        ("board=orders".to_owned(), vec!["Days", "Old"]),
        ("waited=1h".to_owned(), vec!["Days", "Hours", "Old"]),
        ("waited=1d".to_owned(), vec!["Days", "Old"]),
        ("waited=3d".to_owned(), vec!["Days", "Old"]),
        ("waited=1w".to_owned(), vec!["Old"]),
        ("lang=zh-Hans".to_owned(), vec!["Days"]),
        ("lang=en".to_owned(), vec!["Hours", "Old"]),
        ("urgency=high".to_owned(), vec!["Hours"]),
        ("urgency=normal".to_owned(), vec!["Days", "Old"]),
        ("owner=nobody".to_owned(), vec!["Days", "Hours"]),
        ("owner=me".to_owned(), vec![]),
        (format!("owner={kenji_id}"), vec!["Old"]),
        (format!("owner={priya_id}"), vec![]),
        ("state=waiting_asker".to_owned(), vec!["New"]),
        ("state=waiting_staff".to_owned(), vec!["Days", "Hours", "Old"]),
        ("state=closed".to_owned(), vec!["Days", "Hours", "Old"]),
        (format!("group={group}"), vec!["Hours", "Old"]),
        (format!("group={group}&waited=1d&lang=en&board=orders&owner={kenji_id}"), vec!["Old"]),
        (format!("group={group}&lang=zh-Hans"), vec![]),
        ("view=reopened".to_owned(), vec!["Old"]),
        ("view=over&waited=3d&lang=zh-Hans".to_owned(), vec!["Days"]),
        ("view=free&urgency=high".to_owned(), vec!["Hours"]),
        ("view=asker&lang=en".to_owned(), vec!["New"]),
        // What does not read counts as not said.
        ("waited=2h&lang=xx&state=odd&owner=who&group=x".to_owned(), vec!["Days", "Hours", "Old"]),
    ] {
        assert_eq!(narrowed(&priya, &query).await, found, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_active_filter_says_so_and_is_cleared_by_a_link() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let agent = app.agent("Priya").await;
    ask(&app, board, "ann", "Where is it", start_of_time()).await;
    let page = agent.get("/desk?view=free&lang=zh-Hans&waited=1w").await.ok();
    assert!(page.says("Nothing in this view."), "{}", page.text());
    assert_eq!(page.attribute("option[value='1w'][selected]", "value").as_deref(), Some("1w"));
    let off = page.attribute(".filters--on a", "href").unwrap();
    assert_eq!(off, "/desk?view=free&lang=zh-Hans");
    assert_eq!(
        page.attribute(".filters--on a", "aria-label").as_deref(),
        Some("Without Waiting: over 1 week")
    );
    let page = agent.get(&off).await.ok();
    assert_eq!(page.count(".filters--on a"), 1);
    let off = page.attribute(".filters--on a", "href").unwrap();
    assert_eq!(titles(&agent.get(&off).await.ok()), ["Where is it"]);
    // What is found is counted; the views lead to what their own counts count.
    assert!(page.text_of(".filters").contains("0 in this view"), "{}", page.text_of(".filters"));
    assert_eq!(page.count(".views a[href='/desk?view=over']"), 1);
    assert_eq!(page.count(".views a[href='/desk']"), 1);
    // Every select says its name.
    for label in
        ["Board: all", "Waiting: any time", "Owner: anyone", "Language: any", "State: any", "Group: any"]
    {
        assert!(page.text_of(".filters").contains(label), "{label}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_stop_at_a_thousand_and_say_so() {
    let app = TestApp::start().await;
    let board = app.board("orders", "Orders").await;
    app.customer("Ann").await;
    let agent = app.agent("Priya").await;
    let many = |count: i64| {
        format!(
            "with t as (
               insert into threads (board_id, audience_id, author_id, kind, title, slug, lang, excerpt, created_at, last_post_at, last_number, replies)
               select b.id, b.readers_id, m.id, 'question', 'Q', 'q', 'en', '', '2026-11-02T09:00:00Z', '2026-11-02T09:00:00Z', 1, 0
               from boards b, members m, generate_series(1, {count}) where b.id = {board} and m.handle = 'ann' returning id)
             insert into ledger (question_id, board_id, target_id, state, asked_at, waiting_since, answer_due, outcome_due, next_due, version)
               select t.id, {board}, g.id, 'waiting_staff', '2026-10-02T09:00:00Z', '2026-10-02T09:00:00Z', '2026-10-02T12:00:00Z', '2026-10-03T12:00:00Z', '2026-10-02T12:00:00Z', 1
               from t, targets g where g.board_id = {board}"
        )
    };
    app.sql(&many(1000)).await;
    let page = agent.get("/desk").await.ok();
    assert!(page.text_of(".staffbar").contains("1,000") && !page.text_of(".staffbar").contains("1,000+"));
    assert!(page.text_of(".views").contains("1,000") && !page.text_of(".views").contains("1,000+"));
    app.sql(&many(1)).await;
    let ola = app.customer("Ola").await;
    app.sql(&format!("insert into member_roles (member_id, role, board_id, granted_at) select id, 'agent', {board}, '2026-11-02T09:00:00Z' from members where handle = 'ola'")).await;
    for who in [&agent, &ola] {
        let page = who.get("/desk").await.ok();
        assert!(page.text_of(".staffbar").contains("1,000+ over target"), "{}", page.text_of(".staffbar"));
        assert!(page.text_of(".views").contains("Over target 1,000+"), "{}", page.text_of(".views"));
        assert!(page.text_of(".views").contains("Mine 0"), "{}", page.text_of(".views"));
        for (query, said) in [("board=orders", "1,000+ in this view"), ("urgency=safety", "0 in this view")] {
            let filtered = who.get(&format!("/desk?{query}")).await.ok();
            assert!(filtered.text_of(".filters").contains(said), "{}", filtered.text_of(".filters"));
            assert!(filtered.text_of(".views").contains("All waiting 1,000+"), "{query}");
        }
        let chinese = who.get("/zh-hans/desk").await.ok();
        assert!(chinese.text_of(".views").contains("已超时 1,000+"), "{}", chinese.text_of(".views"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_waits_the_day_is_summed_up() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let (ann, priya) = (app.customer("Ann").await, app.agent("Priya").await);
    let page = priya.get("/desk").await.ok();
    assert!(page.says("Nobody is waiting. Every question has been answered."), "{}", page.text());
    for title in ["Where is it", "And where is that"] {
        let (_, id) = crate::threads::ask(&ann, "orders", title).await;
        priya.post(&format!("/t/{id}/posts"), &[("body", "In the cellar.")]).await.ok();
    }
    let page = priya.get("/desk").await.ok();
    assert!(
        page.says("All 2 questions of today are answered. The next asker is reminded"),
        "{}",
        page.text()
    );
    assert!(page.statements() <= 6, "{} statements", page.statements());
    assert!(priya.get("/zh-hant/desk").await.ok().says("今天的 2 個問題都已回答。下一次提醒提問者"));
    assert!(priya.get("/desk?lang=en").await.ok().says("Nothing in this view."));
}

/// The copies by which the desk is narrowed follow what they are copied from.
#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_knows_language_and_asker_of_its_thread() {
    let app = TestApp::start().await;
    app.board("orders", "Orders").await;
    let ann = app.customer("Ann").await;
    let (_, id) = crate::threads::ask(&ann, "orders", "Where is it").await;
    let agree = "select 1 from ledger l join threads t on t.id = l.question_id where l.lang = t.lang and l.asker_id = t.author_id";
    assert_eq!(app.count(agree).await, 1);
    app.sql(&format!("update threads set lang = 'zh-Hant' where id = {id}")).await;
    assert_eq!(app.count(agree).await, 1);
    assert_eq!(app.count("select 1 from ledger where lang = 'zh-Hant'").await, 1);
}
