//! Notes among staff: written, taken away by their author, brought back. Nobody is told, and no page of readers changes.

use chrono::{DateTime, Utc};

use crate::db::{Conn, MemberId, NoteId};
use crate::desk::model::notes::{NoteFacts, Standing};
use crate::desk::queries::notes::{self, NewNote};
use crate::error::Error;
use crate::events::{Happened, Kind, append};
use crate::threads::model::Thread;

/// Writes one in a thread that the caller has locked.
pub async fn add(conn: &mut Conn, new: &NewNote<'_>, now: DateTime<Utc>) -> Result<NoteId, Error> {
    let note = notes::insert(conn, new, now).await?;
    tell(conn, Kind::NoteAdded { note }, new.thread, new.author, now).await?;
    Ok(note)
}

/// Takes one away, or brings it back; where it stands so already, nothing happens.
pub async fn set(
    conn: &mut Conn,
    (thread, note): (&Thread, NoteFacts),
    standing: Standing,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    if note.standing == standing {
        return Ok(());
    }
    let (at, kind) = match standing {
        Standing::Away => (Some(now), Kind::NoteDeleted { note: note.id }),
        Standing::There => (None, Kind::NoteRestored { note: note.id }),
    };
    notes::set_deleted(conn, note.id, at).await?;
    tell(conn, kind, thread, note.author, now).await
}

async fn tell(
    conn: &mut Conn,
    kind: Kind,
    thread: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    append(conn, Happened::new(kind).by(by).thread(thread.id).board(thread.board_id), now).await?;
    Ok(())
}
