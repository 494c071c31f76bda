//! View counts: gathered in memory, written every few seconds; a crash loses some seconds of them, never a post.

use std::collections::HashMap;
use std::sync::Mutex;

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::Pools;
use crate::db::schema::{articles, threads};
use crate::web::page_cache::Seen;

/// Views since the last flush.
#[derive(Default)]
pub struct ViewCounts(Mutex<HashMap<Seen, i64>>);

impl ViewCounts {
    /// One more view.
    pub fn count(&self, seen: Seen) {
        if let Ok(mut counts) = self.0.lock() {
            *counts.entry(seen).or_default() += 1;
        }
    }

    /// Adds them to the rows.
    pub async fn flush(&self, pools: &Pools) -> Result<(), String> {
        if self.0.lock().map_or(true, |counts| counts.is_empty()) {
            return Ok(());
        }
        // First, so that nothing is lost while the database is away.
        let mut conn = pools.pages.get().await.map_err(|e| e.to_string())?;
        let counts = self.0.lock().map(|mut counts| std::mem::take(&mut *counts)).unwrap_or_default();
        // In one order, so that two nodes flushing at once do not wait for each other in a circle.
        let mut counts: Vec<(Seen, i64)> = counts.into_iter().collect();
        counts.sort_by_key(|(seen, _)| match seen {
            Seen::Thread(id) => (0, id.0),
            Seen::Article(id) => (1, id.0),
        });
        for (seen, n) in counts {
            let done = match seen {
                Seen::Thread(id) => {
                    diesel::update(threads::table.find(id.0))
                        .set(threads::views.eq(threads::views + n))
                        .execute(&mut conn)
                        .await
                }
                Seen::Article(id) => {
                    diesel::update(articles::table.find(id.0))
                        .set(articles::views.eq(articles::views + n))
                        .execute(&mut conn)
                        .await
                }
            };
            done.map_err(|e| e.to_string())?;
        }
        Ok(())
    }
}
