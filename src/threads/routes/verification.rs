//! An agent verifies a reply, and takes that back.

use actix_web::web;

use crate::db::PostId;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell;
use crate::threads::actions::marks::{self, Want};
use crate::threads::{policy, queries};
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

use super::show;

/// `POST /posts/{id}/verification` with `on`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let mut change = visit.begin().await?;
    let (thread, post) = queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    policy::can_verify(&visit.viewer, &thread, post.author_id, post.state)?;
    let address = show::back_to(&thread, post.number, &fields);
    let said = match Want::read(fields.text("on")) {
        Want::On => {
            marks::verify(&mut change, &thread, &post, by, visit.now).await?;
            Flash::ok(t::THREADS_FLASH_VERIFIED)
        }
        Want::Off => {
            marks::unverify(&mut change, &thread, &post, by, visit.now).await?;
            Flash::ok(t::THREADS_FLASH_UNVERIFIED)
        }
    };
    change.commit().await?;
    shell::see_with(&visit, &address, said)
}
