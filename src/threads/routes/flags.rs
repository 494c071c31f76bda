//! Reporting a post.

use actix_web::web;

use crate::db::{PostId, ThreadId};
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{self, Page};
use crate::threads::actions::flag::{self, Flagged};
use crate::threads::model::{FlagNote, Thread};
use crate::threads::post_queries::FlagReason;
use crate::threads::queries::Post;
use crate::threads::views::{flags as view, sentences};
use crate::threads::{policy_posts, post_queries, queries};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

use super::show;

/// `GET /posts/{id}/flags`.
pub async fn new(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.member()?;
    let mut conn = visit.conn().await?;
    let (thread, post) = post_queries::find_post(&mut conn, PostId(*id), &visit.viewer).await?;
    drop(conn);
    policy_posts::can_flag(&visit.viewer, post.facts())?;
    form(&visit, &thread, &post, &Fields::default(), &FieldErrors::new()).await
}

/// `GET /t/{id}/flags`: the first post's.
pub async fn new_thread(visit: Visit, id: web::Path<i64>) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, ThreadId(*id), &visit.viewer).await?;
    shell::see(&urls::post_flags(post_queries::first_post(&mut conn, thread.id).await?.id))
}

/// `POST /posts/{id}/flags` with `reason` and `note`; once for each member and post.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    visit.limit(Action::Posting)?;
    let mut change = visit.begin().await?;
    let (thread, post) = post_queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    policy_posts::can_flag(&visit.viewer, post.facts())?;
    let (reason, note) = match parse(&visit, &fields) {
        Ok(parsed) => parsed,
        Err(errors) => {
            change.leave().await?;
            return form(&visit, &thread, &post, &fields, &errors).await;
        }
    };
    let flagged = flag::flag(&mut change, (&thread, &post), by, (reason, &note), visit.now).await?;
    change.commit().await?;
    let said = match flagged {
        Flagged::Now => Flash::ok(t::POSTS_FLASH_FLAGGED),
        Flagged::Before => Flash::warn(t::POSTS_FLASH_FLAGGED_BEFORE),
    };
    shell::see_with(&visit, &show::address_of(&thread, post.number), said)
}

fn parse(visit: &Visit, fields: &Fields) -> Result<(FlagReason, FlagNote), FieldErrors> {
    let mut errors = FieldErrors::new();
    let reason = fields.parse::<FlagReason>("reason");
    if reason.is_none() {
        errors.add("reason", visit.words.text(t::POSTS_FLAG_CHOOSE));
    }
    let note = FlagNote::parse(fields.text("note"))
        .map_err(|fault| errors.add("note", sentences::reason(visit.words, fault)))
        .ok();
    match (reason, note) {
        (Some(reason), Some(note)) => Ok((reason, note)),
        _ => Err(errors),
    }
}

async fn form(visit: &Visit, thread: &Thread, post: &Post, typed: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::new(visit, visit.words.text(t::POSTS_FLAG_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(view::page(visit, thread, post, typed, errors)).await
}
