//! The review queue: open reports, settled by staff of their board.

use actix_web::web;
use serde::Deserialize;

use super::{queries, views};
use crate::db::FlagId;
use crate::db::paging::DESK_ROWS;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{self, Page};
use crate::threads::actions::{flag, sight};
use crate::threads::model::{PostState, Reason};
use crate::threads::views::{edit, sentences};
use crate::threads::{policy_posts, post_queries};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// What the address says.
#[derive(Debug, Deserialize)]
pub struct Query {
    /// After this report.
    after: Option<FlagId>,
}

/// `GET /moderation`.
pub async fn index(visit: Visit, query: web::Query<Query>) -> Answer {
    visit.staff()?;
    let boards = visit.viewer.staff_boards();
    let mut conn = visit.conn().await?;
    let flags = queries::flags(&mut conn, boards.as_deref(), query.after, DESK_ROWS).await?;
    drop(conn);
    let title = visit.words.text(t::COMMON_MODERATION);
    let main = views::page(&visit, &flags, query.after.is_some());
    Page::staff(&visit, title, StaffPage::Moderation).answer(main).await
}

/// `POST /moderation/{flag}` with `do`: `settle` leaves the post, `hide` hides it with `reason`. Either settles all
/// open reports of the post.
pub async fn settle(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let post = post_queries::flagged_post(&mut change, FlagId(*id)).await?.ok_or(Error::NotFound)?;
    let (thread, post) = post_queries::lock_post(&mut change, post, &visit.viewer).await?;
    policy_posts::can_hide(&visit.viewer, thread.board_id).map_err(|_| Error::NotFound)?;
    if fields.text("do") == "hide" {
        match Reason::parse(fields.text("reason")) {
            Ok(reason) if matches!(post.state, PostState::Live | PostState::Deleted) => {
                sight::hide(&mut change, (&thread, &post), by, &reason, visit.now).await?;
            }
            Ok(_) => {}
            Err(fault) => {
                change.leave().await?;
                return without_reason(&visit, *id, sentences::reason(visit.words, fault), &fields).await;
            }
        }
    }
    flag::settle(&mut change, &thread, &post, by, visit.now).await?;
    change.commit().await?;
    shell::see_with(&visit, urls::moderation(), Flash::ok(t::POSTS_FLASH_SETTLED))
}

async fn without_reason(visit: &Visit, flag: i64, sentence: String, fields: &Fields) -> Answer {
    let mut errors = FieldErrors::new();
    errors.add("reason", sentence);
    let main = edit::hide_flagged(visit, &errors, &urls::moderation_item(flag), fields.text("reason"));
    let title = visit.words.text(t::POSTS_HIDE);
    Page::staff(visit, title, StaffPage::Moderation).with_errors().answer(main).await
}
