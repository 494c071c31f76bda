//! The FAQ: reading it, promoting threads to it, keeping it true.

mod adding;
mod demand;
mod history;
mod promotion;
mod published;
mod reading;
mod sections;
mod sources;
mod widening;

use crate::support::TestApp;
use crate::support::app::Browser;
use crate::support::page::Page;

/// A section; gives its id.
pub(crate) async fn section(app: &TestApp, slug: &str, name: &str) -> i64 {
    app.sql(&format!(
        "with made as (insert into sections (slug, position, created_at) values ('{slug}', 1, '2026-11-01T00:00:00Z') returning id)
         insert into section_texts (section_id, lang, name, line) select id, 'en', '{name}', 'About {name}' from made"
    ))
    .await;
    app.number(&format!("select id as count from sections where slug = '{slug}'")).await
}

/// A published article for `public`, `members` or `staff`; gives its id.
pub(crate) async fn article(app: &TestApp, section: &str, slug: &str, title: &str, rule: &str) -> i64 {
    app.sql(&format!(
        "insert into articles (section_id, audience_id, kind, state, lang, slug, title, short, body, html, renderer_version,
            verified_at, review_on, created_at, published_at)
         select s.id, (select id from audiences where rule = '{rule}' and board_id is null), 'question', 'published', 'en', '{slug}',
            '{title}', 'In short: {title}', 'Body', '<h2 id=\"u-one\">One</h2><p>Body</p><h2 id=\"u-two\">Two</h2>', 1,
            '2026-11-01T00:00:00Z', '2027-02-01', '2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z'
         from sections s where s.slug = '{section}'"
    ))
    .await;
    app.number(&format!("select id as count from articles where slug = '{slug}' and state = 'published'"))
        .await
}

/// An open question of a member on a board with one reply by an agent, its ledger row beside it; gives its id.
/// Nothing here went through `threads`: its own tests cover asking.
pub(crate) async fn question(
    app: &TestApp,
    board: i64,
    asker: &str,
    title: &str,
    body: &str,
    reply: &str,
) -> i64 {
    app.sql(&format!(
        "begin;
         insert into threads (board_id, audience_id, author_id, kind, title, slug, lang, excerpt, created_at, last_post_at, last_number, replies)
           select b.id, b.readers_id, m.id, 'question', '{title}', 'a-question', 'en', '', '2026-11-02T08:00:00Z', '2026-11-02T08:30:00Z', 2, 1
           from boards b, members m where b.id = {board} and m.handle = '{asker}';
         insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
           select t.id, 1, t.author_id, 'question', '{body}', '<p>{body}</p>', 1, 'en', t.created_at, false from threads t where t.title = '{title}';
         insert into posts (thread_id, number, author_id, body, html, renderer_version, lang, created_at, by_staff, helpful)
           select t.id, 2, t.author_id, '{reply}', '<p>{reply}</p>', 1, 'en', t.created_at, true, 3 from threads t where t.title = '{title}';
         insert into ledger (question_id, board_id, target_id, state, asked_at, waiting_since, answer_due, outcome_due, next_due, version)
           select t.id, t.board_id, g.id, 'waiting_staff', t.created_at, t.created_at, '2026-11-02T12:00:00Z', '2026-11-04T08:00:00Z',
             '2026-11-02T12:00:00Z', 1 from threads t join targets g on g.board_id = t.board_id where t.title = '{title}';
         insert into events (kind, thread_id, board_id, at, payload)
           select 'thread_imported', t.id, t.board_id, t.created_at, jsonb_build_object('facts', jsonb_build_array(
             jsonb_build_object('fact', 'asked', 'at', '2026-11-02T08:00:00Z', 'board', t.board_id, 'target', l.target_id)))
           from threads t join ledger l on l.question_id = t.id where t.title = '{title}';
         commit;"
    ))
    .await;
    app.number(&format!("select id as count from threads where title = '{title}'")).await
}

/// A later post of a thread made by [`question`].
pub(crate) async fn post(app: &TestApp, thread: i64, handle: &str, body: &str, by_staff: bool) {
    let html = askwell::threads::rendering::render_now(body, askwell::text::Lang::En).html.into_string();
    let (body, html) = (body.replace('\'', "''"), html.replace('\'', "''"));
    app.sql(&format!(
        "update threads set last_number = last_number + 1, replies = replies + 1 where id = {thread};
         insert into posts (thread_id, number, author_id, body, html, renderer_version, lang, created_at, by_staff)
           select t.id, t.last_number, m.id, '{body}', '{html}', 1, 'en', t.created_at, {by_staff}
           from threads t, members m where t.id = {thread} and m.handle = '{handle}'"
    ))
    .await;
}

/// Opens the editor of a thread; gives its page.
pub(crate) async fn promote(browser: &Browser, thread: i64) -> Page {
    let page = browser.post(&format!("/t/{thread}/promotions"), &[]).await.ok();
    assert!(page.path.starts_with("/faq-drafts/"), "{} {}: {}", page.status, page.path, page.text());
    page
}

/// Publishes a draft for everybody with the text every test uses; gives the article's page.
pub(crate) async fn publish(app: &TestApp, browser: &Browser, draft: &Page, section: i64) -> Page {
    let (section, public) = (section.to_string(), audience(app, "public").await);
    let mut fields = fields_of("Was I charged?", "Wait.", &section, &public, "1");
    let key = draft.attribute("input[name=key]", "value").unwrap();
    fields.extend([("do", "publish"), ("key", &key)]);
    let page = browser.post(&draft.path, &fields).await.ok();
    assert_eq!(page.path, "/faq/payments/was-i-charged", "{}", page.text());
    page
}

/// The fields of the editor, as a browser would send them back.
pub(crate) fn fields_of<'a>(
    title: &'a str,
    body: &'a str,
    section: &'a str,
    audience: &'a str,
    version: &'a str,
) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", title),
        ("short", "No, it was not."),
        ("body", body),
        ("section", section),
        ("audience", audience),
        ("review_on", "2027-02-01"),
        ("version", version),
    ]
}

/// The site-wide audience of a rule.
pub(crate) async fn audience(app: &TestApp, rule: &str) -> String {
    app.number(&format!("select id as count from audiences where rule = '{rule}' and board_id is null"))
        .await
        .to_string()
}
