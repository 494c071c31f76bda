//! `POST /posts/{id}/commitments`: whoever wrote "we will … by DATE" makes it a promise.

use actix_web::web;

use crate::commitments::{actions, form, policy, queries};
use crate::db::PostId;
use crate::db::paging::page_of_number;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::see_with;
use crate::threads;
use crate::threads::model::PostState;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Marks it, then shows the reply. Pressed twice it stands once.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.member()?;
    let new = form::given(&visit, &fields).ok().flatten();
    let mut change = visit.begin().await?;
    let (thread, post) = threads::queries::lock_post(&mut change, PostId(*id), &visit.viewer).await?;
    policy::can_promise(&visit.viewer, &thread)?;
    if !visit.viewer.is(post.author_id) || post.state != PostState::Live || post.number == 1 {
        return Err(Error::NotFound);
    }
    let new = new.ok_or(Error::BadRequest("no promise in the form"))?;
    if !queries::has_one(&mut change, post.id).await? {
        actions::make(&mut change, (&thread, post.id), &new, post.author_id, visit.now).await?;
    }
    change.commit().await?;
    let page = page_of_number(post.number);
    let address = urls::post(thread.id, &thread.slug, page.into(), post.number.into());
    see_with(&visit, &address, Flash::ok(t::COMMITMENTS_SAID))
}
