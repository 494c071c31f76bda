//! What `postmaster.pid` says, and whether it is true.
//!
//! `pg_ctl status` believes any process that has the number in the file. In a container numbers repeat after a restart,
//! and a killed server stays a zombie when nobody waits for it: both are told apart by the process's working folder.

use std::path::{Path, PathBuf};

use nix::errno::Errno;
use nix::sys::signal::kill;
use nix::unistd::Pid;

const FILE: &str = "postmaster.pid";
/// Beside the socket, with the same number in it.
const SOCKET_LOCK: &str = ".s.PGSQL.5432.lock";
/// Line of the socket folder in the file, counted from 0.
const SOCKET_DIR_LINE: usize = 4;

/// Whether the server of the cluster in `data` lives.
pub(super) fn is_alive(data: &Path) -> bool {
    pid_in(&data.join(FILE)).is_some_and(|pid| belongs(pid, data))
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

/// Takes files away whose number belongs to a stranger or to a zombie nobody waited for; Postgres itself would refuse
/// to start. Only safe when [`has_orphans`] said no, and in a socket folder no other cluster uses.
pub(super) fn remove_stale_files(data: &Path, socket_dir: &Path) -> std::io::Result<()> {
    for file in [data.join(FILE), socket_dir.join(SOCKET_LOCK)] {
        let taken = pid_in(&file).is_some_and(|pid| kill(Pid::from_raw(pid), None) != Err(Errno::ESRCH));
        if taken {
            std::fs::remove_file(file)?;
        }
    }
    Ok(())
}

fn pid_in(file: &Path) -> Option<i32> {
    let text = std::fs::read_to_string(file).ok()?;
    // A single-user server writes its number negative.
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
