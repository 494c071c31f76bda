//! `/how-fast` and `/b/{slug}/how-fast`: what was promised and how long it took, for everybody.

use actix_web::web;
use chrono::NaiveDate;

use crate::boards::Board;
use crate::db::{BoardId, Conn};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::figures::queries::sums;
use crate::figures::summary::Days;
use crate::figures::views::public as views;
use crate::ledger::queries::open_by_board;
use crate::shell::Page;
use crate::ui::Nav;
use crate::ui::words::t;
use crate::web::page_cache::Tag;

/// `GET /how-fast`
pub async fn index(visit: Visit) -> Answer {
    let mut conn = visit.search_conn().await?;
    let mut boards: Vec<&Board> = visit.site.boards_for(&visit.viewer).collect();
    boards.extend(archived(&visit, &mut conn).await?);
    let ids: Vec<BoardId> = boards.iter().map(|board| board.id).collect();
    let sums = sums::sums(&mut conn, &ids, Days::lately(today(&visit)), visit.now).await?;
    drop(conn);
    let mut tags = vec![Tag::Site, Tag::Lists];
    tags.extend(ids.into_iter().map(Tag::Board));
    let main = views::index(&visit, &boards, &sums);
    let page = Page::new(&visit, visit.words.text(t::FIGURES_TITLE)).in_all_languages();
    page.description(visit.words.text(t::FIGURES_LEAD)).keep(tags).answer(main).await
}

/// Boards that were archived while questions wait there: what is promised to these still counts.
async fn archived<'a>(visit: &'a Visit, conn: &mut Conn) -> Result<Vec<&'a Board>, Error> {
    let readable = visit.site.archived.iter().filter(|board| visit.viewer.belongs_to(board.readers));
    let readable: Vec<&Board> = readable.collect();
    if readable.is_empty() {
        return Ok(readable);
    }
    let open = open_by_board(conn).await?;
    Ok(readable.into_iter().filter(|board| open.contains_key(&board.id)).collect())
}

/// `GET /b/{slug}/how-fast`
pub async fn show(visit: Visit, slug: web::Path<String>) -> Answer {
    let board = visit.site.board_by_slug(&slug, &visit.viewer).ok_or(Error::NotFound)?;
    let days = Days::lately(today(&visit));
    let both = Days { from: days.before().from, to: days.to };
    let mut conn = visit.search_conn().await?;
    let (last, before) = sums::sums(&mut conn, &[board.id], both, visit.now).await?.split(days);
    drop(conn);
    let main = views::board(&visit, board, &last, &before);
    let title = visit.words.with(t::FIGURES_OF, &[("board", board.name(visit.lang()).into())]);
    let page = Page::new(&visit, title).nav(Nav::Boards).in_all_languages();
    page.keep(vec![Tag::Site, Tag::Board(board.id)]).answer(main).await
}

/// Today where the site is.
fn today(visit: &Visit) -> NaiveDate {
    visit.now.with_timezone(&visit.site.zone).date_naive()
}
