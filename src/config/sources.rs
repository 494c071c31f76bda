//! Where settings come from and which source wins.

use std::path::{Path, PathBuf};

use config::builder::DefaultState;
use config::{ConfigBuilder, File, FileFormat, Value};

use super::{Config, ConfigError};
use crate::db::managed;

/// The built-in settings, every key explained.
pub const DEFAULT_TOML: &str = include_str!("../../config/default.toml");

/// The data folder of an installed program.
const INSTALLED_DATA_DIR: &str = "/var/lib/askwell";

/// Short names for what nearly every operator sets.
const NAMED_VARIABLES: [(&str, &str); 7] = [
    ("ASKWELL_MODE", "mode"),
    ("ASKWELL_LISTEN", "server.listen"),
    ("ASKWELL_BASE_URL", "server.base_url"),
    ("ASKWELL_ADMIN_LISTEN", "server.admin_listen"),
    ("ASKWELL_DATA_DIR", "data_dir"),
    ("ASKWELL_SECRET", "secret"),
    ("DATABASE_URL", "database.url"),
];

/// Keys whose variable is a list with commas.
const LIST_KEYS: [&str; 1] = ["server.trusted_proxies"];

/// Kubernetes sets these for every pod beside a service named `askwell`; they are no settings.
const FOREIGN_PREFIXES: [&str; 2] = ["ASKWELL_SERVICE_", "ASKWELL_PORT"];

pub(super) fn read(
    file: Option<&Path>,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Config, ConfigError> {
    let mut builder = config::Config::builder().add_source(File::from_str(DEFAULT_TOML, FileFormat::Toml));
    if let Some(path) = file {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::File { path: path.to_owned(), source })?;
        builder = builder.add_source(File::from_str(&text, FileFormat::Toml));
    }
    // Sorted, so that a named variable (second) wins over its long form whatever the order of the environment.
    let mut overrides = settings_of(environment)?;
    overrides.sort_by_key(|setting| setting.named);
    for setting in overrides {
        builder = apply(builder, &setting)?;
    }
    builder.build().and_then(config::Config::try_deserialize).map_err(|error| form_error(&error))
}

/// One variable, translated.
struct Override {
    named: bool,
    key: String,
    value: String,
}

fn settings_of(
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<Override>, ConfigError> {
    let mut found = Vec::new();
    for (name, value) in environment {
        if let Some((_, key)) = NAMED_VARIABLES.iter().find(|(named, _)| *named == name) {
            // An empty variable is how shells and compose files say "not set".
            if !value.is_empty() {
                found.push(Override { named: true, key: (*key).to_owned(), value });
            }
            continue;
        }
        let Some(rest) = name.strip_prefix("ASKWELL_") else { continue };
        if name == "ASKWELL_CONFIG" || FOREIGN_PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
            continue;
        }
        let Some((section, key)) = rest.split_once("__") else {
            return Err(ConfigError::Form(format!(
                "the variable {name} is unknown (ASKWELL_SECTION__KEY has two underscores in the middle)"
            )));
        };
        let key = format!("{}.{}", section.to_lowercase(), key.to_lowercase());
        found.push(Override { named: false, key, value });
    }
    Ok(found)
}

fn apply(
    builder: ConfigBuilder<DefaultState>,
    setting: &Override,
) -> Result<ConfigBuilder<DefaultState>, ConfigError> {
    let value = if LIST_KEYS.contains(&setting.key.as_str()) {
        let entries = setting.value.split(',').map(str::trim).filter(|entry| !entry.is_empty());
        Value::from(entries.map(str::to_owned).collect::<Vec<_>>())
    } else {
        Value::from(setting.value.clone())
    };
    builder.set_override(&setting.key, value).map_err(|error| form_error(&error))
}

/// The library quotes the line at fault of a TOML file; that line may hold a password, so only the words around it stay.
fn form_error(error: &config::ConfigError) -> ConfigError {
    let text = error.to_string();
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .filter(|line| !line.starts_with('|') && !line.starts_with(|first: char| first.is_ascii_digit()))
        .collect();
    ConfigError::Form(lines.join(": "))
}

/// `var` in a checkout that the managed database may use, else the installed folder.
pub(super) fn default_data_dir(working_dir: &Path) -> PathBuf {
    let is_checkout =
        working_dir.join("Cargo.toml").is_file() && working_dir.join("config/default.toml").is_file();
    let local = working_dir.join("var");
    if is_checkout && managed::may_hold_data(&local).is_ok() {
        return local;
    }
    PathBuf::from(INSTALLED_DATA_DIR)
}
