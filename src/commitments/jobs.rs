//! What the passing of time does: a promise becomes late, and those who can do something about it hear of it once.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;

use super::queries;
use crate::db::Conn;
use crate::events::{Happened, Kind, append};

/// Promises told of in one transaction.
const BATCH: i64 = 100;

/// Tells of those that became late; gives how many.
pub async fn tell_late(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    conn.transaction(async |conn| {
        let late = queries::newly_late(conn, now, BATCH).await?;
        let ids: Vec<_> = late.iter().map(|(id, ..)| *id).collect();
        queries::told_late(conn, &ids, now).await?;
        for (commitment, thread, maker) in late {
            append(conn, Happened::new(Kind::CommitmentLate { commitment, maker }).thread(thread), now)
                .await?;
        }
        Ok(ids.len())
    })
    .await
}
