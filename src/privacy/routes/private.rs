//! `/t/{id}/privacy`: making a question private, after a page that says what that means.

use actix_web::web;

use super::board;
use crate::db::{Conn, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::privacy::{actions, policy, queries, views};
use crate::shell::{Page, see_with};
use crate::threads::model::Thread;
use crate::threads::queries::{find, lock};
use crate::ui::words::t;
use crate::urls;
use crate::web::flash::Flash;

/// `GET /t/{id}/privacy`
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.member()?;
    let mut conn = visit.conn().await?;
    let thread = find(&mut conn, ThreadId(*id), &visit.viewer).await?;
    may(&mut conn, &visit, &thread).await?;
    drop(conn);
    let page = Page::new(&visit, visit.words.text(t::PRIVACY_MAKE_TITLE)).noindex();
    page.answer(views::private::page(&visit, &thread, board(&visit, &thread)?)).await
}

/// `POST /t/{id}/privacy`
pub async fn create(visit: Visit, id: web::Path<i64>) -> Answer {
    let by = visit.member_id()?;
    let mut change = visit.begin().await?;
    actions::lock_with_children(&mut change, ThreadId(*id)).await?;
    let thread = lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    may(&mut change, &visit, &thread).await?;
    let board = board(&visit, &thread)?;
    if !board.is_private(thread.audience_id) {
        actions::make_private(&mut change, (&thread, board), by, visit.now).await?;
        change.commit().await?;
    }
    see_with(&visit, &urls::thread(thread.id, &thread.slug), Flash::ok(t::PRIVACY_MADE))
}

async fn may(conn: &mut Conn, visit: &Visit, thread: &Thread) -> Result<(), Error> {
    let agreed = queries::agreed(conn, thread.id).await?;
    Ok(policy::can_make_private(&visit.viewer, thread, board(visit, thread)?, agreed)?)
}
