//! What `postmaster.pid` says, and whether it is true.
//!
//! `pg_ctl status` believes any process that has the number in the file. In a container numbers repeat after a restart,
//! and a killed server stays a zombie when nobody waits for it: both are told apart by the process's working folder.

use std::path::{Path, PathBuf};

use nix::sys::signal::kill;
use nix::unistd::Pid;

const FILE: &str = "postmaster.pid";
/// Line of the socket folder in the file, counted from 0.
const SOCKET_DIR_LINE: usize = 4;

/// Whether the server of the cluster in `data` lives.
pub(super) fn is_alive(data: &Path) -> bool {
    pid_in_file(data).is_some_and(|pid| belongs(pid, data))
}

/// The socket folder of the living server.
pub(super) fn socket_dir(data: &Path) -> Option<PathBuf> {
    if !is_alive(data) {
        return None;
    }
    let text = std::fs::read_to_string(data.join(FILE)).ok()?;
    text.lines().nth(SOCKET_DIR_LINE).filter(|line| !line.is_empty()).map(PathBuf::from)
}

/// Whether a process of a dead server still works on the data; a new server must wait for its end.
pub(super) fn has_orphans(data: &Path) -> bool {
    let Ok(processes) = std::fs::read_dir("/proc") else { return false };
    let pids = processes.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.into_iter().any(|pid| has_process_folder() && belongs(pid, data))
}

/// Takes a file away whose number now belongs to a stranger or a zombie; Postgres itself would refuse to start.
/// Only safe when [`has_orphans`] said no.
pub(super) fn remove_stale_file(data: &Path) -> std::io::Result<()> {
    match pid_in_file(data) {
        Some(pid) if kill(Pid::from_raw(pid), None) != Err(nix::errno::Errno::ESRCH) => {
            std::fs::remove_file(data.join(FILE))
        }
        _ => Ok(()),
    }
}

fn pid_in_file(data: &Path) -> Option<i32> {
    let text = std::fs::read_to_string(data.join(FILE)).ok()?;
    text.lines().next()?.trim().parse().ok().filter(|pid| *pid > 0)
}

/// A server and its children work in their data folder.
fn belongs(pid: i32, data: &Path) -> bool {
    if !has_process_folder() {
        return kill(Pid::from_raw(pid), None).is_ok();
    }
    std::fs::read_link(format!("/proc/{pid}/cwd")).is_ok_and(|folder| folder == data)
}

/// Only Linux has it.
fn has_process_folder() -> bool {
    Path::new("/proc/self/cwd").exists()
}
