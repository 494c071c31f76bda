//! Parses arguments, loads the settings, calls the library.

use std::process::ExitCode;

use askwell::cli::{self, Arguments, CliError};
use askwell::config::Config;
use askwell::logging;
use clap::Parser;
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match start(arguments) {
        Ok(code) => code,
        Err(error) => {
            // Standard error is the one place an operator surely reads, also when logs go elsewhere.
            eprintln!("askwell: {error}");
            error.exit_code()
        }
    }
}

fn start(arguments: Arguments) -> Result<ExitCode, CliError> {
    let mut config = Config::from_process(arguments.config.as_deref())?;
    arguments.command.fit(&mut config);
    logging::install(&config.log)?;
    cli::use_ring_for_tls();
    // Several threads also on one core: migrations block one of them.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|source| CliError::Io { what: "The start of threads failed", source })?;
    runtime.block_on(cli::run(arguments.command, config))
}
