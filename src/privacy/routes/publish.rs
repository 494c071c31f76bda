//! `/t/{id}/publish`: staff propose a public version of a private question; `/t/{id}/publish-end`: they take that back.

use actix_web::http::StatusCode;
use actix_web::web;

use super::{beside, board, source};
use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::privacy::form::{self, LOOK, Source, Typed};
use crate::privacy::model::{POSTS_MAX, Version};
use crate::privacy::views::publish as views;
use crate::privacy::{actions, policy, queries};
use crate::shell::{Page, see_with};
use crate::threads::queries::{find, lock};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;
use crate::web::stand;

/// `GET /t/{id}/publish`
pub async fn edit(visit: Visit, id: web::Path<i64>) -> Answer {
    let (source, waiting) = found(&visit, ThreadId(*id)).await?;
    let before = waiting.as_ref().map(|waiting| waiting.version.clone());
    let (source, version, masked) = beside(move || {
        let (version, masked) = (source.masked(before.as_ref()), source.masked(None));
        (source, version, masked)
    })
    .await?;
    let typed = Typed::beginning(&version, &masked);
    page(&visit, &source, waiting.as_ref(), &typed, StatusCode::OK).await
}

/// `POST /t/{id}/publish` with `title`, and for each post, by its number, `text-7` or `out-7`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    visit.limit(Action::Posting)?;
    let (now, waiting) = found(&visit, ThreadId(*id)).await?;
    match fields.text("do") {
        "" => {}
        LOOK => return again(&visit, now, waiting, &fields, (Err(Default::default()), false)).await,
        _ => return Err(Error::BadRequest("the form says what to do in words of its own")),
    }
    let outdated = !stand::fits(&now.stand(), fields.text(stand::FIELD));
    let (words, sent) = (visit.words, fields.clone());
    let (now, read) = beside(move || (form::version(words, &sent, &now), now)).await.map(|(r, n)| (n, r))?;
    let version = match read {
        Ok(version) if !outdated && now.posts.len() <= POSTS_MAX => version,
        read => return again(&visit, now, waiting, &fields, (read, outdated)).await,
    };
    let mut change = visit.begin().await?;
    let thread = lock(&mut change, now.thread.id, &visit.viewer).await?;
    policy::can_propose(&visit.viewer, &thread, board(&visit, &thread)?)?;
    let locked = source(&mut change, thread).await?;
    if locked.stand() != now.stand() {
        change.leave().await?;
        return again(&visit, locked, waiting, &fields, (Ok(version), true)).await;
    }
    actions::propose(&mut change, &locked.thread, &version, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::publish(locked.thread.id), Flash::ok(t::PRIVACY_PROPOSED))
}

/// `POST /t/{id}/publish-end`
pub async fn destroy(visit: Visit, id: web::Path<i64>) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let thread = lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    policy::can_propose(&visit.viewer, &thread, board(&visit, &thread)?)?;
    actions::withdraw(&mut change, &thread, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::publish(thread.id), Flash::ok(t::PRIVACY_WITHDRAWN))
}

/// What stands, and the proposal that waits.
async fn found(visit: &Visit, id: ThreadId) -> Result<(Source, Option<views::Waiting>), Error> {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let thread = find(&mut conn, id, &visit.viewer).await?;
    policy::can_propose(&visit.viewer, &thread, board(visit, &thread)?)?;
    let waiting = match queries::waiting(&mut conn, id).await? {
        None => None,
        Some(waiting) => Some(views::Waiting {
            version: queries::version(&mut conn, &waiting).await?,
            since: waiting.proposed_at,
            current: queries::is_current(&mut conn, waiting.id).await?,
        }),
    };
    Ok((source(&mut conn, thread).await?, waiting))
}

type Read = Result<Version, (FieldErrors, Vec<String>)>;

/// The form again with what was typed.
async fn again(
    visit: &Visit,
    source: Source,
    waiting: Option<views::Waiting>,
    fields: &Fields,
    (read, outdated): (Read, bool),
) -> Answer {
    let (mut errors, found) = read.err().unwrap_or_default();
    if outdated {
        errors.add("title", visit.words.text(t::PRIVACY_ERROR_CHANGED));
    }
    let (source, masked) = beside(move || {
        let masked = source.masked(None);
        (source, masked)
    })
    .await?;
    let typed = Typed::sent(fields, (&source, &masked), errors, found);
    let status = match (outdated, typed.looked) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    page(visit, &source, waiting.as_ref(), &typed, status).await
}

async fn page(
    visit: &Visit,
    source: &Source,
    waiting: Option<&views::Waiting>,
    typed: &Typed,
    status: StatusCode,
) -> Answer {
    let page = Page::staff(visit, visit.words.text(t::PRIVACY_PUBLISH), StaffPage::Desk);
    let page = if status == StatusCode::OK { page } else { page.with_errors().status(status) };
    page.answer(views::page(visit, source, waiting, typed)).await
}
