//! `GET /desk/commitments`: what was promised, by day.

use actix_web::web;
use serde::Deserialize;

use crate::commitments::reads::{self, Half, Wanted};
use crate::commitments::views::list::{self as views, Again};
use crate::door::Visit;
use crate::error::Answer;
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
    /// `ended`: those that were kept or taken back.
    #[serde(default)]
    pub show: String,
    /// After this place.
    #[serde(default)]
    pub after: String,
}

impl Query {
    /// As an address asks for it.
    pub(super) fn asked(asked: &str) -> Self {
        web::Query::<Self>::from_query(asked).map(web::Query::into_inner).unwrap_or_default()
    }

    fn wanted(&self, visit: &Visit) -> Wanted {
        let board = visit.site.boards.iter().find(|board| board.slug == self.board);
        Wanted {
            mine: self.owner == "me",
            board: board.map(|board| board.id),
            half: if self.show == "ended" { Half::Ended } else { Half::Open },
            after: self.after.parse().ok(),
        }
    }
}

/// The list.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    answer(&visit, &query, None).await
}

/// The list, with a form that came back if one did.
pub(super) async fn answer(visit: &Visit, query: &Query, again: Option<&Again>) -> Answer {
    visit.staff()?;
    let wanted = query.wanted(visit);
    let mut conn = visit.conn().await?;
    let listed = reads::listed(&mut conn, &visit.viewer, &wanted).await?;
    let rate = reads::kept_rate(&mut conn, &visit.viewer, &wanted, visit.now).await?;
    drop(conn);
    let page = Page::staff(visit, visit.words.text(t::COMMITMENTS_TITLE), StaffPage::Desk);
    let page = match again {
        Some(again) => page.with_errors().status(again.status),
        None => page,
    };
    page.answer(views::index(visit, query, &wanted, &listed, rate, again)).await
}
