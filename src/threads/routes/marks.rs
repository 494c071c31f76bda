//! Me-too, follow, helpful: buttons that set a state. With script the answer is the button alone.

use actix_web::web;

use crate::db::{MemberId, PostId, ThreadId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::shell;
use crate::threads::actions::marks::{self, Enough, Want};
use crate::threads::drafts::Carried;
use crate::threads::views::toggles;
use crate::threads::{drafts, policy, queries};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::form_key::{self, FormKey};
use crate::web::limits::Action;

use super::drafts::written;
use super::show;

/// `POST /t/{id}/me-toos` with `on`.
pub async fn me_too(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    visit.limit(Action::Posting)?;
    if fields.has("title") {
        return join(&visit, ThreadId(*id), by, &fields).await;
    }
    let want = Want::read(fields.text("on"));
    let mut change = visit.begin().await?;
    let thread = queries::lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    policy::can_me_too(&visit.viewer, &thread)?;
    marks::me_too(&mut change, &thread, by, want, visit.now).await?;
    let now = queries::lock(&mut change, thread.id, &visit.viewer).await?;
    change.commit().await?;
    if visit.wants_fragment {
        return shell::fragment(&visit, toggles::me_too(visit.words, &now, want == Want::On));
    }
    shell::see(&show::back_to(&thread, 1, &fields))
}

/// From the form of a question: joining this one instead, with what was typed. The form's own key stays good for asking
/// all the same.
async fn join(visit: &Visit, id: ThreadId, by: MemberId, fields: &Fields) -> Answer {
    let key = FormKey::read(fields.text(form_key::FIELD)).of_button(&format!("join-{id}"));
    let (mut change, key) = match visit.begin_once_with(key).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let thread = queries::lock(&mut change, id, &visit.viewer).await?;
    policy::can_me_too(&visit.viewer, &thread)?;
    marks::me_too(&mut change, &thread, by, Want::On, visit.now).await?;
    let carried = drafts::carry_over(&mut change, by, thread.id, &written(fields)?, visit.now).await?;
    if carried == Carried::TooLong {
        return Err(Error::Conflict(Refusal(t::THREADS_REFUSED_JOIN_LONG)));
    }
    let address = format!("{}#reply", urls::thread(thread.id, &thread.slug));
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    shell::see_with(visit, &address, Flash::ok(t::THREADS_FLASH_JOINED))
}

/// `POST /t/{id}/follows` with `on`.
pub async fn follow(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let want = Want::read(fields.text("on"));
    let mut change = visit.begin().await?;
    let thread = queries::lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    marks::follow(&mut change, &thread, by, want, visit.now).await?;
    change.commit().await?;
    if visit.wants_fragment {
        return shell::fragment(&visit, toggles::follow(visit.words, &thread, want == Want::On));
    }
    shell::see(&show::back_to(&thread, 1, &fields))
}

/// `POST /posts/{id}/votes` with `on`.
pub async fn vote(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    visit.limit(Action::Posting)?;
    let want = Want::read(fields.text("on"));
    let mut change = visit.begin().await?;
    let (thread, post) = queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    policy::can_vote(&visit.viewer, post.author_id, post.state)?;
    let board = visit.site.board_of(thread.board_id).ok_or(Error::NotFound)?;
    let remind_at = visit.now + visit.site.ledger.first_reminder;
    let enough = Enough { votes: board.helpful_needed, remind_at };
    match want {
        Want::On => marks::vote(&mut change, &thread, &post, by, enough, visit.now).await?,
        Want::Off => marks::unvote(&mut change, &thread, &post, by, enough, visit.now).await?,
    }
    let (_, now) = queries::lock_post(&mut change, post.id, &visit.viewer).await?;
    change.commit().await?;
    if visit.wants_fragment {
        return shell::fragment(&visit, toggles::helpful(visit.words, now.id, now.helpful, want == Want::On));
    }
    shell::see(&show::back_to(&thread, post.number, &fields))
}
