//! Statements on canned replies and their uses.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt};
use diesel_async::RunQueryDsl;

use crate::db::schema::{articles, canned_replies, canned_reply_texts, canned_uses};
use crate::db::{self, BoardId, CannedReplyId, Conn, Keep, MemberId, PostId, ThreadId};
use crate::desk::model::canned::{CannedText, Inserted, NewCanned, Whose};
use crate::desk::policy;
use crate::error::Error;
use crate::text::Lang;
use crate::viewer::Viewer;
use crate::visibility;

/// A canned reply.
#[derive(Debug, Clone)]
pub struct Canned {
    /// Its row.
    pub id: CannedReplyId,
    /// Whose it is.
    pub whose: Whose,
    /// The one board it is for.
    pub board: Option<BoardId>,
    /// What it is called.
    pub name: String,
    /// Place in the list.
    pub position: i32,
    /// In each language that was written.
    pub texts: Vec<CannedText>,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
}

type Columns = (CannedReplyId, Option<MemberId>, Option<BoardId>, String, i32, Option<DateTime<Utc>>);

/// One that the viewer may use; others are not found.
pub async fn find(conn: &mut Conn, viewer: &Viewer, id: CannedReplyId) -> Result<Canned, Error> {
    let row: Option<Columns> = canned_replies::table
        .find(id.0)
        .select((
            canned_replies::id,
            canned_replies::owner_id,
            canned_replies::board_id,
            canned_replies::name,
            canned_replies::position,
            canned_replies::archived_at,
        ))
        .first(conn)
        .await
        .optional()?;
    let (id, owner, board, name, position, archived_at) = row.ok_or(Error::NotFound)?;
    let whose = Whose::from(owner);
    if !policy::may_use_canned(viewer, whose, board) {
        return Err(Error::NotFound);
    }
    let texts = texts(conn, id).await?;
    Ok(Canned { id, whose, board, name, position, texts, archived_at })
}

/// The same, locked until the transaction ends.
pub async fn lock(conn: &mut Conn, viewer: &Viewer, id: CannedReplyId) -> Result<Canned, Error> {
    let row = canned_replies::table.find(id.0).select(canned_replies::id).for_no_key_update();
    row.first::<CannedReplyId>(conn).await.optional()?.ok_or(Error::NotFound)?;
    find(conn, viewer, id).await
}

async fn texts(conn: &mut Conn, id: CannedReplyId) -> QueryResult<Vec<CannedText>> {
    let rows: Vec<(String, String)> = canned_reply_texts::table
        .filter(canned_reply_texts::reply_id.eq(id))
        .order(canned_reply_texts::lang)
        .select((canned_reply_texts::lang, canned_reply_texts::body))
        .load(conn)
        .await?;
    let text = |(lang, body): (String, String)| Some(CannedText { lang: lang.parse().ok()?, body });
    Ok(rows.into_iter().filter_map(text).collect())
}

/// What these say in any language, as far as the viewer may use them.
pub async fn bodies(conn: &mut Conn, viewer: &Viewer, ids: &[CannedReplyId]) -> QueryResult<Vec<String>> {
    let ids = usable_replies(conn, viewer, ids).await?;
    canned_reply_texts::table
        .filter(canned_reply_texts::reply_id.eq_any(ids))
        .select(canned_reply_texts::body)
        .load(conn)
        .await
}

async fn usable_replies(
    conn: &mut Conn,
    viewer: &Viewer,
    ids: &[CannedReplyId],
) -> QueryResult<Vec<CannedReplyId>> {
    let rows: Vec<(CannedReplyId, Option<MemberId>, Option<BoardId>)> = canned_replies::table
        .filter(canned_replies::id.eq_any(ids.to_vec()))
        .select((canned_replies::id, canned_replies::owner_id, canned_replies::board_id))
        .load(conn)
        .await?;
    let usable = rows
        .into_iter()
        .filter(|(_, owner, board)| policy::may_use_canned(viewer, Whose::from(*owner), *board));
    Ok(usable.map(|(id, _, _)| id).collect())
}

