//! What an article said before each edit. An earlier version may tell what was left out since: for those who draft.

use actix_web::web::Path;

use crate::db::ArticleId;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::faq::policy;
use crate::faq::queries::{articles, revisions};
use crate::faq::rendering::aside;
use crate::faq::views::history::{self as view, Version};
use crate::shell::Page;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// `GET /faq/{id}/history`
pub async fn show(visit: Visit, id: Path<ArticleId>) -> Answer {
    visit.staff()?;
    policy::can_draft(&visit.viewer)?;
    let mut conn = visit.conn().await?;
    let article = articles::find(&mut conn, *id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    let revisions = revisions::of_article(&mut conn, article.id).await?;
    drop(conn);
    let versions = aside(move || Version::all(&revisions)).await?;
    let title = visit.words.text(t::FAQ_HISTORY);
    Page::staff(&visit, title, StaffPage::None).answer(view::history(&visit, &article, &versions)).await
}
