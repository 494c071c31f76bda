//! `/t/{id}/merge`: choosing the question that this one asks again; `/t/{id}/split`: taking that back.

use actix_web::web;
use chrono::{DateTime, Utc};

use super::actions::MergeError;
use super::{actions, form, policy, reads, views};
use crate::db::{Conn, MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::search::Subject;
use crate::shell::{Page, see_with};
use crate::threads::model::Thread;
use crate::threads::queries::{find, lock, lock_rows};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Similar questions offered.
const OFFERED_MAX: usize = 8;

/// `GET /t/{id}/merge`
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    visit.staff()?;
    let thread = find(&mut *visit.conn().await?, ThreadId(*id), &visit.viewer).await?;
    policy::can_merge(&visit.viewer, thread.board_id)?;
    page(&visit, &thread, "", &FieldErrors::new()).await
}

/// `POST /t/{id}/merge` with `into`: a number or an address, or one of those offered.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let typed = fields.text("into").trim();
    let into = form::number(typed).unwrap_or(ThreadId(0));
    let mut change = visit.begin().await?;
    lock_rows(&mut change, &[ThreadId(*id), into]).await?;
    let child = find(&mut change, ThreadId(*id), &visit.viewer).await?;
    policy::can_merge(&visit.viewer, child.board_id)?;
    let done = match find(&mut change, into, &visit.viewer).await {
        Ok(parent) => merge(&mut change, &child, &parent, by, visit.now).await?,
        Err(Error::NotFound) => Err(Refusal(t::MERGES_UNKNOWN)),
        Err(error) => return Err(error),
    };
    match done {
        Ok(()) => change.commit().await?,
        Err(refusal) => {
            change.leave().await?;
            let mut errors = FieldErrors::new();
            errors.add("into", visit.words.text(refusal.0));
            return page(&visit, &child, typed, &errors).await;
        }
    }
    see_with(&visit, &urls::thread(child.id, &child.slug), Flash::ok(t::MERGES_DONE))
}

/// What does not fit is told beside the field.
async fn merge(
    conn: &mut Conn,
    child: &Thread,
    parent: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<Result<(), Refusal>, Error> {
    if let Err(refusal) = policy::fits(child, parent) {
        return Ok(Err(refusal));
    }
    match actions::merge(conn, child, parent, by, now).await {
        Ok(()) => Ok(Ok(())),
        Err(MergeError::Refused(refusal)) => Ok(Err(refusal)),
        Err(error) => Err(error.into()),
    }
}

/// `POST /t/{id}/split`: it is no child any more.
pub async fn split(visit: Visit, id: web::Path<i64>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let child = lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    policy::can_merge(&visit.viewer, child.board_id)?;
    actions::split(&mut change, &child, Some(by), visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::thread(child.id, &child.slug), Flash::ok(t::MERGES_SPLIT_DONE))
}

async fn page(visit: &Visit, thread: &Thread, typed: &str, errors: &FieldErrors) -> Answer {
    let hits = visit.app.search.similar(&thread.title, visit.viewer.audiences(), OFFERED_MAX * 2).await;
    let threads = hits.iter().filter_map(|hit| match hit.subject {
        Subject::Thread(id) if id != thread.id => Some(id),
        _ => None,
    });
    let ids: Vec<ThreadId> = threads.take(OFFERED_MAX).collect();
    let offered = reads::offered(&mut *visit.conn().await?, &visit.viewer, &ids).await?;
    let page = Page::staff(visit, visit.words.text(t::MERGES_TITLE), StaffPage::Desk);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::form(visit, thread, &offered, typed, errors)).await
}
