//! Per-node followers: each node reads all events for its own copies (page cache, search index, rules).

use std::sync::atomic::{AtomicI64, Ordering};

use futures_util::future::BoxFuture;

use super::read::{self, Event};
use crate::db::Pool;

/// Events read in one turn.
const BATCH: i64 = 500;

/// A follower of which every node has its own.
pub trait NodeFollower: Send + Sync {
    /// For the log.
    fn name(&self) -> &'static str;
    /// The position its copy already contains; `None`: it starts with the head as it stands.
    fn starts_at(&self) -> Option<i64>;
    /// Takes the events over by loading the subjects' rows anew; never adds up. Called with no events when it has
    /// caught up, so that it knows how far everybody is.
    fn digest<'a>(&'a self, events: &'a [Event], pos: i64) -> BoxFuture<'a, Result<(), String>>;
}

/// A node follower and how far it is.
pub struct Reader {
    follower: Box<dyn NodeFollower>,
    pos: AtomicI64,
}

impl Reader {
    /// Starts reading at the position the follower names, or at the head.
    pub fn new(follower: Box<dyn NodeFollower>, head: i64) -> Self {
        let pos = AtomicI64::new(follower.starts_at().unwrap_or(head));
        Self { follower, pos }
    }

    /// The follower's name and the position it has come to.
    pub fn position(&self) -> (&'static str, i64) {
        (self.follower.name(), AtomicI64::load(&self.pos, Ordering::Relaxed))
    }

    /// Reads what is new up to `head`; true if there was something.
    pub async fn turn(&self, pool: &Pool, head: i64) -> Result<bool, String> {
        let from = AtomicI64::load(&self.pos, Ordering::Relaxed);
        let events = if from < head { new_events(pool, from).await? } else { Vec::new() };
        let pos = events.last().map_or(from, |event| event.pos);
        self.follower.digest(&events, pos).await?;
        AtomicI64::store(&self.pos, pos, Ordering::Relaxed);
        Ok(!events.is_empty())
    }
}

async fn new_events(pool: &Pool, from: i64) -> Result<Vec<Event>, String> {
    let mut conn = pool.get().await.map_err(|e| e.to_string())?;
    read::after(&mut conn, from, BATCH).await.map_err(|e| e.to_string())
}
