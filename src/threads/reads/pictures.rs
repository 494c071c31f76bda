//! Pictures as the texts that show them let them be seen, and those that no text shows any more.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, Conn};
use crate::viewer::Viewer;

/// A picture is looked for in texts so often.
const LOOKED_FOR_EVERY: TimeDelta = TimeDelta::days(1);
/// A picture that no text shows any more is kept so long.
const KEPT: TimeDelta = TimeDelta::days(8);
/// Pictures looked for at once.
const LOOKED_FOR_MAX: i64 = 200;

/// Who may see a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Everybody: a public text shows it.
    Everybody,
    /// This viewer: they brought it, or may read a text that shows it.
    Viewer,
    /// Not this viewer, as far as they can know.
    Nobody,
}

#[derive(QueryableByName)]
struct SightRow {
    #[diesel(sql_type = Bool)]
    public: bool,
    #[diesel(sql_type = Bool)]
    own: bool,
}

/// Whether the viewer may see the picture of that name. One statement.
pub async fn sight(conn: &mut Conn, name: &str, viewer: &Viewer, guest: &Viewer) -> QueryResult<Sight> {
    let row: SightRow = db::statement(include_str!("picture.sql"))
        .bind::<Text, _>(name)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .bind::<Array<BigInt>, _>(guest.audiences())
        .bind::<Bool, _>(viewer.is_staff())
        .get_result(conn)
        .await?;
    Ok(match row {
        SightRow { public: true, .. } => Sight::Everybody,
        SightRow { own: true, .. } => Sight::Viewer,
        SightRow { .. } => Sight::Nobody,
    })
}

#[derive(QueryableByName)]
struct Gone {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Deletes the rows of pictures that no text has shown for eight days; gives the names of their files. Those rows stay locked
/// until the transaction ends, so that nobody who brings the same picture relies on a file that is about to go.
pub async fn end_unused(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<String>> {
    let gone: Vec<Gone> = db::statement(include_str!("unused_pictures.sql"))
        .bind::<Timestamptz, _>(now - LOOKED_FOR_EVERY)
        .bind::<Timestamptz, _>(now - KEPT)
        .bind::<Timestamptz, _>(now)
        .bind::<BigInt, _>(LOOKED_FOR_MAX)
        .load(conn)
        .await?;
    Ok(gone.into_iter().map(|row| row.name).collect())
}
