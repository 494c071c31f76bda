//! Questions put into the database as asking would leave them.

use chrono::{DateTime, TimeDelta, Utc};

use super::TestApp;

/// A question that waits on staff with a target of 4 and 48 hours; gives its id. The asker's handle names the member.
pub(crate) async fn ask(app: &TestApp, board: i64, handle: &str, title: &str, at: DateTime<Utc>) -> i64 {
    let (due, end) = (at + TimeDelta::hours(4), at + TimeDelta::hours(48));
    let (at, due, end) = (at.to_rfc3339(), due.to_rfc3339(), end.to_rfc3339());
    app.sql(&format!(
        "with t as (insert into threads (board_id, audience_id, author_id, kind, title, slug, lang, excerpt, created_at, last_post_at, last_number, replies)
             select b.id, b.readers_id, m.id, 'question', '{title}', 'q', 'en', '', '{at}', '{at}', 1, 0
             from boards b, members m where b.id = {board} and m.handle = '{handle}' returning id, author_id),
           p as (insert into posts (thread_id, number, author_id, kind, body, html, renderer_version, lang, created_at, by_staff)
             select id, 1, author_id, 'question', 'text', '<p>The text of {title}</p>', 1, 'en', '{at}', false from t)
         insert into ledger (question_id, board_id, target_id, state, asked_at, waiting_since, answer_due, outcome_due, next_due, version)
             select t.id, {board}, g.id, 'waiting_staff', '{at}', '{at}', '{due}', '{end}', '{due}', 1
             from t, targets g where g.board_id = {board};"
    ))
    .await;
    app.number("select max(id) as count from threads").await
}

/// A reply by this member; readers see it, the ledger is not told.
pub(crate) async fn reply(app: &TestApp, thread: i64, handle: &str, text: &str) {
    app.sql(&format!(
        "insert into posts (thread_id, number, author_id, body, html, renderer_version, lang, created_at, by_staff)
             select t.id, t.last_number + 1, m.id, 'text', '<p>{text}</p>', 1, 'en', t.created_at, false
             from threads t, members m where t.id = {thread} and m.handle = '{handle}';
         update threads set last_number = last_number + 1, replies = replies + 1 where id = {thread};"
    ))
    .await;
}

/// Puts a tag on a thread.
pub(crate) async fn tag(app: &TestApp, thread: i64, slug: &str) {
    app.sql(&format!(
        "insert into tags (name, slug) values ('{slug}', '{slug}') on conflict do nothing;
         insert into thread_tags (thread_id, tag_id) select {thread}, id from tags where slug = '{slug}';"
    ))
    .await;
}
