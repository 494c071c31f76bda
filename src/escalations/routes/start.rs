//! `/desk/{id}/escalations`: how a question goes on by phone, letter or e-mail, and beginning that.

use actix_web::web;
use serde::Deserialize;

use super::{locked, page, reply};
use crate::db::ThreadId;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::escalations::actions::{self, NewEscalation};
use crate::escalations::form::{self, Typed};
use crate::escalations::{policy, queries, reads, views};
use crate::events::Channel;
use crate::shell::{see, see_with};
use crate::threads::actions::reply::Part;
use crate::threads::model::PostBody;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// What the address says.
#[derive(Debug, Default, Deserialize)]
pub struct Query {
    /// The way that is chosen at first; what does not read counts as the phone.
    #[serde(default)]
    channel: String,
}

/// `GET /desk/{id}/escalations`
pub async fn show(visit: Visit, id: web::Path<i64>, query: web::Query<Query>) -> Answer {
    let channel = query.channel.parse().unwrap_or(Channel::Phone);
    page(&visit, ThreadId(*id), channel, &Typed::default()).await
}

/// `POST /desk/{id}/escalations` with `channel`, `owner`, `due` and `message`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let channel = fields.parse("channel").unwrap_or(Channel::Phone);
    let start = match form::start(&visit, &fields) {
        Ok(start) => start,
        Err(errors) => return page(&visit, id, channel, &Typed::wrong(&fields, errors)).await,
    };
    visit.limit(Action::Posting)?;
    let message = match start.message {
        Some(typed) => typed,
        None => proposed(&visit, id, start.channel).await?,
    };
    let message = reply(&visit, message, by, Part::AgentGetsInTouch).await?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_escalate(&visit.viewer, thread.board_id, row.state)?;
    let said = fields.text("message");
    if queries::consents(&mut change, id.into()).await?.iter().any(|held| held.detail.stands_in(said)) {
        change.leave().await?;
        let typed = Typed::wrong_in(&fields, "message", visit.words.text(t::ESCALATIONS_ERROR_DETAIL));
        return page(&visit, id, channel, &typed).await;
    }
    if queries::answering(&mut change, thread.board_id, Some(start.owner)).await?.is_empty() {
        change.leave().await?;
        let typed = Typed::wrong_in(&fields, "owner", visit.words.text(t::ESCALATIONS_ERROR_OWNER));
        return page(&visit, id, channel, &typed).await;
    }
    let new = NewEscalation { channel, owner: start.owner, due: start.due, message };
    actions::escalate(&mut change, &thread, new, visit.now).await?;
    let address = urls::escalations(id);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    see_with(&visit, &address, Flash::ok(t::ESCALATIONS_STARTED))
}

/// What is said of a way, in the language of the question.
async fn proposed(visit: &Visit, id: ThreadId, channel: Channel) -> Result<PostBody, Error> {
    let found = reads::found(&mut *visit.conn().await?, &visit.viewer, id.into(), visit.now).await?;
    Ok(PostBody(views::proposed_message(channel, found.about.language())))
}
