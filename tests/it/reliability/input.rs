//! Everything that no form of ours would send, to every form: a plain sentence, no fault, nothing stored, nothing lost.

use std::collections::BTreeSet;

use super::forms::{FORMS, Form, Who};
use super::place::{Place, encode, filled};
use crate::matrix::{Sample, routes};
use crate::support::page::Page;

/// Fields in which people write; what they typed must come back.
const WRITTEN: [&str; 9] =
    ["title", "body", "short", "note", "reason", "name", "name-en", "line-en", "charter-en"];

/// The form with one field's value exchanged.
fn with(form: &Form, sample: &Sample, field: &str, value: &[u8]) -> Vec<u8> {
    let mut pairs = filled(form, sample);
    for (name, old) in &mut pairs {
        if name == field {
            *old = value.to_vec();
        }
    }
    encode(&pairs)
}

/// A refusal is a page (or, for the script, a sentence): never a fault, never nothing.
fn refusal_fault(page: &Page) -> Option<String> {
    let plain =
        page.says_something() && !page.body.contains("can not parse") && !page.body.contains("deserialize");
    match page.status {
        400..=499 if plain => None,
        400..=499 => Some(format!("{} without a sentence: {}", page.status, page.text())),
        // Links of mails that do not work lead back to where a new one is had.
        303 | 200 => None,
        status => Some(format!("{status}: {}", page.text())),
    }
}

#[test]
fn every_form_is_tried() {
    let tried: BTreeSet<String> = FORMS.iter().map(|form| form.route.to_owned()).collect();
    let posts: BTreeSet<String> = routes().into_iter().filter(|route| route.starts_with("POST ")).collect();
    assert_eq!(tried, posts);
}

