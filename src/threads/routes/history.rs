//! What a post said before each edit.

use actix_web::web;

use crate::db::{PostId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{self, Page};
use crate::threads::views::history::{self as view, Edited};
use crate::threads::{policy_posts, post_queries, queries};
use crate::ui::words::t;
use crate::urls;

/// `GET /posts/{id}/history`.
pub async fn show(visit: Visit, id: web::Path<i64>) -> Answer {
    let mut conn = visit.conn().await?;
    let (thread, post) = post_queries::find_post(&mut conn, PostId(*id), &visit.viewer).await?;
    policy_posts::can_read_history(&visit.viewer, &thread, post.facts())?;
    let before = post_queries::revisions(&mut conn, post.id).await?;
    drop(conn);
    let (title, body) = (thread.title.clone(), post.body.clone());
    // Comparing long texts takes milliseconds each.
    let edits = web::block(move || Edited::all(before, title, body))
        .await
        .map_err(|e| Error::Internal(e.to_string()))?;
    let main = view::page(&visit, &thread, &post, &edits);
    Page::new(&visit, visit.words.text(t::POSTS_HISTORY_TITLE)).noindex().answer(main).await
}

/// `GET /t/{id}/history`: the first post's.
pub async fn show_thread(visit: Visit, id: web::Path<i64>) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, ThreadId(*id), &visit.viewer).await?;
    shell::see(&urls::post_history(post_queries::first_post(&mut conn, thread.id).await?.id))
}
