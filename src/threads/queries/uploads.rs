//! Statements on kept pictures and the posts that show them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{post_uploads, upload_bringers, uploads};
use crate::db::{Conn, MemberId, PostId, UploadId};
use crate::threads::pictures::Picture;

/// Notes a picture and who brought it; the same picture again is the same row, which stays locked until the transaction ends.
pub async fn note(conn: &mut Conn, picture: &Picture, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    let id: UploadId = diesel::insert_into(uploads::table)
        .values((
            uploads::name.eq(&picture.name),
            uploads::member_id.eq(by),
            uploads::media_type.eq(picture.media_type),
            uploads::width.eq(i32::try_from(picture.width).unwrap_or(i32::MAX)),
            uploads::height.eq(i32::try_from(picture.height).unwrap_or(i32::MAX)),
            uploads::bytes.eq(i32::try_from(picture.bytes.len()).unwrap_or(i32::MAX)),
            uploads::at.eq(now),
            uploads::looked_at.eq(now),
        ))
        .on_conflict(uploads::name)
        .do_update()
        .set((uploads::looked_at.eq(now), uploads::unused_since.eq(None::<DateTime<Utc>>)))
        .returning(uploads::id)
        .get_result(conn)
        .await?;
    diesel::insert_into(upload_bringers::table)
        .values((upload_bringers::upload_id.eq(id), upload_bringers::member_id.eq(by)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes which pictures a post shows; names that are none of ours are left out, those no longer shown are let go.
pub async fn link(conn: &mut Conn, post: PostId, names: &[String]) -> QueryResult<()> {
    let shown: Vec<UploadId> = match names {
        [] => Vec::new(),
        names => uploads::table.filter(uploads::name.eq_any(names)).select(uploads::id).load(conn).await?,
    };
    let gone = post_uploads::table
        .filter(post_uploads::post_id.eq(post).and(post_uploads::upload_id.ne_all(&shown)));
    diesel::delete(gone).execute(conn).await?;
    let rows: Vec<_> =
        shown.iter().map(|id| (post_uploads::post_id.eq(post), post_uploads::upload_id.eq(*id))).collect();
    if !rows.is_empty() {
        diesel::insert_into(post_uploads::table).values(rows).on_conflict_do_nothing().execute(conn).await?;
    }
    Ok(())
}

/// Bytes of all kept pictures.
pub async fn bytes_stored(conn: &mut Conn) -> QueryResult<i64> {
    let sum: Option<i64> = uploads::table.select(diesel::dsl::sum(uploads::bytes)).first(conn).await?;
    Ok(sum.unwrap_or(0))
}
