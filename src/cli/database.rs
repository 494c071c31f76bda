//! Reaching the database for a command: the operator's own, or the private one for as long as the command runs.

use std::ffi::OsString;
use std::process::ExitCode;

use secrecy::{ExposeSecret, SecretString};

use super::CliError;
use crate::config::Config;
use crate::db::managed::{self, Durability, ManagedPostgres};

/// A database in use.
pub(super) struct OpenDatabase {
    pub(super) url: SecretString,
    managed: Option<ManagedPostgres>,
}

/// The operator's own database, else the private one, started when it does not run.
pub(super) async fn open(config: &Config) -> Result<OpenDatabase, CliError> {
    if let Some(url) = &config.database.url {
        return Ok(OpenDatabase { url: url.clone(), managed: None });
    }
    let managed = managed::start(settings(config)).await?;
    Ok(OpenDatabase { url: SecretString::from(managed.url().to_owned()), managed: Some(managed) })
}

/// The same for a command that only looks: where there is no site, it makes none.
pub(super) async fn open_existing(config: &Config) -> Result<OpenDatabase, CliError> {
    if config.database.url.is_none() && !managed::holds_cluster(&config.data_dir)? {
        return Err(CliError::Refused(format!(
            "The folder {} holds no Askwell, so there is nothing to look at, and nothing was made there. Is it the data \
             folder that the site runs with?",
            config.data_dir.display()
        )));
    }
    open(config).await
}

fn settings(config: &Config) -> managed::Settings {
    managed::Settings {
        data_dir: config.data_dir.clone(),
        binaries: config.database.binaries.clone(),
        durability: Durability::Service,
    }
}

impl OpenDatabase {
    /// From now on a private server that dies is started again.
    pub(super) fn supervise(&mut self) {
        if let Some(managed) = &mut self.managed {
            managed.supervise();
        }
    }

    /// Ends the use; a private server that nobody else uses is stopped.
    pub(super) async fn close(self) -> Result<(), CliError> {
        if let Some(managed) = self.managed {
            managed.stop().await?;
        }
        Ok(())
    }
}

/// Runs `program` with `DATABASE_URL`, and ends as it ended.
pub(super) async fn run_beside(config: &Config, program: &[OsString]) -> Result<ExitCode, CliError> {
    let Some((name, arguments)) = program.split_first() else {
        return Err(CliError::Refused("No program is named.".to_owned()));
    };
    let database = open(config).await?;
    let mut command = tokio::process::Command::new(name);
    command.args(arguments).env("DATABASE_URL", database.url.expose_secret());
    if let Some(managed) = &database.managed {
        command.envs(managed.client_environment());
    }
    let status = command.status().await;
    database.close().await?;
    let status = status.map_err(|source| CliError::Io { what: "The program cannot be started", source })?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Stops the private server unless another program uses it.
pub(super) async fn stop(config: &Config) -> Result<ExitCode, CliError> {
    let stopped = managed::stop_left_over(settings(config)).await?;
    if stopped {
        Ok(ExitCode::SUCCESS)
    } else {
        Err(CliError::Refused("Another program uses the database.".to_owned()))
    }
}
