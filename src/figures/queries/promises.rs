//! Statements on rolled-up promises with a date: counted anew where one of them changed, compared, read by week.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn, ThreadId};
use crate::figures::summary::{Days, Kept};

/// Counts anew the promises that were first due when those in these threads were. Other boards' are counted too, so that one
/// that was moved is counted once.
pub(in crate::figures) async fn recount(conn: &mut Conn, threads: &[ThreadId]) -> QueryResult<()> {
    if threads.is_empty() {
        return Ok(());
    }
    for text in [include_str!("../forget_promises.sql"), include_str!("../recount_promises.sql")] {
        db::statement(text).bind::<Array<BigInt>, _>(threads).execute(conn).await?;
    }
    Ok(())
}

/// Promises first due at one time that are rolled up otherwise than they stand.
#[derive(Debug, Clone, QueryableByName)]
pub struct Differing {
    /// When.
    #[diesel(sql_type = Timestamptz)]
    pub first_due_at: DateTime<Utc>,
    /// How many.
    #[diesel(sql_type = BigInt)]
    pub promises: i64,
    /// Threads of promises first due then.
    #[diesel(sql_type = Array<BigInt>)]
    pub threads: Vec<ThreadId>,
}

/// All of them.
pub async fn differing(conn: &mut Conn) -> QueryResult<Vec<Differing>> {
    db::statement(include_str!("../promises_differ.sql")).load(conn).await
}

#[derive(QueryableByName)]
struct WeekRow {
    #[diesel(sql_type = BigInt)]
    board_id: BoardId,
    #[diesel(sql_type = Date)]
    week: NaiveDate,
    #[diesel(sql_type = BigInt)]
    kept: i64,
    #[diesel(sql_type = BigInt)]
    due: i64,
}

/// Promises of these boards first due on these days, by board and week.
pub async fn by_week(
    conn: &mut Conn,
    boards: &[BoardId],
    days: Days,
    zone: Tz,
    now: DateTime<Utc>,
) -> QueryResult<Vec<(BoardId, NaiveDate, Kept)>> {
    let rows: Vec<WeekRow> = db::statement(include_str!("../promises.sql"))
        .bind::<Array<BigInt>, _>(boards)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<Text, _>(zone.name())
        .bind::<Timestamptz, _>(now)
        .load(conn)
        .await?;
    let count = |promises: i64| u64::try_from(promises).unwrap_or(0);
    let of = |row: WeekRow| (row.board_id, row.week, Kept { kept: count(row.kept), due: count(row.due) });
    Ok(rows.into_iter().map(of).collect())
}
