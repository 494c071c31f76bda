//! Kept pictures: a file named by its hash, written before its row. Whoever knows the hash may see the picture; it
//! cannot be guessed, and stands only where its post may be read.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::pictures::Picture;
use crate::db::schema::{post_uploads, uploads};
use crate::db::{Conn, MemberId, PostId, UploadId};

/// Hexadecimal figures of a name before its ending.
const HASH_CHARS: usize = 64;

/// The media type of a name that could be one of ours; `None` for any other name.
pub fn media_type(name: &str) -> Option<&'static str> {
    let (hash, ending) = name.split_once('.')?;
    let is_hash =
        hash.len() == HASH_CHARS && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match ending {
        _ if !is_hash => None,
        "png" => Some("image/png"),
        "jpg" => Some("image/jpeg"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

/// Where the file of that name lies.
pub fn file(data_dir: &Path, name: &str) -> PathBuf {
    let shelf: String = name.chars().take(2).collect();
    data_dir.join("uploads").join(shelf).join(name)
}

/// Writes the file so that it is whole or not there, even when the power fails. Blocks.
///
/// # Errors
/// What the system said.
pub fn store(data_dir: &Path, picture: &Picture) -> std::io::Result<()> {
    let path = file(data_dir, &picture.name);
    let Some(folder) = path.parent() else { return Err(std::io::ErrorKind::InvalidInput.into()) };
    if path.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    let passing = folder.join(format!("{}.{:016x}.part", picture.name, rand::random::<u64>()));
    let mut part = std::fs::File::create_new(&passing)?;
    part.write_all(&picture.bytes)?;
    part.sync_all()?;
    std::fs::rename(&passing, &path)?;
    std::fs::File::open(folder)?.sync_all()
}

/// Notes a stored picture; the same picture again is the same row.
pub async fn note(conn: &mut Conn, picture: &Picture, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::insert_into(uploads::table)
        .values((
            uploads::name.eq(&picture.name),
            uploads::member_id.eq(by),
            uploads::media_type.eq(picture.media_type),
            uploads::width.eq(i32::try_from(picture.width).unwrap_or(i32::MAX)),
            uploads::height.eq(i32::try_from(picture.height).unwrap_or(i32::MAX)),
            uploads::bytes.eq(i32::try_from(picture.bytes.len()).unwrap_or(i32::MAX)),
            uploads::at.eq(now),
        ))
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
