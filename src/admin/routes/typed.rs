//! The site's settings as a form has them; the set-up page and the settings page share it.

use crate::accounts::model::{Email, SiteSettings};
use crate::accounts::routes::typed;
use crate::text::input;
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::words::{Words, t};
use crate::web::fields::Fields;

/// Characters of the site's name.
const SITE_NAME_CHARS_MAX: usize = 60;
/// Characters of the telephone number and of the hours.
const CONTACT_CHARS_MAX: usize = 80;

/// Reads them; what is wrong is in `errors`.
pub fn settings(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<SiteSettings> {
    let name = input::clean_line(fields.text("site_name"), SITE_NAME_CHARS_MAX);
    let name = name
        .map_err(|fault| errors.add("site_name", typed::line_fault(words, fault, t::SETUP_SITE_NAME_EMPTY)))
        .ok();
    let langs = langs(fields);
    if langs.is_empty() {
        errors.add("langs", words.text(t::SETUP_LANGS_EMPTY));
    }
    let lang = fields.parse::<Lang>("lang").filter(|lang| langs.contains(lang));
    if lang.is_none() {
        errors.add("lang", words.text(t::SETUP_LANG_WRONG));
    }
    let zone = typed::zone(words, fields, errors);
    let contact_email = contact_email(words, fields, errors);
    let contact_phone = typed::optional_line(words, fields, "contact_phone", CONTACT_CHARS_MAX, errors);
    let contact_hours = typed::optional_line(words, fields, "contact_hours", CONTACT_CHARS_MAX, errors);
    if !errors.is_empty() {
        return None;
    }
    Some(SiteSettings {
        name: name?,
        lang: lang?,
        langs,
        zone: zone?,
        contact_email,
        contact_phone,
        contact_hours,
    })
}

/// The languages that were ticked, in the order of menus.
pub fn langs(fields: &Fields) -> Vec<Lang> {
    let ticked: Vec<Lang> = fields.all("langs").filter_map(|tag| tag.parse().ok()).collect();
    Lang::ALL.into_iter().filter(|lang| ticked.contains(lang)).collect()
}

fn contact_email(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<String> {
    let typed = fields.text("contact_email").trim();
    if typed.is_empty() {
        return None;
    }
    match Email::parse(typed) {
        Ok(email) => Some(email.as_str().to_owned()),
        Err(_) => {
            errors.add("contact_email", words.text(t::ACCOUNTS_EMAIL_WRONG));
            None
        }
    }
}
