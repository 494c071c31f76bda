//! Finished pages for guests, compressed once. An entry keeps the event position that was applied *before* its first
//! statement; it is served only if none of its tags was touched later, so a late fill is never shown.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use actix_web::web::Bytes;
use moka::sync::Cache;
use tokio::sync::Mutex;

use crate::db::{ArticleId, BoardId, ThreadId};

/// What a page shows, as far as events can touch it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A thread: its posts, marks, counters.
    Thread(ThreadId),
    /// A board's lists.
    Board(BoardId),
    /// An article.
    Article(ArticleId),
    /// Lists of articles: FAQ home, sections.
    Faq,
    /// Lists across boards: home, unanswered.
    Lists,
    /// Settings, boards, audiences: every page.
    Site,
}

/// A view to count when the page is served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seen {
    /// A thread was read.
    Thread(ThreadId),
    /// An article was read.
    Article(ArticleId),
}

/// What a handler says of a page that may be kept; put into the answer's extensions.
#[derive(Debug, Clone)]
pub struct Keep {
    /// What it shows.
    pub tags: Vec<Tag>,
    /// What a view of it counts for.
    pub seen: Option<Seen>,
}

/// Where a guest's page is kept.
#[derive(Debug, Clone)]
pub struct PageKey {
    /// Address, language and theme: all that the page depends on.
    pub page: String,
    /// Whether this request's page may be kept there. One whose address says more is answered from it, but its own page
    /// repeats that address.
    pub fills: bool,
}

/// A page as its handler made it.
#[derive(Debug)]
pub struct Made {
    /// Its bytes.
    pub plain: Bytes,
    /// Its media type.
    pub media_type: String,
    /// Its language, for the header.
    pub lang: &'static str,
    /// The route that made it, for the figures.
    pub route: String,
    /// Names these bytes, for clients that ask whether they changed.
    pub etag: Option<String>,
}

/// A kept page.
#[derive(Debug)]
pub struct Entry {
    /// Brotli.
    pub br: Bytes,
    /// Uncompressed.
    pub plain: Bytes,
    /// Its media type.
    pub media_type: String,
    /// Its language, for the header.
    pub lang: &'static str,
    /// The route that made it, for the figures.
    pub route: String,
    /// Names these bytes, for clients that ask whether they changed.
    pub etag: Option<String>,
    /// What a view counts for.
    pub seen: Option<Seen>,
    gz: OnceLock<Bytes>,
    tags: Vec<Tag>,
    filled_at: i64,
}

impl Entry {
    /// Gzip, made for the first client that takes no brotli.
    pub fn gz(&self) -> &Bytes {
        self.gz.get_or_init(|| Bytes::from(gzip(&self.plain)))
    }
}

/// The cache of one node.
pub struct PageCache {
    entries: Cache<String, Arc<Entry>>,
    touched: Cache<Tag, i64>,
    making: Cache<String, Arc<Mutex<()>>>,
    applied: AtomicI64,
    heard: std::sync::Mutex<Instant>,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// How well the cache does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CacheFigures {
    /// Pages served from it.
    pub hits: u64,
    /// Pages that had to be made.
    pub misses: u64,
    /// Memory of the pages in it.
    pub bytes: u64,
}

/// Touched tags are remembered so much longer than an entry lives.
const REMEMBERS_LONGER: Duration = Duration::from_secs(60);
/// With no word from the follower for so long, nothing is served from here.
const SILENCE_MAX: Duration = Duration::from_secs(10);

