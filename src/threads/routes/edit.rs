//! Editing a post; two people at once both keep what they typed.

use actix_web::http::StatusCode;
use actix_web::web;

use crate::db::{PostId, ThreadId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{self, Page};
use crate::text::lang;
use crate::threads::actions::edit::{self, Edit};
use crate::threads::model::{PostBody, Tags, Thread, Title};
use crate::threads::queries::Post;
use crate::threads::views::edit::{self as view, Form};
use crate::threads::views::sentences;
use crate::threads::{policy_posts, post_queries, queries, rendering};
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;
use crate::web::stand;

use super::show;

/// `GET /posts/{id}/edit`: also where a post is deleted, hidden and brought back.
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.member()?;
    let mut conn = visit.conn().await?;
    let (thread, post) = post_queries::find_post(&mut conn, PostId(*id), &visit.viewer).await?;
    let own_deleted = policy_posts::can_undelete(&visit.viewer, post.facts()).is_ok();
    if !own_deleted {
        policy_posts::can_edit(&visit.viewer, &thread, post.facts())?;
    }
    let revision = post_queries::revision(&mut conn, post.id).await?;
    let tags = queries::tags(&mut conn, thread.id).await?;
    drop(conn);
    let form = Form::of(&thread, &post, revision, &tags);
    let title = visit.words.text(t::POSTS_EDIT_TITLE);
    Page::new(&visit, title).noindex().answer(view::page(&visit, &thread, &post, &form)).await
}

/// `GET /t/{id}/edit`: the first post's.
pub async fn edit_thread(visit: Visit, id: web::Path<i64>) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, ThreadId(*id), &visit.viewer).await?;
    shell::see(&urls::post_edit(post_queries::first_post(&mut conn, thread.id).await?.id))
}

/// `POST /posts/{id}`.
pub async fn update(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let mut conn = visit.conn().await?;
    let (thread, post) = post_queries::find_post(&mut conn, PostId(*id), &visit.viewer).await?;
    drop(conn);
    policy_posts::can_edit(&visit.viewer, &thread, post.facts())?;
    let (title, tags, body) = match parse(&visit, &post, &fields) {
        Ok(parsed) => parsed,
        Err(errors) => return again(&visit, &thread, &post, Form::typed(&fields, errors)).await,
    };
    visit.limit(Action::Posting)?;
    // As asking does: a short text under a long title is of the title's language.
    let text =
        title.iter().map(|title| title.0.as_str()).chain([body.0.as_str()]).collect::<Vec<_>>().join("\n");
    let lang = lang::detect(&text, thread.language());
    let rendered = rendering::render(&body.0, lang).await?;

    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let (thread, post) = post_queries::lock_post(&mut change, post.id, &visit.viewer).await?;
    policy_posts::can_edit(&visit.viewer, &thread, post.facts())?;
    if show::outgrown(&visit, &thread, &fields)? {
        change.leave().await?;
        return outgrown(&visit, &thread, &post, &fields).await;
    }
    let current = post_queries::revision(&mut change, post.id).await?;
    let tags_now = queries::tags(&mut change, thread.id).await?;
    let retagged = tags.is_some() && !stand::fits(&view::stand_of(&tags_now), fields.text(stand::FIELD));
    if retagged || fields.parse::<i32>("revision") != Some(current) {
        change.leave().await?;
        return conflict(&visit, &thread, &post, Form::typed_against(&fields, current, &tags_now)).await;
    }
    edit::edit(&mut change, &thread, &post, Edit { title, tags, body, rendered, lang, by }, visit.now)
        .await?;
    // The slug follows the title.
    let thread = queries::lock(&mut change, thread.id, &visit.viewer).await?;
    let address = show::address_of(&thread, post.number);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    shell::see_with(&visit, &address, Flash::ok(t::POSTS_FLASH_EDITED))
}

type Parsed = (Option<Title>, Option<Tags>, PostBody);

fn parse(visit: &Visit, post: &Post, fields: &Fields) -> Result<Parsed, FieldErrors> {
    let mut errors = FieldErrors::new();
    let tags = (post.number == 1 && fields.has("tags")).then(|| Tags::parse(fields.text("tags")));
    let tags = match tags.transpose() {
        Ok(tags) => tags,
        Err(fault) => {
            errors.add("tags", sentences::tags(visit.words, fault));
            None
        }
    };
    let title = (post.number == 1).then(|| Title::parse(fields.text("title")));
    let title = match title.transpose() {
        Ok(title) => title,
        Err(fault) => {
            errors.add("title", sentences::title(visit.words, fault));
            None
        }
    };
    match PostBody::parse(fields.text("body")) {
        Ok(body) if errors.is_empty() => Ok((title, tags, body)),
        Ok(_) => Err(errors),
        Err(fault) => {
            errors.add("body", sentences::body(visit.words, fault));
            Err(errors)
        }
    }
}

async fn again(visit: &Visit, thread: &Thread, post: &Post, form: Form) -> Answer {
    let title = visit.words.text(t::POSTS_EDIT_TITLE);
    Page::new(visit, title).noindex().with_errors().answer(view::page(visit, thread, post, &form)).await
}

/// More people would read it than its writer was told.
async fn outgrown(visit: &Visit, thread: &Thread, post: &Post, fields: &Fields) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("body", visit.words.text(t::THREADS_ERROR_OUTGROWN));
    let page = Page::new(visit, visit.words.text(t::POSTS_EDIT_TITLE)).noindex().with_errors();
    let page = page.status(StatusCode::CONFLICT);
    page.answer(view::page(visit, thread, post, &Form::typed(fields, errors))).await
}

async fn conflict(visit: &Visit, thread: &Thread, post: &Post, form: Form) -> Answer {
    let title = visit.words.text(t::POSTS_CONFLICT_TITLE);
    let page = Page::new(visit, title).noindex().with_errors().status(StatusCode::CONFLICT);
    let (now, typed) = (post.body.clone(), form.body.clone());
    let changes = web::block(move || crate::text::difference::difference(&now, &typed)).await;
    let changes = changes.map_err(|e| Error::Internal(e.to_string()))?;
    page.answer(view::conflict(visit, thread, post, &form, &changes)).await
}
