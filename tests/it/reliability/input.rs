//! Everything that no form of ours would send, to every form: a plain sentence, no fault, nothing stored, nothing lost.

use std::collections::BTreeSet;

use futures_util::stream::{self, StreamExt};

use super::forms::{FORMS, Form, Who};
use super::place::{Place, encode, filled};
use crate::matrix::{Sample, routes};
use crate::support::page::Page;

/// Fields in which people write; what they typed must come back.
const WRITTEN: [&str; 12] = [
    "title",
    "body",
    "short",
    "note",
    "reason",
    "name",
    "name-en",
    "line-en",
    "charter-en",
    "body-en",
    "versions",
    "customer_note",
];

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
        // What the script says is taken without a page, whatever fields stand beside it.
        204 => None,
        status => Some(format!("{status}: {}", page.text())),
    }
}

#[test]
fn every_form_is_tried() {
    let tried: BTreeSet<String> = FORMS.iter().map(|form| form.route.to_owned()).collect();
    let posts: BTreeSet<String> = routes().into_iter().filter(|route| route.starts_with("POST ")).collect();
    assert_eq!(tried, posts);
}

/// Requests under way at once.
const AT_ONCE: usize = 6;
/// The most that must come back.
const FOUR_MEGABYTES: usize = 4 * 1024 * 1024;
const MUCH_TOO_LONG: &str = "much too long";

/// Values no person types: they must be refused in every field.
fn impossible() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a NUL", b"typed\0 with care".to_vec()),
        ("no text", b"typed \xff\xfe with care".to_vec()),
        ("half a character", b"typed with care \xe7\x81".to_vec()),
        (MUCH_TOO_LONG, vec![b'a'; FOUR_MEGABYTES]),
        // Each byte of it is sent as three.
        ("much too long in Chinese", "灯".repeat(FOUR_MEGABYTES / 3).into_bytes()),
    ]
}

/// One thing sent to a form, and what is seen in the answer.
struct Try<'a> {
    form: &'a Form,
    what: String,
    address: String,
    body: Vec<u8>,
    typed: String,
}

/// Sends all, some at a time; gives each with its answer's status and what is wrong with it. Where all want the same row
/// and the machine is slow, one waits for longer than the database lets it: it is sent again alone, as its answer asks.
async fn send_all<'a>(place: &Place, tries: Vec<Try<'a>>) -> Vec<(Try<'a>, u16, Option<String>)> {
    let send = async |one: Try<'a>| {
        let page = place.send(one.form.who, &one.address, one.body.clone()).await;
        let mut fault = refusal_fault(&page);
        // 404: /setup of a site that is set up reads no form.
        if !one.typed.is_empty() && page.status != 404 && !page.body.contains(&one.typed) {
            fault = Some(format!("{} and the text is lost", page.status));
        }
        (one, page.status, fault)
    };
    let mut answered: Vec<_> = stream::iter(tries).map(send).buffer_unordered(AT_ONCE).collect().await;
    let busy: Vec<_> = answered.extract_if(.., |(_, status, _)| *status == 503).collect();
    for (one, _, _) in busy {
        answered.push(send(one).await);
    }
    answered
}

