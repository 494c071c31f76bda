//! Facts as they were told before they said as much as today.

use askwell::db::ThreadId;
use askwell::events::{Fact, read};

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn facts_of_early_events_still_read() {
    let app = TestApp::start().await;
    let board = app.board("lamps", "Lamps").await;
    app.customer("Ada").await;
    let question = crate::support::questions::ask(&app, "ada", board, "Lamp stays dark").await;
    app.sql(&format!(
        "insert into events (kind, thread_id, at, payload) values ('question_reopened', {}, '2026-11-02T09:00:00Z',
           '{{\"data\": null, \"facts\": [{{\"fact\": \"customer_replied\", \"at\": \"2026-11-02T09:00:00Z\"}}]}}')",
        question.id
    ))
    .await;
    let events = read::of_thread(&mut app.conn().await, ThreadId(question.id)).await.unwrap();
    assert_eq!(events.last().unwrap().facts[0].fact, Fact::CustomerReplied { post: 0 });
    assert_eq!(read::facts_of_thread(&mut app.conn().await, ThreadId(question.id)).await.unwrap().len(), 2);
}
