//! What becomes of a promise: kept, another day, taken back.

use actix_web::web;

use super::list::{self, Query};
use crate::commitments::actions::{self, Becomes};
use crate::commitments::views::list::Again;
use crate::commitments::{form, policy, queries};
use crate::db::CommitmentId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{safe_return, see_with};
use crate::threads;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `POST /desk/commitments/{id}/kept`
pub async fn keep(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    say(&visit, CommitmentId(*id), Becomes::Kept, &fields, t::COMMITMENTS_SAID_KEPT).await
}

/// `POST /desk/commitments/{id}/day` with `day`.
pub async fn postpone(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.staff()?;
    let id = CommitmentId(*id);
    match form::day(&visit, fields.text("day")) {
        Some(due) => say(&visit, id, Becomes::DueBy(due), &fields, t::COMMITMENTS_SAID_DAY).await,
        None => {
            let sentence = visit.words.text(t::COMMITMENTS_ERROR_DAY);
            list::answer(&visit, &Query::default(), Some(&Again::new(id, "day", &fields, sentence))).await
        }
    }
}

/// `POST /desk/commitments/{id}/withdrawal` with `reason`.
pub async fn withdraw(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.staff()?;
    let id = CommitmentId(*id);
    match form::reason(&visit, fields.text("reason")) {
        Ok(reason) => {
            say(&visit, id, Becomes::TakenBack(reason), &fields, t::COMMITMENTS_SAID_TAKEN_BACK).await
        }
        Err(sentence) => {
            list::answer(&visit, &Query::default(), Some(&Again::new(id, "reason", &fields, sentence))).await
        }
    }
}

async fn say(visit: &Visit, id: CommitmentId, becomes: Becomes, fields: &Fields, said: Key) -> Answer {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let thread = queries::thread_of(&mut change, id).await?.ok_or(Error::NotFound)?;
    let thread = threads::queries::lock(&mut change, thread, &visit.viewer).await?;
    if !visit.viewer.is_staff_of(thread.board_id) {
        return Err(Error::NotFound);
    }
    policy::can_answer_for(&visit.viewer, thread.board_id)?;
    let facts = queries::facts(&mut change, id).await?;
    actions::say(&mut change, (&thread, &facts), &becomes, by, visit.now).await?;
    change.commit().await?;
    let back = match fields.text("back") {
        "" => urls::commitments(),
        back => safe_return(back),
    };
    see_with(visit, back, Flash::ok(said))
}
