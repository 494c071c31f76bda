//! Rules of urgency: all open questions after the rules changed, and those that have become old enough.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use crate::db::{Conn, QuestionId};
use crate::desk::actions::{ClaimError, urgency};
use crate::desk::queries::rules;
use crate::jobs::{Job, JobError, Tools};
use crate::ledger;

/// Questions looked at in one transaction.
const BATCH: i64 = 20;

/// Looks at every open question. Doing it twice comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct LookAtAll {}

impl Job for LookAtAll {
    const NAME: &'static str = "look_at_urgency";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        let mut after = QuestionId(0);
        while let Some(last) = batch(&mut conn, after, tools.clock.now()).await.map_err(JobError::of)? {
            after = last;
        }
        Ok(())
    }
}

async fn batch(
    conn: &mut Conn,
    after: QuestionId,
    now: DateTime<Utc>,
) -> Result<Option<QuestionId>, ClaimError> {
    conn.transaction(async |conn| {
        let open = ledger::queries::open_after(conn, after, BATCH).await?;
        urgency::look(conn, &open, now).await?;
        Ok(open.last().copied())
    })
    .await
}

/// Looks at the questions that have become old enough for one more rule; gives how many.
pub async fn look_at_old(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, ClaimError> {
    conn.transaction(async |conn| {
        let due = rules::take_due(conn, now, BATCH).await?;
        urgency::look(conn, &due, now).await?;
        Ok(due.len())
    })
    .await
}
