//! The asker accepts a reply, and takes that back.

use actix_web::web;

use crate::db::{PostId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell;
use crate::threads::actions::marks::{self, Want};
use crate::threads::{policy, queries};
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

use super::show;

/// `POST /t/{id}/acceptance` with `post` and `on`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    visit.limit(Action::Posting)?;
    let post: PostId = fields.parse("post").ok_or(Error::NotFound)?;
    let mut change = visit.begin().await?;
    let (thread, post) = queries::lock_post(&mut change, post, &visit.viewer).await?;
    if thread.id != ThreadId(*id) {
        return Err(Error::NotFound);
    }
    policy::can_accept(&visit.viewer, &thread, post.author_id, post.state)?;
    let address = show::back_to(&thread, post.number, &fields);
    let said = match Want::read(fields.text("on")) {
        Want::On => {
            marks::accept(&mut change, &thread, &post, by, visit.now).await?;
            Flash::ok(t::THREADS_FLASH_ACCEPTED)
        }
        Want::Off => {
            marks::unaccept(&mut change, &thread, &post, by, visit.now).await?;
            Flash::ok(t::THREADS_FLASH_UNACCEPTED)
        }
    };
    change.commit().await?;
    shell::see_with(&visit, &address, said)
}
