//! `/search?q=`: articles first, then solved questions, then open ones.

use actix_web::web;
use serde::Deserialize;

use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::search::{Subject, views};
use crate::shell::Page;
use crate::threads::suggestions::{self, Suggestion};
use crate::ui::words::t;
use crate::web::limits::Action;

/// Results of each kind: whoever has not found it among so many asks in other words.
const OF_A_KIND_MAX: usize = 50;
/// Results on a page.
const PAGE_ROWS: usize = 20;
/// Characters of a query that are looked at.
const QUERY_CHARS_MAX: usize = 200;

/// What was typed.
#[derive(Debug, Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: String,
}

/// `GET /search`.
pub async fn show(visit: Visit, query: web::Query<Query>) -> Answer {
    visit.limit(Action::Search)?;
    let q: String = query.q.trim().chars().filter(|c| !c.is_control()).take(QUERY_CHARS_MAX).collect();
    let found = found(&visit, &q).await?;
    let last = found.len().div_ceil(PAGE_ROWS).max(1);
    let page = query.page.parse().unwrap_or(1).clamp(1, last);
    let shown = views::results::Shown {
        query: &q,
        total: found.len(),
        rows: found.chunks(PAGE_ROWS).nth(page - 1).unwrap_or_default(),
        page,
        last,
    };
    let content = views::results::page(&visit, &shown);
    Page::new(&visit, visit.words.text(t::SEARCH_TITLE)).noindex().query(q.clone()).answer(content).await
}

/// Articles, solved questions, open ones, each best first.
async fn found(visit: &Visit, query: &str) -> Result<Vec<Suggestion>, Error> {
    let hits = visit.app.search.search(query, visit.viewer.audiences(), OF_A_KIND_MAX).await;
    if hits.is_empty() {
        return Ok(Vec::new());
    }
    let (mut articles, mut threads) = (Vec::new(), Vec::new());
    for hit in hits {
        match hit.subject {
            Subject::Article(id) => articles.push(id.0),
            Subject::Thread(id) => threads.push(id.0),
        }
    }
    let mut conn = visit.search_conn().await?;
    let mut found = suggestions::load(&mut conn, &visit.viewer, &articles, &threads).await?;
    // Of articles the reader's language first; the rest as it was found.
    found.sort_by_key(|one| {
        (one.standing.is_some(), one.standing.is_none() && one.lang != visit.lang().tag())
    });
    Ok(found)
}
