//! Statements on notes about customers.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{member_notes, threads};
use crate::db::{BoardId, Conn, Keep, MemberId, MemberNoteId, QuestionId};
use crate::desk::model::member_notes::{MemberNoteBody, MemberNoteFacts};
use crate::desk::model::notes::Standing;
use crate::error::Error;
use crate::viewer::Viewer;

/// Who asks a question of the viewer's desk.
pub async fn asker(conn: &mut Conn, viewer: &Viewer, id: QuestionId) -> Result<MemberId, Error> {
    let row: Option<(MemberId, BoardId)> = threads::table
        .filter(threads::question_id.eq(id.0))
        .select((threads::author_id, threads::board_id))
        .first(conn)
        .await
        .optional()?;
    let (asker, board) = row.ok_or(Error::NotFound)?;
    if viewer.is_staff_of(board) { Ok(asker) } else { Err(Error::NotFound) }
}

/// Writes one.
pub async fn insert(
    conn: &mut Conn,
    about: MemberId,
    body: &MemberNoteBody,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<MemberNoteId> {
    diesel::insert_into(member_notes::table)
        .values((
            member_notes::member_id.eq(about),
            member_notes::author_id.eq(by),
            member_notes::body.eq(&body.0),
            member_notes::created_at.eq(now),
        ))
        .returning(member_notes::id)
        .get_result(conn)
        .await
}

type Columns = (MemberNoteId, MemberId, Option<MemberId>, Option<DateTime<Utc>>);

/// One, locked until the transaction ends. Whoever it is about does not find it.
pub async fn lock(conn: &mut Conn, viewer: &Viewer, id: MemberNoteId) -> Result<MemberNoteFacts, Error> {
    let row: Option<Columns> = member_notes::table
        .find(id.0)
        .select((
            member_notes::id,
            member_notes::member_id,
            member_notes::author_id,
            member_notes::deleted_at,
        ))
        .for_no_key_update()
        .first(conn)
        .await
        .optional()?;
    let (id, member, author, deleted) =
        row.filter(|(_, about, ..)| !viewer.is(*about)).ok_or(Error::NotFound)?;
    let standing = if deleted.is_some() { Standing::Away } else { Standing::There };
    Ok(MemberNoteFacts { id, member, author, standing })
}

/// Takes one away, or brings it back.
pub async fn set_deleted(conn: &mut Conn, id: MemberNoteId, at: Option<DateTime<Utc>>) -> QueryResult<()> {
    let note = diesel::update(member_notes::table.find(id.0));
    note.set(member_notes::deleted_at.eq(at)).kept().execute(conn).await?;
    Ok(())
}
