//! Similar articles and questions while a title is typed.

use actix_web::web;
use serde::Deserialize;

use crate::boards::Board;
use crate::db::{ArticleId, BoardId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::search::{self, Subject};
use crate::shell;
use crate::threads::actions::ask;
use crate::threads::drafts::{self, Place};
use crate::threads::model::{SUGGESTED_MAX, ShownBefore};
use crate::threads::suggestions::{self, Suggestion};
use crate::threads::views::ask::BESIDE;
use crate::threads::views::suggest as view;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key::{self, FormKey, Submit};
use crate::web::limits::Action;

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

    /// What is shown, as the form sends it back.
    pub fn shown(&self) -> ShownBefore {
        let mut shown = ShownBefore::default();
        for suggestion in &self.suggestions {
            match suggestion.subject {
                Subject::Article(id) => shown.articles.push(id.0),
                Subject::Thread(id) => shown.threads.push(id.0),
            }
        }
        shown
    }

    /// The board that most of them belong to, if that is clear and the viewer may ask there.
    pub fn board<'a>(&self, visit: &'a Visit) -> Option<&'a Board> {
        let boards: Vec<BoardId> = self.suggestions.iter().filter_map(|s| s.board).collect();
        let votes = |id: BoardId| boards.iter().filter(|board| **board == id).count();
        let likely = boards.iter().copied().max_by_key(|id| votes(*id))?;
        let clear = votes(likely) * 3 >= boards.len() * 2;
        visit.site.boards_for(&visit.viewer).find(|board| clear && board.id == likely)
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

/// `POST /ask/answered`: somebody who was asking has found the answer. What they typed is not kept.
pub async fn answered(visit: Visit, fields: Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let shown = really_shown(&visit, &fields).await?;
    // A key beside the question's own: whoever goes back and asks all the same is heard.
    let key = FormKey::read(&format!("{}-answered", fields.text(form_key::FIELD)));
    let mut change = visit.begin().await?;
    if key.take(&mut change, visit.now).await? == Submit::First {
        ask::answered_by_suggestion(&mut change, visit.viewer.member_id(), &shown, visit.now).await?;
        if let (Some(asker), false) = (visit.viewer.member_id(), fields.has(BESIDE)) {
            drafts::discard(&mut change, asker, Place::Ask).await?;
        }
        key.settle(&mut change, urls::home()).await?;
    }
    change.commit().await?;
    shell::see_with(&visit, urls::home(), Flash::ok(t::THREADS_FLASH_ANSWERED))
}

/// What the form says was shown, as far as the viewer could have seen it: the form comes from outside.
pub async fn really_shown(visit: &Visit, fields: &Fields) -> Result<ShownBefore, Error> {
    let mut shown = ShownBefore::read(fields.text("shown"));
    if shown.articles.is_empty() && shown.threads.is_empty() {
        return Ok(shown);
    }
    let mut conn = visit.search_conn().await?;
    let seen = suggestions::load(&mut conn, &visit.viewer, &shown.articles, &shown.threads).await?;
    shown.articles.retain(|id| seen.iter().any(|one| one.subject == Subject::Article(ArticleId(*id))));
    shown.threads.retain(|id| seen.iter().any(|one| one.subject == Subject::Thread(ThreadId(*id))));
    Ok(shown)
}

/// What is found beside something that must not fail for it: nothing, for who has searched too much.
pub async fn find_if_allowed(visit: &Visit, title: &str) -> Result<Found, Error> {
    if visit.limit(Action::Search).is_err() { Ok(Found::default()) } else { find(visit, title).await }
}

/// Looks in the index, then loads and checks the rows. The caller has counted the search.
async fn find(visit: &Visit, title: &str) -> Result<Found, Error> {
    if !search::says_enough(title) {
        return Ok(Found::default());
    }
    let hits = visit.app.search.suggest(title, visit.viewer.audiences(), 8 * SUGGESTED_MAX).await;
    let best = hits.first().map_or(0.0, |hit| hit.score);
    let (mut articles, mut threads) = (Vec::new(), Vec::new());
    for hit in &hits {
        match hit.subject {
            Subject::Article(id) if articles.len() < SUGGESTED_MAX => articles.push(id.0),
            Subject::Thread(id) if threads.len() < SUGGESTED_MAX => threads.push(id.0),
            _ => {}
        }
    }
    if articles.is_empty() && threads.is_empty() {
        return Ok(Found::default());
    }
    let mut conn = visit.search_conn().await?;
    let suggestions = suggestions::load(&mut conn, &visit.viewer, &articles, &threads).await?;
    Ok(Found { suggestions, best })
}
