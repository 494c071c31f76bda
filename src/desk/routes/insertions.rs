//! Putting a canned reply, a short answer or a link below what is typed into a reply: for browsers without script.

use actix_web::web;

use super::queue::{self, Put};
use crate::db::QuestionId;
use crate::door::Visit;
use crate::error::Answer;
use crate::threads::views::composer::Typed;
use crate::web::fields::Fields;

/// `POST /desk/{id}/insertions` with `put` and the reply so far; what is not there adds nothing.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let reply = Some(Typed::going_on(&fields));
    let put = Put { reply, put_in: fields.parse("put"), ..Put::default() };
    queue::again(visit, QuestionId(*id), &fields, put).await
}
