//! The pump: one loop a node that stamps, wakes on commits and notifications, and lets every follower take its turns.

use std::sync::Arc;
use std::time::Duration;

use diesel_async::SimpleAsyncConnection;
use futures_util::StreamExt;
use tokio::sync::{Notify, watch};

use super::followers::{self, Enrolled, Follower, Turn};
use super::per_node::{NodeFollower, Reader};
use super::{read, stamp};
use crate::db::{PooledConn, Pools};
use crate::error::Error;

/// The stamper runs at least this often, for commits of processes that have died.
const STAMP_EVERY: Duration = Duration::from_millis(250);
/// Followers look at least this often, for announcements that were lost.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Wakes the pump when this process has committed. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Wake(Arc<Notify>);

impl Wake {
    /// Says that there may be something to stamp; many calls make one turn.
    pub fn now(&self) {
        self.0.notify_one();
    }
}

/// Who failed while the others went on.
#[derive(Default)]
struct Troubles {
    first: Option<String>,
    failed: Vec<&'static str>,
}

impl Troubles {
    fn has(&self, name: &str) -> bool {
        self.failed.contains(&name)
    }

    /// Whether a turn did anything; a failure is remembered.
    fn hear(&mut self, name: &'static str, turn: Result<bool, String>) -> bool {
        turn.unwrap_or_else(|error| {
            self.failed.push(name);
            self.first.get_or_insert(format!("{name}: {error}"));
            false
        })
    }
}

/// All followers of this node.
pub struct Pump {
    pools: Pools,
    wake: Wake,
    followers: Vec<Enrolled>,
    readers: Vec<Reader>,
}

impl Pump {
    /// Enrols the followers and notes where the node's own ones begin.
    pub async fn new(
        pools: Pools,
        wake: Wake,
        followers: Vec<Box<dyn Follower>>,
        node: Vec<Box<dyn NodeFollower>>,
    ) -> Result<Self, diesel::result::Error> {
        let mut conn =
            pools.connect().await.map_err(|e| diesel::result::Error::QueryBuilderError(e.into()))?;
        stamp::stamp(&mut conn).await?;
        let followers: Vec<Enrolled> = followers.into_iter().map(Enrolled::new).collect();
        followers::enrol(&mut conn, &followers).await?;
        let head = read::head(&mut conn).await?;
        let readers = node.into_iter().map(|follower| Reader::new(follower, head)).collect();
        Ok(Self { pools, wake, followers, readers })
    }

    /// How far this node's own followers have come.
    pub fn positions(&self) -> Vec<(&'static str, i64)> {
        self.readers.iter().map(Reader::position).collect()
    }

    /// Stamps and digests until nothing is left; true if there was anything. Whoever fails rests until the next call, and
    /// the others go on; the first failure is told at the end.
    pub async fn settle(&self) -> Result<bool, String> {
        let mut troubles = Troubles::default();
        let mut worked = false;
        while self.round(&mut troubles).await? {
            worked = true;
        }
        troubles.first.map_or(Ok(worked), Err)
    }

    /// One turn for each that is behind; true if any of them worked.
    async fn round(&self, troubles: &mut Troubles) -> Result<bool, String> {
        let (mut again, head, abreast) = self.look().await.map_err(|e| e.to_string())?;
        for follower in &self.followers {
            // Most looks find nothing, and a turn costs a lock.
            let is_behind = abreast.iter().all(|name| name != follower.name());
            if is_behind && !troubles.has(follower.name()) {
                let turn = follower.turn(&mut *self.conn().await?).await;
                let turn = turn.map(|turn| turn == Turn::Worked).map_err(|e| e.to_string());
                again |= troubles.hear(follower.name(), turn);
            }
        }
        for reader in &self.readers {
            let (name, _) = reader.position();
            if !troubles.has(name) {
                again |= troubles.hear(name, reader.turn(&self.pools.pages, head).await);
            }
        }
        Ok(again)
    }

    /// Stamps; gives whether there was anything to stamp, how far the events go, and who has come so far.
    async fn look(&self) -> Result<(bool, i64, Vec<String>), Error> {
        let mut conn = self.pools.pages.get().await?;
        let stamped = stamp::stamp(&mut conn).await? > 0;
        let head = read::head(&mut conn).await?;
        Ok((stamped, head, read::abreast_of(&mut conn, head).await?))
    }

    async fn conn(&self) -> Result<PooledConn, String> {
        self.pools.pages.get().await.map_err(|e| e.to_string())
    }

    /// Runs until told to stop.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let listener = tokio::spawn(listen(self.pools.clone(), self.wake.clone()));
        let mut stamps = tokio::time::interval(STAMP_EVERY);
        let mut looked = tokio::time::Instant::now();
        loop {
            let woken = tokio::select! {
                _ = stop.changed() => break,
                () = self.wake.0.notified() => true,
                _ = stamps.tick() => false,
            };
            if woken || looked.elapsed() >= LOOK_EVERY || self.unstamped().await {
                looked = tokio::time::Instant::now();
                if let Err(error) = self.settle().await {
                    tracing::warn!(%error, "followers could not go on; trying again");
                    tokio::time::sleep(LOOK_EVERY).await;
                }
            }
        }
        listener.abort();
    }

    async fn unstamped(&self) -> bool {
        let Ok(mut conn) = self.pools.pages.get().await else { return false };
        stamp::stamp(&mut conn).await.is_ok_and(|count| count > 0)
    }
}

/// Hears other nodes' announcements on a connection of its own; every reconnection counts as one.
async fn listen(pools: Pools, wake: Wake) {
    loop {
        match pools.connect().await {
            Ok(mut conn) => {
                if conn.batch_execute(&format!("listen {}", stamp::CHANNEL)).await.is_ok() {
                    wake.now();
                    let mut heard = std::pin::pin!(conn.notifications_stream());
                    let mut lost = std::pin::pin!(pools.pulse.lost());
                    loop {
                        tokio::select! {
                            word = heard.next() => match word {
                                Some(Ok(_)) => wake.now(),
                                _ => break,
                            },
                            // A server that hangs would be listened to for ever.
                            () = &mut lost => break,
                        }
                    }
                }
            }
            Err(error) => tracing::debug!(%error, "cannot listen for events"),
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
