//! Keeping canned replies, and noting that they were sent.

use chrono::{DateTime, Utc};

use crate::db::{CannedReplyId, Conn, MemberId, PostId, ThreadId};
use crate::desk::model::canned::{Inserted, NewCanned};
use crate::desk::queries::canned::{self, Canned};
use crate::error::{Error, Refusal};
use crate::events::{Happened, Kind, append};
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Makes one.
pub async fn create(
    conn: &mut Conn,
    new: &NewCanned,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<CannedReplyId, Error> {
    let id = canned::insert(conn, new, by, now).await?;
    tell(conn, id, by, now).await?;
    Ok(id)
}

/// Changes one that the caller has locked.
pub async fn update(
    conn: &mut Conn,
    id: CannedReplyId,
    new: &NewCanned,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    canned::update(conn, id, new, by, now).await?;
    tell(conn, id, by, now).await
}

/// Whether a canned reply is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// It is.
    On,
    /// It was put away.
    Off,
}

/// Puts one away, or back. Where it stands so already, nothing happens.
pub async fn offer(
    conn: &mut Conn,
    reply: &Canned,
    offer: Offer,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let now_off = reply.archived_at.is_some();
    if now_off == (offer == Offer::Off) {
        return Ok(());
    }
    canned::archive(conn, reply.id, (offer == Offer::Off).then_some((by, now))).await?;
    tell(conn, reply.id, by, now).await
}

/// Deletes one that was never sent: what was sent is in the figures, and is put away instead.
pub async fn delete(conn: &mut Conn, reply: &Canned, by: MemberId, now: DateTime<Utc>) -> Result<(), Error> {
    if canned::is_used(conn, reply.id).await? {
        return Err(Error::Conflict(Refusal(t::CANNED_REFUSED_USED)));
    }
    canned::delete(conn, reply.id).await?;
    tell(conn, reply.id, by, now).await
}

/// Notes what was put into a reply that has just been posted; unknown ones and those the viewer may not see are left out.
/// The post's own event stands for it.
pub async fn sent(
    conn: &mut Conn,
    viewer: &Viewer,
    (thread, post): (ThreadId, PostId),
    inserted: &Inserted,
) -> Result<(), Error> {
    if inserted.is_empty() {
        return Ok(());
    }
    let usable = canned::usable(conn, viewer, inserted).await?;
    canned::used(conn, thread, post, &usable).await?;
    Ok(())
}

async fn tell(conn: &mut Conn, id: CannedReplyId, by: MemberId, now: DateTime<Utc>) -> Result<(), Error> {
    append(conn, Happened::new(Kind::CannedReplyChanged).subject(id.0).by(by), now).await?;
    Ok(())
}
