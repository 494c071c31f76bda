//! The site's settings: two forms on one page, each compared with how its own part stood when it was drawn.

use actix_web::http::StatusCode;

use super::stored::{self, Part};
use super::typed;
use crate::accounts::actions as site_actions;
use crate::accounts::queries::settings;
use crate::admin::{actions, views};
use crate::change::Change;
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::shell::{Page, see_with};
use crate::site::Site;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::stand;

/// `GET /admin/settings`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    form(&visit, &stored::fields(&visit.site), &FieldErrors::new()).await
}

/// `POST /admin/settings`
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let admin = visit.admin()?;
    let mut errors = FieldErrors::new();
    let Some(settings) = typed::settings(visit.words, &fields, &mut errors) else {
        return again(&visit, Part::Site, &fields, &errors).await;
    };
    let mut change = match begin(&visit, Part::Site, &fields).await? {
        Begun::At(change) => change,
        Begun::Late(now) => return conflict(&visit, &now, Part::Site, &fields).await,
    };
    site_actions::change_settings(&mut change, &settings, admin.id, visit.now).await?;
    saved(&visit, change).await
}

/// `POST /admin/settings/times`: how long the asker may keep silent, how long a claim lasts.
pub async fn update_times(visit: Visit, fields: Fields) -> Answer {
    let admin = visit.admin()?;
    let mut errors = FieldErrors::new();
    let Some(times) = typed::times(visit.words, &fields, &mut errors) else {
        return again(&visit, Part::Times, &fields, &errors).await;
    };
    let mut change = match begin(&visit, Part::Times, &fields).await? {
        Begun::At(change) => change,
        Begun::Late(now) => return conflict(&visit, &now, Part::Times, &fields).await,
    };
    actions::change_times(&mut change, &times, admin.id, visit.now).await?;
    saved(&visit, change).await
}

/// Whether the form may still be stored.
#[allow(clippy::large_enum_variant, reason = "made once a request and taken apart at once")]
enum Begun {
    At(Change),
    /// Somebody else was faster; so it stands now.
    Late(Site),
}

async fn begin(visit: &Visit, part: Part, fields: &Fields) -> Result<Begun, Error> {
    let mut change = visit.begin().await?;
    settings::lock(&mut change).await?;
    let now = Site::load(&mut change).await?;
    if stand::fits(&stored::stand(&now, part), fields.text(part.stand_field())) {
        return Ok(Begun::At(change));
    }
    change.leave().await?;
    Ok(Begun::Late(now))
}

async fn saved(visit: &Visit, change: Change) -> Answer {
    change.commit().await?;
    visit.renew_site().await?;
    see_with(visit, urls::admin_settings(), Flash::ok(t::SITE_SETTINGS_SAVED))
}

/// With what is wrong; the other form is as it was.
async fn again(visit: &Visit, part: Part, typed: &Fields, errors: &FieldErrors) -> Answer {
    let drawn_at = typed.text(part.stand_field());
    form(visit, &stored::with_typed(&visit.site, part, typed, drawn_at), errors).await
}

/// What stands now, above everything that was typed.
async fn conflict(visit: &Visit, now: &Site, part: Part, typed: &Fields) -> Answer {
    let shown = stored::with_typed(now, part, typed, &stored::stand(now, part));
    let labelled = |fields: &Fields| views::labelled(visit.words, part, fields);
    let stands = meanwhile::differing(labelled(&stored::fields(now)), &labelled(&shown));
    let main = views::settings(visit.words, &shown, &FieldErrors::new(), &stands);
    let page = Page::staff(visit, visit.words.text(t::SITE_SETTINGS_TITLE), StaffPage::Admin);
    page.with_errors().status(StatusCode::CONFLICT).answer(main).await
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::staff(visit, visit.words.text(t::SITE_SETTINGS_TITLE), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::settings(visit.words, fields, errors, &[])).await
}
