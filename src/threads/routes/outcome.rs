//! What the asker says of the question as a whole.

use actix_web::web;

use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::ledger;
use crate::shell;
use crate::threads::actions::outcome::{self, Says};
use crate::threads::{policy, queries};
use crate::ui::words::{Key, t};
use crate::web::fields::Fields;
use crate::web::flash::Flash;

use super::show;

/// `POST /t/{id}/outcome` with `says`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.member_id()?;
    let says: Says = fields.parse("says").ok_or(Error::BadRequest("the form says nothing"))?;
    let mut change = visit.begin().await?;
    let thread = queries::lock(&mut change, ThreadId(*id), &visit.viewer).await?;
    let row = ledger::queries::row(&mut change, thread.id.into()).await?.ok_or(Error::NotFound)?;
    let address = show::back_to(&thread, 1, &fields);
    if visit.viewer.is(thread.author_id) && outcome::is_said(says, &row) {
        change.leave().await?;
        return shell::see_with(&visit, &address, Flash::ok(said(says)));
    }
    let allowed = match says {
        Says::Solved => policy::can_say_solved(&visit.viewer, &thread, &row),
        Says::NotSolved => policy::can_reopen(&visit.viewer, &thread, &row),
        Says::Withdrawn => {
            let others = queries::others(&mut change, &thread).await?;
            policy::can_withdraw(&visit.viewer, &thread, &row, others)
        }
    };
    if let Err(refusal) = allowed {
        change.leave().await?;
        return Err(refusal.into());
    }
    outcome::say(&mut change, &thread, says, by, visit.now).await?;
    change.commit().await?;
    shell::see_with(&visit, &address, Flash::ok(said(says)))
}

fn said(says: Says) -> Key {
    match says {
        Says::Solved => t::THREADS_FLASH_SOLVED,
        Says::NotSolved => t::THREADS_FLASH_REOPENED,
        Says::Withdrawn => t::THREADS_FLASH_WITHDRAWN,
    }
}
