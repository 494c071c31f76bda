//! Health, files and what every answer bears.

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_running_site_is_live_and_ready() {
    let app = TestApp::start().await;
    let guest = app.guest();
    guest.get("/health/live").await.ok().saying("live");
    guest.get("/health/ready").await.ok().saying("ready");
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
