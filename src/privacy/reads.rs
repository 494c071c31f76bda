//! What stands in a question that may become public, for the pages on which that is looked at.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{POSTS_MAX, PublicPromise};
use crate::db::schema::{commitments, members, posts, products, thread_products, verifications};
use crate::db::{CommitmentId, Conn, PostId};
use crate::products::model::Named;
use crate::threads::model::{PostState, Thread};
use crate::threads::queries::tags;

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
    /// Whether staff said that it is the answer.
    pub verified: bool,
}

/// Posts of a thread that can be seen, in their order: one more than [`POSTS_MAX`] at most. The caller has found the thread
/// for its viewer.
pub async fn standing(conn: &mut Conn, thread: &Thread) -> QueryResult<Vec<Standing>> {
    posts::table
        .inner_join(members::table)
        .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
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
            verifications::post_id.nullable().is_not_null(),
        ))
        .load(conn)
        .await
}

/// What becomes public with a version though it is no text of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Around {
    /// The tags.
    pub tags: Vec<String>,
    /// What the question is about.
    pub product: Option<Named>,
    /// Who wrote what cannot be seen, by its number: others read that something is there.
    pub out_of_sight: Vec<(i32, String)>,
}

/// What stands around the posts of a thread. Three statements.
pub async fn around(conn: &mut Conn, thread: &Thread) -> QueryResult<Around> {
    let tags = tags(conn, thread.id).await?;
    let product: Option<(String, Option<String>)> = thread_products::table
        .inner_join(products::table)
        .filter(thread_products::thread_id.eq(thread.id))
        .select((products::name, thread_products::version))
        .first(conn)
        .await
        .optional()?;
    let out_of_sight = posts::table
        .inner_join(members::table)
        .filter(posts::thread_id.eq(thread.id).and(posts::state.ne(PostState::Live)))
        .order(posts::number)
        .limit(i64::try_from(POSTS_MAX).unwrap_or(i64::MAX))
        .select((posts::number, members::name))
        .load(conn)
        .await?;
    Ok(Around { tags, product: product.map(|(name, version)| Named { name, version }), out_of_sight })
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
