//! `askwell check`: proves that threads, events and ledger agree.

use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use secrecy::ExposeSecret;

use super::{CliError, database, say};
use crate::config::Config;
use crate::db::{Conn, pools};
use crate::ledger::queries;
use crate::ledger::self_check::Report;
use crate::threads::self_check;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CliError> {
    let database = database::open(config).await?;
    let checked = check(database.url.expose_secret()).await;
    database.close().await?;
    let report = checked?;
    for difference in &report.differences {
        say(&format!("Question {}: {}", difference.question, difference.what))?;
    }
    if report.skipped > 0 {
        say(&format!("Questions that were being changed and were not checked: {}.", report.skipped))?;
    }
    say(&format!("Questions checked: {}. Differences: {}.", report.checked, report.differences.len()))?;
    Ok(if report.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn check(url: &str) -> Result<Report, CliError> {
    let failure =
        |e: &dyn std::fmt::Display| CliError::Refused(format!("The database cannot be checked: {e}."));
    let mut conn: Conn = pools::connect(url).await.map_err(|e| failure(&e))?;
    let total = queries::count(&mut conn).await.map_err(|e| failure(&e))?;
    // Draws nothing when standard error is no terminal.
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(0)).with_style(style());
    let report = self_check::run(&mut conn, |checked| bar.set_position(checked)).await;
    bar.finish_and_clear();
    report.map_err(|e| failure(&e))
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40} {pos} of {len} questions, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
