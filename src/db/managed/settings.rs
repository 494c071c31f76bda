//! The server's own settings, written anew before each start. `alter system` wins over them.

use std::path::Path;

use super::Durability;

const MEGABYTE: u64 = 1024 * 1024;
const SHARED_BUFFERS_MB_MIN: u64 = 128;
const SHARED_BUFFERS_MB_MAX: u64 = 1024;

/// For every cluster. Log lines name no value: they may be people's text or addresses.
const COMMON: &str = "\
listen_addresses = ''
unix_socket_permissions = 0700
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
random_page_cost = 1.1
# Parallel plans share memory in /dev/shm, which containers keep at 64 MB.
max_parallel_workers_per_gather = 0
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length_on_error = 0
log_checkpoints = off
";

const SERVICE: &str = "\
fsync = on
synchronous_commit = on
full_page_writes = on
wal_compression = on
max_connections = 100
";

const THROWAWAY: &str = "\
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 300
";

/// The whole file.
pub(super) fn file(durability: Durability, socket_dir: &Path) -> String {
    let (specific, memory_mb) = match durability {
        Durability::Service => (SERVICE, machine_memory_mb()),
        Durability::Throwaway => (THROWAWAY, None),
    };
    let memory_mb = memory_mb.unwrap_or(0);
    let buffers = (memory_mb / 8).clamp(SHARED_BUFFERS_MB_MIN, SHARED_BUFFERS_MB_MAX);
    let cached = (memory_mb / 2).max(buffers * 2);
    let socket = quoted(&socket_dir.to_string_lossy());
    format!(
        "# Written by Askwell at each start; use `alter system` for changes of your own.\n{COMMON}{specific}\
         shared_buffers = {buffers}MB\neffective_cache_size = {cached}MB\nunix_socket_directories = {socket}\n"
    )
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// What the machine has, or what the container may use if that is less.
fn machine_memory_mb() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
    let machine = line.split_whitespace().nth(1)?.parse::<u64>().ok()? / 1024;
    let container = std::fs::read_to_string("/sys/fs/cgroup/memory.max").ok();
    let container = container.and_then(|text| text.trim().parse::<u64>().ok()).map(|bytes| bytes / MEGABYTE);
    Some(container.map_or(machine, |limit| limit.min(machine)))
}
