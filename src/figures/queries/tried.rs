//! Statements that try out other promises.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Text};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn, GroupId, QuestionId};
use crate::events::Urgency;
use crate::figures::summary::Days;

/// A question of those days.
#[derive(Debug, Clone, QueryableByName)]
pub(in crate::figures) struct Asked {
    /// Which.
    #[diesel(sql_type = BigInt)]
    pub(in crate::figures) question_id: QuestionId,
    /// How urgent it is.
    #[diesel(sql_type = Text)]
    pub(in crate::figures) urgency: Urgency,
    /// The groups of whoever asked it.
    #[diesel(sql_type = Array<BigInt>)]
    pub(in crate::figures) groups: Vec<GroupId>,
}

/// Questions asked on this board on these days, the newest first.
pub(in crate::figures) async fn asked(
    conn: &mut Conn,
    board: BoardId,
    days: Days,
    limit: i64,
) -> QueryResult<Vec<Asked>> {
    db::statement(include_str!("../tried.sql"))
        .bind::<BigInt, _>(board)
        .bind::<Date, _>(days.from)
        .bind::<Date, _>(days.to)
        .bind::<BigInt, _>(limit)
        .load(conn)
        .await
}
