//! The site's settings as a form has them; the set-up page and the settings page share it.

use std::ops::RangeInclusive;

use chrono::TimeDelta;

use crate::accounts::model::{Email, SiteSettings};
use crate::accounts::routes::typed;
use crate::ledger;
use crate::text::input;
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::words::{Words, t};
use crate::web::fields::Fields;

/// Characters of the site's name.
const SITE_NAME_CHARS_MAX: usize = 60;
/// Characters of the telephone number and of the hours.
const CONTACT_CHARS_MAX: usize = 80;

/// Days after which a silent asker is reminded, or taken at their silence.
const SILENCE_DAYS: RangeInclusive<i64> = 1..=90;
/// Minutes a claim may last without a draft.
const CLAIM_MINUTES: RangeInclusive<i64> = 5..=1_440;

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

/// The fields of the times, in their order: three in days, one in minutes.
pub const TIMES: [&str; 4] = ["first_reminder", "second_reminder", "presumed_solved", "claim"];

/// Reads how long the asker may keep silent and how long a claim lasts; what is wrong is in `errors`.
pub fn times(words: Words, fields: &Fields, errors: &mut FieldErrors) -> Option<ledger::Settings> {
    let [first, second, presumed, claim] = TIMES.map(|id| {
        let limits = if id == "claim" { CLAIM_MINUTES } else { SILENCE_DAYS };
        let number = fields.parse::<i64>(id).filter(|number| limits.contains(number));
        if number.is_none() {
            let (from, to) = limits.into_inner();
            errors.add(id, words.with(t::SITE_TIMES_WRONG, &[("from", from.into()), ("to", to.into())]));
        }
        number
    });
    let (first, second, presumed, claim) = (first?, second?, presumed?, claim?);
    for (id, before, after) in [("second_reminder", first, second), ("presumed_solved", second, presumed)] {
        if after <= before {
            errors.add(id, words.text(t::SITE_TIMES_ORDER));
        }
    }
    errors.is_empty().then(|| ledger::Settings {
        first_reminder: TimeDelta::days(first),
        second_reminder: TimeDelta::days(second),
        presumed_solved: TimeDelta::days(presumed),
        claim: TimeDelta::minutes(claim),
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
