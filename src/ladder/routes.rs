//! `/admin/ladder`: who is told when a question comes near its deadline.

use actix_web::http::StatusCode;

use super::form::Typed;
use super::{actions, queries, views};
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{Page, see_with};
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/ladder`
pub async fn edit(visit: Visit) -> Answer {
    visit.admin()?;
    let steps = queries::steps(&mut *visit.conn().await?).await?;
    shown(&visit, &Typed::of(&steps), &FieldErrors::new(), StatusCode::OK).await
}

/// `POST /admin/ladder`
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let by = visit.admin()?.id;
    let typed = Typed::read(&fields);
    let steps = match typed.parse(&visit) {
        Ok(steps) => steps,
        Err(errors) => return shown(&visit, &typed, &errors, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    let mut change = visit.begin().await?;
    let held = queries::locked(&mut change).await?;
    let stored = Typed::of(&held);
    if !stand::fits(&stored.stand, &typed.stand) {
        change.leave().await?;
        let typed = Typed { stand: stored.stand, ..typed };
        return shown(&visit, &typed, &FieldErrors::new(), StatusCode::CONFLICT).await;
    }
    if steps != held {
        actions::save(&mut change, &steps, by, visit.now).await?;
    }
    change.commit().await?;
    see_with(&visit, urls::admin_ladder(), Flash::ok(t::LADDER_SAVED))
}

async fn shown(visit: &Visit, typed: &Typed, errors: &FieldErrors, status: StatusCode) -> Answer {
    let page = Page::staff(visit, visit.words.text(t::LADDER_TITLE), StaffPage::Admin);
    let page = if status == StatusCode::OK { page } else { page.with_errors().status(status) };
    page.answer(views::form(visit, typed, errors, status == StatusCode::CONFLICT)).await
}
