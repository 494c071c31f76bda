//! Moving a thread to another board.

use actix_web::web;

use crate::boards::Board;
use crate::db::{Conn, MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::privacy;
use crate::shell::{self, Page};
use crate::threads::actions::moving;
use crate::threads::model::{Reason, Thread};
use crate::threads::views::{moving as view, sentences};
use crate::threads::{policy_posts, queries};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `GET /t/{id}/move`.
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.member()?;
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, ThreadId(*id), &visit.viewer).await?;
    drop(conn);
    policy_posts::can_move(&visit.viewer, thread.board_id)?;
    form(&visit, &thread, &Fields::default(), &FieldErrors::new()).await
}

/// `POST /t/{id}/move` with `board`, a slug, and perhaps `reason`.
pub async fn update(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let mut change = visit.begin().await?;
    let thread = queries::lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    policy_posts::can_move(&visit.viewer, thread.board_id)?;
    let Some(to) = visit.site.board_by_slug(fields.text("board"), &visit.viewer) else {
        change.leave().await?;
        let mut errors = FieldErrors::new();
        errors.add("board", visit.words.text(t::POSTS_MOVE_CHOOSE));
        return form(&visit, &thread, &fields, &errors).await;
    };
    let reason = match Reason::optional(fields.text("reason")) {
        Ok(reason) => reason,
        Err(fault) => {
            change.leave().await?;
            let mut errors = FieldErrors::new();
            errors.add("reason", sentences::reason(visit.words, fault));
            return form(&visit, &thread, &fields, &errors).await;
        }
    };
    let said = Flash::ok(t::POSTS_FLASH_MOVED).with("board", to.name(visit.lang()));
    if to.id == thread.board_id {
        change.leave().await?;
        return shell::see_with(&visit, &urls::thread(thread.id, &thread.slug), said);
    }
    policy_posts::can_move_to(&visit.viewer, &thread, to)?;
    let mut said = said;
    let mut thread = thread;
    if moving::outgrows_consent(&mut change, &visit.site.rules, &thread, to).await? {
        thread = keep_private(&visit, &mut change, thread, by).await?;
        said = Flash::ok(t::POSTS_FLASH_MOVED_PRIVATE).with("board", to.name(visit.lang()));
    }
    let to = (to, moving::readers(&visit.site.rules, &thread, to));
    moving::move_thread(&mut change, &thread, to, by, &reason, visit.now).await?;
    change.commit().await?;
    shell::see_with(&visit, &urls::thread(thread.id, &thread.slug), said)
}

/// Its asker agreed to fewer readers: it goes there as the private question that it was.
async fn keep_private(visit: &Visit, conn: &mut Conn, thread: Thread, by: MemberId) -> Result<Thread, Error> {
    let board = visit.site.board_of(thread.board_id).ok_or(Error::NotFound)?;
    privacy::actions::lock_with_children(conn, thread.id).await?;
    privacy::actions::make_private(conn, (&thread, board), by, visit.now).await?;
    Ok(queries::at_hand(conn, thread.id).await?)
}

async fn form(visit: &Visit, thread: &Thread, typed: &Fields, errors: &FieldErrors) -> Answer {
    let boards: Vec<&Board> = visit
        .site
        .boards_for(&visit.viewer)
        .filter(|board| policy_posts::can_move_to(&visit.viewer, thread, board).is_ok())
        .collect();
    let page = Page::new(visit, visit.words.text(t::POSTS_MOVE_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(view::page(visit, thread, &boards, typed, errors)).await
}
