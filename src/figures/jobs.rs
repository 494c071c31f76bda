//! The nightly self-check of the figures, and days and hours counted by another zone.

use diesel_async::AsyncConnection;
use serde::{Deserialize, Serialize};

use super::queries;
use super::self_check;
use crate::jobs::{Job, JobError, Tools};

/// Checks all figures, once a night however often it is asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct CheckFigures {}

impl CheckFigures {
    /// At most one waits.
    pub const KEY: &'static str = "check-figures";
}

impl Job for CheckFigures {
    const NAME: &'static str = "check_figures";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        // On a connection of its own: it takes longer than any page may.
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        self_check::run_if_due(&mut conn, tools.clock.now()).await.map_err(JobError::of)
    }
}

/// Counts days and hours of asking by the site's zone. Doing it twice comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct CountByZone {}

impl Job for CountByZone {
    const NAME: &'static str = "count_by_zone";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        let counted = conn.transaction(async |conn| {
            queries::lock(conn).await?;
            let zone = queries::site_zone(conn).await?;
            if queries::zone(conn).await? == zone { Ok(()) } else { queries::count_by(conn, zone).await }
        });
        Ok(counted.await?)
    }
}
