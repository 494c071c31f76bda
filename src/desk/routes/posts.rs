//! Replying on the desk: what cannot be posted comes back on the desk, with all that was typed.

use actix_web::web;

use super::queue::{self, Put};
use crate::db::{QuestionId, ThreadId};
use crate::desk::reads;
use crate::door::Visit;
use crate::error::Answer;
use crate::threads::form::{self, Sent};
use crate::web::fields::Fields;

/// `POST /desk/{id}/posts`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    visit.staff()?;
    let id = QuestionId(*id);
    let mut conn = visit.conn().await?;
    reads::board_of(&mut conn, &visit.viewer, id).await?;
    drop(conn);
    match form::send(&visit, ThreadId(id.0), &fields).await? {
        Sent::Posted(answer) => Ok(answer),
        Sent::Back(typed) => {
            queue::again(visit, id, &fields, Put { reply: Some(*typed), ..Put::default() }).await
        }
    }
}
