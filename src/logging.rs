//! Log lines go to standard error: for people or as JSON, coloured only on a terminal.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{ConfigError, Log, LogFormat};

/// Installs the process's log. Call once.
///
/// # Errors
/// When the filter cannot be understood.
pub fn install(settings: &Log) -> Result<(), ConfigError> {
    let filter = EnvFilter::try_new(&settings.filter)
        .map_err(|error| ConfigError::Form(format!("log.filter `{}`: {error}", settings.filter)))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let installed = match settings.format {
        LogFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => builder.json().flatten_event(true).try_init(),
    };
    installed.map_err(|error| ConfigError::Form(format!("the log is installed already ({error})")))
}
