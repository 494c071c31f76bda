//! Reporting a post, and settling what was reported.

use chrono::{DateTime, Utc};

use crate::db::{Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Happened, Kind};
use crate::threads::model::{FlagNote, Thread};
use crate::threads::post_queries::{self, FlagReason};
use crate::threads::queries::Post;

/// Whether a report was new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flagged {
    /// Noted.
    Now,
    /// This member had reported the post before.
    Before,
}

/// Reports a post.
pub async fn flag(
    conn: &mut Conn,
    (thread, post): (&Thread, &Post),
    by: MemberId,
    (reason, note): (FlagReason, &FlagNote),
    now: DateTime<Utc>,
) -> Result<Flagged, Error> {
    let Some(flag) = post_queries::flag(conn, post.id, by, (reason, &note.0), now).await? else {
        return Ok(Flagged::Before);
    };
    let kind = Kind::PostFlagged { flag, post: post.id };
    events::append(conn, Happened::new(kind).by(by).thread(thread.id).board(thread.board_id), now).await?;
    Ok(Flagged::Now)
}

/// Settles all open reports of a post.
pub async fn settle(
    conn: &mut Conn,
    thread: &Thread,
    post: &Post,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    for flag in post_queries::settle_flags(conn, post.id, by, now).await? {
        let happened =
            Happened::new(Kind::FlagSettled { flag }).by(by).thread(thread.id).board(thread.board_id);
        events::append(conn, happened, now).await?;
    }
    Ok(())
}
