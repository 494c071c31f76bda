//! What becomes of a promise: kept, another day, taken back.

use actix_web::web;
use serde::Deserialize;

use super::list::{self, Query};
use crate::change::Change;
use crate::commitments::actions::{self, Becomes};
use crate::commitments::queries::Facts;
use crate::commitments::views::list::Again;
use crate::commitments::{form, policy, queries};
use crate::db::CommitmentId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{safe_return, see_with};
use crate::threads;
use crate::threads::model::Thread;
use crate::ui::time;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `POST /desk/commitments/{id}/kept`
pub async fn keep(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    say(&visit, CommitmentId(*id), Becomes::Kept, &fields, t::COMMITMENTS_SAID_KEPT).await
}

/// Where undoing comes back to: its message knows addresses only.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `POST /desk/commitments/{id}/reopening`: for ten minutes it is not kept after all.
pub async fn reopen(visit: Visit, id: web::Path<i64>, to: web::Query<Back>) -> Answer {
    let by = visit.staff()?.id;
    let (mut change, thread, facts) = about(&visit, CommitmentId(*id)).await?;
    actions::reopen(&mut change, (&thread, &facts), by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, back(&to.back), Flash::ok(t::COMMITMENTS_SAID_OPEN))
}

/// The page that was named, else the list.
fn back(named: &str) -> &str {
    match named {
        "" => urls::commitments(),
        back => safe_return(back),
    }
}

/// The list as it was read when the form was sent: it comes back there, and so do its own forms.
fn listed_at(visit: &mut Visit, fields: &Fields) -> Query {
    let at = back(fields.text("back")).to_owned();
    let query = at.split_once('?').filter(|(path, _)| *path == urls::commitments());
    let query = Query::asked(query.map_or("", |(_, asked)| asked));
    visit.path = at;
    query
}

/// `POST /desk/commitments/{id}/day` with `day` and the stand it was drawn from.
pub async fn postpone(mut visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.staff()?;
    let (id, query) = (CommitmentId(*id), listed_at(&mut visit, &fields));
    let Some(due) = form::day(&visit, fields.text("day")) else {
        let sentence = visit.words.text(t::COMMITMENTS_ERROR_DAY);
        return list::answer(&visit, &query, Some(&Again::new(id, "day", &fields, sentence))).await;
    };
    let (change, thread, facts) = about(&visit, id).await?;
    let moved = facts.is_open() && facts.due_on != due.on;
    if moved && !stand::fits(&form::stand(facts.due_on), fields.text(stand::FIELD)) {
        change.leave().await?;
        let day = time::date_text(visit.words, facts.due_on);
        let sentence = visit.words.with(t::COMMITMENTS_CONFLICT_DAY, &[("day", day.into())]);
        let again = Again::new(id, "day", &fields, sentence).meanwhile();
        return list::answer(&visit, &query, Some(&again)).await;
    }
    done(&visit, (change, thread, facts), &Becomes::DueBy(due), &fields, t::COMMITMENTS_SAID_DAY).await
}

/// `POST /desk/commitments/{id}/withdrawal` with `reason`.
pub async fn withdraw(mut visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.staff()?;
    let (id, query) = (CommitmentId(*id), listed_at(&mut visit, &fields));
    match form::reason(&visit, fields.text("reason")) {
        Ok(reason) => {
            say(&visit, id, Becomes::TakenBack(reason), &fields, t::COMMITMENTS_SAID_TAKEN_BACK).await
        }
        Err(sentence) => {
            list::answer(&visit, &query, Some(&Again::new(id, "reason", &fields, sentence))).await
        }
    }
}

async fn say(visit: &Visit, id: CommitmentId, becomes: Becomes, fields: &Fields, said: Key) -> Answer {
    visit.staff()?;
    let found = about(visit, id).await?;
    done(visit, found, &becomes, fields, said).await
}

type Found = (Change, Thread, Facts);

/// One that the viewer may say something of, behind the lock of its thread.
async fn about(visit: &Visit, id: CommitmentId) -> Result<Found, Error> {
    let mut change = visit.begin().await?;
    let thread = queries::thread_of(&mut change, id).await?.ok_or(Error::NotFound)?;
    let thread = threads::queries::lock(&mut change, thread, &visit.viewer).await?;
    if !visit.viewer.is_staff_of(thread.board_id) {
        return Err(Error::NotFound);
    }
    policy::can_answer_for(&visit.viewer, thread.board_id)?;
    let facts = queries::facts(&mut change, id).await?;
    Ok((change, thread, facts))
}

async fn done(
    visit: &Visit,
    (mut change, thread, facts): Found,
    becomes: &Becomes,
    fields: &Fields,
    said: Key,
) -> Answer {
    let by = visit.member_id()?;
    actions::say(&mut change, (&thread, &facts), becomes, by, visit.now).await?;
    change.commit().await?;
    let back = back(fields.text("back"));
    let undo = || urls::with_query(&urls::commitment_reopening(facts.id), "back", back);
    let flash = Flash::ok(said);
    see_with(visit, back, if *becomes == Becomes::Kept { flash.undo(undo()) } else { flash })
}
