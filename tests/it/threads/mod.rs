//! Tests of `src/threads`, as people see it.

mod ask;
mod by_mail;
mod drafts;
mod edits;
mod marks;
mod outdated;
mod pictures;
mod replies;
mod sight;
mod truth;
pub(crate) mod uploads;
mod visibility;

use crate::support::TestApp;
use crate::support::app::Browser;

/// Asks a question as this member; gives its address and number.
pub(crate) async fn ask(by: &Browser, board: &str, title: &str) -> (String, i64) {
    let form =
        [("title", title), ("board", board), ("body", "It happens since **yesterday**."), ("shown", "1")];
    let page = by.post("/ask", &form).await.ok();
    let id = page.path.split('/').nth(2).unwrap().parse().unwrap();
    (page.path, id)
}

/// The id of a post by its number.
pub(crate) async fn post_id(app: &TestApp, thread: i64, number: i32) -> i64 {
    app.number(&format!("select id as count from posts where thread_id = {thread} and number = {number}"))
        .await
}
