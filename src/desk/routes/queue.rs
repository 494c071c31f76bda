//! `GET /desk` and `GET /desk/{id}`: the queue, and one question beside it.

use actix_web::web;
use serde::Deserialize;

use crate::db::QuestionId;
use crate::desk::model::{OwnerFilter, View};
use crate::desk::reads::{self, Wanted};
use crate::desk::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::Page;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// What the address says; what does not read counts as not said.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Query {
    /// A saved view.
    #[serde(default)]
    pub view: String,
    /// A board's slug.
    #[serde(default)]
    pub board: String,
    /// Whose.
    #[serde(default)]
    pub owner: String,
    /// After this place.
    #[serde(default)]
    pub after: String,
}

impl Query {
    fn wanted(&self, visit: &Visit) -> Wanted {
        let board = visit.site.boards.iter().find(|board| board.slug == self.board);
        Wanted {
            view: self.view.parse().unwrap_or(View::All),
            board: board.map(|board| board.id),
            owner: self.owner.parse().unwrap_or(OwnerFilter::Any),
            after: self.after.parse().ok(),
        }
    }
}

/// The queue.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    answer(visit, query.into_inner(), None).await
}

/// One question, with the queue beside it where there is room.
pub async fn show(visit: Visit, id: web::Path<i64>, query: web::Query<Query>) -> Answer {
    answer(visit, query.into_inner(), Some(QuestionId(id.into_inner()))).await
}

async fn answer(visit: Visit, query: Query, open: Option<QuestionId>) -> Answer {
    visit.staff()?;
    let wanted = query.wanted(&visit);
    let mut conn = visit.conn().await?;
    let pane = match open {
        Some(id) => Some(reads::pane(&mut conn, &visit.viewer, id, visit.now).await?),
        None => None,
    };
    let queue = reads::queue(&mut conn, &visit.viewer, &wanted, visit.now).await?;
    let counts = reads::counts(&mut conn, &visit.viewer, visit.now).await?;
    drop(conn);
    let title = match &pane {
        Some(pane) => pane.question.title.clone(),
        None => visit.words.text(t::DESK_TITLE).into_owned(),
    };
    let main = views::page(
        &visit,
        &views::Shown { query: &query, wanted: &wanted, queue: &queue, counts: &counts, pane: pane.as_ref() },
    );
    Page::staff(&visit, title, StaffPage::Desk).answer(main).await
}
