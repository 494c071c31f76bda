//! `/search?q=`: articles first, then solved questions, then open ones.

use actix_web::web;
use serde::Deserialize;

use crate::door::Visit;
use crate::error::Answer;
use crate::search::{Subject, views};
use crate::shell::Page;
use crate::threads::suggestions;
use crate::ui::words::t;
use crate::web::limits::Action;

/// Results shown of each kind.
const RESULTS_MAX: usize = 20;
/// Characters of a query that are looked at.
const QUERY_CHARS_MAX: usize = 200;

/// What was typed.
#[derive(Debug, Deserialize)]
pub struct Query {
    #[serde(default)]
    q: String,
}

/// `GET /search`.
pub async fn show(visit: Visit, query: web::Query<Query>) -> Answer {
    visit.limit(Action::Search)?;
    let q: String = query.q.trim().chars().filter(|c| !c.is_control()).take(QUERY_CHARS_MAX).collect();
    let (mut articles, mut threads) = (Vec::new(), Vec::new());
    for hit in visit.app.search.suggest(&q, visit.viewer.audiences(), RESULTS_MAX * 2).await {
        match hit.subject {
            Subject::Article(id) if articles.len() < RESULTS_MAX => articles.push(id.0),
            Subject::Thread(id) if threads.len() < RESULTS_MAX => threads.push(id.0),
            _ => {}
        }
    }
    let found = if articles.is_empty() && threads.is_empty() {
        Vec::new()
    } else {
        let mut conn = visit.search_conn().await?;
        suggestions::load(&mut conn, &visit.viewer, &articles, &threads).await?
    };
    let content = views::results::page(&visit, &q, &found);
    Page::new(&visit, visit.words.text(t::SEARCH_TITLE)).noindex().query(q).answer(content).await
}
