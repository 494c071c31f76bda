//! Finding the server programs of the right major version.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::ManagedError;

/// Oldest major version whose features are used (`create database … strategy`, security of `public`).
const MAJOR_MIN: u32 = 15;

/// Folders that hold one folder a major version, and where the programs are in it: Debian, then Red Hat.
const VERSIONED: [(&str, &str, &str); 2] = [("/usr/lib/postgresql", "", "bin"), ("/usr", "pgsql-", "bin")];

/// Programs of one major version.
#[derive(Debug, Clone)]
pub(super) struct Binaries {
    pub(super) folder: PathBuf,
    pub(super) major: u32,
}

/// Those of `wanted_major`, the cluster's own; for a new cluster the newest.
pub(super) fn find(setting: Option<&Path>, wanted_major: Option<u32>) -> Result<Binaries, ManagedError> {
    let folders = setting.map_or_else(usual_folders, |folder| vec![folder.to_owned()]);
    let mut found: Vec<Binaries> = folders.into_iter().filter_map(examine).collect();
    if let Some(major) = wanted_major {
        let own = found.into_iter().find(|binaries| binaries.major == major);
        return own.ok_or_else(|| {
            ManagedError::Binaries(format!(
                "The database was made by PostgreSQL {major}, whose programs are not here: sudo apt-get install postgresql-{major}"
            ))
        });
    }
    found.retain(|binaries| binaries.major >= MAJOR_MIN);
    // The first of equals: a versioned folder before PATH.
    found.sort_by_key(|binaries| std::cmp::Reverse(binaries.major));
    found.into_iter().next().ok_or_else(|| {
        ManagedError::Binaries(format!(
            "PostgreSQL {MAJOR_MIN} or newer is not installed{}: run script/setup or sudo apt-get install postgresql, or set DATABASE_URL.",
            setting.map(|folder| format!(" in {}", folder.display())).unwrap_or_default()
        ))
    })
}

fn usual_folders() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    for (parent, prefix, below) in VERSIONED {
        let Ok(entries) = std::fs::read_dir(parent) else { continue };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let version = name.to_str().and_then(|name| name.strip_prefix(prefix));
            if version.is_some_and(|version| version.parse::<u32>().is_ok()) {
                folders.push(entry.path().join(below));
            }
        }
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    folders
}

fn examine(folder: PathBuf) -> Option<Binaries> {
    let complete = ["initdb", "pg_ctl", "postgres"].iter().all(|program| folder.join(program).is_file());
    if !complete {
        return None;
    }
    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let version = text.split_whitespace().nth(2)?;
    let digits = version.split(|character: char| !character.is_ascii_digit()).next()?;
    Some(Binaries { folder, major: digits.parse().ok()? })
}
