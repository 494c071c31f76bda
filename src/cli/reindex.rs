//! `askwell reindex`: the search index of this node, built anew from the database.

use std::process::ExitCode;
use std::sync::Arc;

use secrecy::ExposeSecret;

use super::{CliError, database, progress, say};
use crate::config::Config;
use crate::db::{migrations, pools};
use crate::search::{SearchIndex, rebuild};

pub(super) async fn run(config: &Config) -> Result<ExitCode, CliError> {
    let database = database::open(config).await?;
    let done = build(config, database.url.expose_secret()).await;
    database.close().await?;
    say(&format!("The search index holds {} documents.", done?))?;
    Ok(ExitCode::SUCCESS)
}

async fn build(config: &Config, url: &str) -> Result<u64, CliError> {
    let refused =
        |error: &dyn std::fmt::Display| CliError::Refused(format!("The index cannot be built: {error}."));
    migrations::up(url).await.map_err(|e| refused(&e))?;
    let mut conn = pools::connect(url).await.map_err(|e| refused(&e))?;
    let index = Arc::new(SearchIndex::open(&config.data_dir).map_err(|e| refused(&e))?);
    let bar = progress::rows(0);
    let mut documents = 0;
    let heard = |done: i64, total: i64| {
        documents = u64::try_from(done).unwrap_or(0);
        bar.set_length(u64::try_from(total).unwrap_or(0));
        bar.set_position(documents);
    };
    let built = rebuild::reindex(&index, &mut conn, heard).await;
    bar.finish_and_clear();
    built.map_err(|e| refused(&e))?;
    Ok(documents)
}
