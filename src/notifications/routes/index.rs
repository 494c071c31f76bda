//! `GET /notifications`: the inbox. Looking at it marks nothing.

use actix_web::web;
use serde::Deserialize;

use crate::db::NotificationId;
use crate::door::Visit;
use crate::error::Answer;
use crate::notifications::{reads, views};
use crate::shell::Page;
use crate::ui::t;

/// Where the page begins.
#[derive(Debug, Deserialize)]
pub struct From {
    /// The last one of the page before.
    before: Option<NotificationId>,
}

/// The list, newest first.
pub async fn list(visit: Visit, from: web::Query<From>) -> Answer {
    let member = visit.member_id()?;
    let slice = reads::page(&mut *visit.conn().await?, &visit.viewer, member, from.before).await?;
    let title = visit.words.text(t::NOTIFICATIONS_TITLE);
    Page::new(&visit, title).noindex().answer(views::inbox::page(&visit, &slice, from.before)).await
}
