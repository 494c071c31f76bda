//! `askwell simulate`: proves on a model community that every question gets an answer.

use std::process::ExitCode;
use std::time::Instant;

use secrecy::ExposeSecret;

use super::{CliError, database, progress, say};
use crate::config::Config;
use crate::simulation::{self, Size};

pub(super) async fn run(config: &Config, size: Size) -> Result<ExitCode, CliError> {
    let database = database::open(config).await?;
    let bar = progress::rows(size.questions.into());
    let begun = Instant::now();
    let url = database.url.expose_secret();
    let done = simulation::run(config, url, size, |so_far| {
        bar.set_position(so_far.asked);
        bar.set_message(so_far.now.format("%-d %B").to_string());
    });
    let done = done.await;
    bar.finish_and_clear();
    database.close().await?;
    let report = done.map_err(|e| CliError::Refused(format!("{e}.")))?;
    let seconds = begun.elapsed().as_secs();
    say(&format!("{report}\n{} days with seed {}, in {seconds} s.", size.days, size.seed))?;
    Ok(if report.is_proof() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
