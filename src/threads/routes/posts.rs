//! Replying.

use actix_web::web;

use super::show;
use crate::db::ThreadId;
use crate::door::Visit;
use crate::error::Answer;
use crate::threads::form::{self, Sent};
use crate::web::fields::Fields;

/// `POST /t/{id}/posts`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let id = ThreadId(*id);
    match form::send(&visit, id, &fields).await? {
        Sent::Posted(answer) => Ok(answer),
        Sent::Back(typed) => show::again(&visit, id, &fields, *typed).await,
    }
}
