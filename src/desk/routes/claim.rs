//! `POST /desk/{id}/claim`: `on=1` (or nothing) claims, `on=0` lets go.

use actix_web::web;

use crate::db::QuestionId;
use crate::desk::actions::{self, Claimed};
use crate::desk::{policy, reads};
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{safe_return, see_with};
use crate::threads::queries::lock_rows;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Claims or lets go, then shows the question, or the page named by `back`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let mut change = visit.begin().await?;
    // Moved at this moment, it is another board whose right is asked.
    lock_rows(&mut change, &[id.into()]).await?;
    let board = reads::board_of(&mut change, &visit.viewer, id).await?;
    policy::can_claim(&visit.viewer, board)?;
    let flash = if fields.text("on") == "0" {
        actions::release(&mut change, id, member, visit.now).await?;
        Flash::ok(t::DESK_RELEASED)
    } else {
        match actions::claim(&mut change, id, member, &visit.site.ledger, visit.now).await? {
            Claimed::Yours => Flash::ok(t::DESK_CLAIMED),
            Claimed::Taken(owner) => Flash::warn(t::DESK_TAKEN).with("name", owner.name),
            Claimed::Ended => Flash::warn(t::DESK_ENDED),
        }
    };
    change.commit().await?;
    let named = fields.has("back").then(|| safe_return(fields.text("back")).to_owned());
    see_with(&visit, &named.unwrap_or_else(|| urls::desk_question(id)), flash)
}
