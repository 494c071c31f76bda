//! Statements on days that were watched, or not.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{members, watches};
use crate::db::{BoardId, Conn, MemberId};

/// A day of a board.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Day {
    /// Which.
    pub day: NaiveDate,
    /// Who signed for it.
    pub by: Option<String>,
    /// When.
    pub signed_at: Option<DateTime<Utc>>,
    /// What they wrote.
    pub line: String,
    /// Until when they had read.
    pub seen_at: Option<DateTime<Utc>>,
}

/// What somebody signs with.
#[derive(Debug, Clone, Copy)]
pub struct Signature<'a> {
    /// Who.
    pub by: MemberId,
    /// What they noticed.
    pub line: &'a str,
    /// Until when they had read.
    pub seen_at: DateTime<Utc>,
}

/// The last days of a board that were signed for or missed, newest first.
pub async fn last(conn: &mut Conn, board: BoardId, limit: i64) -> QueryResult<Vec<Day>> {
    watches::table
        .left_join(members::table.on(members::id.nullable().eq(watches::signed_by)))
        .filter(watches::board_id.eq(board))
        .order(watches::day.desc())
        .limit(limit)
        .select((watches::day, members::name.nullable(), watches::signed_at, watches::line, watches::seen_at))
        .load(conn)
        .await
}

/// Which days of a board since one are signed for or noted as missed.
pub(in crate::rota) async fn known(
    conn: &mut Conn,
    board: BoardId,
    since: NaiveDate,
) -> QueryResult<Vec<NaiveDate>> {
    watches::table
        .filter(watches::board_id.eq(board).and(watches::day.ge(since)))
        .select(watches::day)
        .load(conn)
        .await
}

/// Signs for a day; who signs again writes another line.
pub(in crate::rota) async fn sign(
    conn: &mut Conn,
    (board, day): (BoardId, NaiveDate),
    turn: Option<MemberId>,
    said: &Signature<'_>,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let signed = (
        watches::signed_by.eq(said.by),
        watches::signed_at.eq(now),
        watches::line.eq(said.line),
        watches::seen_at.eq(said.seen_at),
    );
    diesel::insert_into(watches::table)
        .values((watches::board_id.eq(board), watches::day.eq(day), watches::member_id.eq(turn), signed))
        .on_conflict((watches::board_id, watches::day))
        .do_update()
        .set(signed)
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes that nobody signed for a day; whether that is news.
pub(in crate::rota) async fn miss(
    conn: &mut Conn,
    (board, day): (BoardId, NaiveDate),
    turn: Option<MemberId>,
    now: DateTime<Utc>,
) -> QueryResult<bool> {
    let new = diesel::insert_into(watches::table)
        .values((
            watches::board_id.eq(board),
            watches::day.eq(day),
            watches::member_id.eq(turn),
            watches::missed_at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    Ok(new > 0)
}
