//! The follower that keeps the page cache and the site's settings true: it says which pages an event touched.

use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::db::Pools;
use crate::events::{Event, Kind, NodeFollower};
use crate::site::{Site, SiteCache};
use crate::web::page_cache::{PageCache, Tag};

/// Touches tags as events come in.
pub struct Freshness {
    pages: Arc<PageCache>,
    site: Arc<SiteCache>,
    pools: Pools,
}

impl Freshness {
    /// For this node's cache.
    pub fn new(pages: Arc<PageCache>, site: Arc<SiteCache>, pools: Pools) -> Self {
        Self { pages, site, pools }
    }
}

impl NodeFollower for Freshness {
    fn name(&self) -> &'static str {
        "kept pages"
    }

    fn starts_at(&self) -> Option<i64> {
        None
    }

    fn digest<'a>(&'a self, events: &'a [Event], pos: i64) -> BoxFuture<'a, Result<(), String>> {
        async move {
            if events.iter().any(changes_site) {
                let mut conn = self.pools.pages.get().await.map_err(|e| e.to_string())?;
                let load = self.site.begin();
                self.site.put(load, Site::load(&mut conn).await.map_err(|e| e.to_string())?);
            }
            let tags: Vec<Tag> = events.iter().flat_map(touched).collect();
            self.pages.touch(&tags, pos);
            Ok(())
        }
        .boxed()
    }
}

/// A kind of a newer version may mean anything.
fn changes_site(event: &Event) -> bool {
    matches!(
        event.kind,
        None | Some(
            Kind::SiteChanged { .. } | Kind::BoardChanged | Kind::TargetsChanged | Kind::CalendarChanged
        )
    )
}

fn touched(event: &Event) -> Vec<Tag> {
    let mut tags = Vec::new();
    if event.kind.as_ref().is_some_and(Kind::is_out_of_sight) {
        return tags;
    }
    tags.extend(event.thread.map(Tag::Thread));
    tags.extend(event.board.map(Tag::Board));
    tags.extend(event.article.map(Tag::Article));
    if event.thread.is_some() {
        tags.push(Tag::Lists);
    }
    match &event.kind {
        None
        | Some(Kind::SiteChanged { .. } | Kind::BoardChanged | Kind::ProfileChanged | Kind::ProductChanged) =>
        {
            tags.push(Tag::Site);
        }
        Some(Kind::SectionChanged) => tags.push(Tag::Faq),
        Some(Kind::ThreadMoved { from }) => tags.push(Tag::Board(*from)),
        Some(Kind::PromotionUndone { threads, .. } | Kind::ArticlePublished { threads, .. }) => {
            tags.extend(threads.iter().copied().map(Tag::Thread));
        }
        Some(_) => {}
    }
    // A voice changes two numbers on one page: it empties no list.
    if event.article.is_some() && !matches!(event.kind, Some(Kind::ArticleVoted { .. })) {
        tags.push(Tag::Faq);
    }
    tags
}
