//! Articles after a change of the renderer.

use serde::{Deserialize, Serialize};

use super::queries::outdated;
use super::rendering;
use crate::jobs::{Job, JobError, Tools};
use crate::text::Lang;

/// Articles between two looks at the table.
const AT_ONCE: i64 = 50;

/// Renders anew what an older renderer made, until nothing is left. Doing it twice comes to the same. Guests'
/// kept pages show it when their time is up.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderArticles {}

impl Job for RenderArticles {
    const NAME: &'static str = "render_articles";

    async fn run(self, tools: Tools) -> Result<(), JobError> {
        let mut conn = tools.pools.connect().await.map_err(JobError::of)?;
        loop {
            let articles = outdated::some(&mut conn, AT_ONCE).await?;
            if articles.is_empty() {
                return Ok(());
            }
            for (id, body, lang) in articles {
                let lang = lang.parse().unwrap_or(Lang::En);
                let source = body.clone();
                let html = rendering::aside(move || rendering::render_now(&source, lang)).await;
                outdated::replace(&mut conn, id, &body, &html.map_err(JobError::of)?).await?;
            }
        }
    }
}
