//! `/desk/{id}/letter`: what the letter says, and the page that is printed.

use actix_web::http::StatusCode;
use actix_web::web;

use super::locked;
use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::escalations::form::{self, Typed};
use crate::escalations::{actions, policy, queries, reads, views};
use crate::events::Channel;
use crate::shell::{Page, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /desk/{id}/letter`
pub async fn show(visit: Visit, id: web::Path<i64>) -> Answer {
    shown(&visit, ThreadId(*id), &Typed::default(), StatusCode::OK).await
}

/// `POST /desk/{id}/letter` with `letter` and the stand it was drawn from.
pub async fn update(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let text = match form::letter(&visit, &fields) {
        Ok(text) => text,
        Err(errors) => {
            let typed = Typed::wrong(&fields, errors);
            return shown(&visit, id, &typed, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let mut change = visit.begin().await?;
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_go_on(&visit.viewer, thread.board_id, row.state)?;
    let gone = Error::Conflict(Refusal(t::ESCALATIONS_REFUSED_NO_LETTER));
    let running = queries::running(&mut change, id.into()).await?;
    let running = running.filter(|running| running.channel == Channel::Letter).ok_or(gone)?;
    let stored = queries::letter(&mut change, running.id).await?.unwrap_or_default();
    if !stand::fits(&stand::of([stored.as_str()]), fields.text(stand::FIELD)) && stored != text {
        change.leave().await?;
        return shown(&visit, id, &Typed::wrong(&fields, FieldErrors::new()), StatusCode::CONFLICT).await;
    }
    actions::write_letter(&mut change, &thread, (running.id, &text), by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::letter(id), Flash::ok(t::ESCALATIONS_LETTER_SAVED))
}

async fn shown(visit: &Visit, id: ThreadId, typed: &Typed, status: StatusCode) -> Answer {
    visit.staff()?;
    let mut conn = visit.conn().await?;
    let found = reads::found(&mut conn, &visit.viewer, id.into(), visit.now).await?;
    drop(conn);
    policy::can_get_in_touch(&visit.viewer, found.about.board_id)?;
    let running = found.running().filter(|running| running.channel == Channel::Letter);
    let running = running.ok_or(Error::NotFound)?;
    let page = Page::staff(visit, visit.words.text(t::ESCALATIONS_LETTER), StaffPage::Desk);
    let page = if status == StatusCode::OK { page } else { page.with_errors().status(status) };
    page.answer(views::letter::page(visit, &found, running, typed, status)).await
}
