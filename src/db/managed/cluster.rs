//! The cluster: made once, started, stopped, asked.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::process::Command;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, NoTls};

use super::account::{self, Account, Switch};
use super::binaries::{self, Binaries};
use super::{Durability, ManagedError, Settings, folders, postmaster, settings};

/// Recovery after a crash may have to read a gigabyte of log.
const START_MAX: Duration = Duration::from_secs(600);
/// Sessions are ended at once, the last pages are written.
const STOP_SECONDS_MAX: &str = "60";
/// Children of a killed server notice within moments.
const ORPHANS_MAX: Duration = Duration::from_secs(20);
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// Above this the log is put aside at the next start.
const LOG_BYTES_MAX: u64 = 10 * 1024 * 1024;
/// How much of a program's or log's end is told in an error.
const TAIL_BYTES: usize = 2000;

/// The account of the server reads the settings, whatever our umask; they hold no secret.
const READABLE: u32 = 0o644;

/// The folder below the data folder, and in it that of the cluster.
pub(super) const HOME: &str = "postgres";
pub(super) const DATA: &str = "data";

const SUPERUSER: &str = "postgres";
/// Role and database of the site; the role owns the database and nothing else.
const SITE: &str = "askwell";

/// A cluster that may or may not exist or run yet.
#[derive(Debug)]
pub(super) struct Cluster {
    home: PathBuf,
    data: PathBuf,
    conf: PathBuf,
    log: PathBuf,
    start_lock: PathBuf,
    use_lock: PathBuf,
    socket_dir: PathBuf,
    account: Account,
    binaries: Binaries,
    durability: Durability,
}

impl Cluster {
    /// Decides folders, account and programs; makes nothing but the data folder. Blocks.
    pub(super) fn open(wished: Settings) -> Result<Self, ManagedError> {
        let data_dir = folders::prepare_data_dir(&wished.data_dir)?;
        let home = data_dir.join(HOME);
        let data = home.join(DATA);
        let major = read_major(&data)?;
        let account = match major {
            Some(_) => account::of_existing_cluster(&data)?,
            None => account::for_new_cluster()?,
        };
        let binaries = binaries::find(wished.binaries.as_deref(), major)?;
        folders::check_passable(&data_dir, &account)?;
        // A living server keeps the socket it was started with, wherever this program would put it.
        let socket_dir =
            postmaster::socket_dir(&data).map_or_else(|| folders::socket_dir(&data_dir, &account), Ok)?;
        Ok(Self {
            data,
            log: home.join("log"),
            home,
            // Beside, not in, the account's folder: root must not follow links of an account with fewer rights.
            conf: data_dir.join("postgres.conf"),
            start_lock: data_dir.join("postgres.start.lock"),
            use_lock: data_dir.join("postgres.use.lock"),
            socket_dir,
            account,
            binaries,
            durability: wished.durability,
        })
    }

    pub(super) fn start_lock_path(&self) -> &Path {
        &self.start_lock
    }

    pub(super) fn use_lock_path(&self) -> &Path {
        &self.use_lock
    }

    pub(super) fn is_alive(&self) -> bool {
        postmaster::is_alive(&self.data)
    }

    /// Connection string of the site's role.
    pub(super) fn url(&self) -> String {
        self.url_of(SITE, SITE)
    }

