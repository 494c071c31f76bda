//! A site that offers fewer languages than there are.

use crate::support::TestApp;
use crate::support::app::Browser;

async fn offer(root: &Browser, langs: &[&str]) {
    let mut form = vec![("site_name", "Tea Help"), ("lang", langs[0]), ("zone", "UTC")];
    form.extend(langs.iter().map(|lang| ("langs", *lang)));
    assert_eq!(root.post("/admin/settings", &form).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_languages_of_the_site_are_offered_and_have_pages() {
    let app = TestApp::start().await;
    let root = app.admin("Root").await;
    offer(&root, &["en", "zh-Hans"]).await;
    let page = app.guest().get("/faq").await.ok();
    assert_eq!(page.count("header button[name=lang]"), 2, "{}", page.body);
    assert_eq!(page.count("footer button[name=lang]"), 1);
    assert_eq!(page.count("[value='zh-Hant'], [hreflang='zh-Hant']"), 0);
    app.guest().get("/zh-hans/faq").await.ok();
    let page = app.guest().get("/zh-hant/faq").await;
    assert_eq!(page.status, 404);
    page.saying("Page not found").saying("Tea Help");
    assert_eq!(app.guest().get("/zh-hant").await.status, 404);
    assert_eq!(app.guest().post("/zh-hant/language", &[("lang", "en")]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_site_of_one_language_offers_no_choice() {
    let app = TestApp::start().await;
    app.board("setup", "Setup").await;
    let ada = app.customer("Ada").await;
    let form =
        [("title", "檯燈打不開怎麼辦"), ("board", "setup"), ("body", "開關沒有反應。"), ("shown", "1")];
    let path = ada.post("/ask", &form).await.ok().path;
    app.sql("update members set lang = 'zh-Hant' where handle = 'ada'").await;
    ada.get("/faq").await.ok().saying("提問");
    let page = app.guest().get(&path).await.ok();
    assert!(page.attribute("link[rel=canonical]", "href").unwrap().contains("/zh-hant/t/"));
    offer(&app.admin("Root").await, &["en"]).await;
    app.settle().await;
    let page = ada.get("/faq").await.ok();
    assert_eq!(page.count("button[name=lang], [hreflang='zh-Hans']"), 0);
    assert_eq!(page.attribute("html", "lang").as_deref(), Some("en"), "the member's is not offered any more");
    let page = app.guest().get(&path).await.ok();
    let canonical = page.attribute("link[rel=canonical]", "href").unwrap();
    assert!(!canonical.contains("zh-hant"), "{canonical}");
    assert_eq!(app.guest().get(&format!("/zh-hant{path}")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_choose_colours_at_the_foot_of_each_page() {
    let app = TestApp::start().await;
    let guest = app.guest();
    let page = guest.get("/zh-hans/faq").await.ok();
    assert_eq!(page.text_of("footer form[action='/theme']"), "颜色 浅色 深色");
    let back = page.attribute("footer form[action='/theme'] input[name=back]", "value").unwrap();
    assert_eq!(back, "/zh-hans/faq", "in the language it was shared in");
    let page = guest.post("/theme", &[("theme", "dark"), ("back", &back)]).await.ok();
    assert_eq!((page.path.as_str(), page.attribute("html", "data-theme").as_deref()), (&*back, Some("dark")));
    assert_eq!(page.text_of("footer form[action='/theme']"), "颜色 跟随设备 浅色");
    assert_eq!(guest.get("/faq").await.ok().attribute("html", "data-theme").as_deref(), Some("dark"));
    for path in ["/faq", "/zh-hans/faq"] {
        let other = app.guest().get(path).await.ok();
        assert_eq!(other.attribute("html", "data-theme"), None, "kept pages are told apart by colours");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_came_by_an_address_with_a_language_goes_on_in_it_unless_they_chose_another() {
    let app = TestApp::start().await;
    let lang = |page: crate::support::page::Page| page.attribute("html", "lang").unwrap();
    let guest = app.guest();
    assert_eq!(lang(guest.get("/faq").await.ok()), "en");
    for _ in 0..2 {
        assert_eq!(lang(guest.get("/zh-hans/faq").await.ok()), "zh-Hans");
        assert_eq!(lang(guest.get("/faq").await.ok()), "zh-Hans", "the link of the page");
    }
    guest.post("/language", &[("lang", "en"), ("back", "/faq")]).await.ok();
    guest.get("/zh-hant/faq").await.ok();
    assert_eq!(lang(guest.get("/faq").await.ok()), "en", "what was chosen stays");
    let ada = app.customer("Ada").await;
    ada.get("/zh-hans/faq").await.ok();
    assert_eq!(lang(ada.get("/faq").await.ok()), "en", "a member's account knows");
}
