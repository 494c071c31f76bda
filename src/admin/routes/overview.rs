//! Where administration begins.

use crate::admin::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::figures::queries::checks;
use crate::shell::Page;
use crate::threads::queries::ledger_checks;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    let page = Page::staff(&visit, visit.words.text(t::COMMON_ADMIN), StaffPage::Admin);
    let mut conn = visit.conn().await?;
    let (ledger, figures) = (ledger_checks::newest(&mut conn).await?, checks::newest(&mut conn).await?);
    drop(conn);
    page.answer(views::overview(&visit, ledger.as_ref(), figures.as_ref())).await
}
