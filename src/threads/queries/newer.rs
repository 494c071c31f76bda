//! What others wrote into a thread while somebody was writing a reply to it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{members, posts};
use crate::db::{Conn, MemberId, ThreadId};
use crate::text::Html;
use crate::threads::model::PostState;

/// The newest ones are shown; whoever was away for longer reads the thread.
const NEWER_MAX: i64 = 20;

/// A post that came meanwhile.
#[derive(Debug, Clone, Queryable)]
pub struct Newer {
    /// Its number.
    pub number: i32,
    html: String,
    /// Its language's tag.
    pub lang: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Whether its author was staff when writing.
    pub by_staff: bool,
    /// Its author's name.
    pub name: String,
}

impl Newer {
    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// Posts in sight after the one with this number that somebody else wrote, oldest first.
pub async fn newer(
    conn: &mut Conn,
    thread: ThreadId,
    seen: i32,
    writer: MemberId,
) -> QueryResult<Vec<Newer>> {
    let mut found: Vec<Newer> = posts::table
        .inner_join(members::table)
        .filter(posts::thread_id.eq(thread).and(posts::number.gt(seen)))
        .filter(posts::author_id.ne(writer).and(posts::state.eq(PostState::Live)))
        .order(posts::number.desc())
        .limit(NEWER_MAX)
        .select((posts::number, posts::html, posts::lang, posts::created_at, posts::by_staff, members::name))
        .load(conn)
        .await?;
    found.reverse();
    Ok(found)
}
