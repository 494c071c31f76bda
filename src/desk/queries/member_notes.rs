//! Statements on notes about customers.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{member_notes, member_roles, members, threads};
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

/// How many there are about a member, to whom nobody else adds one until the transaction ends.
pub async fn count_alone(conn: &mut Conn, about: MemberId) -> QueryResult<i64> {
    members::table.find(about.0).select(members::id).for_no_key_update().first::<MemberId>(conn).await?;
    let own = member_notes::member_id.eq(about).and(member_notes::deleted_at.is_null());
    member_notes::table.filter(own).count().get_result(conn).await
}

/// Whoever wrote one, if they are still at work here.
async fn at_work(conn: &mut Conn, author: MemberId) -> QueryResult<Option<MemberId>> {
    let at_work = members::table
        .inner_join(member_roles::table.on(member_roles::member_id.eq(members::id)))
        .filter(members::id.eq(author).and(members::suspended_at.is_null()));
    at_work.select(members::id).first(conn).await.optional()
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
    let author = match author {
        Some(author) => at_work(conn, author).await?,
        None => None,
    };
    Ok(MemberNoteFacts { id, member, author, standing })
}

/// Takes one away, saying when and who does, or brings it back.
pub async fn set_deleted(
    conn: &mut Conn,
    id: MemberNoteId,
    away: Option<(DateTime<Utc>, MemberId)>,
) -> QueryResult<()> {
    let (at, by) = away.unzip();
    let note = diesel::update(member_notes::table.find(id.0));
    note.set((member_notes::deleted_at.eq(at), member_notes::deleted_by.eq(by))).kept().execute(conn).await?;
    Ok(())
}
