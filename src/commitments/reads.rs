//! Statements of the page of commitments: the list, and how many were kept.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{Commitment, KeptRate};
use crate::db::paging::{LIST_ROWS, Slice, time_of_place};
use crate::db::{self, BoardId, CommitmentId, Conn, ThreadId};
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

/// A place in the list: deadline, commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePlace {
    /// Deadline.
    pub due: DateTime<Utc>,
    /// Commitment.
    pub id: CommitmentId,
}

impl std::fmt::Display for DuePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.due.timestamp_micros(), self.id)
    }
}

impl std::str::FromStr for DuePlace {
    type Err = crate::db::enums::UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (due, id) = text.split_once('.')?;
            Some(Self { due: time_of_place(due.parse().ok()?)?, id: id.parse().ok()? })
        };
        read().ok_or(crate::db::enums::UnknownName)
    }
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
    let (all, boards) = scope(viewer, wanted.board);
    let ended = wanted.half == Half::Ended;
    let start = if ended { far() } else { DateTime::UNIX_EPOCH };
    let place = DuePlace { due: start, id: CommitmentId(if ended { i64::MAX } else { 0 }) };
    let after = wanted.after.unwrap_or(place);
    let rows: Vec<ListedRow> = db::statement(include_str!("list.sql"))
        .bind::<Bool, _>(all)
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .bind::<Bool, _>(ended)
        .bind::<Timestamptz, _>(after.due)
        .bind::<BigInt, _>(after.id)
        .bind::<BigInt, _>(LIST_ROWS.saturating_add(1))
        .load(conn)
        .await?;
    let rows: Result<Vec<Listed>, Error> = rows.into_iter().map(Listed::try_from).collect();
    let place = |row: &Listed| DuePlace { due: row.commitment.due_at, id: row.commitment.id };
    Ok(Slice::cut(rows?, LIST_ROWS, place))
}

/// Later than any day that can be promised.
fn far() -> DateTime<Utc> {
    DateTime::from_timestamp(32_503_680_000, 0).unwrap_or(DateTime::UNIX_EPOCH)
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
    let (all, boards) = scope(viewer, wanted.board);
    let row: RateRow = db::statement(include_str!("kept_rate.sql"))
        .bind::<Bool, _>(all)
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Timestamptz, _>(now)
        .bind::<Nullable<BigInt>, _>(viewer.member_id().filter(|_| wanted.mine))
        .get_result(conn)
        .await?;
    Ok(KeptRate { in_time: row.in_time, due: row.due })
}

/// The boards of the viewer's lists: whether all, else which.
fn scope(viewer: &Viewer, board: Option<BoardId>) -> (bool, Vec<BoardId>) {
    match (viewer.staff_boards(), board) {
        (None, None) => (true, Vec::new()),
        (None, Some(board)) => (false, vec![board]),
        (Some(boards), None) => (false, boards),
        (Some(boards), Some(board)) => (false, boards.into_iter().filter(|own| *own == board).collect()),
    }
}
