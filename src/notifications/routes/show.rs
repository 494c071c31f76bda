//! `GET /notifications/{id}`: leads to what it is about and changes nothing.

use actix_web::web;

use crate::db::NotificationId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::notifications::reads;
use crate::shell::see;

/// To the target.
pub async fn open(visit: Visit, id: web::Path<NotificationId>) -> Answer {
    let member = visit.member_id()?;
    let line =
        reads::one(&mut *visit.conn().await?, &visit.viewer, member, *id).await?.ok_or(Error::NotFound)?;
    see(&line.target)
}
