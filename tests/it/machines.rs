//! Health, files and what every answer bears.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use crate::support::TestApp;
use crate::support::app::Mails;
use crate::threads::ask;

#[tokio::test(flavor = "multi_thread")]
async fn a_running_site_is_live_and_ready() {
    let app = TestApp::start().await;
    let guest = app.guest();
    guest.get("/health/live").await.ok().saying("live");
    guest.get("/health/ready").await.ok().saying("ready");
    app.engine.app.stopping.store(true, std::sync::atomic::Ordering::Relaxed);
    let page = guest.get("/health/ready").await;
    assert_eq!(page.status, 503, "balancers send nobody to a program that stops");
    guest.get("/health/live").await.ok();
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_bears_the_security_headers() {
    let app = TestApp::start().await;
    let page = app.guest().get("/nothing-here").await;
    assert_eq!(page.status, 404);
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"));
    assert_eq!(page.headers.get("x-content-type-options").unwrap(), "nosniff");
    assert!(page.says("Page not found"));
}

/// Figures by name and labels.
async fn figures(machine: &crate::support::app::Browser) -> BTreeMap<String, f64> {
    let answer = machine.get("/metrics").await.ok();
    assert_eq!(answer.headers.get("content-type").unwrap(), "text/plain; version=0.0.4; charset=utf-8");
    let lines = answer.body.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.rsplit_once(' ').unwrap())
        .map(|(name, n)| (name.to_owned(), n.parse().unwrap()))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_stand_at_the_address_for_machines_only() {
    let app = TestApp::start().await;
    assert_eq!(app.guest().get("/metrics").await.status, 404);
    assert_eq!(app.admin("Eve").await.get("/metrics").await.status, 404);
    let machine = app.at_the_machines_address();
    machine.get("/health/live").await.ok().saying("live");
    machine.get("/health/ready").await.ok().saying("ready");
    assert_eq!(machine.get("/").await.status, 404, "the site is not there");
    let figures = figures(&machine).await;
    assert_eq!(figures["askwell_database_up"], 1.0);
    assert_eq!(figures["askwell_database_pool_connections{pool=\"pages\",state=\"max\"}"], 3.0);
    assert_eq!(figures["askwell_database_pool_waiting{pool=\"search\"}"], 0.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_say_what_happened() {
    let app = TestApp::start().await;
    let machine = app.at_the_machines_address();
    app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    let (path, _) = ask(&ada, "lamps", "Lamp stays dark").await;
    askwell::events::stamp::stamp(&mut app.conn().await).await.unwrap();
    let before = figures(&machine).await;
    assert!(before["askwell_follower_lag_events{follower=\"inbox\"}"] >= 1.0, "{before:?}");
    app.settle().await;
    for _ in 0..3 {
        app.guest().get(&path).await.ok();
    }
    assert_eq!(app.guest().get("/no/such/page").await.status, 404);
    app.clock.advance(TimeDelta::hours(5));
    let after = figures(&machine).await;
    for follower in ["inbox", "board counts", "kept pages", "search index"] {
        assert_eq!(
            after[&format!("askwell_follower_lag_events{{follower=\"{follower}\"}}")],
            0.0,
            "{after:?}"
        );
    }
    let requests = |route: &str, status: &str| {
        let labels = format!("{{route=\"{route}\",status=\"{status}\"}}");
        after.get(&format!("askwell_http_request_duration_seconds_count{labels}")).copied().unwrap_or(0.0)
    };
    assert_eq!(requests("/t/{id}/{slug}", "2xx"), 4.0, "the asker came here too: {after:?}");
    assert_eq!((requests("/ask", "3xx"), requests("none", "4xx")), (1.0, 1.0));
    assert!(!after.keys().any(|name| name.contains("no/such")), "made-up addresses make no figures");
    assert_eq!(after["askwell_page_cache_requests_total{result=\"hit\"}"], 2.0);
    assert!(after["askwell_page_cache_requests_total{result=\"miss\"}"] >= 1.0);
    assert!(after["askwell_page_cache_bytes"] > 1000.0);
    assert_eq!(after["askwell_search_documents"], 1.0);
    assert_eq!(after["askwell_mails_total{result=\"sent\"}"], 1.0, "we have your question");
    assert_eq!(after["askwell_questions{state=\"open\"}"], 1.0);
    assert_eq!(after["askwell_questions{state=\"overdue\"}"], 1.0, "an answer was promised within 4 hours");
    assert_eq!(before["askwell_questions{state=\"overdue\"}"], 0.0);
    assert_eq!((after["askwell_jobs{state=\"waiting\"}"], after["askwell_uploads_bytes"]), (0.0, 0.0));
}

#[tokio::test(flavor = "multi_thread")]
async fn views_that_could_not_be_written_are_written_later() {
    use askwell::db::{ArticleId, ThreadId};
    use askwell::web::page_cache::Seen;
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (_, id) = ask(&app.customer("Ada").await, "lamps", "Lamp stays dark").await;
    let views = &app.engine.app.views;
    views.count(Seen::Thread(ThreadId(id)));
    views.count(Seen::Article(ArticleId(1)));
    app.sql("alter table article_days rename to elsewhere").await;
    assert!(views.flush(&app.engine.app.pools, app.clock.now()).await.is_err());
    views.count(Seen::Thread(ThreadId(id)));
    app.sql("alter table elsewhere rename to article_days").await;
    views.flush(&app.engine.app.pools, app.clock.now()).await.unwrap();
    let views = app.number("select views as count from threads").await;
    assert_eq!(views, 3, "Ada's own, before the database failed and after it");
}

#[tokio::test(flavor = "multi_thread")]
async fn views_are_counted_with_and_without_kept_pages() {
    for megabytes in ["0", "64"] {
        let app = TestApp::start_as(Mails::InMemory, &[("ASKWELL_CACHE__MEGABYTES", megabytes)]).await;
        app.board("lamps", "Lamps").await;
        let (address, _) = ask(&app.customer("Ada").await, "lamps", "Lamp stays dark").await;
        for _ in 0..3 {
            app.guest().get(&address).await.ok();
        }
        app.engine.app.views.flush(&app.engine.app.pools, app.clock.now()).await.unwrap();
        let views = app.number("select views as count from threads").await;
        assert_eq!(views, 4, "Ada's own and three guests', with {megabytes} MB");
    }
}
