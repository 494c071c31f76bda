//! Feeds of questions: whoever asks, they hold what a guest may read.

use actix_web::web;

use crate::db::{BoardId, paging::LIST_ROWS};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell;
use crate::threads::lists::{self, ListRow, Wanted, Which};
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Viewer;
use crate::web::atom::{Entry, Feed};
use crate::web::page_cache::Tag;

/// `GET /b/{slug}.atom`: the newest of a board.
pub async fn board(visit: Visit, slug: web::Path<String>) -> Answer {
    let guest = Viewer::new(None, &visit.site.rules);
    let board = visit.site.board_by_slug(&slug, &guest).ok_or(Error::NotFound)?;
    let entries = newest(&visit, &guest, Which::Newest, Some(board.id)).await?;
    let tags = vec![Tag::Site, Tag::Board(board.id)];
    let (name, page) = (board.name(visit.lang()), urls::board(&slug));
    shell::feed(&visit, feed(&visit, name, &urls::board_feed(&slug), &page, entries), tags)
}

/// `GET /unanswered.atom`: the newest questions that wait.
pub async fn unanswered(visit: Visit) -> Answer {
    let guest = Viewer::new(None, &visit.site.rules);
    let entries = newest(&visit, &guest, Which::WaitingNewest, None).await?;
    let title = visit.words.text(t::BOARDS_UNANSWERED);
    let whole = feed(&visit, &title, urls::unanswered_feed(), urls::unanswered(), entries);
    shell::feed(&visit, whole, vec![Tag::Site, Tag::Lists])
}

async fn newest(
    visit: &Visit,
    guest: &Viewer,
    which: Which,
    board: Option<BoardId>,
) -> Result<Vec<Entry>, Error> {
    let wanted = Wanted { which, board, after: None, rows: LIST_ROWS };
    let list = lists::brief(&mut *visit.conn().await?, guest, &wanted).await?;
    let origin = visit.app.base_url();
    Ok(list.rows.into_iter().map(|row| entry(visit, &origin, row)).collect())
}

fn entry(visit: &Visit, origin: &str, row: ListRow) -> Entry {
    let page = visit.site.in_language(row.lang, &urls::thread(row.id, &row.slug));
    Entry {
        id: format!("{origin}{}", urls::thread_short(row.id)),
        page: format!("{origin}{page}"),
        lang: row.lang.tag(),
        title: row.title,
        summary: row.excerpt,
        author: row.author_name,
        published: row.created_at,
        updated: row.last_post_at,
    }
}

fn feed(visit: &Visit, title: &str, address: &str, page: &str, entries: Vec<Entry>) -> Feed {
    let (origin, site) = (visit.app.base_url(), &visit.site.name);
    Feed {
        title: format!("{title} – {site}"),
        address: format!("{origin}{address}"),
        page: format!("{origin}{page}"),
        lang: visit.lang().tag(),
        entries,
    }
}
