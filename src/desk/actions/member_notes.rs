//! Notes of staff about a customer: written, taken away, brought back. Nobody is told.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::db::{Conn, MemberId};
use crate::desk::model::member_notes::{MEMBER_NOTES_MAX, MemberNoteBody, MemberNoteFacts};
use crate::desk::model::notes::Standing;
use crate::desk::queries::member_notes as rows;
use crate::events::{Happened, Kind, append};

/// What became of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is kept, or stands as wished.
    Yes,
    /// There are [`MEMBER_NOTES_MAX`] about this customer: one more would hide the oldest.
    TooMany,
}

/// Writes one about a member.
pub async fn add(
    conn: &mut Conn,
    about: MemberId,
    body: &MemberNoteBody,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<Kept> {
    if rows::count_alone(conn, about).await? >= MEMBER_NOTES_MAX {
        return Ok(Kept::TooMany);
    }
    let note = rows::insert(conn, about, body, by, now).await?;
    tell(conn, Kind::MemberNoteAdded { note }, about, by, now).await?;
    Ok(Kept::Yes)
}

/// Takes one that the caller has locked away, or brings it back; where it stands so already, nothing happens.
pub async fn set(
    conn: &mut Conn,
    note: MemberNoteFacts,
    standing: Standing,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<Kept> {
    if note.standing == standing {
        return Ok(Kept::Yes);
    }
    if standing == Standing::There && rows::count_alone(conn, note.member).await? >= MEMBER_NOTES_MAX {
        return Ok(Kept::TooMany);
    }
    let (away, kind) = match standing {
        Standing::Away => (Some((now, by)), Kind::MemberNoteDeleted { note: note.id }),
        Standing::There => (None, Kind::MemberNoteRestored { note: note.id }),
    };
    rows::set_deleted(conn, note.id, away).await?;
    tell(conn, kind, note.member, by, now).await?;
    Ok(Kept::Yes)
}

async fn tell(
    conn: &mut Conn,
    kind: Kind,
    about: MemberId,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    append(conn, Happened::new(kind).by(by).subject(about.0), now).await?;
    Ok(())
}
