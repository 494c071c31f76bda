//! A private Postgres server for people who do not want to run one.
//!
//! The cluster lives in `postgres/` of the data folder and listens on a unix socket only. The server is no child of
//! ours: it outlives a killed Askwell, and the next start takes it over. Every program that uses it holds a shared
//! file lock; the last one to stop stops the server, so a command beside a running site disturbs nobody.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::watch;
use tokio::task::JoinHandle;

mod account;
mod binaries;
mod cluster;
mod folders;
mod lock;
mod postmaster;
mod settings;
mod supervisor;

use cluster::Cluster;
use lock::FolderLock;

/// What the caller decides about the server.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The data folder of Askwell; absolute.
    pub data_dir: PathBuf,
    /// Folder of `initdb`, `pg_ctl` and `postgres`; none: found.
    pub binaries: Option<PathBuf>,
    /// Whether data must survive a power cut.
    pub durability: Durability,
}

/// Whether data must survive a power cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// Customers' data: every acknowledged write is on disk.
    Service,
    /// Tests only: nothing is flushed, many connections, the role may create databases.
    Throwaway,
}

/// Why the private server cannot be had; each text tells the operator what to do.
#[derive(Debug, thiserror::Error)]
pub enum ManagedError {
    /// No server programs, or not of the major version the data needs.
    #[error("{0}")]
    Binaries(String),
    /// A folder cannot be used.
    #[error("{0}")]
    Folder(String),
    /// Reading or writing a file failed.
    #[error("{what}: {source}.")]
    File {
        /// What was attempted, with the path.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A server program ended badly; its own words follow.
    #[error("{program} failed: {said}")]
    Program {
        /// Name of the program.
        program: &'static str,
        /// The end of what it wrote.
        said: String,
    },
    /// Another program held the lock for too long.
    #[error("Another Askwell is starting or stopping the database in {} and does not finish.", .0.display())]
    Busy(PathBuf),
    /// The server runs but does not answer.
    #[error("The private database does not answer: {0}.")]
    NoAnswer(String),
}

/// A running private server in use by this program.
#[derive(Debug)]
pub struct ManagedPostgres {
    cluster: Arc<Cluster>,
    url: String,
    in_use: FolderLock,
    supervisor: Option<(watch::Sender<Stage>, JoinHandle<()>)>,
}

/// What the supervisor is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Running,
    Stopping,
}

/// Makes the cluster if there is none, starts its server if none runs, and waits until it answers.
///
/// # Errors
/// When programs are missing, a folder cannot be used, or the server does not come up.
pub async fn start(settings: Settings) -> Result<ManagedPostgres, ManagedError> {
    let cluster = Arc::new(open(settings).await?);
    let starting = lock::exclusive(cluster.start_lock_path()).await?;
    let in_use = lock::shared(cluster.use_lock_path()).await?;
    cluster.create_if_missing().await?;
    cluster.ensure_running().await?;
    cluster.ensure_database().await?;
    drop(starting);
    let url = cluster.url();
    Ok(ManagedPostgres { cluster, url, in_use, supervisor: None })
}

/// Whether a cluster lies in `data_dir`, which need not exist.
///
/// # Errors
/// When it cannot be looked into.
pub fn holds_cluster(data_dir: &Path) -> Result<bool, ManagedError> {
    Ok(cluster::read_major(&data_dir.join(cluster::HOME).join(cluster::DATA))?.is_some())
}

/// Whether the account that runs the database can reach `data_dir`, which need not exist yet.
///
/// # Errors
/// With a sentence that names the folder in the way.
pub fn may_hold_data(data_dir: &Path) -> Result<(), ManagedError> {
    folders::check_passable(data_dir, &account::for_new_cluster()?)
}

impl ManagedPostgres {
    /// Connection string over the socket, without a password; for any Postgres client.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// `PGHOST`, `PGUSER` and `PGDATABASE`, for programs such as `psql` that do not read a connection string.
    #[must_use]
    pub fn client_environment(&self) -> [(&'static str, String); 3] {
        self.cluster.client_environment()
    }

    /// From now on a server that dies is started again, until [`ManagedPostgres::stop`].
    pub fn supervise(&mut self) {
        if self.supervisor.is_none() {
            let (stage, told) = watch::channel(Stage::Running);
            let task = tokio::spawn(supervisor::keep_running(Arc::clone(&self.cluster), told));
            self.supervisor = Some((stage, task));
        }
    }

    /// Ends the use; stops the server if no other program uses it. Without it (a drop, a crash) the server runs on.
    ///
    /// # Errors
    /// When the server does not stop.
    pub async fn stop(self) -> Result<(), ManagedError> {
        if let Some((stage, task)) = self.supervisor {
            stage.send_replace(Stage::Stopping);
            // A supervisor that panicked has nothing left to end.
            let _ended = task.await;
        }
        let _starting = lock::exclusive(self.cluster.start_lock_path()).await?;
        drop(self.in_use);
        stop_unless_used(&self.cluster).await?;
        Ok(())
    }
}

/// Stops a server that outlived its killed programs, without starting one. False: another program uses it.
///
/// # Errors
/// When the server does not stop.
pub async fn stop_left_over(settings: Settings) -> Result<bool, ManagedError> {
    let cluster = open(settings).await?;
    let _starting = lock::exclusive(cluster.start_lock_path()).await?;
    stop_unless_used(&cluster).await
}

/// The start lock must be held, so that nobody begins a use meanwhile.
async fn stop_unless_used(cluster: &Cluster) -> Result<bool, ManagedError> {
    if !lock::is_free(cluster.use_lock_path())? {
        return Ok(false);
    }
    cluster.stop_server().await?;
    Ok(true)
}

async fn open(settings: Settings) -> Result<Cluster, ManagedError> {
    let opened = tokio::task::spawn_blocking(move || Cluster::open(settings)).await;
    opened.map_err(|error| ManagedError::Folder(format!("The start was interrupted: {error}.")))?
}
