//! The nightly self-check, and posts after a change of the renderer.

use serde::{Deserialize, Serialize};

use super::queries::outdated;
use super::rendering;
use super::self_check;
use crate::jobs::{Job, JobError, Tools};
use crate::text::Lang;

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

/// Posts between two looks at the table.
const AT_ONCE: i64 = 100;

/// Renders anew what an older renderer made, until nothing is left. Doing it twice comes to the same. Guests'
/// kept pages show it when their time is up.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderPosts {}

impl Job for RenderPosts {
    const NAME: &'static str = "render_posts";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        loop {
            let posts = outdated::some(&mut conn, AT_ONCE).await?;
            if posts.is_empty() {
                return Ok(());
            }
            for (id, body, lang) in posts {
                let lang = lang.parse().unwrap_or(Lang::En);
                let rendered = rendering::render(&body, lang).await.map_err(JobError::of)?;
                outdated::replace(&mut conn, id, &body, &rendered).await?;
            }
        }
    }
}
