//! The route table walked as every role: who gets what, and that reading changes nothing.
//!
//! A route without a row in [`TABLE`] fails. A row is: the route as in `src/routes.rs`, an address of it with the
//! sample's ids in braces, the form to send, and one letter for each role.

use std::collections::BTreeSet;

use regex::Regex;
use reqwest::Method;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads;

const ROUTES: &str = include_str!("../../src/routes.rs");

/// The roles, in the order of the letters.
const ROLES: [&str; 6] = ["guest", "customer", "agent", "moderator", "lead", "admin"];

/// p a page · r a redirect elsewhere (also after a form that was taken) · s to the sign-in page · f the form again with
/// an error · n not found · x refused with a sentence · m machine's answer without a page.
#[rustfmt::skip]
const TABLE: &[(&str, &str, &str, &str)] = &[
    // route                            address                              form                  guest … admin
    ("GET /ask",                        "/ask",                              "",                   "pppppp"),
    ("POST /ask",                       "/ask",                              "title=Why does it blink&board=lamps&body=It blinks.&shown=1", "frrrrr"),
    ("GET /ask/suggest",                "/ask/suggest?q=lamp",               "",                   "pppppp"),
    ("GET /t/{id}",                     "/t/{thread}",                       "",                   "rrrrrr"),
    ("GET /t/{id}/{slug}",              "/t/{thread}/{slug}",                "",                   "pppppp"),
    ("POST /t/{id}/posts",              "/t/{thread}/posts",                 "body=Try another socket.", "srrrrr"),
    ("POST /t/{id}/acceptance",         "/t/{thread}/acceptance",            "post={reply}&on=1",  "sxxxxx"),
    ("POST /t/{id}/me-toos",            "/t/{thread}/me-toos",               "on=1",               "srrrrr"),
    ("POST /t/{id}/follows",            "/t/{thread}/follows",               "on=1",               "srrrrr"),
    ("POST /t/{id}/outcome",            "/t/{thread}/outcome",               "says=withdrawn",     "sxxxxx"),
    ("POST /posts/{id}/votes",          "/posts/{reply}/votes",              "on=1",               "srrrrr"),
    ("POST /posts/{id}/verification",   "/posts/{reply}/verification",       "on=1",               "sxrxrr"),
    ("GET /assets/{name}",              "/assets/askwell.css",               "",                   "mmmmmm"),
    ("GET /health/live",                "/health/live",                      "",                   "mmmmmm"),
    ("GET /health/ready",               "/health/ready",                     "",                   "mmmmmm"),
    ("GET /bench/static",               "/bench/static",                     "",                   "pppppp"),
];

/// What stands in `src/routes.rs`: verb and address, without the patterns of parameters.
fn routes() -> BTreeSet<String> {
    let route = Regex::new(r##"\.route\(\s*r?#?"([^"]+)"#?,\s*(?:web::)?(\w+)\(\)\s*\.to\("##).unwrap();
    let pattern = Regex::new(r"\{(\w+):[^/]*\}").unwrap();
    let found = route.captures_iter(ROUTES);
    found.map(|one| format!("{} {}", one[2].to_uppercase(), pattern.replace_all(&one[1], "{$1}"))).collect()
}

#[test]
fn every_route_states_who_gets_what() {
    assert_eq!(routes().len(), ROUTES.matches(".to(").count(), "a route of src/routes.rs is written in a way this test does not read");
    let stated: BTreeSet<String> = TABLE.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(stated.len(), TABLE.len(), "a route stands twice in TABLE");
    let missing: Vec<_> = routes().difference(&stated).cloned().collect();
    assert!(missing.is_empty(), "without a row in TABLE: {missing:#?}");
    let gone: Vec<_> = stated.difference(&routes()).cloned().collect();
    assert!(gone.is_empty(), "in TABLE, but no route: {gone:#?}");
    assert!(TABLE.iter().all(|row| row.3.len() == ROLES.len()), "a row has one letter for each role");
}

/// A question of somebody else with a reply of a third.
struct Sample {
    thread: i64,
    slug: String,
    reply: i64,
}

impl Sample {
    async fn make(app: &TestApp, asker: &Browser, replier: &Browser) -> Self {
        let (path, thread) = threads::ask(asker, "lamps", "The lamp does not turn on").await;
        replier.post(&format!("/t/{thread}/posts"), &[("body", "Is it plugged in?")]).await.ok();
        let slug = path.split(['/', '?', '#']).nth(3).unwrap().to_owned();
        Self { thread, slug, reply: threads::post_id(app, thread, 2).await }
    }

    fn fill(&self, text: &str) -> String {
        let text = text.replace("{thread}", &self.thread.to_string()).replace("{slug}", &self.slug);
        text.replace("{reply}", &self.reply.to_string())
    }
}

async fn browsers(app: &TestApp) -> Vec<Browser> {
    let mut browsers = vec![app.guest().staying(), app.customer("Carol").await.staying()];
    for role in &ROLES[2..] {
        browsers.push(app.member(&format!("Some {role}"), Some(role)).await.staying());
    }
    browsers
}

/// The letter of an answer.
async fn answer(browser: &Browser, method: Method, address: &str, form: &str) -> String {
    let fields: Vec<(&str, &str)> = form.split('&').filter_map(|field| field.split_once('=')).collect();
    let request = browser.client().request(method.clone(), browser.address(address));
    let request = if method == Method::POST { request.form(&fields) } else { request };
    let response = request.send().await.unwrap();
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let (location, kind) = (header("location"), header("content-type"));
    match response.status().as_u16() {
        200 if kind.starts_with("text/html") => "p",
        200 => "m",
        301 | 303 if location.starts_with("/sign-in") => "s",
        301 | 303 => "r",
        403 => "x",
        404 => "n",
        422 => "f",
        other => return format!("({other})"),
    }
    .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_gets_what_the_table_says() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let browsers = browsers(&app).await;
    let shared = Sample::make(&app, &asker, &replier).await;
    let mut faults = Vec::new();
    for (route, address, form, stated) in TABLE {
        let method: Method = route.split(' ').next().unwrap().parse().unwrap();
        let mut got = String::new();
        for browser in &browsers {
            // What one role does must not stand in the way of the next.
            let own = if method == Method::GET { None } else { Some(Sample::make(&app, &asker, &replier).await) };
            let sample = own.as_ref().unwrap_or(&shared);
            got += &answer(browser, method.clone(), &sample.fill(address), &sample.fill(form)).await;
        }
        if got != *stated {
            faults.push(format!("{route}: stated {stated}, got {got}"));
        }
    }
    assert!(faults.is_empty(), "({})\n{}", ROLES.join(", "), faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let browsers = browsers(&app).await;
    let sample = Sample::make(&app, &asker, &replier).await;
    app.settle().await;
    let before = app.number("select count(*) as count from events").await;
    for (_, address, _, _) in TABLE.iter().filter(|row| row.0.starts_with("GET ")) {
        for browser in &browsers {
            let full = answer(browser, Method::GET, &sample.fill(address), "").await;
            let head = answer(browser, Method::HEAD, &sample.fill(address), "").await;
            assert_eq!(full, head, "HEAD {address} answers otherwise than GET");
        }
    }
    app.settle().await;
    let after = app.number("select count(*) as count from events").await;
    assert_eq!(after, before, "a page that was only read appended an event");
}
