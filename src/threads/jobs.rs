//! The nightly self-check.

use serde::{Deserialize, Serialize};

use crate::jobs::{Job, JobError, Tools};
use crate::threads::self_check;

/// Checks the whole ledger. Run twice, it notes twice what it found.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckLedger {}

impl CheckLedger {
    /// At most one waits.
    pub const KEY: &'static str = "check-ledger";
}

impl Job for CheckLedger {
    const NAME: &'static str = "check_ledger";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.pages.get().await.map_err(JobError::of)?;
        self_check::run_and_note(&mut conn, tools.clock.now()).await.map_err(JobError::of)
    }
}
