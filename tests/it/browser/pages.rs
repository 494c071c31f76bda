//! Every page, light and dark, on a screen, a phone and a page magnified four times: nothing for axe to find, nothing to
//! push sideways, nothing in the console. A new page is a new line in the tables below; addresses that lead nowhere yet
//! are told on standard error and wait.

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::browser::{Chromium, Scheme};
use crate::threads::{ask, post_id};

/// A desk, a phone, and 1280 pixels magnified by 400 % (WCAG 1.4.10).
const WIDTHS: [u32; 3] = [1280, 390, 320];

/// A page that never was.
const NOWHERE: &str = "/nothing-here";

/// Pages of everybody. `{thread}` is an answered question with everything a thread can show, `{short}` one without replies.
const GUEST: &[&str] = &[
    "/",
    "/ask",
    "/ask?title=Lamp+goes+off&board=setup",
    "{thread}",
    "{short}",
    "/zh-hans{thread}",
    "/zh-hant/ask",
    NOWHERE,
    "/faq",
    "/boards",
    "/b/setup",
    "/unanswered",
    "/search",
    "/search?q=lamp",
    "/sign-in",
    "/sign-up",
    "/recover",
    "/rules",
    "/privacy",
    "/accessibility",
    "/u/ada",
];

/// Pages of whoever asked.
const ASKER: &[&str] = &[
    "/",
    "/ask",
    "{thread}",
    "{short}",
    "/zh-hans{short}",
    "/my/questions",
    "/my/following",
    "/my/drafts",
    "/notifications",
    "/account",
    "/account/security",
    "/account/privacy",
    "/account/notifications",
];

/// Pages of an agent.
const STAFF: &[&str] = &[
    "{thread}",
    "{short}",
    "/desk",
    "/moderation",
    "/faq-candidates",
    "/faq-review",
    "/faq-drafts",
    "/reports",
];

/// Pages of an admin.
const ADMIN: &[&str] = &["/admin", "/admin/boards", "/admin/sections", "/admin/members", "/admin/settings"];

#[tokio::test(flavor = "multi_thread")]
async fn of_guests_are_in_order() {
    let site = Site::new().await;
    let browser = site.app.browser().await;
    site.walk(&browser, "guest", GUEST).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_askers_are_in_order() {
    let site = Site::new().await;
    let browser = site.app.browser().await.signed_in(&site.ada).await;
    site.walk(&browser, "asker", ASKER).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_staff_are_in_order() {
    let site = Site::new().await;
    let browser = site.app.browser().await.signed_in(&site.priya).await;
    site.walk(&browser, "staff", STAFF).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_admins_are_in_order() {
    let site = Site::new().await;
    let admin = site.app.admin("Root").await;
    let browser = site.app.browser().await.signed_in(&admin).await;
    site.walk(&browser, "admin", ADMIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_first_start_are_in_order() {
    let app = TestApp::start_fresh().await;
    let browser = app.browser().await;
    let faults = check(&browser, "setup", "/setup").await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn with_mistakes_are_in_order() {
    let site = Site::new().await;
    let browser = site.app.browser().await.signed_in(&site.ada).await;
    browser.goto("/ask").await;
    browser.fill("title", "abc").await;
    browser.click("#send").await;
    browser.wait_until("document.querySelector('.errors')").await;
    let faults = faults(&browser, "asker-ask-mistakes").await;
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A small community in which every mark of a thread is set.
struct Site {
    app: TestApp,
    ada: Browser,
    priya: Browser,
    thread: String,
    short: String,
}

/// Everything Markdown has, wide things included.
const RICH: &str = "Try this:\n\n1. Open **Settings**\n2. Set `night = off`\n\n```rust\nlet a_rather_long_name = \"a line that is much wider than a phone is, as code often happens to be\";\n```\n\n\
    | Model | Firmware | Works |\n|---|---|---|\n| A19 | 2.4.1 | yes |\n\n> quoted\n\nSee https://example.org/averyveryverylongaddresswithoutanyplacetobreakitapart/averyveryverylongaddress";

impl Site {
    async fn new() -> Self {
        let app = TestApp::start().await;
        app.board("setup", "Setup").await;
        app.board("billing", "Billing").await;
        let (ada, bo, priya) =
            (app.customer("Ada").await, app.customer("Bo").await, app.agent("Priya").await);
        let (short, _) = ask(&bo, "setup", "更新固件后灯自动熄灭").await;
        let (thread, id) = ask(&ada, "setup", "Lamp goes off at three every night").await;
        let posts = format!("/t/{id}/posts");
        bo.post(&posts, &[("body", RICH)]).await.ok();
        bo.post(&posts, &[("body", "Another way.")]).await.ok();
        priya.post(&posts, &[("body", "Turn the night mode off.")]).await.ok();
        ada.post(&posts, &[("body", "谢谢！")]).await.ok();
        let (accepted, verified) = (post_id(&app, id, 2).await, post_id(&app, id, 3).await);
        bo.post(&format!("/t/{id}/me-toos"), &[("on", "1")]).await.ok();
        priya.post(&format!("/posts/{verified}/verification"), &[("on", "1")]).await.ok();
        ada.post(&format!("/posts/{accepted}/votes"), &[("on", "1")]).await.ok();
        ada.post(&format!("/t/{id}/acceptance"), &[("post", &accepted.to_string()), ("on", "1")]).await.ok();
        app.settle().await;
        Self { app, ada, priya, thread, short }
    }

    async fn walk(&self, browser: &Chromium, who: &str, pages: &[&str]) {
        let mut faults = Vec::new();
        for page in pages {
            faults.extend(
                check(browser, who, &page.replace("{thread}", &self.thread).replace("{short}", &self.short))
                    .await,
            );
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

/// What is wrong with a page, each fault with its address.
async fn check(browser: &Chromium, who: &str, path: &str) -> Vec<String> {
    browser.goto(path).await;
    let status =
        browser.script("return performance.getEntriesByType('navigation')[0].responseStatus", &[]).await;
    if status == 404 && path != NOWHERE {
        eprintln!("{path} as {who}: not there yet");
        browser.console().await;
        return Vec::new();
    }
    let name: String = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let faults = faults(browser, &format!("{who}{name}")).await;
    faults.into_iter().map(|fault| format!("{path} as {who}: {fault}")).collect()
}

/// What is wrong with the open page in any of its forms.
async fn faults(browser: &Chromium, name: &str) -> Vec<String> {
    let mut faults = browser.console().await;
    for scheme in [Scheme::Light, Scheme::Dark] {
        browser.scheme(scheme).await;
        for width in WIDTHS {
            browser.width(width).await;
            let place = format!("{} {width}", scheme.name());
            let beyond = browser.text_by(BEYOND).await;
            if !beyond.is_empty() {
                faults.push(format!("{place}: wider than the page: {beyond}"));
            }
            faults.extend(browser.axe().await.into_iter().map(|fault| format!("{place}: {fault}")));
            browser.screenshot(&format!("{name}-{}-{width}", scheme.name())).await;
        }
    }
    faults.extend(browser.console().await);
    faults
}

/// What makes the page scroll sideways, if it does.
const BEYOND: &str = "
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return '';
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    return `${root.scrollWidth} > ${root.clientWidth}: ` + wide.slice(0, 5).map((e) => `${e.tagName}.${e.className}`).join(', ');";
