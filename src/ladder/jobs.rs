//! The sweep that takes the steps, and the job that looks at every open question after the steps changed.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::{actions, queries};
use crate::db::{Conn, QuestionId};
use crate::jobs::{Job, JobError, Tools};
use crate::ledger;

/// Questions looked for at once, and looked at anew in one transaction.
const BATCH: i64 = 50;
/// Batches of one sweep.
const BATCHES_MAX: usize = 10;

/// Takes the steps that are due, so many at a time that other sweeps have their turn; gives how many told somebody.
pub async fn climb(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let mut all = 0;
    for _ in 0..BATCHES_MAX {
        let due = queries::due(conn, now, BATCH).await?;
        for question in &due {
            // One at a time, so that no other question stays locked meanwhile.
            let told = conn.transaction(async |conn| actions::take(conn, *question, now).await).await?;
            all += usize::from(told);
        }
        if due.is_empty() {
            break;
        }
    }
    Ok(all)
}

/// Looks at every open question. Doing it twice comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct LookAtLadder {}

impl Job for LookAtLadder {
    const NAME: &'static str = "look_at_ladder";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        let mut after = QuestionId(0);
        while let Some(last) = some(&mut conn, after).await.map_err(JobError::of)? {
            after = last;
        }
        Ok(())
    }
}

async fn some(conn: &mut Conn, after: QuestionId) -> QueryResult<Option<QuestionId>> {
    conn.transaction(async |conn| {
        let open = ledger::queries::open_after(conn, after, BATCH).await?;
        actions::look(conn, &open).await?;
        Ok(open.last().copied())
    })
    .await
}
