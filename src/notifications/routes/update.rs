//! Marking as read: one (`POST /notifications/{id}`) or all that were shown (`POST /notifications`).

use actix_web::web;

use crate::db::NotificationId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::notifications::{queries, reads};
use crate::shell::{safe_return, see, see_with};
use crate::ui::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// Marks one and goes to what it is about, or to where the form says.
pub async fn read(visit: Visit, id: web::Path<NotificationId>, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let mut change = visit.begin().await?;
    let line = reads::one(&mut change, &visit.viewer, member, *id).await?.ok_or(Error::NotFound)?;
    queries::mark_read(&mut change, member, *id, visit.now).await?;
    change.commit().await?;
    match fields.text("back") {
        "" => see(&line.target),
        back => see(safe_return(back)),
    }
}

/// Marks all up to the newest that was shown.
pub async fn all_read(visit: Visit, fields: Fields) -> Answer {
    let member = visit.member_id()?;
    let newest = fields.parse("newest").unwrap_or(NotificationId(i64::MAX));
    let mut change = visit.begin().await?;
    queries::mark_all_read(&mut change, member, newest, visit.now).await?;
    change.commit().await?;
    see_with(&visit, urls::notifications(), Flash::ok(t::NOTIFICATIONS_ALL_READ_DONE))
}
