//! Statements on notes.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::notes;
use crate::db::{Conn, Keep, MemberId, NoteId, ThreadId};
use crate::desk::model::notes::{NoteFacts, Standing};
use crate::error::Error;
use crate::text::Lang;
use crate::text::markdown::{RENDERER_VERSION, Rendered};
use crate::threads::model::Thread;
use crate::threads::queries;
use crate::viewer::Viewer;

/// A note about to be written.
pub struct NewNote<'a> {
    /// On what.
    pub thread: &'a Thread,
    /// Who writes.
    pub author: MemberId,
    /// Its source.
    pub body: &'a str,
    /// Its language.
    pub lang: Lang,
    /// As it will be shown.
    pub rendered: &'a Rendered,
}

/// Writes one below the newest post of its thread.
pub async fn insert(conn: &mut Conn, new: &NewNote<'_>, now: DateTime<Utc>) -> QueryResult<NoteId> {
    diesel::insert_into(notes::table)
        .values((
            notes::thread_id.eq(new.thread.id),
            notes::author_id.eq(new.author),
            notes::after_number.eq(new.thread.last_number),
            notes::body.eq(new.body),
            notes::html.eq(new.rendered.html.as_str()),
            notes::renderer_version.eq(RENDERER_VERSION),
            notes::lang.eq(new.lang.tag()),
            notes::created_at.eq(now),
        ))
        .returning(notes::id)
        .get_result(conn)
        .await
}

/// A note and its thread, the thread locked. Whoever is not staff of its board does not find it.
pub async fn lock(conn: &mut Conn, viewer: &Viewer, id: NoteId) -> Result<(Thread, NoteFacts), Error> {
    let thread: Option<ThreadId> =
        notes::table.find(id.0).select(notes::thread_id).first(conn).await.optional()?;
    let thread = queries::lock(conn, thread.ok_or(Error::NotFound)?, viewer).await?;
    if !viewer.is_staff_of(thread.board_id) {
        return Err(Error::NotFound);
    }
    let (author, deleted): (MemberId, Option<DateTime<Utc>>) =
        notes::table.find(id.0).select((notes::author_id, notes::deleted_at)).first(conn).await?;
    let standing = if deleted.is_some() { Standing::Away } else { Standing::There };
    Ok((thread.clone(), NoteFacts { id, thread: thread.id, author, standing }))
}

/// Takes one away, or brings it back.
pub async fn set_deleted(conn: &mut Conn, id: NoteId, at: Option<DateTime<Utc>>) -> QueryResult<()> {
    diesel::update(notes::table.find(id.0)).set(notes::deleted_at.eq(at)).kept().execute(conn).await?;
    Ok(())
}

/// Whether an older renderer made the HTML of any.
pub async fn are_outdated(conn: &mut Conn) -> QueryResult<bool> {
    let outdated = notes::table.filter(notes::renderer_version.lt(RENDERER_VERSION));
    diesel::select(diesel::dsl::exists(outdated)).get_result(conn).await
}

/// Some of those: source and language's tag of each.
pub async fn outdated(conn: &mut Conn, limit: i64) -> QueryResult<Vec<(NoteId, String, String)>> {
    notes::table
        .filter(notes::renderer_version.lt(RENDERER_VERSION))
        .order((notes::renderer_version, notes::id))
        .limit(limit)
        .select((notes::id, notes::body, notes::lang))
        .load(conn)
        .await
}

/// Puts HTML in the place of an older renderer's. A note is never edited.
pub async fn replace(conn: &mut Conn, id: NoteId, rendered: &Rendered) -> QueryResult<usize> {
    diesel::update(notes::table.find(id.0))
        .set((notes::html.eq(rendered.html.as_str()), notes::renderer_version.eq(RENDERER_VERSION)))
        .execute(conn)
        .await
}
