//! Notes of staff about a customer: written, taken away by their author, brought back. Nobody is told.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::db::{Conn, MemberId};
use crate::desk::model::member_notes::{MemberNoteBody, MemberNoteFacts};
use crate::desk::model::notes::Standing;
use crate::desk::queries::member_notes as rows;
use crate::events::{Happened, Kind, append};

/// Writes one about a member.
pub async fn add(
    conn: &mut Conn,
    about: MemberId,
    body: &MemberNoteBody,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let note = rows::insert(conn, about, body, by, now).await?;
    tell(conn, Kind::MemberNoteAdded { note }, about, by, now).await
}

/// Takes one that the caller has locked away, or brings it back; where it stands so already, nothing happens.
pub async fn set(
    conn: &mut Conn,
    note: MemberNoteFacts,
    standing: Standing,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    if note.standing == standing {
        return Ok(());
    }
    let (at, kind) = match standing {
        Standing::Away => (Some(now), Kind::MemberNoteDeleted { note: note.id }),
        Standing::There => (None, Kind::MemberNoteRestored { note: note.id }),
    };
    rows::set_deleted(conn, note.id, at).await?;
    tell(conn, kind, note.member, by, now).await
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
