//! Starts the server again when it died.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::cluster::Cluster;
use super::{ManagedError, Stage, lock};

/// A look costs one small file and one link; promise R2 asks for writes 3 s after a death.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Pauses double up to this after starts that failed, so that a full disk does not fill the log.
const PAUSE_MAX: Duration = Duration::from_secs(3);

pub(super) async fn keep_running(cluster: Arc<Cluster>, mut told: watch::Receiver<Stage>) {
    let mut pause = LOOK_EVERY;
    while told_to_go_on(&mut told, pause).await {
        if cluster.is_alive() {
            pause = LOOK_EVERY;
            continue;
        }
        tracing::warn!("the private database is gone and is started again");
        match start_again(&cluster).await {
            Ok(()) => tracing::info!("the private database is back"),
            Err(error) => {
                tracing::error!(%error, "the private database cannot be started");
                pause = (pause * 2).min(PAUSE_MAX);
            }
        }
    }
}

/// False as soon as the stop is asked for, true after the pause.
async fn told_to_go_on(told: &mut watch::Receiver<Stage>, pause: Duration) -> bool {
    let stopping = told.wait_for(|stage| *stage == Stage::Stopping);
    tokio::time::timeout(pause, stopping).await.is_err()
}

async fn start_again(cluster: &Cluster) -> Result<(), ManagedError> {
    let _starting = lock::exclusive(cluster.start_lock_path()).await?;
    cluster.ensure_running().await
}
