//! Where administration begins.

use crate::admin::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::Page;
use crate::ui::StaffPage;
use crate::ui::words::t;

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    let page = Page::staff(&visit, visit.words.text(t::COMMON_ADMIN), StaffPage::Admin);
    page.answer(views::overview(visit.words)).await
}
