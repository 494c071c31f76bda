//! The verbs of threads: each checks nothing (its caller has asked `policy`), writes, tells the ledger and appends its
//! event, in the transaction it is given.

pub mod ask;
pub mod claims;
pub mod edit;
pub mod flag;
pub mod marks;
pub mod moving;
pub mod outcome;
pub mod reply;
pub mod sight;
pub mod telling;

use crate::error::Error;
use crate::ledger::actions::LedgerError;

impl From<LedgerError> for Error {
    fn from(error: LedgerError) -> Self {
        match error {
            LedgerError::Database(error) => error.into(),
            LedgerError::Misfit(_) => {
                Self::Conflict(crate::error::Refusal(crate::ui::words::t::THREADS_REFUSED_MEANWHILE))
            }
            LedgerError::Missing(_) => Self::Internal(error.to_string()),
        }
    }
}
