//! The system account that runs the server: Postgres refuses to run as root.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use nix::unistd::{Gid, Uid, User};

use super::ManagedError;

/// Who runs the server.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) name: String,
    pub(super) uid: u32,
    pub(super) gid: u32,
    /// Whether programs must be started under another account than ours.
    pub(super) switch: Switch,
}

/// Whether programs must be started under another account than ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Switch {
    Stay,
    Drop,
}

/// Tried in this order when started by root.
const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// Our own account, or for root one of [`ACCOUNTS`].
pub(super) fn for_new_cluster() -> Result<Account, ManagedError> {
    let own = Uid::effective();
    if !own.is_root() {
        return Ok(stay(own));
    }
    let found = ACCOUNTS.iter().find_map(|name| User::from_name(name).ok().flatten());
    let user = found.ok_or_else(|| {
        ManagedError::Folder(
            "Root may not run PostgreSQL and there is neither an account `postgres` nor `nobody`; start Askwell under another account.".to_owned(),
        )
    })?;
    Ok(Account { name: user.name, uid: user.uid.as_raw(), gid: user.gid.as_raw(), switch: Switch::Drop })
}

/// The owner of the cluster in `data`, which alone may start its server.
pub(super) fn of_existing_cluster(data: &Path) -> Result<Account, ManagedError> {
    let metadata = std::fs::metadata(data).map_err(|source| ManagedError::File {
        what: format!("The database folder {} cannot be read", data.display()),
        source,
    })?;
    let own = Uid::effective();
    if own.as_raw() == metadata.uid() && !own.is_root() {
        return Ok(stay(own));
    }
    let owner = Uid::from_raw(metadata.uid());
    let name = User::from_uid(owner).ok().flatten().map_or_else(|| owner.to_string(), |user| user.name);
    if !own.is_root() || owner.is_root() {
        return Err(ManagedError::Folder(format!(
            "The database folder {} belongs to the account {name}; start Askwell under that account.",
            data.display()
        )));
    }
    Ok(Account { name, uid: metadata.uid(), gid: metadata.gid(), switch: Switch::Drop })
}

fn stay(own: Uid) -> Account {
    let name = User::from_uid(own).ok().flatten().map_or_else(|| own.to_string(), |user| user.name);
    Account { name, uid: own.as_raw(), gid: Gid::effective().as_raw(), switch: Switch::Stay }
}
