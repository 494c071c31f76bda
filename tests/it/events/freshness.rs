//! Kept pages are never older than the events this node has heard of.

use std::time::Duration;

use actix_web::web::Bytes;
use askwell::db::{BoardId, ThreadId};
use askwell::events::{self, Happened, Kind};
use askwell::web::page_cache::{Keep, Made, PageCache, PageKey, Tag};

use crate::support::TestApp;

const SHOWN: Tag = Tag::Thread(ThreadId(1));
const OTHER: Tag = Tag::Thread(ThreadId(2));

fn cache() -> PageCache {
    PageCache::new(1_000_000, Duration::from_secs(60))
}

fn key() -> PageKey {
    PageKey { page: "- en system /t/1?".to_owned(), fills: true }
}

fn fill(cache: &PageCache, text: &'static str, applied: i64) {
    let keep = Keep { tags: vec![SHOWN, Tag::Site], seen: None };
    cache.put(key(), made(text), keep, applied);
}

fn made(text: &'static str) -> Made {
    Made {
        plain: Bytes::from_static(text.as_bytes()),
        media_type: "text/html; charset=utf-8".to_owned(),
        lang: "en",
        route: "/t/{id}".to_owned(),
        etag: None,
    }
}

#[test]
fn a_page_stays_until_something_it_shows_is_touched() {
    let cache = cache();
    cache.touch(&[], 5);
    fill(&cache, "one", cache.applied());
    cache.touch(&[OTHER], 6);
    assert!(cache.get(&key()).is_some_and(|entry| entry.plain == "one"));
    cache.touch(&[SHOWN], 7);
    assert!(cache.get(&key()).is_none());
    assert!(
        cache.last_known(&key()).is_none(),
        "what was hidden is not shown, not even while the database is away"
    );
    fill(&cache, "two", cache.applied());
    assert!(cache.get(&key()).is_some_and(|entry| entry.plain == "two"));
    cache.touch(&[Tag::Site], 8);
    assert!(cache.get(&key()).is_none());
}

#[test]
fn a_page_made_before_a_change_and_kept_after_it_is_never_served() {
    let cache = cache();
    cache.touch(&[], 5);
    let applied = cache.applied();
    // Its statements run here; meanwhile the thread changes and the change is heard of.
    cache.touch(&[SHOWN], 6);
    fill(&cache, "late", applied);
    assert!(cache.get(&key()).is_none());
    cache.touch(&[], 7);
    assert!(cache.get(&key()).is_none(), "nor later");
}

#[test]
fn a_kept_page_reads_the_same_in_each_packing() {
    use std::io::Read;
    let cache = cache();
    fill(&cache, "the same text, the same text, the same text", 0);
    let entry = cache.get(&key()).unwrap();
    let mut gz = String::new();
    flate2::read::GzDecoder::new(&**entry.gz()).read_to_string(&mut gz).unwrap();
    let mut br = Vec::new();
    brotli::BrotliDecompress(&mut &*entry.br, &mut br).unwrap();
    assert_eq!((gz.as_bytes(), br.as_slice()), (&*entry.plain, &*entry.plain));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_touches_what_shows_its_subject() {
    let app = TestApp::start().await;
    app.settle().await;
    let cache = app.engine.app.pages.clone();
    let put = |name: &str, tag: Tag| {
        let keep = Keep { tags: vec![tag], seen: None };
        let key = PageKey { page: name.to_owned(), fills: true };
        cache.put(key, made("page"), keep, cache.applied());
    };
    for (name, tag) in [
        ("thread", SHOWN),
        ("other", OTHER),
        ("board", Tag::Board(BoardId(9))),
        ("old board", Tag::Board(BoardId(8))),
        ("lists", Tag::Lists),
        ("faq", Tag::Faq),
    ] {
        put(name, tag);
    }
    let moved = Happened::new(Kind::ThreadMoved { from: BoardId(8) }).thread(ThreadId(1)).board(BoardId(9));
    events::append(&mut app.conn().await, moved, app.clock.now()).await.unwrap();
    app.settle().await;
    let kept: Vec<&str> = ["thread", "other", "board", "old board", "lists", "faq"]
        .into_iter()
        .filter(|name| cache.get(&PageKey { page: (*name).to_owned(), fills: true }).is_some())
        .collect();
    assert_eq!(kept, ["other", "faq"]);
}
