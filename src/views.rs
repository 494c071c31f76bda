//! View counts: gathered in memory, written every few seconds; a crash loses some seconds of them, never a post.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Date};
use diesel_async::{AsyncConnection, RunQueryDsl};

use crate::db::schema::threads;
use crate::db::{self, Conn, Keep, Pools};
use crate::web::page_cache::Seen;

/// Views are recent for so long: lists of articles are in their order.
const RECENT: TimeDelta = TimeDelta::days(28);

/// $1 article, $2 views since the last flush, $3 their day: the total, the day, and the sum of the recent days.
const ARTICLE_SEEN: &str = "
with seen as (
    update articles set views = views + $2, recent_views = recent_views + $2::integer where id = $1 returning id
)
insert into article_days (article_id, day, views) select id, $3, $2::integer from seen
on conflict (article_id, day) do update set views = article_days.views + excluded.views";

/// $1 the last day that is not recent any more.
const AGE: &str = "
with gone as (
    delete from article_days where day <= $1 returning article_id, views
), sums as (
    select article_id, sum(views)::integer as views from gone group by article_id
)
update articles set recent_views = greatest(articles.recent_views - sums.views, 0)
from sums where articles.id = sums.article_id";

/// Lets views grow old: the sums beside the articles lose them.
pub async fn age(conn: &mut Conn, now: DateTime<Utc>) -> QueryResult<usize> {
    db::statement(AGE).bind::<Date, _>((now - RECENT).date_naive()).execute(conn).await
}

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

    /// Adds them to the rows, all or none: what could not be written is written with the next.
    pub async fn flush(&self, pools: &Pools, now: DateTime<Utc>) -> Result<(), String> {
        if self.0.lock().map_or(true, |counts| counts.is_empty()) {
            return Ok(());
        }
        // First, so that nothing is lost while the database is away.
        let mut conn = pools.pages.get().await.map_err(|e| e.to_string())?;
        let counts = self.0.lock().map(|mut counts| std::mem::take(&mut *counts)).unwrap_or_default();
        let written = conn.transaction(async |conn| write(conn, in_one_order(&counts), now).await).await;
        written.map_err(|error: diesel::result::Error| {
            self.put_back(counts);
            error.to_string()
        })
    }

    fn put_back(&self, counts: HashMap<Seen, i64>) {
        if let Ok(mut since) = self.0.lock() {
            for (seen, n) in counts {
                *since.entry(seen).or_default() += n;
            }
        }
    }
}

/// So that two nodes flushing at once do not wait for each other in a circle.
fn in_one_order(counts: &HashMap<Seen, i64>) -> Vec<(Seen, i64)> {
    let mut counts: Vec<(Seen, i64)> = counts.iter().map(|(seen, n)| (*seen, *n)).collect();
    counts.sort_by_key(|(seen, _)| match seen {
        Seen::Thread(id) => (0, id.0),
        Seen::Article(id) => (1, id.0),
    });
    counts
}

async fn write(conn: &mut Conn, counts: Vec<(Seen, i64)>, now: DateTime<Utc>) -> QueryResult<()> {
    for (seen, n) in counts {
        match seen {
            Seen::Thread(id) => {
                diesel::update(threads::table.find(id.0))
                    .set(threads::views.eq(threads::views + n))
                    .kept()
                    .execute(conn)
                    .await?
            }
            Seen::Article(id) => {
                db::statement(ARTICLE_SEEN)
                    .bind::<BigInt, _>(id)
                    .bind::<BigInt, _>(n)
                    .bind::<Date, _>(now.date_naive())
                    .execute(conn)
                    .await?
            }
        };
    }
    Ok(())
}
