//! The stamper: numbers committed events without a gap and wakes everybody who listens.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::{AsyncConnection, RunQueryDsl};

use crate::db::schema::{event_head, events};
use crate::db::{self, Conn, Keep};

/// The channel on which positions are announced; its payload is the newest one.
pub const CHANNEL: &str = "askwell_events";
/// Events numbered in one turn.
const STAMPED_MAX: i64 = 2_000;

#[derive(QueryableByName)]
struct Stamped {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

/// Numbers what has been committed; gives how many. Two stampers take turns on the head's row lock, and the second
/// sees, in a statement of its own, what the first has left.
pub async fn stamp(conn: &mut Conn) -> QueryResult<i64> {
    // Looking first keeps an idle site from locking, and so writing, four times a second.
    let waiting = diesel::select(diesel::dsl::exists(events::table.filter(events::pos.is_null())));
    if !waiting.get_result::<bool>(conn).await? {
        return Ok(0);
    }
    conn.transaction(async |conn| {
        let head: i64 = event_head::table.select(event_head::pos).for_update().first(conn).await?;
        let Stamped { count } = db::statement(include_str!("stamp.sql"))
            .bind::<BigInt, _>(head)
            .bind::<BigInt, _>(STAMPED_MAX)
            .get_result(conn)
            .await?;
        if count > 0 {
            diesel::update(event_head::table)
                .set(event_head::pos.eq(head + count))
                .kept()
                .execute(conn)
                .await?;
            db::statement("select pg_notify($1, $2)")
                .bind::<diesel::sql_types::Text, _>(CHANNEL)
                .bind::<diesel::sql_types::Text, _>((head + count).to_string())
                .execute(conn)
                .await?;
        }
        Ok(count)
    })
    .await
}