    pub(super) fn client_environment(&self) -> [(&'static str, String); 3] {
        let host = self.socket_dir.to_string_lossy().into_owned();
        [("PGHOST", host), ("PGUSER", SITE.to_owned()), ("PGDATABASE", SITE.to_owned())]
    }

    fn url_of(&self, role: &str, database: &str) -> String {
        let host = self.socket_dir.to_string_lossy();
        format!("postgres://{role}@{}/{database}", utf8_percent_encode(&host, NON_ALPHANUMERIC))
    }

    /// `initdb` into a folder beside, renamed when complete: a start cut short leaves no half cluster.
    /// The start lock must be held: until it is the account's, its folder would look like somebody else's.
    pub(super) async fn create_if_missing(&self) -> Result<(), ManagedError> {
        folders::prepare_private(&self.home, &self.account)?;
        if read_major(&self.data)?.is_some() {
            return Ok(());
        }
        let unfinished = self.data.with_file_name("data.new");
        if unfinished.exists() {
            std::fs::remove_dir_all(&unfinished).map_err(|source| file_error(&unfinished, source))?;
        }
        tracing::info!(folder = %self.data.display(), "making the private database");
        let mut command = self.command("initdb");
        command.arg("--pgdata").arg(&unfinished).args([
            "--username=postgres",
            "--auth-local=trust",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
        ]);
        if self.durability == Durability::Throwaway {
            command.arg("--no-sync");
        }
        let output = run("initdb", &mut command).await?;
        if !output.status.success() {
            return Err(ManagedError::Program { program: "initdb", said: tail(&output.stderr) });
        }
        std::fs::rename(&unfinished, &self.data).map_err(|source| file_error(&self.data, source))
    }

    /// Starts the server unless it lives, and waits until it answers. The start lock must be held.
    pub(super) async fn ensure_running(&self) -> Result<(), ManagedError> {
        let begun = Instant::now();
        loop {
            if !self.is_alive() {
                self.start_server().await?;
            }
            match self.connect(SUPERUSER).await {
                Ok(_) => return Ok(()),
                // Alive but starting, recovering or stopping: the next look tells.
                Err(error) if may_pass(&error) && begun.elapsed() < START_MAX => {
                    tokio::time::sleep(LOOK_EVERY).await;
                }
                Err(error) => return Err(no_answer(&error)),
            }
        }
    }

    async fn start_server(&self) -> Result<(), ManagedError> {
        self.wait_for_orphans().await?;
        postmaster::remove_stale_files(&self.data, &self.socket_dir)
            .map_err(|source| file_error(&self.data, source))?;
        folders::prepare_private(&self.socket_dir, &self.account)?;
        self.write_settings()?;
        let log_before = self.begin_log()?;
        let mut command = self.command("pg_ctl");
        command.args(["start", "--wait", "--silent", "--timeout", &START_MAX.as_secs().to_string()]);
        command.arg("--pgdata").arg(&self.data).arg("--log").arg(&self.log);
        // A shell inside pg_ctl reads this, hence the quotes.
        command.arg("--options").arg(format!("-c 'config_file={}'", self.conf.display()));
        // The server inherits and keeps these; a pipe would never end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let status = command.status().await.map_err(|source| program_error("pg_ctl", source))?;
        if status.success() {
            return Ok(());
        }
        let log = std::fs::read(&self.log).unwrap_or_default();
        let said = tail(log.get(log_before..).unwrap_or_default());
        Err(ManagedError::Program { program: "The start of the private database", said })
    }

    fn write_settings(&self) -> Result<(), ManagedError> {
        let path = self.conf.to_string_lossy();
        if path.contains(['\'', '\\', '\n']) {
            let reason =
                format!("The data folder {path} has a quote or backslash in its name; choose another.");
            return Err(ManagedError::Folder(reason));
        }
        let text = settings::file(self.durability, &self.socket_dir);
        std::fs::write(&self.conf, text)
            .and_then(|()| std::fs::set_permissions(&self.conf, Permissions::from_mode(READABLE)))
            .map_err(|source| file_error(&self.conf, source))
    }

    /// Puts a long log aside; gives the length of the one to be written on, in bytes.
    fn begin_log(&self) -> Result<usize, ManagedError> {
        let bytes = std::fs::metadata(&self.log).map_or(0, |log| log.len());
        if bytes <= LOG_BYTES_MAX {
            return Ok(usize::try_from(bytes).unwrap_or(0));
        }
        let aside = self.log.with_extension("old");
        std::fs::rename(&self.log, &aside).map_err(|source| file_error(&aside, source))?;
        Ok(0)
    }

    async fn wait_for_orphans(&self) -> Result<(), ManagedError> {
        let begun = Instant::now();
        while postmaster::has_orphans(&self.data) {
            if begun.elapsed() > ORPHANS_MAX {
                return Err(ManagedError::NoAnswer("processes of a dead server do not end".to_owned()));
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
        Ok(())
    }

    /// Stops the server if it lives. The start lock must be held.
    pub(super) async fn stop_server(&self) -> Result<(), ManagedError> {
        if !self.is_alive() {
            return Ok(());
        }
        let mut command = self.command("pg_ctl");
        command.args(["stop", "--mode=fast", "--wait", "--silent", "--timeout", STOP_SECONDS_MAX]);
        command.arg("--pgdata").arg(&self.data);
        let output = run("pg_ctl", &mut command).await?;
        if output.status.success() || !self.is_alive() {
            // Empty now and made anew by the next start; what stays would gather in /run.
            let _stays = std::fs::remove_dir(&self.socket_dir);
            return Ok(());
        }
        Err(ManagedError::Program { program: "pg_ctl stop", said: tail(&output.stderr) })
    }

    /// Role and database of the site. The start lock must be held.
    pub(super) async fn ensure_database(&self) -> Result<(), ManagedError> {
        let client = self.connect(SUPERUSER).await.map_err(|error| no_answer(&error))?;
        let steps = async {
            if client.query_opt("select 1 from pg_roles where rolname = $1", &[&SITE]).await?.is_none() {
                let right = match self.durability {
                    Durability::Service => "nocreatedb",
                    Durability::Throwaway => "createdb",
                };
                client.batch_execute(&format!("create role {SITE} login {right}")).await?;
            }
            if client.query_opt("select 1 from pg_database where datname = $1", &[&SITE]).await?.is_none() {
                let form = "template template0 encoding 'UTF8' locale 'C.UTF-8'";
                client.batch_execute(&format!("create database {SITE} owner {SITE} {form}")).await?;
            }
            Ok::<_, tokio_postgres::Error>(())
        };
        steps.await.map_err(|error| no_answer(&error))
    }

    async fn connect(&self, role: &str) -> Result<Client, tokio_postgres::Error> {
        let (client, connection) = tokio_postgres::connect(&self.url_of(role, "postgres"), NoTls).await?;
        // Ends with the client; a fault is seen by the client's next statement.
        tokio::spawn(connection);
        Ok(client)
    }

    /// A server program under the cluster's account, in a process group of its own (Ctrl-C is for us) and knowing nothing of our environment.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.binaries.folder.join(program));
        command.current_dir("/").env_clear().env("PATH", "/usr/local/bin:/usr/bin:/bin").env("LC_ALL", "C");
        command.stdin(Stdio::null()).process_group(0);
        if self.account.switch == Switch::Drop {
            command.uid(self.account.uid).gid(self.account.gid);
        }
        command
    }
}

/// The major version of the cluster in `data`, none if there is no cluster.
pub(super) fn read_major(data: &Path) -> Result<Option<u32>, ManagedError> {
    match std::fs::read_to_string(data.join("PG_VERSION")) {
        Ok(text) => Ok(text.trim().parse().ok()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        // A folder closed to us is somebody else's cluster, not an empty place.
        Err(source) => Err(file_error(data, source)),
    }
}

async fn run(program: &'static str, command: &mut Command) -> Result<Output, ManagedError> {
    command.output().await.map_err(|source| program_error(program, source))
}

fn program_error(program: &'static str, source: std::io::Error) -> ManagedError {
    ManagedError::Program { program, said: source.to_string() }
}

fn file_error(path: &Path, source: std::io::Error) -> ManagedError {
    ManagedError::File { what: format!("{} cannot be used", path.display()), source }
}

/// No connection at all, "starting up", "shutting down" or "too many" passes; a refused role does not.
fn may_pass(error: &tokio_postgres::Error) -> bool {
    error.code().is_none_or(|code| {
        *code == SqlState::CANNOT_CONNECT_NOW
            || *code == SqlState::TOO_MANY_CONNECTIONS
            || *code == SqlState::ADMIN_SHUTDOWN
            || *code == SqlState::CRASH_SHUTDOWN
    })
}

/// The driver's text alone is "db error"; its cause says more.
fn no_answer(error: &tokio_postgres::Error) -> ManagedError {
    let cause = std::error::Error::source(error).map(|cause| format!(": {cause}")).unwrap_or_default();
    ManagedError::NoAnswer(format!("{error}{cause}"))
}

fn tail(bytes: &[u8]) -> String {
    let end = bytes.get(bytes.len().saturating_sub(TAIL_BYTES)..).unwrap_or_default();
    String::from_utf8_lossy(end).trim().to_owned()
}