/// Values no person types: they must be refused in every field.
fn impossible() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a NUL", b"typed\0 with care".to_vec()),
        ("no text", b"typed \xff\xfe with care".to_vec()),
        ("half a character", b"typed with care \xe7\x81".to_vec()),
        ("much too long", vec![b'a'; 4 * 1024 * 1024]),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn impossible_values_are_refused_in_every_field_and_given_back() {
    let place = Place::make().await;
    let mut faults = Vec::new();
    for form in FORMS.iter().filter(|form| !form.fields.is_empty()) {
        let sample = place.sample().await;
        let address = sample.fill(form.address);
        let before = place.stored().await;
        for (field, _) in form.fields {
            for (what, value) in impossible() {
                // Reading does not depend on the field, and four megabytes take their time.
                if what == "much too long" && *field != form.fields[0].0 && *field != "body" {
                    continue;
                }
                let page = place.send(form.who, &address, with(form, &sample, field, &value)).await;
                let mut fault = refusal_fault(&page);
                if !(400..500).contains(&page.status) {
                    fault = Some(format!("answered {}", page.status));
                }
                let typed = String::from_utf8_lossy(&value).replace('\0', "");
                // 404: /setup of a site that is set up reads no form.
                if WRITTEN.contains(field) && page.status != 404 && !page.body.contains(typed.trim()) {
                    fault = Some(format!("{} and the text is lost", page.status));
                }
                faults.extend(fault.map(|fault| format!("{} {field} {what}: {fault}", form.route)));
            }
        }
        if place.stored().await != before {
            faults.push(format!("{} stored something", form.route));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Forms that can be sent once to what they are about.
const SPENT: [&str; 10] = [
    "POST /t/{id}/outcome",
    "POST /posts/{id}",
    "POST /posts/{id}/hide",
    "POST /posts/{id}/restore",
    "POST /t/{id}/move",
    "POST /moderation/{id}",
    "POST /faq/{id}/edit",
    "POST /faq-drafts/{id}",
    "POST /admin/boards",
    "POST /admin/sections",
];

/// Values that some field may take: never a fault, and a refusal says why and stores nothing.
fn odd(field: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut values = vec![
        ("nothing", b"".to_vec()),
        ("blanks", " \t\r\n\u{3000}".as_bytes().to_vec()),
        ("control characters", b"\x1b[31mred\x07\x08\x7f".to_vec()),
        ("signs that turn the text", "\u{202e}desrever\u{2066}\u{200b}".as_bytes().to_vec()),
        ("letters", b"seven".to_vec()),
        ("a negative number", b"-1".to_vec()),
        ("the largest number", b"9223372036854775807".to_vec()),
        ("a larger number", b"99999999999999999999999999".to_vec()),
        ("the largest small number", b"2147483647".to_vec()),
        ("the smallest number", b"-9223372036854775808".to_vec()),
        ("a day long ago", b"-262143-01-01".to_vec()),
        ("a day far away", b"+262142-12-31".to_vec()),
        ("quotes and brackets", b"'\"><script>alert(1)</script>{{7*7}}%s%n;--".to_vec()),
        ("percent signs", b"%zz%%%".to_vec()),
        ("another site", b"//evil.example/\r\nSet-Cookie: a=b".to_vec()),
        ("a long line", vec![b'a'; 70_000]),
    ];
    if matches!(field, "body" | "charter-en") {
        values.extend([
            ("a thousand names", "@ada @bob ".repeat(1000).into_bytes()),
            ("deep quotes", b"> ".repeat(20_000)),
            (
                "deep lists",
                (0..2_000)
                    .flat_map(|n| [b" ".repeat(n % 400 * 2), b"- a\n".to_vec()].concat())
                    .take(59_000)
                    .collect(),
            ),
            ("deep brackets", b"[".repeat(59_000)),
            ("deep links", b"[a](".repeat(14_000)),
            ("deep stars", b"*a **a ".repeat(8_000)),
            ("deep quotes of code", b"`".repeat(59_000)),
            (
                "a wide table",
                [b"|a".repeat(9_000), b"\n".to_vec(), b"|-".repeat(9_000), b"\n|b|c".to_vec()].concat(),
            ),
        ]);
    }
    values
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_values_are_no_fault_in_any_field() {
    let place = Place::make().await;
    let mut faults = Vec::new();
    for form in FORMS {
        let mut sample = place.sample().await;
        for (field, _) in form.fields {
            for (what, value) in odd(field) {
                let before = place.stored().await;
                let page = place
                    .send(form.who, &sample.fill(form.address), with(form, &sample, field, &value))
                    .await;
                let mut fault = refusal_fault(&page);
                if page.status < 400 {
                    // It was taken: where that changes what the next one meets, that gets a sample of its own.
                    if SPENT.contains(&form.route) {
                        sample = place.sample().await;
                    }
                } else if place.stored().await != before {
                    fault = Some(format!("{} and something is stored", page.status));
                }
                faults.extend(fault.map(|fault| format!("{} {field} {what}: {fault}", form.route)));
            }
        }
    }
    place.app.settle().await;
    assert_eq!(place.app.count("select 1 from event_failures").await, 0);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_no_forms_and_forged_addresses_are_no_fault() {
    let place = Place::make().await;
    let mut faults = Vec::new();
    for form in FORMS.iter().filter(|form| form.route != "POST /sign-out") {
        let sample = place.sample().await;
        let address = sample.fill(form.address);
        let whole = encode(&filled(form, &sample));
        let url = "application/x-www-form-urlencoded";
        let unknown = [&*whole, b"&surprise=1&body[]=2&=&&=3"].concat();
        for (what, kind, body) in [
            ("no body", url, Vec::new()),
            ("JSON", "application/json", b"{\"body\": [1, {\"a\": null}]}".to_vec()),
            ("a form of parts without parts", "multipart/form-data; boundary=x", b"--x".to_vec()),
            ("a form of parts without a boundary", "multipart/form-data", b"--x\r\n\r\n".to_vec()),
            ("bytes", "application/octet-stream", (0..=255).collect()),
            ("no pairs", url, b"&&&===&;;&%".to_vec()),
            ("a thousand fields", url, b"a=1&".repeat(1000)),
            ("unknown fields", url, unknown),
        ] {
            let page = place.send_as(form.who, &address, kind, body).await;
            faults.extend(refusal_fault(&page).map(|fault| format!("{} {what}: {fault}", form.route)));
        }
        if !form.address.contains('{') {
            continue;
        }
        let before = place.stored().await;
        for forged in [
            "seven",
            "-1",
            "0",
            "999999999",
            "9223372036854775807",
            "99999999999999999999",
            "%00",
            "%ff",
            "1%2f2",
            "..%2f1",
        ] {
            let start = form.address.find('{').unwrap();
            let end = start + form.address[start..].find('}').unwrap() + 1;
            let address = format!("{}{forged}{}", &form.address[..start], &form.address[end..]);
            let page = place.send(form.who, &sample.fill(&address), whole.clone()).await;
            let mut fault = refusal_fault(&page);
            if !(400..500).contains(&page.status) {
                fault = Some(format!("answered {}", page.status));
            }
            faults.extend(fault.map(|fault| format!("{} at {address}: {fault}", form.route)));
        }
        if place.stored().await != before {
            faults.push(format!("{} with a forged address stored something", form.route));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_seen_cannot_be_changed_and_is_as_if_it_were_not() {
    let place = Place::make().await;
    let sample = place.sample().await;
    place
        .app
        .sql("update threads set audience_id = (select id from audiences where rule = 'staff' and board_id is null)")
        .await;
    let before = place.stored().await;
    let mut faults = Vec::new();
    let of_threads =
        |form: &&Form| ["{thread}", "{reply}", "{hidden}"].iter().any(|name| form.address.contains(name));
    for form in FORMS.iter().filter(of_threads) {
        let page =
            place.send(Who::Customer, &sample.fill(form.address), encode(&filled(form, &sample))).await;
        if page.status != 404 {
            faults.push(format!("{}: {}", form.route, page.status));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(place.stored().await, before);
}
