//! The secret that signs links and cookies: given, or made once and kept.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rand::RngExt;
use secrecy::SecretString;

use super::{Config, ConfigError};

/// Name in the data folder; readable by its owner only.
const FILE: &str = "secret";
const SECRET_BYTES: usize = 32;

impl Config {
    /// The given secret, else the one in the data folder, which is made when it is missing.
    ///
    /// # Errors
    /// When the file can be neither read nor made.
    pub fn signing_secret(&self) -> Result<SecretString, ConfigError> {
        if let Some(secret) = &self.secret {
            return Ok(secret.clone());
        }
        let path = self.data_dir.join(FILE);
        kept(&path).map_err(|source| ConfigError::File { path, source })
    }
}

fn kept(path: &Path) -> std::io::Result<SecretString> {
    match std::fs::read_to_string(path) {
        Ok(text) if !text.trim().is_empty() => return Ok(SecretString::from(text.trim().to_owned())),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let bytes: [u8; SECRET_BYTES] = rand::rng().random();
    let text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    // Complete under another name first: a crash must not leave half a secret, and of two starts one wins for both.
    let draft = path.with_extension(std::process::id().to_string());
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    match std::fs::hard_link(&draft, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => std::fs::remove_file(&draft)?,
    }
    std::fs::read_to_string(path).map(SecretString::from)
}
