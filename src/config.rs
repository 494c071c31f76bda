//! The settings: read once at the start, typed, checked, then never changed.
//!
//! `config/default.toml` is the reference of every key. Sources and their order: `sources`; the types of single
//! values: `values`; what is refused although it can be read: `refusals`.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::SecretString;
use serde::Deserialize;

mod refusals;
mod signing;
mod sources;
mod values;

pub use sources::DEFAULT_TOML;
pub use values::{BaseUrl, Network};

/// Everything an operator can set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// How strict the start is.
    pub mode: Mode,
    /// The one folder that holds everything on disk; absolute after loading.
    pub data_dir: PathBuf,
    /// Signs links and cookies; none: made and kept in the data folder.
    #[serde(deserialize_with = "values::secret")]
    pub secret: Option<SecretString>,
    /// Addresses and the life of the process.
    pub server: Server,
    /// Where the data is and how long anything may wait for it.
    pub database: Database,
    /// How mails leave.
    pub mail: Mail,
    /// What one person may do in a minute or at once.
    pub limits: Limits,
    /// Finished pages for guests.
    pub cache: Cache,
    /// What is logged and how.
    pub log: Log,
}

/// How strict the start is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// For real people: unsafe settings are refused.
    Production,
    /// For working on the program.
    Development,
    /// For the test suite.
    Test,
}

/// Addresses and the life of the process.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address and port the site answers on.
    pub listen: SocketAddr,
    /// The address people type.
    pub base_url: BaseUrl,
    /// Address and port of metrics and health; none: off.
    #[serde(deserialize_with = "values::optional_address")]
    pub admin_listen: Option<SocketAddr>,
    /// Whether that address may be one that others can reach.
    pub admin_public: bool,
    /// Proxies whose word about the visitor's address is believed.
    pub trusted_proxies: Vec<Network>,
    /// Threads that answer requests; 0: as many as cores.
    pub workers: usize,
    /// How long a stop waits for requests under way.
    #[serde(rename = "shutdown_seconds", deserialize_with = "values::seconds")]
    pub shutdown: Duration,
    /// Whether limits are off for measuring.
    pub bench_mode: bool,
}

/// Where the data is and how long anything may wait for it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Connection string; none: the managed private server.
    #[serde(deserialize_with = "values::secret")]
    pub url: Option<SecretString>,
    /// Folder of the server programs for the managed server.
    #[serde(deserialize_with = "values::optional_path")]
    pub binaries: Option<PathBuf>,
    /// Connections for pages and actions.
    pub pages_pool: usize,
    /// Connections for search, reports and exports.
    pub search_pool: usize,
    /// The longest wait for a free connection.
    #[serde(rename = "wait_ms", deserialize_with = "values::milliseconds")]
    pub wait: Duration,
    /// The longest a statement may run.
    #[serde(rename = "statement_ms", deserialize_with = "values::milliseconds")]
    pub statement: Duration,
    /// The longest a statement may wait for a lock.
    #[serde(rename = "lock_ms", deserialize_with = "values::milliseconds")]
    pub lock: Duration,
}

/// How mails leave.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Over the network or into files.
    pub transport: MailTransport,
    /// Mail server with its password; present when the transport is SMTP.
    #[serde(deserialize_with = "values::secret")]
    pub smtp_url: Option<SecretString>,
    /// Sender of every mail, `Name <address>`.
    pub from: String,
    /// The longest a mail server may take for one mail.
    #[serde(rename = "timeout_seconds", deserialize_with = "values::seconds")]
    pub timeout: Duration,
}

/// Over the network or into files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// Files in the folder `mails` of the data folder.
    Folder,
    /// A mail server.
    Smtp,
}

/// What one person may do in a minute or at once.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Sign-ins tried from one network address.
    pub sign_in_per_minute: u32,
    /// Sign-ups from one network address.
    pub sign_up_per_minute: u32,
    /// Threads and replies of one member.
    pub posting_per_minute: u32,
    /// Searches from one network address.
    pub search_per_minute: u32,
    /// The largest upload, in bytes.
    pub upload_bytes_max: u64,
    /// The largest picture, width times height.
    pub image_pixels_max: u64,
}

/// Finished pages for guests.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cache {
    /// Memory they may take.
    pub megabytes: u64,
    /// The longest one is served.
    #[serde(rename = "seconds", deserialize_with = "values::seconds")]
    pub lifetime: Duration,
}

/// What is logged and how.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// For people or for machines.
    pub format: LogFormat,
    /// Levels, by module if wished.
    pub filter: String,
}

/// For people or for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One line for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Why the settings cannot be used; the text is for the operator and holds no secret.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The named file is not there or cannot be read.
    #[error("The settings file {} cannot be read: {source}.", path.display())]
    File {
        /// The file as it was named.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A key is unknown or a value has the wrong form.
    #[error("The settings cannot be understood: {0}.")]
    Form(String),
    /// Understood, but unsafe or contradictory: one sentence each.
    #[error("{}", .0.join("\n"))]
    Refused(Vec<String>),
}

impl Config {
    /// Reads `file` and the environment of this process, from its working folder.
    ///
    /// # Errors
    /// When the file cannot be read, a key or value is wrong, or a setting is unsafe.
    pub fn from_process(file: Option<&Path>) -> Result<Self, ConfigError> {
        let working_dir = std::env::current_dir()
            .map_err(|source| ConfigError::File { path: PathBuf::from("."), source })?;
        let environment = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self::load(file, environment, &working_dir)
    }

    /// The same with everything given, as tests need it.
    ///
    /// # Errors
    /// As [`Config::from_process`].
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
        working_dir: &Path,
    ) -> Result<Self, ConfigError> {
        let mut config = sources::read(file, environment)?;
        if config.data_dir.as_os_str().is_empty() {
            config.data_dir = sources::default_data_dir(working_dir);
        }
        config.data_dir = working_dir.join(&config.data_dir);
        if config.server.base_url.is_unset() {
            config.server.base_url = BaseUrl::of_listener(config.server.listen);
        }
        let refusals = refusals::of(&config);
        if refusals.is_empty() { Ok(config) } else { Err(ConfigError::Refused(refusals)) }
    }

    /// Where mails lie that are not sent by SMTP, one `.eml` file a mail.
    #[must_use]
    pub fn mails_dir(&self) -> PathBuf {
        self.data_dir.join("mails")
    }
}
