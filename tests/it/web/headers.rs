//! Security headers stand on every kind of answer.

use reqwest::header::HeaderMap;

use crate::support::TestApp;

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' blob:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

fn assert_guarded(what: &str, headers: &HeaderMap, policy: &str) {
    for (name, value) in [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ] {
        let found = headers.get(name).map(|value| value.to_str().unwrap());
        assert_eq!(found, Some(value), "{name} of {what}");
    }
    assert!(headers.contains_key("cache-control"), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_fragments_uploads_and_errors_are_guarded_alike() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let picture = crate::threads::uploads::picture(&ada).await;
    for (what, path) in [
        ("a page", "/faq"),
        ("the page that is kept", "/faq"),
        ("a page of one's own", "/account"),
        ("a fragment", "/ask/suggest?q=lamp"),
        ("a file", "/robots.txt"),
        ("what is not there", "/nothing"),
        ("a language that is none", "/t/seven"),
    ] {
        assert_guarded(what, &ada.get(path).await.headers, POLICY);
    }
    assert_guarded("an upload", &ada.get(&picture).await.headers, "default-src 'none'; sandbox");
    let staying = app.guest().staying();
    assert_guarded("a redirect", &staying.get("/account").await.headers, POLICY);
    let strange = staying.client().post(staying.address("/theme")).header("origin", "https://evil.example");
    assert_guarded("a refusal", strange.send().await.unwrap().headers(), POLICY);
    app.engine.app.pools.close();
    assert_guarded("a fault", &ada.get("/account").await.headers, POLICY);
}