#[tokio::test(flavor = "multi_thread")]
async fn impossible_values_are_refused_in_every_field_and_given_back() {
    let place = Place::make().await;
    let sample = place.sample().await;
    let before = place.stored().await;
    let mut faults = Vec::new();
    for form in FORMS {
        let mut tries = Vec::new();
        for (field, _) in form.fields {
            for (what, value) in impossible() {
                // Reading does not depend on the field, and four megabytes take their time.
                if what.starts_with(MUCH_TOO_LONG) && *field != form.fields[0].0 && *field != "body" {
                    continue;
                }
                let typed = String::from_utf8_lossy(&value).replace('\0', "");
                tries.push(Try {
                    form,
                    what: format!("{field} {what}"),
                    address: sample.fill(form.address),
                    body: with(form, &sample, field, &value),
                    typed: if WRITTEN.contains(field) { typed.trim().to_owned() } else { String::new() },
                });
            }
        }
        for (one, status, fault) in send_all(&place, tries).await {
            let fault = if (400..500).contains(&status) { fault } else { Some(format!("answered {status}")) };
            faults.extend(fault.map(|fault| format!("{} {}: {fault}", form.route, one.what)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(place.stored().await, before, "a refused form stored something");
}

/// Forms that can be sent once to what they are about.
const SPENT: [&str; 24] = [
    "POST /t/{id}/publication",
    "POST /t/{id}/privacy",
    "POST /desk/commitments/{id}/kept",
    "POST /desk/commitments/{id}/withdrawal",
    "POST /desk/{id}/escalations",
    "POST /desk/{id}/outcome",
    "POST /desk/{id}/escalation-end",
    "POST /desk/bulk/{id}/undo",
    "POST /t/{id}/outcome",
    "POST /posts/{id}",
    "POST /posts/{id}/hide",
    "POST /posts/{id}/restore",
    "POST /t/{id}/move",
    "POST /desk/canned-replies/{id}/deletion",
    "POST /moderation/{id}",
    "POST /faq/{id}/edit",
    "POST /faq-drafts/{id}",
    "POST /admin/boards",
    "POST /admin/calendars",
    "POST /admin/groups",
    "POST /admin/products",
    "POST /admin/urgency/{id}/end",
    "POST /admin/groups/{id}/end",
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

/// Groups and calendars of samples that nothing is promised to or by, and products that nothing is about, but for the first.
const LEFT_BEHIND: &str = "
    delete from customer_groups g where not exists (select from targets t where t.group_id = g.id);
    delete from calendar_versions v
    where v.calendar_id > 1 and not exists (select from targets t where t.calendar_version_id = v.id);
    delete from calendars c where not exists (select from calendar_versions v where v.calendar_id = c.id);
    delete from products p where p.id > 1 and not exists (select from thread_products t where t.product_id = p.id)";

/// One form with all odd values; gives what was refused. A form that is spent by being taken gets a sample of its own for
/// the next value; the others are sent to the same one, all at a time.
async fn odd_values_of<'a>(place: &Place, form: &'a Form, faults: &mut Vec<String>) -> Vec<Try<'a>> {
    // A page of targets has a row for each group and a choice of each calendar, one of interests a row for each product: those
    // of other forms' samples would make it as long as no site's.
    place.app.sql(LEFT_BEHIND).await;
    let mut sample = place.sample().await;
    let (mut at_once, mut refused) = (Vec::new(), Vec::new());
    let mut heard = |(one, status, fault): (Try<'a>, u16, Option<String>)| {
        faults.extend(fault.map(|fault| format!("{} {}: {fault}", one.form.route, one.what)));
        if status >= 400 {
            refused.push(one);
        }
        status
    };
    for (field, _) in form.fields {
        for (what, value) in odd(field) {
            let (what, address) = (format!("{field} {what}"), sample.fill(form.address));
            let body = with(form, &sample, field, &value);
            let one = Try { form, what, address, body, typed: String::new() };
            if !SPENT.contains(&form.route) {
                at_once.push(one);
            } else if heard(send_all(place, vec![one]).await.remove(0)) < 400 {
                sample = place.sample().await;
            }
        }
    }
    for answered in send_all(place, at_once).await {
        heard(answered);
    }
    refused
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_values_are_no_fault_in_any_field() {
    let place = Place::make().await;
    let (mut faults, mut refused) = (Vec::new(), Vec::new());
    for form in FORMS {
        refused.extend(odd_values_of(&place, form, &mut faults).await);
    }
    // What was refused is sent again, now that nothing else is under way: it must store nothing. Where a form was taken
    // this time, since something changed in between, the rest is tried once more.
    refused.retain(|one| one.form.route != "POST /sign-out");
    loop {
        let before = place.stored().await;
        let (count, mut again) = (refused.len(), Vec::new());
        for (one, status, _) in send_all(&place, refused).await {
            if status >= 400 {
                again.push(one);
            }
        }
        if again.len() == count {
            assert_eq!(place.stored().await, before, "a refused form stored something");
            break;
        }
        refused = again;
    }
    place.app.settle().await;
    assert_eq!(place.app.count("select 1 from event_failures").await, 0);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Bodies that no form of ours sends, with the type they say they are.
fn strange_bodies(whole: &[u8]) -> Vec<(&'static str, &'static str, Vec<u8>)> {
    let url = "application/x-www-form-urlencoded";
    vec![
        ("no body", url, Vec::new()),
        ("JSON", "application/json", b"{\"body\": [1, {\"a\": null}]}".to_vec()),
        ("a form of parts without parts", "multipart/form-data; boundary=x", b"--x".to_vec()),
        ("a form of parts without a boundary", "multipart/form-data", b"--x\r\n\r\n".to_vec()),
        ("bytes", "application/octet-stream", (0..=255).collect()),
        ("no pairs", url, b"&&&===&;;&%".to_vec()),
        ("a thousand fields", url, b"a=1&".repeat(1000)),
        ("unknown fields", url, [whole, b"&surprise=1&body[]=2&=&&=3"].concat()),
    ]
}

/// What stands in an address in place of an id.
const FORGED: [&str; 10] = [
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
];

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_are_no_forms_and_forged_addresses_are_no_fault() {
    let place = Place::make().await;
    let (mut faults, mut forged) = (Vec::new(), Vec::new());
    for form in FORMS.iter().filter(|form| form.route != "POST /sign-out") {
        let sample = place.sample().await;
        let (address, whole) = (sample.fill(form.address), encode(&filled(form, &sample)));
        let bodies = stream::iter(strange_bodies(&whole)).map(|(what, kind, body)| {
            let sent = place.send_as(form.who, &address, kind, body);
            async move { (what, sent.await) }
        });
        let answers: Vec<_> = bodies.buffer_unordered(AT_ONCE).collect().await;
        faults.extend(answers.iter().filter_map(|(what, page)| {
            refusal_fault(page).map(|fault| format!("{} {what}: {fault}", form.route))
        }));
        let Some(start) = form.address.find('{') else { continue };
        let end = start + form.address[start..].find('}').unwrap() + 1;
        for id in FORGED {
            let address = sample.fill(&format!("{}{id}{}", &form.address[..start], &form.address[end..]));
            let (what, body) = (format!("at {address}"), whole.clone());
            forged.push(Try { form, what, address, body, typed: String::new() });
        }
    }
    let before = place.stored().await;
    for (one, status, fault) in send_all(&place, forged).await {
        let fault = if (400..500).contains(&status) { fault } else { Some(format!("answered {status}")) };
        faults.extend(fault.map(|fault| format!("{} {}: {fault}", one.form.route, one.what)));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(place.stored().await, before, "a forged address stored something");
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
