//! The command line: what each command is called and which module does it.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError};
use crate::db::managed::ManagedError;
use crate::demo::bench;
use crate::import::Source;
use crate::simulation::Size;

mod check;
mod database;
mod demo;
mod import;
mod members;
mod progress;
mod reindex;
mod serve;
mod simulate;

/// A community forum server on which every question gets an answer.
#[derive(Debug, Parser)]
#[command(name = "askwell", version, propagate_version = true, after_help = AFTER_HELP)]
pub struct Arguments {
    /// Settings file (TOML); config/default.toml explains every key
    #[arg(long, env = "ASKWELL_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "\
Environment:
  ASKWELL_LISTEN        address and port of the site            [127.0.0.1:8080]
  ASKWELL_BASE_URL      the address people type                 [http:// and ASKWELL_LISTEN]
  ASKWELL_ADMIN_LISTEN  address and port of metrics and health  [off]
  ASKWELL_DATA_DIR      folder for everything kept on disk      [var in a checkout, else /var/lib/askwell]
  ASKWELL_SECRET        32 characters or more, equal on every node
  DATABASE_URL          a Postgres of your own                  [a private one, run by Askwell]
  ASKWELL_SECTION__KEY  any other setting";

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the site until SIGTERM or Ctrl-C
    ///
    /// Starts the private database if no DATABASE_URL is given, brings its tables up to date and answers requests.
    Serve,
    /// Bring the tables of the database up to date and stop
    ///
    /// `serve` does this too; use it alone when several nodes are upgraded one after the other.
    Migrate,
    /// Fill an empty forum with a believable community to look at
    ///
    /// Refuses a forum that already has members.
    Demo {
        /// Leave a forum that has members as it is, without complaint
        #[arg(long)]
        if_empty: bool,
    },
    /// Bring questions and answers of another forum over
    #[command(subcommand)]
    Import(Import),
    /// Make a member who may do everything
    CreateAdmin {
        /// Name shown beside their posts
        #[arg(long)]
        name: String,
        /// Address they sign in with
        #[arg(long)]
        email: String,
        /// Read the password from standard input (never from the command line, which others can see)
        #[arg(long, required = true)]
        password_stdin: bool,
    },
    /// Prove that threads, events and ledger agree, and name every question where they do not
    ///
    /// The site does the same every night. Changes nothing. Ends with 0 when all is well and 1 when something is not.
    Check,
    /// Prove on a model community that every question gets an answer
    ///
    /// Fills an empty forum with weeks of simulated life: customers who ask, help, come back or keep silent, staff who
    /// answer, forget, fall ill or leave, mails that are refused, nodes that are stopped in the middle. Refuses a forum
    /// that has members. Ends with 0 when nothing is found that must not be, and 1 when something is.
    Simulate {
        /// Questions that are asked
        #[arg(long, default_value_t = 10_000)]
        questions: u32,
        /// Days in which they are asked
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=365))]
        days: u32,
        /// Where chance begins: the same seed asks the same
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Build the search index anew from the database
    Reindex,
    /// Run a program with DATABASE_URL set to this site's database
    ///
    /// For example: askwell with-database pg_dump --format=custom --file=backup.dump
    /// (programs that do not read DATABASE_URL get PGHOST, PGUSER and PGDATABASE of the private database too).
    WithDatabase {
        /// The program and its arguments
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "PROGRAM")]
        program: Vec<std::ffi::OsString>,
    },
    /// Fill the forum with generated threads, for measuring
    #[command(hide = true)]
    BenchFill {
        /// Boards to spread the threads over
        #[arg(long, default_value_t = 20)]
        boards: u32,
        /// Threads to write
        #[arg(long, default_value_t = 10_000)]
        threads: u64,
        /// Posts to write, questions included
        #[arg(long, default_value_t = 100_000)]
        posts: u64,
        /// Members who write them
        #[arg(long, default_value_t = 2_000)]
        members: u32,
    },
    /// Stop a private database that outlived a killed Askwell
    #[command(hide = true)]
    StopDatabase,
}

impl Command {
    /// Settings that a command needs otherwise: a simulation refuses mails and stops nodes on purpose, thousands of times.
    pub fn fit(&self, config: &mut Config) {
        if matches!(self, Self::Simulate { .. }) {
            "error".clone_into(&mut config.log.filter);
        }
    }
}

/// Which form the other forum's data has.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Askwell's own exchange format: one JSON object a line
    ///
    /// Each object is a thread: id, title, created, posts (user, at, html or text, and optionally likes, solution), and
    /// optionally board, tags, views, solved. Users become customers who cannot sign in. What cannot be read is told
    /// with its line number and left out; importing the same file again makes no doubles.
    Forum {
        /// The file to read
        file: PathBuf,
    },
    /// The data dump of a StackExchange site: the file Posts.xml in it
    ///
    /// Comments are left out. Importing the same dump again makes no doubles.
    Stackexchange {
        /// Posts.xml, or the folder it lies in
        file: PathBuf,
    },
}

/// Why a command ended badly; the text is for the operator.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// The settings cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The private database cannot be had.
    #[error(transparent)]
    Managed(#[from] ManagedError),
    /// Something the system would not do.
    #[error("{what}: {source}.")]
    Io {
        /// What was attempted.
        what: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// The command makes no sense now; the text says why.
    #[error("{0}")]
    Refused(String),
}

impl CliError {
    /// 78 for settings (`EX_CONFIG`: no use in trying again), else 1.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        const EX_CONFIG: u8 = 78;
        match self {
            Self::Config(_) => ExitCode::from(EX_CONFIG),
            _ => ExitCode::FAILURE,
        }
    }
}

/// Does `command`.
///
/// # Errors
/// When it cannot be done; the text says what to do about it.
pub async fn run(command: Command, config: Config) -> Result<ExitCode, CliError> {
    match command {
        Command::Serve => serve::run(config).await,
        Command::Migrate => members::migrate(config).await,
        Command::Demo { if_empty } => demo::run(&config, demo::Filled::told(if_empty)).await,
        Command::BenchFill { boards, threads, posts, members } => {
            let size = bench::Size { boards, threads, posts, members };
            demo::bench_fill(&config, size).await
        }
        Command::Import(Import::Forum { file }) => import::run(&config, Source::Forum, file).await,
        Command::Import(Import::Stackexchange { file }) => {
            import::run(&config, Source::StackExchange, file).await
        }
        Command::Check => check::run(&config).await,
        Command::CreateAdmin { name, email, .. } => members::create_admin(config, &name, &email).await,
        Command::Simulate { questions, days, seed } => {
            simulate::run(&config, Size { questions, days, seed }).await
        }
        Command::Reindex => reindex::run(&config).await,
        Command::WithDatabase { program } => database::run_beside(&config, &program).await,
        Command::StopDatabase => database::stop(&config).await,
    }
}

/// Chooses the TLS code of the whole process; rustls panics when two are in the program and none is chosen.
pub fn use_ring_for_tls() {
    // An error means that it was chosen before, which is as good.
    let _chosen_before = rustls::crypto::ring::default_provider().install_default();
}

/// Writes a line of a command's result to standard output.
///
/// # Errors
/// When nobody reads it any more.
pub fn say(line: &str) -> Result<(), CliError> {
    let mut output = std::io::stdout().lock();
    let written = writeln!(output, "{line}").and_then(|()| output.flush());
    written.map_err(|source| CliError::Io { what: "Standard output cannot be written", source })
}
