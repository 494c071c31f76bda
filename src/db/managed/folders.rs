//! The folders of the cluster: where, whose, and whether they can be reached.

use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::ManagedError;
use super::account::{Account, Switch};

/// Only the owner.
const PRIVATE: u32 = 0o700;
/// The owner; others may pass to what is below and belongs to them.
const PASSABLE: u32 = 0o711;
/// The system's limit of a socket's path, without the final zero.
const SOCKET_PATH_BYTES_MAX: usize = 107;
/// The longest name Postgres gives a socket.
const SOCKET_NAME: &str = "/.s.PGSQL.5432";

/// The data folder, made if it is not there, without links in its path.
pub(super) fn prepare_data_dir(data_dir: &Path) -> Result<PathBuf, ManagedError> {
    let failure = |source| ManagedError::File {
        what: format!("The data folder {} cannot be made", data_dir.display()),
        source,
    };
    if !data_dir.exists() {
        std::fs::create_dir_all(data_dir).map_err(failure)?;
        // Whatever our umask is.
        std::fs::set_permissions(data_dir, Permissions::from_mode(PASSABLE)).map_err(failure)?;
    }
    data_dir.canonicalize().map_err(failure)
}

/// A private folder of the account.
pub(super) fn prepare_private(folder: &Path, account: &Account) -> Result<(), ManagedError> {
    let failure = |source| ManagedError::File {
        what: format!("The folder {} cannot be made", folder.display()),
        source,
    };
    if folder.symlink_metadata().is_err() {
        DirBuilder::new().mode(PRIVATE).create(folder).map_err(failure)?;
        if account.switch == Switch::Drop {
            chown(folder, Some(account.uid), Some(account.gid)).map_err(failure)?;
        }
    }
    let metadata = folder.symlink_metadata().map_err(failure)?;
    // Somebody else's folder of that name, or a link, in /tmp must not become the door to the database.
    if !metadata.is_dir() || metadata.uid() != account.uid {
        return Err(ManagedError::Folder(format!(
            "{} does not belong to the account {}; remove it.",
            folder.display(),
            account.name
        )));
    }
    std::fs::set_permissions(folder, Permissions::from_mode(PRIVATE)).map_err(failure)
}

/// Every folder above `data_dir` (or the nearest that exists) lets the account pass.
pub(super) fn check_passable(data_dir: &Path, account: &Account) -> Result<(), ManagedError> {
    if account.switch == Switch::Stay {
        return Ok(());
    }
    let existing = data_dir.ancestors().find_map(|folder| folder.canonicalize().ok());
    for folder in existing.iter().flat_map(|folder| folder.ancestors()) {
        let Ok(metadata) = folder.metadata() else { continue };
        let needed = if metadata.uid() == account.uid {
            0o100
        } else if metadata.gid() == account.gid {
            0o010
        } else {
            0o001
        };
        if metadata.mode() & needed == 0 {
            let (closed, name) = (folder.display(), &account.name);
            return Err(ManagedError::Folder(format!(
                "The folder {closed} is closed to the account {name}, which runs the database: choose another ASKWELL_DATA_DIR or open it with chmod o+x {closed}"
            )));
        }
    }
    Ok(())
}

/// A short folder for the socket, named after the data folder so that two checkouts do not meet.
pub(super) fn socket_dir(data_dir: &Path, account: &Account) -> Result<PathBuf, ManagedError> {
    let digest = Sha256::digest(data_dir.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let candidates = match account.switch {
        Switch::Drop => vec![PathBuf::from("/run")],
        Switch::Stay => ["RUNTIME_DIRECTORY", "XDG_RUNTIME_DIR"]
            .iter()
            .filter_map(std::env::var_os)
            .map(PathBuf::from)
            .collect(),
    };
    let candidates = candidates.into_iter().filter(|parent| parent.is_dir()).chain([PathBuf::from("/tmp")]);
    let folders = candidates.map(|parent| parent.join(format!("askwell-{name}")));
    let fits = |folder: &PathBuf| folder.as_os_str().len() + SOCKET_NAME.len() <= SOCKET_PATH_BYTES_MAX;
    folders.into_iter().find(fits).ok_or_else(|| {
        ManagedError::Folder("No folder with a path short enough for the database's socket.".to_owned())
    })
}
