//! Where administration begins.

use crate::admin::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::Page;
use crate::threads::queries::ledger_checks;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    let page = Page::staff(&visit, visit.words.text(t::COMMON_ADMIN), StaffPage::Admin);
    let checked = ledger_checks::newest(&mut *visit.conn().await?).await?;
    page.answer(views::overview(&visit, checked)).await
}