impl PageCache {
    /// Room for so many bytes of pages, each for so long.
    pub fn new(bytes: u64, lifetime: Duration) -> Self {
        let weight = |_: &String, entry: &Arc<Entry>| {
            // Gzip comes later, if at all, and is about as large as brotli.
            u32::try_from(entry.plain.len() + 2 * entry.br.len()).unwrap_or(u32::MAX)
        };
        Self {
            entries: Cache::builder().max_capacity(bytes).weigher(weight).time_to_live(lifetime).build(),
            touched: Cache::builder().time_to_live(lifetime + REMEMBERS_LONGER).build(),
            making: Cache::builder().max_capacity(10_000).time_to_live(Duration::from_secs(30)).build(),
            applied: AtomicI64::new(0),
            heard: std::sync::Mutex::new(Instant::now()),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }

    /// Whether there is room for pages at all.
    pub fn is_on(&self) -> bool {
        self.entries.policy().max_capacity() != Some(0)
    }

    /// The page, if it is still true.
    pub fn get(&self, key: &PageKey) -> Option<Arc<Entry>> {
        if self.is_silent() { None } else { self.last_known(key) }
    }

    /// The page if nothing that was heard of touched it, for when the database is away and nothing is heard. A touched
    /// one may show what was hidden since.
    pub fn last_known(&self, key: &PageKey) -> Option<Arc<Entry>> {
        let untouched = |entry: &Arc<Entry>| {
            entry.tags.iter().all(|tag| self.touched.get(tag).is_none_or(|pos| pos <= entry.filled_at))
        };
        self.entries.get(&key.page).filter(untouched)
    }

    /// Whoever holds this computes the page; the others wait for it and look again.
    pub fn turn(&self, key: &PageKey) -> Arc<Mutex<()>> {
        self.making.get_with(key.page.clone(), || Arc::new(Mutex::new(())))
    }

    /// The position to note before a page's first statement.
    pub fn applied(&self) -> i64 {
        AtomicI64::load(&self.applied, Ordering::Acquire)
    }

    /// A page was served from here.
    pub fn hit(&self) {
        AtomicU64::fetch_add(&self.hits, 1, Ordering::Relaxed);
    }

    /// How well the cache does.
    pub fn figures(&self) -> CacheFigures {
        self.entries.run_pending_tasks();
        CacheFigures {
            hits: AtomicU64::load(&self.hits, Ordering::Relaxed),
            misses: AtomicU64::load(&self.misses, Ordering::Relaxed),
            bytes: self.entries.weighted_size(),
        }
    }

    /// Keeps a page made from statements that ran after `applied`.
    pub fn put(&self, key: PageKey, made: Made, keep: Keep, applied: i64) -> Arc<Entry> {
        AtomicU64::fetch_add(&self.misses, 1, Ordering::Relaxed);
        let entry = Arc::new(Entry {
            br: Bytes::from(brotli(&made.plain)),
            gz: OnceLock::new(),
            plain: made.plain,
            media_type: made.media_type,
            lang: made.lang,
            route: made.route,
            etag: made.etag,
            seen: keep.seen,
            tags: keep.tags,
            filled_at: applied,
        });
        self.entries.insert(key.page, entry.clone());
        entry
    }

    /// Events up to `pos` touched these.
    pub fn touch(&self, tags: &[Tag], pos: i64) {
        for tag in tags {
            self.touched.insert(*tag, pos);
        }
        AtomicI64::store(&self.applied, pos, Ordering::Release);
        if let Ok(mut heard) = self.heard.lock() {
            *heard = Instant::now();
        }
    }

    fn is_silent(&self) -> bool {
        self.heard.lock().map_or(true, |heard| heard.elapsed() > SILENCE_MAX)
    }
}

/// A window wider than the page finds nothing more, and clearing it would cost more than compressing.
fn window(bytes: usize) -> i32 {
    bytes.next_power_of_two().ilog2().clamp(10, 22).cast_signed()
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams {
        quality: 5,
        lgwin: window(plain.len()),
        size_hint: plain.len(),
        ..Default::default()
    };
    // Writing to memory does not fail; if it ever did, the plain bytes would be served under the wrong name.
    match brotli::BrotliCompress(&mut &*plain, &mut out, &params) {
        Ok(_) => out,
        Err(_) => Vec::new(),
    }
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(plain).and_then(|()| encoder.finish()).unwrap_or_default()
}
