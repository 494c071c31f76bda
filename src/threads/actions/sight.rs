//! Taking a post out of sight and back. What a reply out of sight said counts no longer, nor what was said of it: the
//! question stands as if it had not been written, and as before once it is back.

use chrono::{DateTime, Utc};

use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::threads::actions::telling::tell;
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
    post_queries::decide(conn, post, by, (Act::Hide, &reason.0), now).await?;
    let kind = Kind::PostHidden { post: post.id, author: post.author_id };
    set(conn, (thread, post), PostState::Hidden, Happened::new(kind).by(by), now).await
}

/// Staff take their hiding back, or bring back what its author deleted; gives what the post is then. What was deleted
/// when it was hidden is deleted again: that was its author's word.
pub async fn restore(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    by: MemberId,
    reason: &Reason,
    now: DateTime<Utc>,
) -> Result<PostState, Error> {
    let state = match post.state {
        PostState::Hidden => post_queries::state_before_hiding(conn, post.id).await?,
        _ => PostState::Live,
    };
    post_queries::decide(conn, post, by, (Act::Restore, &reason.0), now).await?;
    let kind = Kind::PostRestored { post: post.id, author: post.author_id };
    set(conn, (thread, post), state, Happened::new(kind).by(by), now).await?;
    Ok(state)
}

/// Staff leave a reply out of what becomes public, as part of something larger: gives what that event carries. What is out
/// of sight already stays so, and is left out from now on, whatever was said of it before. The caller sees to it that it is
/// no first post.
pub async fn leave_out(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<Vec<TimedFact>, Error> {
    post_queries::decide(conn, post, by, (Act::LeaveOut, ""), now).await?;
    if post.state != PostState::Live {
        return Ok(Vec::new());
    }
    post_queries::set_state(conn, post, PostState::Hidden, now).await?;
    tell(conn, thread, Fact::PostGone { post: post.number }, now).await
}

/// The author deletes a reply: it can be brought back.
pub async fn delete(conn: &mut Conn, thread: &Thread, post: &Post, now: DateTime<Utc>) -> Result<(), Error> {
    let deleted = Happened::new(Kind::PostDeleted { post: post.id }).by(post.author_id);
    set(conn, (thread, post), PostState::Deleted, deleted, now).await
}

/// The author takes the deletion back.
pub async fn undelete(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let kind = Kind::PostRestored { post: post.id, author: post.author_id };
    set(conn, (thread, post), PostState::Live, Happened::new(kind).by(post.author_id), now).await
}

/// Row, ledger and event of it, whoever does it.
async fn set(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    state: PostState,
    happened: Happened,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    post_queries::set_state(conn, post, state, now).await?;
    let number = post.number;
    let fact = match (post.state == PostState::Live, state == PostState::Live) {
        (true, false) => Some(Fact::PostGone { post: number }),
        (false, true) => Some(Fact::PostBack { post: number }),
        _ => None,
    };
    let facts = match fact.filter(|_| number > 1) {
        Some(fact) => tell(conn, thread, fact, now).await?,
        None => Vec::new(),
    };
    events::append(conn, happened.thread(thread.id).board(thread.board_id).facts(facts), now).await?;
    Ok(())
}
