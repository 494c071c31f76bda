//! `POST /desk/{id}/owner`: gives a question to somebody who answers for its board.

use actix_web::web;

use crate::accounts::queries::name_of;
use crate::db::{MemberId, QuestionId};
use crate::desk::actions::{self, Assigned};
use crate::desk::{policy, reads};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ledger::queries::row;
use crate::shell::{safe_return, see_with};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Gives it, then shows the question, or the page named by `back`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let to: i64 = fields.text("to").parse().map_err(|_| Error::BadRequest("not a member"))?;
    let mut change = visit.begin().await?;
    let board = reads::board_of(&mut change, &visit.viewer, id).await?;
    let owner = row(&mut change, id).await?.and_then(|row| row.owner_at(visit.now));
    policy::can_assign(&visit.viewer, board, owner)?;
    let done = actions::assign(&mut change, id, MemberId(to), Some(member), visit.now).await?;
    let flash = match done {
        Assigned::Done => Flash::ok(t::DESK_ASSIGNED).with("name", name_of(&mut change, MemberId(to)).await?),
        Assigned::Taken(owner) => Flash::warn(t::DESK_ASSIGNED_TAKEN).with("name", owner.name),
        Assigned::NotTheirs => return Err(Error::BadRequest("somebody who does not answer for the board")),
        Assigned::Ended => Flash::warn(t::DESK_ENDED),
    };
    change.commit().await?;
    let named = fields.has("back").then(|| safe_return(fields.text("back")).to_owned());
    see_with(&visit, &named.unwrap_or_else(|| urls::desk_question(id)), flash)
}
