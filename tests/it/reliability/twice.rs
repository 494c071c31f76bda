//! A form sent twenty times at once: one effect, twenty answers alike.

use std::time::Duration;

use super::forms::{FORMS, Form};
use super::place::{Place, encode, filled};
use crate::support::TestApp;
use crate::support::wire::Cut;
use crate::threads;

const TIMES: usize = 20;
/// Forms that set a state: whatever the number of presses, it stands as wished. Only the answers are compared.
const SETTERS: [&str; 26] = [
    "POST /desk/commitments/{id}/kept",
    "POST /desk/commitments/{id}/day",
    "POST /desk/commitments/{id}/withdrawal",
    "POST /posts/{id}/commitments",
    "POST /t/{id}/contact",
    "POST /desk/{id}/presence",
    "POST /theme",
    "POST /account",
    "POST /account/notifications",
    "POST /admin/settings",
    "POST /admin/settings/times",
    "POST /admin/boards/{id}/archive",
    "POST /desk/{id}/claim",
    "POST /desk/{id}/owner",
    "POST /desk/canned-replies/{id}/archive",
    "POST /desk/views/{id}/deletion",
    "POST /desk/views/{id}/restore",
    "POST /account/interests",
    "POST /admin/products/{id}/archive",
    "POST /admin/products/{id}/restore",
    "POST /desk/customer-notes/{id}/deletion",
    "POST /desk/customer-notes/{id}/restore",
    "POST /desk/notes/{id}/deletion",
    "POST /desk/notes/{id}/restore",
    "POST /faq/{id}/verification",
    "POST /faq/{id}/pin",
];
/// Forms whose second press means something else, each with what keeps it harmless.
const PRESSES: [(&str, &str); 12] = [
    ("POST /desk/{id}/address", "each showing is written down; while one stands open it is not shown again"),
    ("POST /desk/bulk/{id}/undo", "says that it was undone already"),
    ("POST /desk/absences", "says that it is listed already"),
    ("POST /desk/absences/{id}/end", "what is over is not found"),
    ("POST /desk/{id}/contact-looks", "each look is noted"),
    ("POST /desk/{id}/escalation-end", "what is called off runs no more"),
    ("POST /admin/groups/{id}/end", "what is gone cannot be taken away again"),
    ("POST /admin/urgency/{id}/end", "what is gone cannot be taken away again"),
    ("POST /sign-in", "each try is counted, and too many are refused"),
    ("POST /account/security/password", "each try of the old password is counted"),
    ("POST /promotions/{id}/undo", "says that it was taken back already"),
    ("POST /admin/sections/{id}/place", "each press goes one place further"),
];
/// Requests that are cut off and sent again.
const CUTS: usize = 100;
/// A reply takes about this long; the cut comes somewhere in it.
const REPLY_MICROSECONDS: u64 = 40_000;

/// What came of sending a form so many times at once.
struct Came {
    /// Status and where it leads, of each answer.
    answers: Vec<(u16, String)>,
    /// Rows that were added.
    stored: i64,
}

async fn send(place: &Place, form: &Form, times: usize) -> Came {
    let sample = place.sample().await;
    let mut pairs = filled(form, &sample);
    pairs.push(("key".to_owned(), format!("{:032x}", rand::random::<u128>()).into_bytes()));
    let (address, body) = (sample.fill(form.address), encode(&pairs));
    let before = place.stored().await;
    let sent = (0..times).map(|_| place.send(form.who, &address, body.clone()));
    let pages = futures_util::future::join_all(sent).await;
    let location = |headers: &reqwest::header::HeaderMap| {
        headers.get("location").map_or(String::new(), |value| value.to_str().unwrap().to_owned())
    };
    let answers = pages.iter().map(|page| (page.status, format!("{}{}", page.path, location(&page.headers))));
    Came { answers: answers.collect(), stored: place.stored().await - before }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_sent_twenty_times_at_once_has_one_effect_and_one_answer() {
    let place = Place::make().await;
    let mut faults = Vec::new();
    for form in FORMS {
        let once = send(&place, form, 1).await;
        let often = send(&place, form, TIMES).await;
        let first = &often.answers[0];
        if often.answers.iter().any(|answer| answer.0 >= 500) {
            faults.push(format!("{}: a fault among {:?}", form.route, often.answers));
        }
        if PRESSES.iter().any(|(route, _)| *route == form.route) {
            continue;
        }
        if often.answers.iter().any(|answer| answer != first) {
            faults.push(format!("{}: unlike answers {:?}", form.route, often.answers));
        }
        if SETTERS.contains(&form.route) {
            continue;
        }
        // What was done before may have nothing left to do, but twenty never do more than one.
        if often.stored > once.stored {
            faults
                .push(format!("{}: once stores {}, twenty times {}", form.route, once.stored, often.stored));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn every_reply_stands_once(app: &TestApp) {
    let once =
        "select 1 from (select body from posts where number > 1 group by body having count(*) = 1) once";
    assert_eq!(app.count(once).await, CUTS as i64);
    assert_eq!(app.count("select 1 from posts where number > 1").await, CUTS as i64);
    assert_eq!(app.count("select 1 from events where kind = 'post_added'").await, CUTS as i64);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_whose_browser_was_cut_off_at_any_instant_stands_once_after_trying_again() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await.staying();
    let (_, id) = threads::ask(&app.customer("Bo").await, "lamps", "The lamp hums").await;
    let address = format!("/t/{id}/posts");
    for n in 0..CUTS {
        let (body, key) = (format!("Reply number {n}."), format!("0123456789abcdef{n:04}"));
        let form = [("body", &*body), ("key", &key)];
        let instant = Duration::from_micros(rand::random_range(0..REPLY_MICROSECONDS));
        let request = ada.client().post(ada.address(&address)).form(&form).send();
        // Dropping the request closes its connection.
        let _answered_before = tokio::time::timeout(instant, request).await.is_ok();
        assert_eq!(ada.post(&address, &form).await.status, 303);
    }
    every_reply_stands_once(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_whose_commit_has_an_unknown_end_stands_once_after_trying_again() {
    let (app, wire) = TestApp::start_on_a_wire().await;
    app.board("lamps", "Lamps").await;
    let ada = app.customer("Ada").await.staying();
    let (_, id) = threads::ask(&app.customer("Bo").await, "lamps", "The lamp hums").await;
    let address = format!("/t/{id}/posts");
    for n in 0..CUTS {
        let (body, key) = (format!("Reply number {n}."), format!("0123456789abcdef{n:04}"));
        let form = [("body", &*body), ("key", &key)];
        wire.cut(if n % 2 == 0 { Cut::BeforeCommit } else { Cut::AfterCommit });
        let page = ada.post(&address, &form).await;
        assert_eq!(page.status, 503, "{}", page.text());
        assert_eq!(page.text_of("textarea[name=body]"), body);
        assert_eq!(page.attribute("input[name=key]", "value"), Some(key.clone()));
        assert_eq!(ada.post(&address, &form).await.status, 303);
    }
    every_reply_stands_once(&app).await;
}
