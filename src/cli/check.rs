//! `askwell check`: proves that threads, events, ledger and figures agree.

use std::process::ExitCode;

use indicatif::{ProgressBar, ProgressStyle};
use secrecy::ExposeSecret;

use super::{CliError, database, say};
use crate::config::Config;
use crate::db::{Conn, pools};
use crate::figures;
use crate::ledger::queries;
use crate::ledger::self_check::Report;
use crate::threads::self_check;

pub(super) async fn run(config: &Config) -> Result<ExitCode, CliError> {
    let database = database::open_existing(config).await?;
    let checked = check(database.url.expose_secret()).await;
    database.close().await?;
    let (report, figures) = checked?;
    for difference in &report.differences {
        say(&format!("Question {}: {}", difference.question, difference.what))?;
    }
    for difference in &figures.differences {
        say(&format!("Figures: {difference}"))?;
    }
    if report.skipped > 0 {
        say(&format!("Questions that were being changed and were not checked: {}.", report.skipped))?;
    }
    if figures.skipped > 0 {
        say(&format!("Questions that the figures do not hold yet: {}.", figures.skipped))?;
    }
    let differences = report.differences.len() + figures.differences.len();
    say(&format!("Questions checked: {}. Differences: {differences}.", report.checked))?;
    Ok(if differences == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn check(url: &str) -> Result<(Report, figures::self_check::Report), CliError> {
    let failure =
        |e: &dyn std::fmt::Display| CliError::Refused(format!("The database cannot be checked: {e}."));
    let mut conn: Conn = pools::connect(url).await.map_err(|e| failure(&e))?;
    let total = queries::count(&mut conn).await.map_err(|e| failure(&e))?;
    // Draws nothing when standard error is no terminal.
    let bar = ProgressBar::new(u64::try_from(total).unwrap_or(0)).with_style(style());
    let report = self_check::run(&mut conn, |checked| bar.set_position(checked)).await;
    let report = report.map_err(|e| failure(&e))?;
    let figures = figures::self_check::run(&mut conn, |checked| bar.set_position(checked)).await;
    bar.finish_and_clear();
    Ok((report, figures.map_err(|e| failure(&e))?))
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:40} {pos} of {len} questions, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
