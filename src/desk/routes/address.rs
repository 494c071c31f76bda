//! `POST /desk/{id}/address`: the e-mail address of whoever asks is shown to whoever presses, for a while, and that is noted.

use actix_web::web;

use crate::db::QuestionId;
use crate::desk::actions::addresses;
use crate::desk::{policy, reads};
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{safe_return, see, see_with};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Writes down to whom it is shown, then shows the page it came from, where it stands open.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let to = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let mut change = visit.begin().await?;
    let pane = reads::pane(&mut change, &visit.viewer, id, visit.now).await?;
    policy::can_see_address(&visit.viewer, pane.question.board_id)?;
    // While it stands open it is not shown once more.
    let has_one = match pane.customer.address {
        Some(_) => true,
        None => addresses::show(&mut change, (pane.question.asker_id, id), to, visit.now).await?,
    };
    change.commit().await?;
    let named = fields.has("back").then(|| safe_return(fields.text("back")).to_owned());
    let back = named.unwrap_or_else(|| urls::desk_question(id));
    if has_one { see(&back) } else { see_with(&visit, &back, Flash::warn(t::DESK_ADDRESS_NONE)) }
}
