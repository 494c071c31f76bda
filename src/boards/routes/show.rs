//! `GET /b/{slug}`: one board.

use actix_web::web;
use serde::Deserialize;

use crate::boards::views::show::{self, Shown};
use crate::boards::{Board, reads};
use crate::db::paging::LIST_ROWS;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::queries::sums;
use crate::shell::Page;
use crate::text::Html;
use crate::text_enum;
use crate::threads::lists::{self, Which};
use crate::threads::rendering;
use crate::ui::Nav;
use crate::urls;
use crate::web::page_cache::Tag;

/// Articles above the list.
const FAQ_ROWS: i64 = 5;

text_enum! {
    /// A tab of a board.
    pub enum Tab {
        /// Questions that read Open.
        Waiting = "waiting",
        /// All, newest first.
        Newest = "newest",
        /// Those that most people have.
        MostMeToo = "me-too",
        /// Questions that read Solved.
        Solved = "solved",
        /// The viewer's.
        Mine = "mine",
    }
}

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// A tab.
    #[serde(default)]
    pub tab: String,
    /// After this place.
    #[serde(default)]
    pub after: String,
}

/// The board, or "not found" for those who may not know of it.
pub async fn show(visit: Visit, slug: web::Path<String>, query: web::Query<Query>) -> Answer {
    let board = visit.site.board_by_slug(&slug, &visit.viewer).ok_or(Error::NotFound)?;
    let tab = query.tab.parse().unwrap_or(Tab::Waiting);
    let which = match tab {
        Tab::Waiting => Which::Waiting,
        Tab::Newest => Which::Newest,
        Tab::MostMeToo => Which::MostMeToo,
        Tab::Solved => Which::Solved,
        Tab::Mine => Which::Of(visit.member_id()?),
    };
    let after = query.after.parse().ok();
    let wanted = lists::Wanted { which, board: Some(board.id), after, rows: LIST_ROWS };
    let mut conn = visit.conn().await?;
    let articles =
        reads::top_articles(&mut conn, &visit.viewer, visit.lang(), Some(board.id), FAQ_ROWS).await?;
    let list = lists::list(&mut conn, &visit.viewer, &wanted).await?;
    let today = visit.now.with_timezone(&visit.site.zone).date_naive();
    let usual = sums::expected_wait(&mut conn, board.id, today, visit.now).await?;
    drop(conn);
    let charter = charter(&visit, board).await?;
    let later = after.is_some();
    let main =
        show::page(&visit, &Shown { board, charter, usual, tab, articles: &articles, list: &list, later });
    Page::new(&visit, board.name(visit.lang()))
        .description(board.line(visit.lang()))
        .nav(Nav::Boards)
        .in_all_languages()
        .feed(urls::board_feed(&slug))
        .keep(vec![Tag::Site, Tag::Board(board.id), Tag::Faq])
        .answer(main)
        .await
}

/// The charter as it was rendered when the board was saved; one that another program left is rendered beside the reactor.
async fn charter(visit: &Visit, board: &Board) -> Result<Option<Html>, Error> {
    let Some(text) = board.text(visit.lang()).filter(|text| !text.charter.is_empty()) else {
        return Ok(None);
    };
    match &text.charter_html {
        Some(html) => Ok(Some(html.clone())),
        None => Ok(Some(rendering::render(&text.charter, text.lang).await?.html)),
    }
}
