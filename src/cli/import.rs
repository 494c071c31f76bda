//! `askwell import …`: runs an import and tells its faults line by line and its figures at the end.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use secrecy::ExposeSecret;

use super::{CliError, database, progress, say};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{migrations, pools};
use crate::import::{self, ImportError, Origin, Source, Summary};

/// The one file of a StackExchange dump that holds what people wrote.
const POSTS_FILE: &str = "Posts.xml";

pub(super) async fn run(config: &Config, source: Source, file: PathBuf) -> Result<ExitCode, CliError> {
    let path = if source == Source::StackExchange && file.is_dir() { file.join(POSTS_FILE) } else { file };
    // Before the database, so that a wrong name is told at once.
    let size = std::fs::metadata(&path)
        .map_err(|e| CliError::Refused(format!("{} cannot be read: {e}.", path.display())))?;
    let database = database::open(config).await?;
    let done = import(database.url.expose_secret(), &Origin { path, source }, size.len()).await;
    database.close().await?;
    say(&done?)?;
    Ok(ExitCode::SUCCESS)
}

async fn import(url: &str, origin: &Origin, size: u64) -> Result<String, CliError> {
    let refused = |error: &dyn std::fmt::Display| CliError::Refused(format!("{error}."));
    migrations::up(url).await.map_err(|e| refused(&e))?;
    let mut conn = pools::connect(url).await.map_err(|e| refused(&e))?;
    let bar = progress::bytes(size);
    let name = origin.path.display().to_string();
    let begun = Instant::now();
    let mut hear = |progress: import::Progress<'_>| match progress {
        import::Progress::Bytes(bytes) => bar.set_position(bytes),
        // Standard error, so that faults and figures can be kept apart.
        import::Progress::Fault(fault) => bar.suspend(|| eprintln!("{name}: {fault}")),
    };
    let done = import::run(&mut conn, origin, Clock::live().now(), &mut hear).await;
    bar.finish_and_clear();
    let summary = done.map_err(|error: ImportError| refused(&error))?;
    Ok(told(&summary, begun.elapsed().as_secs_f64()))
}

/// The figures at the end.
fn told(summary: &Summary, seconds: f64) -> String {
    let Summary { threads, posts, solved, members, boards, already, left_out, changed } = summary;
    format!(
        "Imported {threads} threads ({solved} solved) with {posts} posts by {members} new members into {boards} new boards in {seconds:.1} s.\n\
         Already here: {already} threads. Left out: {left_out}. Changed: {changed}."
    )
}
