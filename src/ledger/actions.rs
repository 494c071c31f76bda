//! The one writer of the ledger. The caller's event carries the facts it gets back, in the same transaction.

use chrono::{DateTime, Utc};

use super::model::{Row, Settings};
use super::queries;
use super::state::{self, Misfit, Rules};
use crate::db::{Conn, QuestionId};
use crate::events::{Fact, TimedFact};

/// Why a fact was not taken.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// It does not fit the row.
    #[error(transparent)]
    Misfit(#[from] Misfit),
    /// The question has no row: a broken invariant.
    #[error("question {0} has no ledger row")]
    Missing(QuestionId),
}

/// What an application came to.
#[derive(Debug, Clone)]
pub struct Applied {
    /// The row now.
    pub row: Row,
    /// For the event.
    pub facts: Vec<TimedFact>,
}

/// Tells the ledger what happened to a question; locks and writes its row.
pub async fn apply(
    conn: &mut Conn,
    question: QuestionId,
    fact: Fact,
    at: DateTime<Utc>,
) -> Result<Applied, LedgerError> {
    apply_all(conn, question, &[TimedFact { at, fact }]).await
}

/// Tells it several things in their order, as an import does.
pub async fn apply_all(
    conn: &mut Conn,
    question: QuestionId,
    facts: &[TimedFact],
) -> Result<Applied, LedgerError> {
    let mut row = queries::locked(conn, question).await?;
    for told in facts {
        row = Some(next(conn, question, row, *told).await?);
    }
    let row = row.ok_or(LedgerError::Missing(question))?;
    queries::save(conn, &row).await?;
    Ok(Applied { row, facts: facts.to_vec() })
}

/// One step, as the action and the self-check take it.
pub(super) async fn next(
    conn: &mut Conn,
    question: QuestionId,
    row: Option<Row>,
    told: TimedFact,
) -> Result<Row, LedgerError> {
    let target = match (told.fact, &row) {
        (Fact::Asked { target, .. } | Fact::Moved { target, .. }, _) => target,
        (_, Some(row)) => row.target_id,
        (_, None) => return Err(LedgerError::Missing(question)),
    };
    let rules = Rules { target: queries::target(conn, target).await?, settings: Settings::default() };
    Ok(match row {
        None => state::first(question, told, &rules)?,
        Some(row) => state::after(&row, told, &rules)?,
    })
}
