//! Notes after a change of the renderer.

use serde::{Deserialize, Serialize};

use crate::desk::queries::notes;
use crate::jobs::{Job, JobError, Tools};
use crate::text::Lang;
use crate::threads::rendering;

/// Notes between two looks at the table.
const AT_ONCE: i64 = 100;

/// Renders anew what an older renderer made, until nothing is left. Doing it twice comes to the same.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderNotes {}

impl Job for RenderNotes {
    const NAME: &'static str = "render_notes";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        loop {
            let outdated = notes::outdated(&mut conn, AT_ONCE).await?;
            if outdated.is_empty() {
                return Ok(());
            }
            for (id, body, lang) in outdated {
                let lang = lang.parse().unwrap_or(Lang::En);
                let rendered = rendering::render(&body, lang).await.map_err(JobError::of)?;
                notes::replace(&mut conn, id, &rendered).await?;
            }
        }
    }
}
