//! The site's settings.

use super::typed;
use crate::accounts::actions;
use crate::admin::views;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{Page, see_with};
use crate::site::Site;
use crate::ui::StaffPage;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `GET /admin/settings`
pub async fn show(visit: Visit) -> Answer {
    visit.admin()?;
    form(&visit, &stored(&visit.site), &FieldErrors::new()).await
}

/// `POST /admin/settings`
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let admin = visit.admin()?;
    let mut errors = FieldErrors::new();
    let Some(settings) = typed::settings(visit.words, &fields, &mut errors) else {
        return form(&visit, &fields, &errors).await;
    };
    let mut change = visit.begin().await?;
    actions::change_settings(&mut change, &settings, admin.id, visit.now).await?;
    change.commit().await?;
    visit.renew_site().await?;
    see_with(&visit, urls::admin_settings(), Flash::ok(t::SITE_SETTINGS_SAVED))
}

fn stored(site: &Site) -> Fields {
    let mut pairs: Vec<(&str, &str)> =
        vec![("site_name", &site.name), ("lang", site.lang.tag()), ("zone", site.zone.name())];
    pairs.extend(site.langs.iter().map(|lang| ("langs", lang.tag())));
    let contact = [
        ("contact_email", &site.contact_email),
        ("contact_phone", &site.contact_phone),
        ("contact_hours", &site.contact_hours),
    ];
    pairs.extend(contact.into_iter().filter_map(|(id, value)| value.as_deref().map(|value| (id, value))));
    Fields::from_pairs(pairs.into_iter().map(|(id, value)| (id.to_owned(), value.to_owned())).collect())
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let page = Page::staff(visit, visit.words.text(t::SITE_SETTINGS_TITLE), StaffPage::Admin);
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::settings(visit.words, fields, errors)).await
}
