//! Kept pictures: a file named by its hash, written before its row can be seen. Whoever may read a text that shows it, or
//! brought it, may see it.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::pictures::Picture;
pub use super::queries::uploads::{link, note};

/// Hexadecimal figures of a name before its ending.
const HASH_CHARS: usize = 64;

/// The media type of a name that could be one of ours; `None` for any other name.
pub fn media_type(name: &str) -> Option<&'static str> {
    let (hash, ending) = name.split_once('.')?;
    let is_hash =
        hash.len() == HASH_CHARS && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match ending {
        _ if !is_hash => None,
        "png" => Some("image/png"),
        "jpg" => Some("image/jpeg"),
        "gif" => Some("image/gif"),
        "webp" => Some("image/webp"),
        _ => None,
    }
}

/// Where the file of that name lies.
pub fn file(data_dir: &Path, name: &str) -> PathBuf {
    let shelf: String = name.chars().take(2).collect();
    data_dir.join("uploads").join(shelf).join(name)
}

/// Writes the file so that it is whole or not there, even when the power fails. Blocks.
///
/// # Errors
/// What the system said.
pub fn store(data_dir: &Path, picture: &Picture) -> std::io::Result<()> {
    let path = file(data_dir, &picture.name);
    let Some(folder) = path.parent() else { return Err(std::io::ErrorKind::InvalidInput.into()) };
    if path.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(folder)?;
    let passing = folder.join(format!("{}.{:016x}.part", picture.name, rand::random::<u64>()));
    let mut part = std::fs::File::create_new(&passing)?;
    part.write_all(&picture.bytes)?;
    part.sync_all()?;
    std::fs::rename(&passing, &path)?;
    std::fs::File::open(folder)?.sync_all()
}

/// Takes the file away; one that is gone already is no fault. Blocks.
///
/// # Errors
/// What the system said.
pub fn remove(data_dir: &Path, name: &str) -> std::io::Result<()> {
    match std::fs::remove_file(file(data_dir, name)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
