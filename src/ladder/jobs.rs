//! The sweep that takes the steps, and the job that looks at every open question after the steps changed.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::{actions, queries};
use crate::db::{Conn, QuestionId};
use crate::jobs::{Job, JobError, Tools};
use crate::ledger;

/// Questions handled in one transaction.
const BATCH: i64 = 50;

/// Takes the steps that are due; gives how many told somebody.
pub async fn climb(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    let mut all = 0;
    loop {
        let (looked_at, told) = conn.transaction(async |conn| batch(conn, now).await).await?;
        all += told;
        if looked_at == 0 {
            return Ok(all);
        }
    }
}

async fn batch(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<(usize, usize)> {
    let due = queries::due(conn, now, BATCH).await?;
    let mut told = 0;
    for question in &due {
        told += usize::from(actions::take(conn, *question, now).await?);
    }
    Ok((due.len(), told))
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
