//! What the passing of time does: whoever is away from now on hands their questions on.

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::{actions, queries};
use crate::db::{Conn, QuestionId};
use crate::desk::actions::ClaimError;

/// Questions handed on in one transaction.
const BATCH: i64 = 50;

/// Hands on the questions of those whose absence has begun; gives how many.
pub async fn hand_on(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, ClaimError> {
    let mut all = 0;
    loop {
        let handed = conn.transaction(async |conn| batch(conn, now).await).await?;
        match handed {
            Some(handed) => all += handed,
            None => return Ok(all),
        }
    }
}

/// Some questions of one absence; `None` if there is nothing left to hand on.
async fn batch(conn: &mut Conn, now: DateTime<Utc>) -> Result<Option<usize>, ClaimError> {
    let Some((absence, member)) = queries::to_hand_on(conn, now).await? else { return Ok(None) };
    let mut handed = 0;
    let mut after = QuestionId(0);
    loop {
        let questions = queries::owned_by(conn, member, after, BATCH).await?;
        let Some(last) = questions.last() else { break };
        after = *last;
        for question in questions {
            actions::find_owner(conn, question, now).await?;
            handed += 1;
        }
    }
    queries::handed(conn, absence, now).await?;
    Ok(Some(handed))
}
