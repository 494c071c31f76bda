//! `POST /desk/{id}/urgency`: staff say how urgent a question is; `urgency` empty gives it back to the rules.

use actix_web::web;

use crate::db::QuestionId;
use crate::desk::actions::urgency;
use crate::desk::{policy, reads};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::events::Urgency;
use crate::shell::{safe_return, see_with};
use crate::threads::queries::lock_rows;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Says it, then shows the question, or the page named by `back`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let member = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let said = match fields.text("urgency") {
        "" => None,
        text => Some(text.parse::<Urgency>().map_err(|_| Error::BadRequest("not an urgency"))?),
    };
    let mut change = visit.begin().await?;
    // Moved at this moment, it is another board whose right is asked.
    lock_rows(&mut change, &[id.into()]).await?;
    let board = reads::board_of(&mut change, &visit.viewer, id).await?;
    policy::can_claim(&visit.viewer, board)?;
    urgency::say(&mut change, id, said, member, visit.now).await?;
    change.commit().await?;
    let back = if fields.has("back") {
        safe_return(fields.text("back")).to_owned()
    } else {
        urls::desk_question(id)
    };
    see_with(&visit, &back, Flash::ok(t::RULES_SAID))
}
