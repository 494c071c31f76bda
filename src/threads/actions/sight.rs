//! Taking a post out of sight and back. The ledger stays as it is: a hidden answer was an answer.

use chrono::{DateTime, Utc};

use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Happened, Kind};
use crate::threads::model::{PostState, Reason, Thread};
use crate::threads::post_queries::{self, Act};
use crate::threads::queries::Post;

/// Staff hide a post; with the first one the thread is hidden.
pub async fn hide(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    by: MemberId,
    reason: &Reason,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    post_queries::set_state(conn, post, PostState::Hidden, now).await?;
    post_queries::decide(conn, post.id, by, (Act::Hide, &reason.0), now).await?;
    append(conn, thread, by, Kind::PostHidden { post: post.id, author: post.author_id }, now).await
}

/// Staff show it again.
pub async fn restore(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    by: MemberId,
    reason: &Reason,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    post_queries::set_state(conn, post, PostState::Live, now).await?;
    post_queries::decide(conn, post.id, by, (Act::Restore, &reason.0), now).await?;
    append(conn, thread, by, Kind::PostRestored { post: post.id, author: post.author_id }, now).await
}

/// The author deletes a reply: it can be brought back.
pub async fn delete(conn: &mut Conn, thread: &Thread, post: &Post, now: DateTime<Utc>) -> Result<(), Error> {
    post_queries::set_state(conn, post, PostState::Deleted, now).await?;
    append(conn, thread, post.author_id, Kind::PostDeleted { post: post.id }, now).await
}

/// The author takes the deletion back.
pub async fn undelete(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    post_queries::set_state(conn, post, PostState::Live, now).await?;
    append(conn, thread, post.author_id, Kind::PostRestored { post: post.id, author: post.author_id }, now)
        .await
}

async fn append(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    kind: Kind,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let happened = Happened::new(kind).by(by).thread(thread.id).board(thread.board_id);
    events::append(conn, happened, now).await?;
    Ok(())
}
