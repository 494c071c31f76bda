//! The verbs of the FAQ: each in the caller's transaction, its event last.

pub mod add;
pub mod articles;
pub mod drafts;
pub mod promote;
pub mod publish;
pub mod sections;
pub mod undo;
pub mod votes;

use crate::error::{Error, Refusal};
use crate::ledger::actions::LedgerError;
use crate::text::slug;
use crate::ui::words::t;

/// Why a verb was not done.
#[derive(Debug, thiserror::Error)]
pub enum FaqError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// The ledger did.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// A rule did.
    #[error("refused")]
    Refused(Refusal),
    /// Somebody else changed it in the meantime.
    #[error("changed in the meantime")]
    Outdated,
}

impl From<Refusal> for FaqError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<FaqError> for Error {
    fn from(error: FaqError) -> Self {
        match error {
            FaqError::Database(error) => error.into(),
            FaqError::Ledger(error) => error.into(),
            FaqError::Refused(refusal) => Self::Forbidden(refusal),
            FaqError::Outdated => Self::Conflict(Refusal(t::FAQ_OUTDATED)),
        }
    }
}

/// The slug of a title, with a number behind it if others have it already.
fn free_slug(title: &str, taken: &[String]) -> String {
    let slug = slug::slug(title);
    if !taken.contains(&slug) {
        return slug;
    }
    let numbered = (2..).map(|n| format!("{slug}-{n}"));
    numbered.take(taken.len() + 1).find(|slug| !taken.contains(slug)).unwrap_or(slug)
}
