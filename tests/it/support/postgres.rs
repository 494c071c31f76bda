//! One throwaway Postgres for all test processes: the first starts it, the others join, `script/test` stops it.

use std::path::{Path, PathBuf};

use askwell::db::managed::{self, Durability, ManagedPostgres, Settings};
use tokio::sync::OnceCell;

static CLUSTER: OnceCell<ManagedPostgres> = OnceCell::const_new();

/// Connection string of the shared server, role `askwell`, which may create databases.
///
/// The handle stays in this process to its end: as long as it lives, no `askwell stop-database` stops the server.
pub(crate) async fn cluster() -> &'static str {
    let start = || async {
        let settings = Settings { data_dir: folder(), binaries: None, durability: Durability::Throwaway };
        managed::start(settings).await.unwrap()
    };
    CLUSTER.get_or_init(start).await.url()
}

/// `target/test-postgres`, or a folder below /tmp where the database's account cannot reach the checkout;
/// `script/stop-test-postgres` knows both.
fn folder() -> PathBuf {
    let inside = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-postgres");
    if managed::may_hold_data(&inside).is_ok() {
        return inside;
    }
    PathBuf::from("/tmp/askwell-test-postgres")
}
