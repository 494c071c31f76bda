//! Hiding, restoring, deleting a post.

use actix_web::web;

use crate::db::{Conn, PostId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::privacy;
use crate::shell::{self, Page};
use crate::threads::actions::{flag, sight};
use crate::threads::model::{PostState, Reason, Thread};
use crate::threads::queries::Post;
use crate::threads::views::{edit as view, sentences};
use crate::threads::{policy_posts, post_queries};
use crate::ui::form::FieldErrors;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

use super::show;

/// `POST /posts/{id}/hide` with `reason`.
pub async fn hide(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let (thread, post) = post_queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    policy_posts::can_hide(&visit.viewer, thread.board_id)?;
    let reason = match Reason::parse(fields.text("reason")) {
        Ok(reason) => reason,
        Err(fault) => {
            change.leave().await?;
            let sentence = sentences::reason(visit.words, fault);
            return again(&visit, sentence, &urls::post_hide(post.id), t::POSTS_HIDE, &fields).await;
        }
    };
    if post.state == PostState::Hidden || post.state == PostState::Removed {
        return Err(Error::Conflict(Refusal(t::POSTS_REFUSED_ALREADY)));
    }
    sight::hide(&mut change, (&thread, &post), by, &reason, visit.now).await?;
    flag::settle(&mut change, &thread, &post, by, visit.now).await?;
    let address = show::address_of(&thread, post.number);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    shell::see_with(&visit, &address, Flash::ok(t::POSTS_FLASH_HIDDEN))
}

/// `POST /posts/{id}/restore`: staff with `reason`; an author takes the own deletion back without one.
pub async fn restore(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let (thread, post) = post_queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    let address = show::address_of(&thread, post.number);
    may_come_back(&visit, &mut change, &thread, &post).await?;
    if policy_posts::can_undelete(&visit.viewer, post.facts()).is_ok() {
        sight::undelete(&mut change, &thread, &post, visit.now).await?;
        key.settle(&mut change, &address).await?;
        change.commit().await?;
        return shell::see_with(&visit, &address, Flash::ok(t::POSTS_FLASH_RESTORED));
    }
    policy_posts::can_hide(&visit.viewer, thread.board_id)?;
    let reason = match Reason::parse(fields.text("reason")) {
        Ok(reason) => reason,
        Err(fault) => {
            change.leave().await?;
            let sentence = sentences::reason(visit.words, fault);
            return again(&visit, sentence, &urls::post_restore(post.id), t::POSTS_RESTORE, &fields).await;
        }
    };
    // What was removed for good closed its question; that is another verb.
    if !matches!(post.state, PostState::Hidden | PostState::Deleted) {
        return Err(Error::Conflict(Refusal(t::POSTS_REFUSED_ALREADY)));
    }
    let state = sight::restore(&mut change, (&thread, &post), by, &reason, visit.now).await?;
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    let said = if state == PostState::Live { t::POSTS_FLASH_RESTORED } else { t::POSTS_FLASH_STILL_DELETED };
    shell::see_with(&visit, &address, Flash::ok(said))
}

/// What its asker never agreed to make public does not become public by coming back.
async fn may_come_back(visit: &Visit, conn: &mut Conn, thread: &Thread, post: &Post) -> Result<(), Error> {
    let private = visit.site.is_private(thread.board_id, thread.audience_id);
    if private || !privacy::queries::was_left_out(conn, post).await? {
        return Ok(());
    }
    Err(Error::Conflict(Refusal(t::PRIVACY_REFUSED_BACK)))
}

/// `POST /posts/{id}/deletion`.
pub async fn delete(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.member_id()?;
    let mut change = visit.begin().await?;
    let (thread, post) = post_queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    let said = Flash::ok(t::POSTS_FLASH_DELETED).undo(urls::post_restore(post.id));
    // Pressed twice: the second press finds done what it asks for.
    if policy_posts::can_undelete(&visit.viewer, post.facts()).is_ok() {
        change.leave().await?;
        return shell::see_with(&visit, &show::address_of(&thread, post.number), said);
    }
    policy_posts::can_delete(&visit.viewer, post.facts())?;
    sight::delete(&mut change, &thread, &post, visit.now).await?;
    change.commit().await?;
    shell::see_with(&visit, &show::address_of(&thread, post.number), said)
}

async fn again(visit: &Visit, sentence: String, to: &str, verb: Key, fields: &Fields) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("reason", sentence);
    let main = view::decision_page(visit, &errors, to, verb, fields.text("reason"));
    Page::new(visit, visit.words.text(verb)).noindex().with_errors().answer(main).await
}
