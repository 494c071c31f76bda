//! Moving a thread to another board: its readers and its target become that board's, and its author is told.

use chrono::{DateTime, Utc};
use diesel::QueryResult;

use crate::boards::Board;
use crate::db::{AudienceId, Conn, MemberId};
use crate::error::Error;
use crate::events::{self, Fact, Happened, Kind};
use crate::ledger;
use crate::threads::actions::telling::tell;
use crate::threads::model::{Reason, Thread};
use crate::threads::post_queries::{self, Act};
use crate::viewer::{AudienceRule, Rule, is_wider};

/// Who reads it on another board: what only staff could read, only staff read afterwards.
pub fn readers(rules: &[AudienceRule], thread: &Thread, to: &Board) -> AudienceId {
    let private = rules.iter().any(|rule| rule.id == thread.audience_id && rule.rule == Rule::Staff);
    if private { to.staff } else { to.readers }
}

/// Whether moving it there would show it to people whom its asker has not agreed to, who let it become public once.
pub async fn outgrows_consent(
    conn: &mut Conn,
    rules: &[AudienceRule],
    thread: &Thread,
    to: &Board,
) -> QueryResult<bool> {
    let after = readers(rules, thread, to);
    let wider = after != to.staff && is_wider(rules, after, thread.audience_id);
    Ok(wider && post_queries::was_consented(conn, thread.id).await?)
}

/// Moves a thread that the caller has locked; `readers` is an audience of the new board.
pub async fn move_thread(
    conn: &mut Conn,
    thread: &Thread,
    (to, readers): (&Board, AudienceId),
    by: MemberId,
    reason: &Reason,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let first = post_queries::first_post(conn, thread.id).await?;
    post_queries::decide(conn, &first, by, (Act::Move, &reason.0), now).await?;
    post_queries::place(conn, thread.id, to.id, readers).await?;
    let target = ledger::queries::targets::on_board(conn, thread.id.into(), to.id).await?;
    let facts = tell(conn, thread, Fact::Moved { board: to.id, target }, now).await?;
    let kind = Kind::ThreadMoved { from: thread.board_id };
    events::append(conn, Happened::new(kind).by(by).thread(thread.id).board(to.id).facts(facts), now).await?;
    Ok(())
}
