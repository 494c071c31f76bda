//! `GET /desk/escalations`: the call list.

use actix_web::web;
use serde::Deserialize;

use crate::door::Visit;
use crate::error::Answer;
use crate::escalations::reads::{self, Wanted};
use crate::escalations::views::list as views;
use crate::shell::Page;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// What the address says; what does not read counts as not said.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Query {
    /// `me`: only the viewer's.
    #[serde(default)]
    pub owner: String,
    /// A board's slug.
    #[serde(default)]
    pub board: String,
    /// By what.
    #[serde(default)]
    pub channel: String,
    /// After this place.
    #[serde(default)]
    pub after: String,
}

impl Query {
    fn wanted(&self, visit: &Visit) -> Wanted {
        let board = visit.site.boards.iter().find(|board| board.slug == self.board);
        Wanted {
            mine: self.owner == "me",
            board: board.map(|board| board.id),
            channel: self.channel.parse().ok(),
            after: self.after.parse().ok(),
        }
    }
}

/// Open escalations by due time.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    visit.staff()?;
    let wanted = query.wanted(&visit);
    let mut conn = visit.conn().await?;
    let calls = reads::calls(&mut conn, &visit.viewer, &wanted).await?;
    let refused = match wanted.after {
        Some(_) => Vec::new(),
        None => reads::refused(&mut conn, &visit.viewer, &wanted).await?,
    };
    drop(conn);
    let page = Page::staff(&visit, visit.words.text(t::ESCALATIONS_LIST), StaffPage::Desk);
    page.answer(views::index(&visit, &query, &wanted, (&calls, &refused))).await
}
