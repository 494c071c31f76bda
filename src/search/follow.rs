//! Keeps the node's index up to date: reloads every thread and article that an event names.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::index::SearchIndex;
use super::rebuild::{self, RebuildError};
use crate::db::{ArticleId, Conn, Pool, ThreadId};
use crate::events::{Event, Kind, NodeFollower};

/// Commits are costly: at most one in this time while events keep coming.
const COMMIT_EVERY: Duration = Duration::from_millis(300);

/// The follower that fills this node's [`SearchIndex`]. An index that was never filled is built from the tables
/// first, at the follower's first turn.
pub struct IndexFollower {
    index: Arc<SearchIndex>,
    pool: Pool,
    /// The position of the last commit.
    committed: AtomicI64,
    last_commit: Mutex<Option<Instant>>,
}

impl IndexFollower {
    /// A follower for the index, loading rows by the pool.
    pub fn new(index: Arc<SearchIndex>, pool: Pool) -> Self {
        let committed = AtomicI64::new(index.position().unwrap_or(0));
        Self { index, pool, committed, last_commit: Mutex::new(None) }
    }

    async fn take_over(&self, events: &[Event], pos: i64) -> Result<(), String> {
        if events.is_empty()
            && pos <= self.committed.load(Ordering::Relaxed)
            && self.index.position().is_some()
        {
            return Ok(());
        }
        let mut last_commit = self.last_commit.lock().await;
        {
            let mut conn = self.pool.get().await.map_err(|e| e.to_string())?;
            if self.index.position().is_none() {
                rebuild::reindex(&self.index, &mut conn, |_, _| ()).await.map_err(|e| e.to_string())?;
            }
            self.reload(&mut conn, events).await.map_err(|e| e.to_string())?;
        }
        let waits = !events.is_empty() && last_commit.is_some_and(|at| at.elapsed() < COMMIT_EVERY);
        if !waits {
            // A rebuild may already contain more than this reader has read.
            let pos = pos.max(self.index.position().unwrap_or(0));
            rebuild::write(&self.index, move |index| index.commit(pos)).await.map_err(|e| e.to_string())?;
            self.committed.store(pos, Ordering::Relaxed);
            *last_commit = Some(Instant::now());
        }
        Ok(())
    }

    async fn reload(&self, conn: &mut Conn, events: &[Event]) -> Result<(), RebuildError> {
        let threads: Vec<ThreadId> = touched_threads(events).into_iter().collect();
        let articles: BTreeSet<ArticleId> = events.iter().filter_map(|event| event.article).collect();
        let articles: Vec<ArticleId> = articles.into_iter().collect();
        if !threads.is_empty() {
            rebuild::replace_threads(&self.index, conn, &threads).await?;
        }
        if !articles.is_empty() {
            rebuild::replace_articles(&self.index, conn, &articles).await?;
        }
        Ok(())
    }
}

fn touched_threads(events: &[Event]) -> BTreeSet<ThreadId> {
    let shows =
        |event: &&Event| !only_deadlines(event) && !event.kind.as_ref().is_some_and(Kind::is_out_of_sight);
    let mut touched: BTreeSet<ThreadId> =
        events.iter().filter(shows).filter_map(|event| event.thread).collect();
    for event in events {
        if let Some(Kind::ArticlePublished { threads, .. } | Kind::PromotionUndone { threads, .. }) =
            &event.kind
        {
            touched.extend(threads);
        }
    }
    touched
}

/// When something is due is in no index.
fn only_deadlines(event: &Event) -> bool {
    matches!(event.kind, Some(Kind::QuestionRetargeted | Kind::UrgencySet { .. } | Kind::ClaimProlonged))
}

impl NodeFollower for IndexFollower {
    fn name(&self) -> &'static str {
        "search index"
    }

    fn starts_at(&self) -> Option<i64> {
        self.index.position()
    }

    fn digest<'a>(&'a self, events: &'a [Event], pos: i64) -> BoxFuture<'a, Result<(), String>> {
        self.take_over(events, pos).boxed()
    }
}
