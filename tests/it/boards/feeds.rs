//! Feeds: what a guest may read and nothing else, well formed, and not sent twice.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::faq::{article, section};
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads::{ask, post_id};

/// The texts of all elements of a name below `entry`, or of the feed itself; fails on what is not well-formed XML.
fn texts(xml: &str, within: &str, name: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut found): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open.push(tag.name().as_ref().to_owned());
                if is_meant(&open, within, name) {
                    found.push(String::new());
                }
            }
            Event::End(_) => drop(open.pop().unwrap()),
            Event::Text(text) if is_meant(&open, within, name) => {
                found.last_mut().unwrap().push_str(&text);
            }
            Event::GeneralRef(reference) if is_meant(&open, within, name) => {
                found.last_mut().unwrap().push_str(&format!("&{};", &*reference));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Whether the innermost element has this name and stands in one of that.
fn is_meant(open: &[String], within: &str, name: &str) -> bool {
    open.ends_with(&[within.to_owned(), name.to_owned()])
}

async fn feed(by: &Browser, path: &str) -> String {
    let answer = by.get(path).await;
    assert_eq!((answer.status, answer.path.as_str()), (200, path));
    assert_eq!(answer.headers.get("content-type").unwrap(), "application/atom+xml; charset=utf-8");
    assert_eq!(texts(&answer.body, "feed", "id").len(), 1);
    assert_eq!(texts(&answer.body, "feed", "updated").len(), 1);
    answer.body
}

fn titles(xml: &str) -> Vec<String> {
    texts(xml, "entry", "title")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_boards_feed_has_its_newest_with_addresses_that_last() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    let (_, first) = ask(&ada, "lamps", "Lamp stays dark").await;
    app.clock.advance(chrono::TimeDelta::hours(1));
    let (path, second) = ask(&ada, "lamps", "Lamp <b> & \"hums\"").await;
    app.settle().await;
    let page = app.guest().get("/b/lamps").await.ok();
    let link = page.attribute("link[type='application/atom+xml']", "href").unwrap();
    assert_eq!(link, "/b/lamps.atom");
    let xml = feed(&app.guest(), &link).await;
    assert_eq!(titles(&xml), ["Lamp &lt;b&gt; &amp; &quot;hums&quot;", "Lamp stays dark"]);
    let ids = [second, first].map(|id| format!("{}/t/{id}", app.base));
    assert_eq!(texts(&xml, "entry", "id"), ids);
    assert_eq!(texts(&xml, "feed", "id"), [format!("{}/b/lamps.atom", app.base)]);
    assert_eq!(texts(&xml, "feed", "title"), ["Lamps – Brightloom Help"]);
    assert_eq!(texts(&xml, "feed", "updated"), ["2026-11-02T10:00:00Z"]);
    assert_eq!(texts(&xml, "author", "name"), ["Brightloom Help", "Ada", "Ada"]);
    assert!(xml.contains(&format!("href=\"{}/en{path}\"", app.base)), "{xml}");
    app.guest().get(&format!("/en{path}")).await.ok().saying("hums");
    for (page, link) in [("/unanswered", "/unanswered.atom"), ("/faq", "/faq.atom")] {
        let page = app.guest().get(page).await.ok();
        assert_eq!(page.attribute("link[type='application/atom+xml']", "href").unwrap(), link);
        feed(&app.guest(), link).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_tell_nobody_more_than_a_guest() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board_for("insiders", "Insiders", "members").await;
    app.board_for("backroom", "Backroom", "staff").await;
    let (ada, eve) = (app.customer("Ada").await, app.agent("Eve").await);
    ask(&ada, "lamps", "Lamp stays dark").await;
    ask(&ada, "insiders", "Canary of members").await;
    ask(&eve, "backroom", "Canary of staff").await;
    let (_, hidden) = ask(&ada, "lamps", "Canary that was hidden").await;
    let post = post_id(&app, hidden, 1).await;
    eve.post(&format!("/posts/{post}/hide"), &[("reason", "Shows an address.")]).await.ok();
    section(&app, "payments", "Payments").await;
    article(&app, "payments", "open-one", "The open one", "public").await;
    article(&app, "payments", "closed-one", "Canary of the FAQ", "members").await;
    app.settle().await;
    for by in [&app.guest(), &ada, &eve] {
        for board in ["insiders", "backroom", "nothing"] {
            let answer = by.get(&format!("/b/{board}.atom")).await;
            assert_eq!(answer.status, 404, "{board}");
            assert!(!answer.body.contains("Canary"), "{board}");
        }
        for path in ["/b/lamps.atom", "/unanswered.atom"] {
            assert_eq!(titles(&feed(by, path).await), ["Lamp stays dark"], "{path}");
        }
        assert_eq!(titles(&feed(by, "/faq.atom").await), ["The open one"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_kept_until_something_happens_and_not_sent_twice() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await;
    ask(&ada, "lamps", "Lamp stays dark").await;
    app.settle().await;
    for by in [app.guest(), app.customer("Bob").await] {
        let first = by.get("/b/lamps.atom").await;
        let etag = first.headers.get("etag").unwrap().to_str().unwrap().to_owned();
        assert!(etag.starts_with("W/\""), "{etag}");
        let again = by.client().get(by.address("/b/lamps.atom")).header("if-none-match", &etag);
        let again = again.send().await.unwrap();
        assert_eq!(
            (again.status().as_u16(), again.headers()["etag"].to_str().unwrap()),
            (304, etag.as_str())
        );
        assert_eq!(again.text().await.unwrap(), "");
        let other = by.client().get(by.address("/b/lamps.atom")).header("if-none-match", "W/\"other\"");
        assert_eq!(other.send().await.unwrap().status(), 200);
    }
    assert_eq!(app.guest().get("/b/lamps.atom").await.statements(), 0, "kept");
    let before = app.guest().get("/b/lamps.atom").await.headers["etag"].clone();
    ask(&ada, "lamps", "Lamp hums").await;
    app.settle().await;
    let after = app.guest().get("/b/lamps.atom").await;
    assert_ne!(after.headers["etag"], before);
    assert_eq!(titles(&after.body), ["Lamp hums", "Lamp stays dark"]);
}
