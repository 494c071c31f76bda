//! The route table walked as every role: who gets what, and that reading changes nothing.
//!
//! A route without a row in [`table::TABLE`] fails.

mod addresses;
mod scoped;
mod statements;
mod table;

use std::collections::BTreeSet;

use regex::Regex;
use reqwest::Method;

use self::table::TABLE;
use crate::support::TestApp;
use crate::support::app::Browser;
use crate::threads;

const ROUTES: &str = include_str!("../../../src/routes.rs");

/// The roles, in the order of the letters.
const ROLES: [&str; 6] = ["guest", "customer", "agent", "moderator", "lead", "admin"];

/// What stands in `src/routes.rs`: verb and address, without the patterns of parameters.
pub(crate) fn routes() -> BTreeSet<String> {
    let route = Regex::new(r##"\.route\(\s*r?#?"([^"]+)"#?,\s*(?:web::)?(\w+)\(\)\s*\.to\("##).unwrap();
    let pattern = Regex::new(r"\{(\w+):[^/]*\}").unwrap();
    let found = route.captures_iter(ROUTES);
    found.map(|one| format!("{} {}", one[2].to_uppercase(), pattern.replace_all(&one[1], "{$1}"))).collect()
}

#[test]
fn every_route_states_who_gets_what() {
    assert_eq!(
        routes().len(),
        ROUTES.matches(".to(").count(),
        "a route of src/routes.rs is written in a way this test does not read"
    );
    let stated: BTreeSet<String> = TABLE.iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(stated.len(), TABLE.len(), "a route stands twice in TABLE");
    let missing: Vec<_> = routes().difference(&stated).cloned().collect();
    assert!(missing.is_empty(), "without a row in TABLE: {missing:#?}");
    let gone: Vec<_> = stated.difference(&routes()).cloned().collect();
    assert!(gone.is_empty(), "in TABLE, but no route: {gone:#?}");
    assert!(TABLE.iter().all(|row| row.3.len() == ROLES.len()), "a row has one letter for each role");
}

/// What addresses name: each sample has its own, so that what one role does is not in the way of the next.
pub(crate) struct Sample(Vec<(&'static str, String)>);

impl Sample {
    /// A question of somebody else with a reply of a third, one more hidden reply, a flag, a notice, a board, a section
    /// with an article, a note, one about the asker, a promise, a product, a shared canned reply, and a member; a question
    /// that goes on by letter, and a private one that is proposed to become public.
    pub(crate) async fn make(app: &TestApp, asker: &Browser, replier: &Browser) -> Self {
        // First: what is newest is the sample's question.
        let private = private(app, asker).await;
        let (_, escalated) = threads::ask(asker, "lamps", "The lamp hums at night").await;
        app.sql(&escalation(escalated)).await;
        let (path, thread) = threads::ask(asker, "lamps", "The lamp does not turn on").await;
        for body in ["Is it plugged in?", "Buy mine."] {
            replier.post(&format!("/t/{thread}/posts"), &[("body", body)]).await.ok();
        }
        let (reply, hidden) =
            (threads::post_id(app, thread, 2).await, threads::post_id(app, thread, 3).await);
        app.sql(&rows(thread, reply, hidden)).await;
        let slug = path.split(['/', '?', '#']).nth(3).unwrap();
        let mut names = vec![
            ("{slug}", slug.to_owned()),
            ("{section}", format!("s{thread}x")),
            ("{spare}", format!("spare{thread}")),
        ];
        names.extend(
            [
                ("{thread}", thread),
                ("{escalated}", escalated),
                ("{private}", private),
                ("{reply}", reply),
                ("{hidden}", hidden),
            ]
            .map(|(name, id)| (name, id.to_string())),
        );
        for (name, table) in [
            ("{board}", "boards"),
            ("{section_id}", "sections"),
            ("{article}", "articles"),
            ("{flag}", "flags"),
            ("{notification}", "notifications"),
            ("{member}", "members"),
            ("{calendar}", "calendars"),
            ("{rule}", "urgency_rules"),
            ("{spare_group}", "customer_groups"),
            ("{canned}", "canned_replies"),
            ("{note}", "notes"),
            ("{absence}", "absences"),
            ("{promise}", "commitments"),
            ("{publication}", "publications"),
            ("{product}", "products"),
            ("{customer_note}", "member_notes"),
        ] {
            names
                .push((name, app.number(&format!("select max(id) as count from {table}")).await.to_string()));
        }
        let group = format!("select min(id) as count from customer_groups where name like '% {thread}'");
        let team = "select coalesce(min(member_id), 0) as count from member_roles where role <> 'moderator' and board_id is null";
        names.push(("{agent}", app.number(team).await.to_string()));
        names.push(("{group}", app.number(&group).await.to_string()));
        Self(names)
    }

    /// One more name.
    pub(crate) fn name(&mut self, name: &'static str, id: i64) {
        self.0.push((name, id.to_string()));
    }

    pub(crate) fn fill(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
    }
}

/// A private question that staff propose to make public.
async fn private(app: &TestApp, asker: &Browser) -> i64 {
    let form = [
        ("title", "The lamp leaks"),
        ("board", "lamps"),
        ("body", "It leaks onto my table."),
        ("private", "1"),
        ("shown", "1"),
    ];
    let page = asker.post("/ask", &form).await.ok();
    let id = page.path.split('/').nth(2).unwrap().parse().unwrap();
    let at = "2026-11-02T09:00:00Z";
    app.sql(&format!(
        "with proposal as (insert into publications (thread_id, board_id, title, proposed_at)
                select id, board_id, 'A lamp leaks', '{at}' from threads where id = {id} returning id)
           insert into publication_posts (publication_id, post_id, revision, body)
             select proposal.id, p.id, 0, 'It leaks.' from proposal, posts p where p.thread_id = {id};"
    ))
    .await;
    id
}

/// A question goes on by letter, to an address that its asker gave.
fn escalation(question: i64) -> String {
    let at = "2026-11-02T09:00:00Z";
    format!(
        "update ledger set state = 'escalated', answer_left_minutes = 240, outcome_left_minutes = 2880, answer_due = null, outcome_due = null,
                next_due = '2026-11-03T09:00:00Z', owner_id = (select id from members where handle = 'bob'), version = version + 1
           where question_id = {question};
         insert into events (kind, thread_id, board_id, payload, at)
           select 'question_escalated', {question}, l.board_id, jsonb_build_object('data', jsonb_build_object('channel', 'letter'),
                  'facts', jsonb_build_array(jsonb_build_object('at', '{at}', 'fact', 'escalated', 'by', l.owner_id, 'owner', l.owner_id,
                  'due', '2026-11-03T09:00:00Z'))), '{at}' from ledger l where l.question_id = {question};
         insert into escalations (question_id, channel, started_by, started_at)
           select {question}, 'letter', id, '{at}' from members where handle = 'bob';
         insert into contact_consents (question_id, member_id, channel, detail, given_at, given_by_mail)
           select {question}, id, 'letter', 'Ada, 1 High Street', '{at}', false from members where handle = 'ada';"
    )
}

fn rows(thread: i64, reply: i64, hidden: i64) -> String {
    let at = "2026-11-02T09:00:00Z";
    format!(
        "update posts set state = 'hidden' where id = {hidden};
         update threads set replies = replies - 1 where id = {thread};
         insert into post_decisions (post_id, member_id, act, reason, at)
           select {hidden}, id, 'hide', 'Advertising', '{at}' from members where handle = 'ada';
         insert into flags (post_id, member_id, reason, note, at)
           select {reply}, id, 'other', '', '{at}' from members where handle = 'ada';
         insert into notifications (member_id, kind, event_id, thread_id, at)
           select m.id, 'reply', e.id, {thread}, '{at}' from members m, (select max(id) as id from events) e where m.handle = 'ada';
         insert into tags (name, slug) values ('care', 'care') on conflict do nothing;
         insert into thread_tags (thread_id, tag_id) select {thread}, id from tags where slug = 'care';
         with board as (insert into boards (slug, position, readers_id, staff_id, created_at)
                select 'spare{thread}', 2, readers_id, staff_id, '{at}' from boards where slug = 'lamps' returning id),
              name as (insert into board_texts (board_id, lang, name, line) select id, 'en', 'Spare', '' from board)
           insert into targets (board_id, answer_minutes, outcome_minutes, created_at) select id, 240, 2880, '{at}' from board;
         with section as (insert into sections (slug, position, created_at) values ('s{thread}x', 1, '{at}') returning id),
              name as (insert into section_texts (section_id, lang, name, line) select id, 'en', 'Care', '' from section)
           insert into articles (section_id, audience_id, kind, state, lang, slug, title, short, body, html, renderer_version,
                                 verified_at, review_on, created_at, published_at)
             select section.id, readers_id, 'question', 'published', 'en', 'clean{thread}x', 'How do I clean it?', 'With a cloth.', '', '', 1,
                    '{at}', '2027-05-01', '{at}', '{at}' from section, boards where boards.slug = 'lamps';
         with calendar as (insert into calendars (name, created_at) values ('Office {thread}c', '{at}') returning id)
           insert into calendar_versions (calendar_id, zone, week, days, created_at)
             select id, 'UTC', '[[[540,1080]],[],[],[],[],[],[]]', '{{}}', '{at}' from calendar;
         insert into urgency_rules (name, urgency, words, changed_at) values ('Rule {thread}', 'high', array['xylophone'], '{at}');
         insert into products (name, versions, position, created_at, changed_at) values ('Lamp {thread}', array['1.0', '2.0'], 1, '{at}', '{at}');
         -- Each sample is about the same customer, of whom there are only so many notes.
         delete from member_notes where id in (select id from member_notes order by id offset 10);
         insert into member_notes (member_id, author_id, body, created_at)
           select ada.id, bob.id, 'Calls at noon.', '{at}' from members ada, members bob where ada.handle = 'ada' and bob.handle = 'bob';
         insert into customer_groups (name, created_at) values ('Contract {thread}', '{at}'), ('Spare {thread}', '{at}');
         insert into notes (thread_id, author_id, after_number, body, html, renderer_version, lang, created_at)
           select {thread}, id, 2, 'Known fault.', '<p>Known fault.</p>', 1, 'en', '{at}' from members where handle = 'bob';
         insert into commitments (thread_id, post_id, made_by, made_at, text, due_on, due_at, first_due_at)
           select {thread}, {reply}, id, '{at}', 'Send a new one', '2026-11-04', '2026-11-05T00:00:00Z', '2026-11-05T00:00:00Z'
           from members where handle = 'bob';
         with reply as (insert into canned_replies (name, position, created_at, changed_at) values ('Greeting', 1, '{at}', '{at}') returning id)
           insert into canned_reply_texts (reply_id, lang, body) select id, 'en', 'Hello {{name}},' from reply;
         insert into ratings (question_id, closed_at, board_id, solved, rated_at)
           select id, '{at}', board_id, false, '{at}' from threads where id = {thread};
         insert into members (handle, name, lang, time_zone, created_at) values ('m{thread}', 'Somebody', 'en', 'UTC', '{at}');
         insert into rotas (board_id, changed_at, made_on) values (1, '{at}', '2026-11-02') on conflict do nothing;
         insert into absences (member_id, starts_at, ends_at, said_at)
           select id, '{at}', '2027-01-01T00:00:00Z', '{at}' from members where handle = 'm{thread}';"
    )
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
    let header = |name: &str| {
        response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let (location, kind) = (header("location"), header("content-type"));
    match response.status().as_u16() {
        201 | 204 => "m",
        200 if kind.starts_with("text/html") => "p",
        200 => "m",
        301 | 303 if location.starts_with("/sign-in") => "s",
        301 | 303 => "r",
        400 | 415 => "b",
        // After a form: the page that keeps what was typed and leads to the sign-in.
        401 => "s",
        403 => "x",
        404 => "n",
        409 => "c",
        422 => "f",
        other => return format!("({other})"),
    }
    .to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_gets_what_the_table_says() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let browsers = browsers(&app).await;
    let shared = Sample::make(&app, &asker, &replier).await;
    let mut faults = Vec::new();
    for (route, address, form, stated) in TABLE {
        let method: Method = route.split(' ').next().unwrap().parse().unwrap();
        let mut got = String::new();
        for (browser, expected) in browsers.iter().zip(stated.chars()) {
            // What one role does must not stand in the way of the next.
            let changes =
                method == Method::POST && expected == 'r' && (address.contains('{') || form.contains('{'));
            let own = if changes { Some(Sample::make(&app, &asker, &replier).await) } else { None };
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
async fn no_form_is_taken_from_another_site() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
    let (asker, replier) = (app.customer("Ada").await, app.customer("Bob").await);
    let browsers =
        [app.guest().staying(), app.customer("Carol").await.staying(), app.admin("Root").await.staying()];
    let sample = Sample::make(&app, &asker, &replier).await;
    let events = "select count(*) as count from events";
    let before = app.number(events).await;
    let strange = [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
    ];
    let mut faults = Vec::new();
    // The links that stop mails are pressed by mail programs, which come from nowhere.
    for (route, address, form, _) in
        TABLE.iter().filter(|row| row.0.starts_with("POST ") && !row.0.ends_with("/unsubscribe"))
    {
        let (address, form) = (sample.fill(address), sample.fill(form));
        for browser in &browsers {
            for (name, value) in strange {
                let request = browser.client().post(browser.address(&address)).header(name, value);
                let request =
                    request.header("content-type", "application/x-www-form-urlencoded").body(form.clone());
                let status = request.send().await.unwrap().status();
                if status != 403 {
                    faults.push(format!("{route} with {name}: {value} answers {status}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(app.number(events).await, before);
    assert_eq!(browsers[2].get("/account").await.status, 200, "and nobody was signed out");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing() {
    let app = TestApp::start().await;
    app.board("lamps", "Lamps").await;
    app.board("cables", "Cables").await;
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
