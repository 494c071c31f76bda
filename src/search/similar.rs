//! What is similar to a question that stands: found once, then remembered for a while, as each reader asks for it.
//!
//! Whoever reads it asks the database for titles and rights, so what was hidden or deleted meanwhile never shows. What
//! is new shows when the memory ends, at once for articles.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use moka::sync::Cache;

use super::index::SearchIndex;
use super::model::{Hit, Subject};
use crate::db::AudienceId;

/// How long new threads may stay out.
const REMEMBERED: Duration = Duration::from_secs(600);
/// Questions remembered, of half a kilobyte each.
const QUESTIONS_MAX: u64 = 10_000;

/// A question's title, for whom, how many at most, and the generation of the index that is asked.
type Asked = (String, Vec<AudienceId>, usize, u64);

/// The hits remembered by one node.
pub(super) struct Memory {
    hits: Cache<Asked, Arc<[Hit]>>,
    outdated: AtomicBool,
    /// Raised when what is remembered is forgotten, so that a search begun before cannot bring it back.
    generation: AtomicU64,
}

impl Memory {
    pub(super) fn new() -> Self {
        let hits = Cache::builder().max_capacity(QUESTIONS_MAX).time_to_live(REMEMBERED).build();
        Self { hits, outdated: AtomicBool::new(false), generation: AtomicU64::new(0) }
    }

    /// These change with the next commit. Threads do all the time, and may wait.
    pub(super) fn touched(&self, mut subjects: impl Iterator<Item = Subject>) {
        if subjects.any(|subject| matches!(subject, Subject::Article(_))) {
            self.outdate();
        }
    }

    pub(super) fn outdate(&self) {
        self.outdated.store(true, Ordering::Relaxed);
    }

    /// After a commit.
    pub(super) fn forget_outdated(&self) {
        if self.outdated.swap(false, Ordering::Relaxed) {
            self.generation.fetch_add(1, Ordering::Relaxed);
            self.hits.invalidate_all();
        }
    }
}

impl SearchIndex {
    /// As [`SearchIndex::suggest`], at most ten minutes old.
    pub async fn similar(
        self: &Arc<Self>,
        title: &str,
        audiences: Vec<AudienceId>,
        limit: usize,
    ) -> Arc<[Hit]> {
        let generation = self.memory.generation.load(Ordering::Relaxed);
        let asked = (title.to_owned(), audiences, limit, generation);
        if let Some(hits) = self.memory.hits.get(&asked) {
            return hits;
        }
        let Some(hits) = self.suggestions(title, asked.1.clone(), limit).await else { return Arc::new([]) };
        let hits: Arc<[Hit]> = hits.into();
        self.memory.hits.insert(asked, hits.clone());
        hits
    }
}
