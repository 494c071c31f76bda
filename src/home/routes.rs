//! `GET /`.

use crate::boards::reads;
use crate::door::Visit;
use crate::error::Answer;
use crate::home::views::{self, Shown};
use crate::shell::{Page, see};
use crate::threads::lists::{self, Wanted, Which};
use crate::urls;
use crate::web::page_cache::Tag;

/// Own questions shown.
const MINE_ROWS: i64 = 3;
/// Articles shown.
const ARTICLE_ROWS: i64 = 6;
/// Waiting questions shown.
const WAITING_ROWS: i64 = 4;

/// The start page; before the set-up, the way there.
pub async fn show(visit: Visit) -> Answer {
    if !visit.site.set_up {
        return see(urls::setup());
    }
    let wanted = |which, rows| Wanted { which, board: None, after: None, rows };
    let mut conn = visit.conn().await?;
    let mine = match visit.viewer.member_id() {
        Some(member) => {
            lists::brief(&mut conn, &visit.viewer, &wanted(Which::Of(member), MINE_ROWS)).await?.rows
        }
        None => Vec::new(),
    };
    let articles = reads::top_articles(&mut conn, &visit.viewer, visit.lang(), None, ARTICLE_ROWS).await?;
    let waiting =
        lists::brief(&mut conn, &visit.viewer, &wanted(Which::WaitingByMeToo, WAITING_ROWS)).await?.rows;
    drop(conn);
    let boards: Vec<_> = visit.site.boards_for(&visit.viewer).collect();
    let mut tags = vec![Tag::Site, Tag::Lists, Tag::Faq];
    tags.extend(boards.iter().map(|board| Tag::Board(board.id)));
    let main =
        views::page(&visit, &Shown { mine: &mine, articles: &articles, waiting: &waiting, boards: &boards });
    Page::new(&visit, "").without_search().in_all_languages().keep(tags).answer(main).await
}
