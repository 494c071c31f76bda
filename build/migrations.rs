//! The fingerprint of all migrations: of their names and of every byte in them.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

/// Writes it into `out`.
pub(crate) fn build(folder: &str, out: &Path) -> Result<(), String> {
    fs::write(out.join("migrations.fingerprint"), fingerprint(Path::new(folder))?).map_err(|e| e.to_string())
}

/// Changes when a file is added, renamed or edited.
pub(crate) fn fingerprint(folder: &Path) -> Result<String, String> {
    let failure = |path: &Path, e: std::io::Error| format!("{}: {e}", path.display());
    let mut hasher = DefaultHasher::new();
    for migration in sorted(folder).map_err(|e| failure(folder, e))? {
        if !migration.is_dir() {
            continue;
        }
        for file in sorted(&migration).map_err(|e| failure(&migration, e))? {
            let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
            let bytes = fs::read(&file).map_err(|e| failure(&file, e))?;
            // With their lengths, so that no byte can pass from one to its neighbour unseen.
            for part in [name.as_bytes(), &bytes] {
                hasher.write_usize(part.len());
                hasher.write(part);
            }
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn sorted(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
