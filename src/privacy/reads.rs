//! What stands in a question that may become public, for the pages on which that is looked at.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{POSTS_MAX, PublicPromise};
use crate::db::schema::{commitments, members, posts};
use crate::db::{CommitmentId, Conn, PostId};
use crate::threads::model::{PostState, Thread};

/// A post that stands.
#[derive(Debug, Clone, Queryable)]
pub struct Standing {
    /// Its row.
    pub id: PostId,
    /// Its number.
    pub number: i32,
    /// Who wrote it.
    pub author: String,
    /// Whether its author answered for the board.
    pub by_staff: bool,
    /// Its language's tag.
    pub lang: String,
    /// Its text.
    pub body: String,
    /// How often it was edited.
    pub revision: i32,
    /// When it was written.
    pub at: DateTime<Utc>,
}

/// Posts of a thread that can be seen, in their order: one more than [`POSTS_MAX`] at most. The caller has found the thread
/// for its viewer.
pub async fn standing(conn: &mut Conn, thread: &Thread) -> QueryResult<Vec<Standing>> {
    posts::table
        .inner_join(members::table)
        .filter(posts::thread_id.eq(thread.id).and(posts::state.eq(PostState::Live)))
        .order(posts::number)
        .limit(i64::try_from(POSTS_MAX + 1).unwrap_or(i64::MAX))
        .select((
            posts::id,
            posts::number,
            members::name,
            posts::by_staff,
            posts::lang,
            posts::body,
            posts::revisions,
            posts::created_at,
        ))
        .load(conn)
        .await
}

/// A promise as it stands below one of them.
#[derive(Debug, Clone)]
pub struct StandingPromise {
    /// Below which.
    pub post: PostId,
    /// What it says.
    pub says: PublicPromise,
}

/// The promises of a thread below posts that can be seen, by their rows.
pub async fn promises(conn: &mut Conn, thread: &Thread) -> QueryResult<Vec<StandingPromise>> {
    let rows: Vec<(PostId, CommitmentId, String, Option<String>)> = commitments::table
        .inner_join(posts::table)
        .filter(commitments::thread_id.eq(thread.id).and(posts::state.eq(PostState::Live)))
        .order(commitments::id)
        .select((commitments::post_id, commitments::id, commitments::text, commitments::reason))
        .load(conn)
        .await?;
    let read = |(post, commitment, text, reason)| StandingPromise {
        post,
        says: PublicPromise { commitment, text, reason },
    };
    Ok(rows.into_iter().map(read).collect())
}
