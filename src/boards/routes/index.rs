//! `GET /boards`: all boards the viewer may read.

use crate::boards::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::Page;
use crate::ui::Nav;
use crate::ui::words::t;
use crate::web::page_cache::Tag;

/// The boards.
pub async fn index(visit: Visit) -> Answer {
    let boards: Vec<_> = visit.site.boards_for(&visit.viewer).collect();
    let mut tags = vec![Tag::Site, Tag::Lists];
    tags.extend(boards.iter().map(|board| Tag::Board(board.id)));
    let main = views::index::page(&visit, &boards);
    Page::new(&visit, visit.words.text(t::BOARDS_TITLE))
        .nav(Nav::Boards)
        .in_all_languages()
        .keep(tags)
        .answer(main)
        .await
}
