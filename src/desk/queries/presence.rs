//! Statements on who has which question open.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{desk_presence, ledger, members};
use crate::db::{BoardId, Conn, MemberId, QuestionId, ThreadId};
use crate::desk::model::presence::{Beside, Doing, LASTS, Present};

/// Most that one look finds: open questions, each once for whoever has it open.
const MOST: i64 = 500;

/// Somebody has it open, and does this with it. Others may be open beside it; what they have said nothing of for a while is
/// forgotten.
pub async fn say(
    conn: &mut Conn,
    (question, member): (QuestionId, MemberId),
    doing: Doing,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let own = desk_presence::table.filter(desk_presence::member_id.eq(member));
    diesel::delete(own.filter(desk_presence::seen_at.lt(now - LASTS))).execute(conn).await?;
    diesel::insert_into(desk_presence::table)
        .values((
            desk_presence::question_id.eq(ThreadId::from(question)),
            desk_presence::member_id.eq(member),
            desk_presence::doing.eq(doing),
            desk_presence::seen_at.eq(now),
        ))
        .on_conflict((desk_presence::question_id, desk_presence::member_id))
        .do_update()
        .set((desk_presence::doing.eq(doing), desk_presence::seen_at.eq(now)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets what nobody has said anything of for a while: who closed a browser for good says nothing more.
pub async fn purge(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<()> {
    let gone = desk_presence::table.filter(desk_presence::seen_at.lt(now - LASTS));
    diesel::delete(gone).execute(conn).await?;
    Ok(())
}

/// They have closed it.
pub async fn leave(conn: &mut Conn, question: QuestionId, member: MemberId) -> QueryResult<()> {
    let own =
        desk_presence::question_id.eq(ThreadId::from(question)).and(desk_presence::member_id.eq(member));
    diesel::delete(desk_presence::table.filter(own)).execute(conn).await?;
    Ok(())
}

/// Everybody at any question.
pub async fn all(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<Vec<Present>> {
    let rows: Vec<(QuestionId, BoardId, MemberId, String, Doing)> = desk_presence::table
        .inner_join(members::table.on(members::id.eq(desk_presence::member_id)))
        .inner_join(ledger::table.on(ledger::question_id.eq(desk_presence::question_id)))
        .filter(desk_presence::seen_at.gt(now - LASTS))
        .order((desk_presence::question_id, members::name, members::id))
        .select((ledger::question_id, ledger::board_id, members::id, members::name, desk_presence::doing))
        .limit(MOST)
        .load(conn)
        .await?;
    let present = |(question, board, member, name, doing)| Present {
        question,
        board,
        member,
        beside: Beside { name, doing },
    };
    Ok(rows.into_iter().map(present).collect())
}
