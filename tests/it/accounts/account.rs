//! Preferences, password, sessions, profile.

use crate::support::TestApp;

const PASSWORD: &str = "violet kettle mountain";
const OTHER: &str = "harbour lantern biscuit";

#[tokio::test(flavor = "multi_thread")]
async fn a_member_changes_name_language_colours_and_zone() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let page = ada.get("/account").await.ok();
    assert_eq!(page.attribute("#zone option[selected]", "value").unwrap(), "UTC");
    let form = [("name", "Ada L."), ("lang", "zh-Hans"), ("theme", "dark"), ("zone", "Asia/Shanghai")];
    let page = ada.post("/account", &form).await.ok().saying("您的账号");
    assert_eq!(page.attribute("html", "data-theme").unwrap(), "dark");
    assert_eq!(page.attribute("body", "data-shortcuts").unwrap(), "off");
    assert_eq!(page.attribute("#name", "value").unwrap(), "Ada L.");
    let page = ada
        .post("/account", &[("name", ""), ("lang", "en"), ("theme", "dark"), ("zone", "Mars/Olympus")])
        .await;
    assert_eq!((page.status, page.count(".error")), (422, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_chose_holds_on_every_page_and_every_tab_leads_somewhere() {
    let app = TestApp::start().await;
    let ada = app.customer("Ada").await;
    let page = ada.get("/account/security").await.ok().saying("09:00");
    let choose = async |lang: &'static str, shortcuts: bool| {
        let mut form = vec![("name", "Ada"), ("lang", lang), ("theme", "light"), ("zone", "Asia/Shanghai")];
        form.extend(shortcuts.then_some(("shortcuts", "1")));
        ada.post("/account", &form).await.ok()
    };
    assert_eq!(page.attribute("body", "data-shortcuts"), None);
    let titles = [("en", "Your account"), ("zh-Hans", "您的账号"), ("zh-Hant", "您的帳號")];
    for (lang, title) in titles {
        let page = choose(lang, false).await.saying(title);
        assert_eq!(page.count("#shortcuts[checked]"), 0);
        let tabs: Vec<String> = (1..=page.count("nav.tabs a"))
            .map(|place| page.attribute(&format!("nav.tabs a:nth-child({place})"), "href").unwrap())
            .collect();
        assert_eq!(tabs, ["/account", "/account/interests", "/account/security", "/account/notifications"]);
        for tab in tabs {
            let page = ada.get(&tab).await.ok();
            assert_eq!(page.attribute("html", "lang").unwrap(), lang, "{tab}");
            assert_eq!(page.attribute("body", "data-shortcuts").unwrap(), "off", "{tab}");
            assert_eq!(page.attribute("html", "data-theme").unwrap(), "light", "{tab}");
        }
    }
    ada.get("/account/security").await.ok().saying("17:00");
    assert_eq!(choose("en", true).await.attribute("body", "data-shortcuts"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn guests_and_members_choose_language_and_colours_on_any_page() {
    let app = TestApp::start().await;
    let guest = app.guest();
    let page = guest.post("/language", &[("lang", "zh-Hant"), ("back", "/sign-in")]).await.ok();
    assert_eq!(
        (page.path.as_str(), page.attribute("html", "lang").unwrap().as_str()),
        ("/sign-in", "zh-Hant")
    );
    let page = guest.post("/theme", &[("theme", "dark"), ("back", "/sign-in")]).await.ok();
    assert_eq!(page.attribute("html", "data-theme").unwrap(), "dark");
    assert_eq!(guest.post("/language", &[("lang", "fr")]).await.status, 400);
    let ada = app.customer("Ada").await;
    ada.post("/language", &[("lang", "zh-Hans"), ("back", "/account")]).await.ok().saying("您的账号");
    assert_eq!(app.count("select 1 from members where lang = 'zh-Hans'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let app = TestApp::start().await;
    app.guest()
        .post("/sign-up", &[("name", "Ada"), ("email", "ada@example.org"), ("password", PASSWORD)])
        .await
        .ok();
    app.sql("update members set email_confirmed_at = created_at").await;
    let (here, there) = (app.guest(), app.guest());
    for browser in [&here, &there] {
        browser
            .post("/sign-in", &[("email", "ada@example.org"), ("password", PASSWORD), ("next", "/account")])
            .await
            .ok();
    }
    let page = here.get("/account/security").await.ok();
    assert_eq!(page.count(".alist > li"), 2);
    let page = here.post("/account/security/password", &[("old", "wrong one"), ("password", OTHER)]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("This is not your password"));
    here.post("/account/security/password", &[("old", PASSWORD), ("password", OTHER)])
        .await
        .ok()
        .saying("password was changed");
    here.get("/account").await.ok().saying("Your account");
    assert!(there.get("/account").await.path.starts_with("/sign-in"));
    app.settle().await;
    assert!(app.mails_to("ada@example.org").iter().any(|mail| mail.subject.contains("was changed")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_ends_one_session_and_all_others_but_not_somebody_elses() {
    let app = TestApp::start().await;
    let (here, there, third) =
        (app.customer("Ada").await, app.customer("Ada").await, app.customer("Ada").await);
    let eve = app.customer("Eve").await;
    let page = here.get("/account/security").await.ok();
    let other = page.attribute("input[name=session]", "value").unwrap();
    eve.post("/account/security/ends", &[("session", &other)]).await.ok();
    assert_eq!(app.count("select 1 from sessions").await, 4);
    here.post("/account/security/ends", &[("session", &other)]).await.ok();
    assert_eq!(app.count("select 1 from sessions").await, 3);
    here.post("/account/security/other-ends", &[]).await.ok().saying("All other sessions have ended");
    let signed_in = [there.get("/account").await.path, third.get("/account").await.path];
    assert!(signed_in.iter().all(|path| path.starts_with("/sign-in")));
    assert_eq!(here.get("/account").await.path, "/account");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_profile_shows_no_address_and_nobody_unknown() {
    let app = TestApp::start().await;
    app.customer("Ada").await;
    let page = app.guest().get("/u/ada").await.ok().saying("Member since");
    assert!(!page.body.contains("ada@example.org"));
    assert_eq!(app.guest().get("/u/nobody-here").await.status, 404);
}
