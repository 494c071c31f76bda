//! `POST /desk/{id}/contact-looks` with `channel`, else of the escalation that runs: a detail is shown to whoever presses, for
//! a while, and that is noted.

use actix_web::web;

use super::{NOTE, OUTCOME, after, locked};
use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::escalations::actions::contact;
use crate::escalations::{policy, queries};
use crate::shell::{safe_return, see};
use crate::ui::words::t;
use crate::web::fields::Fields;

/// Notes it, then shows the page it came from: `back`, else the escalation's.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let mut change = visit.begin().await?;
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_look(&visit.viewer, thread.board_id, row.state)?;
    let gone = || Error::Conflict(Refusal(t::ESCALATIONS_REFUSED_NO_CONSENT));
    let channel = match fields.parse("channel") {
        Some(channel) => channel,
        None => queries::running(&mut change, id.into()).await?.ok_or_else(gone)?.channel,
    };
    let consents = queries::consents(&mut change, id.into()).await?;
    let consent = consents.iter().find(|consent| consent.channel == channel).ok_or_else(gone)?;
    contact::show(&mut change, &thread, consent, by, visit.now).await?;
    change.commit().await?;
    if fields.has("back") {
        return see(safe_return(fields.text("back")));
    }
    after(visit, id, &fields, &[&NOTE[..], &OUTCOME[..]].concat(), None).await
}
