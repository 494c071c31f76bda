//! `POST /desk/{id}/address`: the e-mail address of whoever asks, on the page that answers and on no other.

use actix_web::web;

use super::queue::{self, Put};
use crate::db::QuestionId;
use crate::desk::actions::addresses;
use crate::desk::{policy, reads};
use crate::door::Visit;
use crate::error::Answer;
use crate::web::fields::Fields;

/// Shows it and writes down to whom.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let to = visit.staff()?.id;
    let id = QuestionId(id.into_inner());
    let mut change = visit.begin().await?;
    let pane = reads::pane(&mut change, &visit.viewer, id, visit.now).await?;
    policy::can_see_address(&visit.viewer, pane.question.board_id)?;
    let asker = (pane.question.asker_id, id);
    let address = addresses::show(&mut change, asker, to, visit.now).await?;
    change.commit().await?;
    let put = Put { address: Some(address.unwrap_or_default()), ..Put::default() };
    queue::again(visit, id, &fields, put).await
}
