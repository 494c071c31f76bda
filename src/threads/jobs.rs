//! The nightly self-check.

use serde::{Deserialize, Serialize};

use crate::jobs::{Job, JobError, Tools};
use crate::threads::self_check;

/// Checks the whole ledger, once a night however often it is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckLedger {}

impl CheckLedger {
    /// At most one waits.
    pub const KEY: &'static str = "check-ledger";
}

impl Job for CheckLedger {
    const NAME: &'static str = "check_ledger";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        // On a connection of its own: it takes longer than any page may.
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        self_check::run_if_due(&mut conn, tools.clock.now()).await.map_err(JobError::of)
    }
}
