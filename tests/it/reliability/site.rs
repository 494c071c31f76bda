//! The program itself with its private Postgres, killed and started again as a supervisor would.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use askwell::db::managed::{self, Durability, Settings};
use askwell::db::{Conn, migrations};
use chrono::Utc;
use diesel_async::{AsyncConnection, AsyncPgConnection, SimpleAsyncConnection};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::support::folder::TestFolder;
use crate::support::rows;

/// Longer than anything here may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// A running site.
pub(crate) struct Site {
    pub(crate) base: String,
    pub(crate) folder: TestFolder,
    /// Connection string of its private Postgres.
    pub(crate) url: String,
    /// Whether the program is told of the database's address, so that it does not look after it.
    own_database: bool,
    child: Option<Child>,
}

/// Who looks after the database.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    /// The program itself.
    Private,
    /// Somebody else.
    Operators,
}

impl Site {
    /// A set-up site with a board `lamps` and these customers; gives the keys of their sessions too. Not running yet.
    pub(crate) async fn prepare(database: Database, names: &[&str]) -> (Self, Vec<String>) {
        let folder = TestFolder::new();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let postgres = managed::start(settings(folder.path().into())).await.unwrap();
        let url = postgres.url().to_owned();
        migrations::up(&url).await.unwrap();
        let now = Utc::now();
        let (members, keys): (Vec<_>, Vec<_>) =
            names.iter().map(|name| rows::member(name, None, now)).unzip();
        let statements = format!(
            "{};{};{}",
            rows::SET_UP,
            rows::board("lamps", "Lamps", "public", now),
            members.join(";")
        );
        connect(&url).await.unwrap().batch_execute(&statements).await.unwrap();
        if database == Database::Private {
            postgres.stop().await.unwrap();
        }
        let site = Self {
            base: format!("http://127.0.0.1:{port}"),
            folder,
            url,
            own_database: database == Database::Operators,
            child: None,
        };
        (site, keys.iter().map(|key| key.reveal().to_owned()).collect())
    }

    /// Starts the program; does not wait for it.
    pub(crate) fn start(&mut self) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.log()).unwrap();
        self.child = Some(self.command("serve").stdout(Stdio::null()).stderr(log).spawn().unwrap());
    }

    /// Waits until pages are served.
    pub(crate) async fn ready(&self) {
        let client = reqwest::Client::new();
        let begun = Instant::now();
        while !answers(&client, &format!("{}/health/ready", self.base)).await {
            assert!(begun.elapsed() < PATIENCE, "the site does not answer: {}", self.logged());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    fn command(&self, name: &str) -> Command {
        let program = std::env::var("ASKWELL_TEST_PROGRAM");
        let mut command = Command::new(program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_askwell")));
        command
            .arg(name)
            .env_remove("DATABASE_URL")
            // The program refuses settings that it does not know.
            .env_remove("ASKWELL_TEST_KILLS")
            .env_remove("ASKWELL_TEST_PROGRAM")
            .env("ASKWELL_DATA_DIR", self.folder.path())
            .env("ASKWELL_LISTEN", self.base.trim_start_matches("http://"))
            .env("ASKWELL_LOG__FILTER", "warn")
            .env("ASKWELL_LIMITS__POSTING_PER_MINUTE", "1000000")
            .stdin(Stdio::null());
        if self.own_database {
            command.env("DATABASE_URL", &self.url);
        }
        command
    }

    /// `kill -9` of the program, and the start of the next one.
    pub(crate) fn kill_program(&mut self) {
        let mut child = self.child.take().unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        self.start();
    }

    /// What a supervisor does all the time: a program that ended, as one may that lost its database in the middle of
    /// its start, is started again.
    pub(crate) fn supervise(&mut self) {
        if self.child.as_mut().is_some_and(|child| child.try_wait().unwrap().is_some()) {
            self.start();
        }
    }

    /// The process of Postgres that starts the others.
    pub(crate) fn postmaster(&self) -> Option<i32> {
        let file = self.folder.path().join("postgres/data/postmaster.pid");
        std::fs::read_to_string(file).ok()?.lines().next()?.parse().ok()
    }

    /// Sends a signal to Postgres and all its children.
    pub(crate) fn signal_postgres(&self, signal: Signal) {
        let postmaster = self.postmaster().unwrap();
        let of_it = |pid: &i32| *pid == postmaster || parent(*pid) == Some(postmaster);
        for pid in processes().into_iter().filter(of_it) {
            // A child may have ended just now.
            let _ended = kill(Pid::from_raw(pid), signal);
        }
    }

    /// `kill -9` of the postmaster alone, as the kernel does when memory is short. False: it is not running just now.
    pub(crate) fn kill_postmaster(&self) -> bool {
        self.postmaster().is_some_and(|pid| kill(Pid::from_raw(pid), Signal::SIGKILL).is_ok())
    }

    /// What `askwell check` says, which runs beside the site.
    pub(crate) fn check(&self) -> String {
        let output = self.command("check").output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// A connection for looking behind the pages.
    pub(crate) async fn conn(&self) -> Conn {
        connect(&self.url).await.unwrap()
    }

    /// Stops the program as an operator does, and with it its private Postgres.
    pub(crate) fn stop(&mut self) {
        let mut child = self.child.take().unwrap();
        kill(Pid::from_raw(child.id().cast_signed()), Signal::SIGTERM).unwrap();
        assert!(child.wait().unwrap().success(), "{}", self.logged());
    }

    fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Everything the programs have said.
    pub(crate) fn logged(&self) -> String {
        std::fs::read_to_string(self.log()).unwrap_or_default()
    }
}

impl Drop for Site {
    /// After a failed test: nothing may stay behind.
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ended = child.kill();
            let _waited = child.wait();
        }
        if self.postmaster().is_some() {
            self.signal_postgres(Signal::SIGCONT);
            self.signal_postgres(Signal::SIGTERM);
            self.kill_postmaster();
        }
    }
}

/// Starts (or takes over) the private Postgres of a folder.
pub(crate) fn settings(data_dir: PathBuf) -> Settings {
    Settings { data_dir, binaries: None, durability: Durability::Service }
}

async fn connect(url: &str) -> diesel::ConnectionResult<Conn> {
    AsyncPgConnection::establish(url).await
}

async fn answers(client: &reqwest::Client, address: &str) -> bool {
    client
        .get(address)
        .timeout(Duration::from_secs(5))
        .send()
        .await
        .is_ok_and(|answer| answer.status() == 200)
}

fn processes() -> Vec<i32> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// The fourth word of `/proc/N/stat`, counted behind the name in brackets.
fn parent(pid: i32) -> Option<i32> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

/// The number a query gives in its column `count`.
pub(crate) async fn number(site: &Site, query: &str) -> i64 {
    #[derive(diesel::QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        count: i64,
    }
    use diesel_async::RunQueryDsl;
    diesel::sql_query(query).get_result::<Row>(&mut site.conn().await).await.unwrap().count
}
