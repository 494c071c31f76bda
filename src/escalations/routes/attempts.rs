//! Contact notes, and asking the asker once more how they may be reached.

use actix_web::web;

use super::{NOTE, OUTCOME, after, key, locked, page};
use crate::db::ThreadId;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::escalations::actions::{self, contact};
use crate::escalations::form::{self, Typed};
use crate::escalations::{policy, queries};
use crate::events::Channel;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `POST /desk/{id}/attempts` with `result`, `note` and `next`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let new = match form::attempt(&visit, &fields) {
        Ok(new) => new,
        Err(errors) => return page(&visit, id, Channel::Phone, &Typed::wrong(&fields, errors)).await,
    };
    let (mut change, key) = match visit.begin_once_with(key(&fields, "note")).await? {
        Once::First(change, key) => (change, key),
        Once::Again(_) => return after(visit, id, &fields, &OUTCOME, None).await,
    };
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_go_on(&visit.viewer, thread.board_id, row.state)?;
    actions::attempt(&mut change, &thread, &new, by, visit.now).await?;
    key.settle(&mut change, &urls::escalations(id)).await?;
    change.commit().await?;
    after(visit, id, &fields, &OUTCOME, Some(Flash::ok(t::ESCALATIONS_NOTED))).await
}

/// `POST /desk/{id}/contact-requests`: the asker is asked once more.
pub async fn ask_again(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    visit.limit(Action::Posting)?;
    let typed = [&NOTE[..], &OUTCOME[..]].concat();
    let (mut change, key) = match visit.begin_once_with(key(&fields, "ask")).await? {
        Once::First(change, key) => (change, key),
        Once::Again(_) => return after(visit, id, &fields, &typed, None).await,
    };
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_go_on(&visit.viewer, thread.board_id, row.state)?;
    let running = queries::running(&mut change, id.into()).await?;
    let running = running.ok_or(Error::Conflict(Refusal(t::ESCALATIONS_REFUSED_ENDED)))?;
    contact::ask_again(&mut change, &thread, running.channel, by, visit.now).await?;
    key.settle(&mut change, &urls::escalations(id)).await?;
    change.commit().await?;
    after(visit, id, &fields, &typed, Some(Flash::ok(t::ESCALATIONS_ASKED_AGAIN))).await
}