/// Those of a form that are there and that the viewer may use or read.
pub async fn usable(conn: &mut Conn, viewer: &Viewer, inserted: &Inserted) -> QueryResult<Inserted> {
    let replies = usable_replies(conn, viewer, &inserted.replies).await?;
    let articles = articles::table
        .filter(articles::id.eq_any(inserted.articles.clone()).and(visibility::published(viewer)))
        .select(articles::id)
        .load(conn)
        .await?;
    Ok(Inserted { replies, articles })
}

/// Writes a new one.
pub async fn insert(
    conn: &mut Conn,
    new: &NewCanned,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<CannedReplyId> {
    let id = diesel::insert_into(canned_replies::table)
        .values((
            canned_replies::owner_id.eq(new.whose.owner()),
            canned_replies::board_id.eq(new.board),
            canned_replies::name.eq(&new.name),
            canned_replies::position.eq(new.position),
            canned_replies::created_by.eq(by),
            canned_replies::created_at.eq(now),
            canned_replies::changed_by.eq(by),
            canned_replies::changed_at.eq(now),
        ))
        .returning(canned_replies::id)
        .get_result(conn)
        .await?;
    insert_texts(conn, id, &new.texts).await?;
    Ok(id)
}

/// Writes one anew; whose it is stays.
pub async fn update(
    conn: &mut Conn,
    id: CannedReplyId,
    new: &NewCanned,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(canned_replies::table.find(id.0))
        .set((
            canned_replies::board_id.eq(new.board),
            canned_replies::name.eq(&new.name),
            canned_replies::position.eq(new.position),
            canned_replies::changed_by.eq(by),
            canned_replies::changed_at.eq(now),
        ))
        .kept()
        .execute(conn)
        .await?;
    let old = canned_reply_texts::table.filter(canned_reply_texts::reply_id.eq(id));
    diesel::delete(old).execute(conn).await?;
    insert_texts(conn, id, &new.texts).await
}

async fn insert_texts(conn: &mut Conn, id: CannedReplyId, texts: &[CannedText]) -> QueryResult<()> {
    let row = |text: &CannedText| {
        (
            canned_reply_texts::reply_id.eq(id),
            canned_reply_texts::lang.eq(Lang::tag(text.lang)),
            canned_reply_texts::body.eq(text.body.clone()),
        )
    };
    let rows: Vec<_> = texts.iter().map(row).collect();
    diesel::insert_into(canned_reply_texts::table).values(rows).execute(conn).await?;
    Ok(())
}

/// Puts it away, or back.
pub async fn archive(
    conn: &mut Conn,
    id: CannedReplyId,
    archived: Option<(MemberId, DateTime<Utc>)>,
) -> QueryResult<()> {
    let (by, at) = archived.unzip();
    diesel::update(canned_replies::table.find(id.0))
        .set((canned_replies::archived_by.eq(by), canned_replies::archived_at.eq(at)))
        .kept()
        .execute(conn)
        .await?;
    Ok(())
}

/// Whether it was ever sent.
pub async fn is_used(conn: &mut Conn, id: CannedReplyId) -> QueryResult<bool> {
    let uses = canned_uses::table.filter(canned_uses::reply_id.eq(id));
    diesel::select(diesel::dsl::exists(uses)).get_result(conn).await
}

/// Deletes one with its texts.
pub async fn delete(conn: &mut Conn, id: CannedReplyId) -> QueryResult<()> {
    diesel::delete(canned_replies::table.find(id.0)).execute(conn).await?;
    Ok(())
}

/// Notes that these were sent in a post, each once.
pub async fn used(conn: &mut Conn, thread: ThreadId, post: PostId, sent: &Inserted) -> QueryResult<()> {
    db::statement(include_str!("canned_used.sql"))
        .bind::<BigInt, _>(thread)
        .bind::<BigInt, _>(post)
        .bind::<Array<BigInt>, _>(&sent.replies)
        .bind::<Array<BigInt>, _>(&sent.articles)
        .execute(conn)
        .await?;
    Ok(())
}
