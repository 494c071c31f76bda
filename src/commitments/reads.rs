//! Statements of the page of commitments: the list, and how many were kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{Commitment, KeptRate};
use crate::db::paging::{DuePlace, LIST_ROWS, Slice};
use crate::db::{self, BoardId, Conn, ThreadId};
use crate::error::Error;
use crate::viewer::Viewer;

/// A commitment with the reply it stands below.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What was promised.
    pub commitment: Commitment,
    /// In which thread.
    pub thread: ThreadId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    /// Its board.
    pub board: BoardId,
    /// The reply's number.
    pub number: i32,
}

#[derive(QueryableByName)]
struct ListedRow {
    #[diesel(sql_type = BigInt)]
    thread_id: ThreadId,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = Int4)]
    number: i32,
    #[diesel(sql_type = Jsonb)]
    commitment: serde_json::Value,
}

/// Which half of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Half {
    /// What is still to be done.
    #[default]
    Open,
    /// Kept or taken back.
    Ended,
}

/// What is asked of the list.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only the viewer's.
    pub mine: bool,
    /// Only this board's.
    pub board: Option<BoardId>,
    /// Which half.
    pub half: Half,
    /// After this place.
    pub after: Option<DuePlace>,
}

/// A page of the commitments on the boards that the viewer is staff of.
///
/// # Errors
/// When the database refuses.
pub async fn listed(
    conn: &mut Conn,
    viewer: &Viewer,
    wanted: &Wanted,
) -> Result<Slice<Listed, DuePlace>, Error> {
    let (text, start) = match wanted.half {
        Half::Open => (concat!(include_str!("list.sql"), include_str!("list_open.sql")), DuePlace::FIRST),
        Half::Ended => (concat!(include_str!("list.sql"), include_str!("list_ended.sql")), DuePlace::LAST),
    };
    let after = wanted.after.unwrap_or(start);
    let rows: Vec<ListedRow> = db::statement(text)
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards_or(wanted.board))
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .bind::<Timestamptz, _>(after.due)
        .bind::<BigInt, _>(after.id)
        .bind::<BigInt, _>(LIST_ROWS.saturating_add(1))
        .load(conn)
        .await?;
    let rows: Result<Vec<Listed>, Error> = rows.into_iter().map(Listed::try_from).collect();
    let place = |row: &Listed| DuePlace { due: row.commitment.due_at, id: row.commitment.id.0 };
    Ok(Slice::cut(rows?, LIST_ROWS, place))
}

impl TryFrom<ListedRow> for Listed {
    type Error = Error;
    fn try_from(row: ListedRow) -> Result<Self, Error> {
        let commitment = serde_json::from_value(row.commitment)
            .map_err(|e| Error::Internal(format!("a commitment in {}: {e}", row.thread_id)))?;
        Ok(Self {
            commitment,
            thread: row.thread_id,
            slug: row.slug,
            title: row.title,
            lang: row.lang,
            board: row.board_id,
            number: row.number,
        })
    }
}

#[derive(QueryableByName)]
struct RateRow {
    #[diesel(sql_type = BigInt)]
    in_time: i64,
    #[diesel(sql_type = BigInt)]
    due: i64,
}

/// How many promises were kept in time, of the boards and the member that are asked for.
pub async fn kept_rate(
    conn: &mut Conn,
    viewer: &Viewer,
    wanted: &Wanted,
    now: DateTime<Utc>,
) -> QueryResult<KeptRate> {
    let row: RateRow = db::statement(include_str!("kept_rate.sql"))
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards_or(wanted.board))
        .bind::<Timestamptz, _>(now)
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .get_result(conn)
        .await?;
    Ok(KeptRate { in_time: row.in_time, due: row.due })
}
