//! Promising, keeping, giving another day, taking back. Each finds the thread locked by its caller, who has asked `policy`.

use chrono::{DateTime, Utc};

use super::model::{DueDay, MOVES_MAX, NewCommitment, UNDO};
use super::queries::{self, Facts};
use crate::db::{CommitmentId, Conn, MemberId, PostId};
use crate::error::{Error, Refusal};
use crate::events::{Happened, Kind, append};
use crate::threads::model::Thread;
use crate::ui::words::t;

/// Promises something in a reply.
///
/// # Errors
/// When the database refuses.
pub async fn make(
    conn: &mut Conn,
    (thread, post): (&Thread, PostId),
    new: &NewCommitment,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<CommitmentId, Error> {
    let commitment = queries::insert(conn, (thread.id, post), new, by, now).await?;
    tell(conn, thread, Kind::CommitmentMade { commitment }, by, now).await?;
    Ok(commitment)
}

/// What becomes of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It is done.
    Kept,
    /// It is done by another day.
    DueBy(DueDay),
    /// It will not be done, for this reason.
    TakenBack(String),
}

/// Says it. Said twice it stands once; what has ended otherwise stays as it is.
///
/// # Errors
/// A refusal where it has ended or was put off too often; else when the database refuses.
pub async fn say(
    conn: &mut Conn,
    (thread, facts): (&Thread, &Facts),
    becomes: &Becomes,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let commitment = facts.id;
    let said = match becomes {
        Becomes::Kept => facts.kept_at.is_some(),
        Becomes::TakenBack(_) => facts.withdrawn_at.is_some(),
        Becomes::DueBy(_) => false,
    };
    if said {
        return Ok(());
    }
    if !facts.is_open() {
        return Err(Error::Conflict(Refusal(t::COMMITMENTS_REFUSED_ENDED)));
    }
    let kind = match becomes {
        Becomes::Kept => {
            queries::keep(conn, commitment, by, now).await?;
            Kind::CommitmentKept { commitment }
        }
        Becomes::DueBy(due) if due.on == facts.due_on => return Ok(()),
        Becomes::DueBy(_) if facts.former.len() >= MOVES_MAX => {
            return Err(Error::Conflict(Refusal(t::COMMITMENTS_REFUSED_MOVES)));
        }
        Becomes::DueBy(due) => {
            queries::postpone(conn, facts, *due).await?;
            Kind::CommitmentMoved { commitment }
        }
        Becomes::TakenBack(reason) => {
            queries::withdraw(conn, commitment, reason, by, now).await?;
            Kind::CommitmentWithdrawn { commitment }
        }
    };
    tell(conn, thread, kind, by, now).await
}

/// It is not kept after all: it is still to be done, by the day it had. Said twice it stands once.
///
/// # Errors
/// A refusal where it was taken back, or kept longer ago than [`UNDO`]; else when the database refuses.
pub async fn reopen(
    conn: &mut Conn,
    (thread, facts): (&Thread, &Facts),
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if facts.is_open() {
        return Ok(());
    }
    if facts.kept_at.is_none_or(|at| at + UNDO < now) {
        return Err(Error::Conflict(Refusal(t::COMMITMENTS_REFUSED_ENDED)));
    }
    queries::reopen(conn, facts.id).await?;
    tell(conn, thread, Kind::CommitmentReopened { commitment: facts.id }, by, now).await
}

async fn tell(
    conn: &mut Conn,
    thread: &Thread,
    kind: Kind,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    append(conn, Happened::new(kind).by(by).thread(thread.id).board(thread.board_id), now).await?;
    Ok(())
}
