//! The one writer of the ledger. The caller's event carries the facts it gets back, in the same transaction.

pub mod targets;

use chrono::{DateTime, Utc};

use super::model::Row;
use super::queries;
use super::state::{self, Misfit, Targets};
use super::taken_back::{counting, takes_back};
use crate::db::{Conn, QuestionId, TargetId};
use crate::events::{Fact, TimedFact, read};

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
    /// The row before; `None` when the question was just asked.
    pub before: Option<Row>,
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

/// Tells it several things in their order, as an import does. A target that no longer holds gives way first, so every
/// fact finds the clocks as they are promised now.
pub async fn apply_all(
    conn: &mut Conn,
    question: QuestionId,
    facts: &[TimedFact],
) -> Result<Applied, LedgerError> {
    let (before, holds) = queries::locked(conn, question).await?.unzip();
    let mut facts = facts.to_vec();
    if let (Some(row), Some(Some(target)), Some(first)) = (&before, holds, facts.first().copied())
        && target != row.target_id
        && (row.is_open() || reopens(first.fact))
        && facts.iter().all(|told| told.fact.target().is_none())
    {
        facts.insert(0, TimedFact { at: first.at, fact: Fact::Retargeted { target } });
    }
    let row = match &before {
        Some(_) if facts.iter().any(|told| takes_back(told.fact)) => {
            let mut story = read::facts_of_thread(conn, question.into()).await?;
            story.extend_from_slice(&facts);
            settle(conn, question, &story).await?
        }
        _ => {
            let known = before.iter().map(|row| row.target_id);
            let targets = targets(conn, known, &facts).await?;
            follow_on(question, before.clone(), &facts, &targets)?
        }
    };
    queries::save(conn, &row).await?;
    Ok(Applied { before, row, facts })
}

/// Whether a fact may open a closed question again.
fn reopens(fact: Fact) -> bool {
    matches!(fact, Fact::AskerWrote { .. } | Fact::SaidNotSolved) || takes_back(fact)
}

/// Whether the question's story holds, and counts, that this reply was found helpful by enough.
pub async fn counts_helpful(conn: &mut Conn, question: QuestionId, post: i32) -> diesel::QueryResult<bool> {
    let story = read::facts_of_thread(conn, question.into()).await?;
    let said = |told: &TimedFact| matches!(told.fact, Fact::FoundHelpful { post: of, .. } if of == post);
    Ok(story.iter().zip(counting(&story)).any(|(told, counts)| counts && said(told)))
}

fn follow_on(
    question: QuestionId,
    mut row: Option<Row>,
    facts: &[TimedFact],
    targets: &Targets,
) -> Result<Row, LedgerError> {
    for told in facts {
        row = Some(match (&row, told.fact) {
            (None, Fact::Asked { .. }) => state::first(question, *told, targets)?,
            (None, _) => return Err(LedgerError::Missing(question)),
            (Some(row), _) => state::after(row, *told, targets)?,
        });
    }
    row.ok_or(LedgerError::Missing(question))
}

/// The row that a whole story comes to, as the self-check asks too.
pub(super) async fn settle(
    conn: &mut Conn,
    question: QuestionId,
    story: &[TimedFact],
) -> Result<Row, LedgerError> {
    let targets = targets(conn, None, story).await?;
    Ok(state::settle(question, story, &targets)?)
}

async fn targets(
    conn: &mut Conn,
    known: impl IntoIterator<Item = TargetId>,
    facts: &[TimedFact],
) -> diesel::QueryResult<Targets> {
    let named = facts.iter().filter_map(|told| told.fact.target());
    let mut ids: Vec<TargetId> = known.into_iter().chain(named).collect();
    ids.sort_unstable();
    ids.dedup();
    queries::targets::by_ids(conn, &ids).await
}
