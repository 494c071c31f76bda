//! What everybody may know of a member.

use actix_web::web;

use crate::accounts::queries::members;
use crate::accounts::reads;
use crate::accounts::views::{self, ProfilePage};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::Page;

/// `GET /u/{handle}`
pub async fn show(visit: Visit, handle: web::Path<String>) -> Answer {
    let mut conn = visit.conn().await?;
    let member = members::by_handle(&mut conn, &handle).await?.ok_or(Error::NotFound)?;
    let roles = members::staff_among(&mut conn, &[member.id]).await?;
    let questions = reads::latest_threads(&mut conn, &visit.viewer, member.id).await?;
    let answers = reads::latest_replies(&mut conn, &visit.viewer, member.id).await?;
    drop(conn);
    let view = ProfilePage {
        is_staff: !roles.is_empty(),
        member: &member,
        questions: &questions,
        answers: &answers,
        site: &visit.site.name,
        zone: visit.zone,
        is_own: visit.viewer.is(member.id),
        manage: visit.viewer.is_admin().then(|| crate::urls::admin_person(member.id)),
    };
    Page::new(&visit, member.name.as_str()).noindex().answer(views::profile(visit.words, &view)).await
}
