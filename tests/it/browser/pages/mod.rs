//! Every page, light and dark, on a screen, a phone and a page magnified four times: nothing for axe to find, nothing to
//! push sideways, nothing in the console.

mod errors;
mod site;
mod table;

use std::collections::BTreeSet;

use self::site::Site;
use self::table::{NO_PAGES, PAGES};
use crate::matrix::routes;
use crate::support::TestApp;
use crate::support::browser::{Chromium, Look, Scheme, takes_pictures};

/// A desk, a phone, and 1280 pixels magnified by 400 % (WCAG 1.4.10).
const WIDTHS: [u32; 3] = [1280, 390, 320];

/// Who opens a page of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Who {
    Guest,
    /// A customer with questions, notices and drafts.
    Asker,
    /// A customer who has just come.
    Newcomer,
    Agent,
    Admin,
}

#[test]
fn are_all_walked() {
    let get: BTreeSet<String> =
        routes().into_iter().filter_map(|route| Some(route.strip_prefix("GET ")?.to_owned())).collect();
    let named = PAGES.iter().map(|page| page.1).chain(NO_PAGES.iter().map(|route| route.0));
    let named: BTreeSet<String> = named.map(str::to_owned).collect();
    let missing: Vec<_> = get.difference(&named).collect();
    assert!(missing.is_empty(), "without a line in pages/table.rs: {missing:#?}");
    let gone: Vec<_> = named.difference(&get).collect();
    assert!(gone.is_empty(), "in pages/table.rs, but no route: {gone:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_guests_are_in_order() {
    walk(Who::Guest, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_guests_are_in_order_further_down() {
    walk(Who::Guest, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_askers_are_in_order() {
    walk(Who::Asker, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_newcomers_are_in_order() {
    walk(Who::Newcomer, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_agents_are_in_order() {
    walk(Who::Agent, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_admins_are_in_order() {
    walk(Who::Admin, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_first_start_are_in_order() {
    let app = TestApp::start_fresh().await;
    let browser = app.browser().await;
    let mut faults = Vec::new();
    for page in ["/setup", "/zh-hans/setup"] {
        faults.extend(check(&browser, "setup", page, 200).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_an_empty_site_are_in_order() {
    let app = TestApp::start().await;
    let admin = app.admin("Root").await;
    let browser = app.browser().await.signed_in(&admin).await;
    let mut faults = Vec::new();
    for page in [
        "/",
        "/ask",
        "/faq",
        "/boards",
        "/unanswered",
        "/desk",
        "/moderation",
        "/faq-drafts",
        "/admin/boards",
        "/admin/sections",
        "/zh-hant/desk",
    ] {
        faults.extend(check(&browser, "empty", page, 200).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A guest's pages are shared out among so many tests.
const GUEST_SHARES: usize = 2;

async fn walk(who: Who, share: usize) {
    let site = Site::new().await;
    let browser = site.open(who).await;
    let mut faults = Vec::new();
    let pages: Vec<_> = PAGES.iter().filter(|page| page.0 == who).collect();
    let shares = if who == Who::Guest { GUEST_SHARES } else { 1 };
    for (_, route, address) in pages.chunks(pages.len().div_ceil(shares)).nth(share).unwrap() {
        let address = site.fill(address);
        assert!(is_of(&address, route), "{address} is no address of {route}");
        faults.extend(check(&browser, &format!("{who:?}").to_lowercase(), &address, 200).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether an address, its language and query put aside, fits a route.
fn is_of(address: &str, route: &str) -> bool {
    let path = address.split('?').next().unwrap();
    let path = ["/zh-hans", "/zh-hant"].iter().find_map(|lang| path.strip_prefix(lang)).unwrap_or(path);
    let (path, route): (Vec<_>, Vec<_>) = (path.split('/').collect(), route.split('/').collect());
    path.len() == route.len()
        && path.iter().zip(&route).all(|(own, part)| own == part || part.starts_with('{'))
}

/// What is wrong with a page, each fault with its address.
async fn check(browser: &Chromium, who: &str, address: &str, status: u16) -> Vec<String> {
    browser.goto(address).await;
    let answered =
        browser.script("return performance.getEntriesByType('navigation')[0].responseStatus", &[]).await;
    let mut faults = Vec::new();
    let ended = browser.path().await;
    if answered != status || ended != address {
        faults.push(format!("answers {answered} at {ended}, not {status}"));
    }
    faults.extend(faults_of(browser, &format!("{who}{}", file_name(address))).await);
    faults.into_iter().map(|fault| format!("{address} as {who}: {fault}")).collect()
}

fn file_name(address: &str) -> String {
    // Of tokens only the beginning: names of files end somewhere.
    address.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(48).collect()
}

/// What is wrong with the open page in any of its forms.
async fn faults_of(browser: &Chromium, name: &str) -> Vec<String> {
    let mut faults = browser.console().await;
    for scheme in [Scheme::Light, Scheme::Dark] {
        browser.scheme(scheme).await;
        for width in WIDTHS {
            // What stands beyond the page does not depend on the colours.
            if scheme == Scheme::Dark && width != 1280 && !takes_pictures() {
                continue;
            }
            browser.width(width).await;
            let place = format!("{} {width}", scheme.name());
            let beyond = browser.text_by(BEYOND).await;
            if !beyond.is_empty() {
                faults.push(format!("{place}: wider than the page: {beyond}"));
            }
            // Colours do not depend on the width, nor sizes on the colours.
            let look = match (scheme, width) {
                (Scheme::Light, 1280) => Some(Look::Whole),
                (Scheme::Dark, 1280) => Some(Look::Colours),
                (Scheme::Light, 320) => Some(Look::Sizes),
                _ => None,
            };
            if let Some(look) = look {
                faults.extend(browser.axe(look).await.into_iter().map(|fault| format!("{place}: {fault}")));
            }
            browser.screenshot(&format!("{name}-{}-{width}", scheme.name())).await;
        }
    }
    browser.width(1280).await;
    faults.extend(browser.console().await);
    faults
}

/// What makes the page scroll sideways, if it does.
const BEYOND: &str = "
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return '';
    const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
    return `${root.scrollWidth} > ${root.clientWidth}: ` + wide.slice(0, 5).map((e) => `${e.tagName}.${e.className}`).join(', ');";
