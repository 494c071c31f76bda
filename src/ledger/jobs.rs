//! Sweeps: what the passing of time does to questions. No job stands for a deadline; the rows are asked.

pub mod retarget;

use chrono::{DateTime, Utc};
use diesel_async::AsyncConnection;

use super::actions::{self, LedgerError};
use super::model::Settings;
use super::queries;
use crate::db::Conn;
use crate::events::{self, Fact, Happened, Kind};

/// Questions handled in one transaction.
const BATCH: i64 = 100;

/// Ends the claims whose time is over; gives how many.
pub async fn end_claims(conn: &mut Conn, now: DateTime<Utc>) -> Result<usize, LedgerError> {
    conn.transaction(async |conn| {
        let questions = queries::claims_ended(conn, now, BATCH).await?;
        for question in &questions {
            let applied = actions::apply(conn, *question, Fact::Released, now).await?;
            let happened = Happened::new(Kind::ClaimReleased)
                .thread((*question).into())
                .board(applied.row.board_id)
                .facts(applied.facts);
            events::append(conn, happened, now).await?;
        }
        Ok(questions.len())
    })
    .await
}

/// Reminds silent askers and, after the set time, takes their questions as solved; gives how many.
pub async fn end_silences(
    conn: &mut Conn,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<usize, LedgerError> {
    conn.transaction(async |conn| {
        let questions = queries::silences_due(conn, now, BATCH).await?;
        for question in &questions {
            let Some(row) = queries::row(conn, *question).await? else { continue };
            let (fact, kind) = match settings.after_silence(&row, now) {
                Some(next_at) => {
                    (Fact::Reminded { next_at }, Kind::ReminderDue { number: row.reminders + 1 })
                }
                None => (Fact::PresumedSolved, Kind::SolvedPresumed),
            };
            let applied = actions::apply(conn, *question, fact, now).await?;
            let happened =
                Happened::new(kind).thread((*question).into()).board(row.board_id).facts(applied.facts);
            events::append(conn, happened, now).await?;
        }
        Ok(questions.len())
    })
    .await
}
