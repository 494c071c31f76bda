//! Similar articles and questions while a title is typed.

use actix_web::web;
use serde::Deserialize;

use crate::db::ArticleId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::search::Subject;
use crate::shell;
use crate::threads::suggestions::{self, Suggestion};
use crate::threads::views::suggest as view;
use crate::web::limits::Action;

/// Articles shown at most.
const ARTICLES_MAX: usize = 3;
/// Questions shown at most, solved ones first.
const THREADS_MAX: usize = 3;
/// From this score on the list comes back once before a question is posted without script.
const STRONG: f32 = 1.6;

/// What was found for a title.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Best first.
    pub suggestions: Vec<Suggestion>,
    best: f32,
}

impl Found {
    /// Whether it is likely enough to be the answer to ask before posting.
    pub fn is_strong(&self) -> bool {
        !self.suggestions.is_empty() && self.best >= STRONG
    }

    /// What was shown, for whoever answers, the article that the asker came from first: ids only.
    pub fn as_shown(&self, read: Option<ArticleId>) -> Option<serde_json::Value> {
        if self.suggestions.is_empty() && read.is_none() {
            return None;
        }
        let ids = |pick: fn(&Suggestion) -> Option<i64>| {
            self.suggestions.iter().filter_map(pick).collect::<Vec<_>>()
        };
        let mut articles: Vec<i64> = read.iter().map(|article| article.0).collect();
        let found = ids(|s| match s.subject {
            Subject::Article(id) => Some(id.0),
            Subject::Thread(_) => None,
        });
        articles.extend(found.into_iter().filter(|id| read.is_none_or(|article| article.0 != *id)));
        Some(serde_json::json!({
            "articles": articles,
            "threads": ids(|s| match s.subject { Subject::Thread(id) => Some(id.0), Subject::Article(_) => None }),
        }))
    }
}

/// What is typed so far.
#[derive(Debug, Deserialize)]
pub struct Typed {
    #[serde(default, alias = "title")]
    q: String,
}

/// `GET /ask/suggest?q=`: a fragment.
pub async fn show(visit: Visit, typed: web::Query<Typed>) -> Answer {
    visit.limit(Action::Search)?;
    let found = find(&visit, &typed.q).await?;
    shell::fragment(&visit, view::list(&visit, &found))
}

/// Looks in the index, then loads and checks the rows.
pub async fn find(visit: &Visit, title: &str) -> Result<Found, Error> {
    let audiences = visit.viewer.audiences();
    let hits = visit.app.search.suggest(title, &audiences, 4 * (ARTICLES_MAX + THREADS_MAX));
    let best = hits.first().map_or(0.0, |hit| hit.score);
    let (mut articles, mut threads) = (Vec::new(), Vec::new());
    for hit in &hits {
        match hit.subject {
            Subject::Article(id) if articles.len() < ARTICLES_MAX => articles.push(id.0),
            Subject::Thread(id) if threads.len() < THREADS_MAX => threads.push(id.0),
            _ => {}
        }
    }
    if articles.is_empty() && threads.is_empty() {
        return Ok(Found::default());
    }
    let mut conn = visit.search_conn().await?;
    let suggestions = suggestions::load(&mut conn, &audiences, &articles, &threads).await?;
    Ok(Found { suggestions, best })
}
