//! What a profile shows of a member's writing: only what this viewer may read.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{posts, threads};
use crate::db::{Conn, MemberId, ThreadId};
use crate::viewer::Viewer;
use crate::visibility;

/// Rows of each list on a profile.
const ROWS: i64 = 10;

/// A thread the member opened.
#[derive(Debug, Clone, Queryable)]
pub struct WrittenThread {
    /// Its id.
    pub id: ThreadId,
    /// Its part of the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// The language of its title.
    pub lang: String,
    /// When it was opened.
    pub at: DateTime<Utc>,
}

/// A reply the member wrote.
#[derive(Debug, Clone, Queryable)]
pub struct WrittenReply {
    /// Its thread.
    pub thread: ThreadId,
    /// The thread's part of the address.
    pub slug: String,
    /// The thread's title.
    pub title: String,
    /// The language of the title.
    pub lang: String,
    /// Its number in the thread.
    pub number: i32,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Their newest threads.
pub async fn latest_threads(
    conn: &mut Conn,
    viewer: &Viewer,
    of: MemberId,
) -> QueryResult<Vec<WrittenThread>> {
    threads::table
        .filter(threads::author_id.eq(of).and(threads::hidden_at.is_null()).and(visibility::readable(viewer)))
        .order(threads::id.desc())
        .select((threads::id, threads::slug, threads::title, threads::lang, threads::created_at))
        .limit(ROWS)
        .load(conn)
        .await
}

/// Their newest replies.
pub async fn latest_replies(
    conn: &mut Conn,
    viewer: &Viewer,
    of: MemberId,
) -> QueryResult<Vec<WrittenReply>> {
    posts::table
        .inner_join(threads::table.on(threads::id.eq(posts::thread_id)))
        .filter(posts::author_id.eq(of).and(posts::number.gt(1)).and(posts::state.eq("live")))
        .filter(threads::hidden_at.is_null().and(visibility::readable(viewer)))
        .order(posts::id.desc())
        .select((threads::id, threads::slug, threads::title, threads::lang, posts::number, posts::created_at))
        .limit(ROWS)
        .load(conn)
        .await
}
