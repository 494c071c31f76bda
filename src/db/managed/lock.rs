//! File locks that the system releases when a program dies, however it dies.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::time::{Duration, Instant};

use super::ManagedError;

/// Longer than the longest start another program may be busy with.
const WAIT_MAX: Duration = Duration::from_secs(11 * 60);
const TRY_EVERY: Duration = Duration::from_millis(20);

/// Held until dropped.
#[derive(Debug)]
pub(super) struct FolderLock {
    _file: File,
}

/// Alone.
pub(super) async fn exclusive(path: &Path) -> Result<FolderLock, ManagedError> {
    acquire(path, File::try_lock).await
}

/// Beside others who also share.
pub(super) async fn shared(path: &Path) -> Result<FolderLock, ManagedError> {
    acquire(path, File::try_lock_shared).await
}

/// Whether nobody holds it at this moment.
pub(super) fn is_free(path: &Path) -> Result<bool, ManagedError> {
    match open(path)?.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(source)) => Err(failure(path, source)),
    }
}

/// Tried again and again rather than waited for: a blocked thread could not be given up.
async fn acquire(
    path: &Path,
    attempt: fn(&File) -> Result<(), TryLockError>,
) -> Result<FolderLock, ManagedError> {
    let file = open(path)?;
    let begun = Instant::now();
    loop {
        match attempt(&file) {
            Ok(()) => return Ok(FolderLock { _file: file }),
            Err(TryLockError::WouldBlock) if begun.elapsed() < WAIT_MAX => {
                tokio::time::sleep(TRY_EVERY).await;
            }
            Err(TryLockError::WouldBlock) => return Err(ManagedError::Busy(path.to_owned())),
            Err(TryLockError::Error(source)) => return Err(failure(path, source)),
        }
    }
}

fn open(path: &Path) -> Result<File, ManagedError> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(path);
    file.map_err(|source| failure(path, source))
}

fn failure(path: &Path, source: std::io::Error) -> ManagedError {
    ManagedError::File { what: format!("The lock {} cannot be used", path.display()), source }
}
