//! The member's own settings.

use super::{mails, preferences, typed};
use crate::accounts::actions;
use crate::accounts::model::{NAME_CHARS_MAX, Preferences, Shortcuts};
use crate::accounts::views::{self, AccountPage};
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::Answer;
use crate::shell::{Page, see_with};
use crate::text::lang::Lang;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Theme;
use crate::web::cookies;
use crate::web::fields::Fields;
use crate::web::flash::Flash;

/// `GET /account`
pub async fn show(visit: Visit) -> Answer {
    let member = visit.member()?;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = vec![
        pair("name", &member.name),
        pair("lang", visit.lang().tag()),
        pair("theme", visit.theme.as_str()),
        pair("zone", visit.zone.name()),
    ];
    if member.shortcuts {
        pairs.push(pair("shortcuts", "1"));
    }
    form(&visit, &Fields::from_pairs(pairs), &FieldErrors::new()).await
}

/// `POST /account`
pub async fn update(visit: Visit, fields: Fields) -> Answer {
    let id = visit.member_id()?;
    let mut errors = FieldErrors::new();
    let name = typed::name(visit.words, &fields, &mut errors);
    let zone = typed::zone(visit.words, &fields, &mut errors);
    let lang = fields.parse::<Lang>("lang").filter(|lang| visit.site.langs.contains(lang));
    if lang.is_none() {
        errors.add("lang", visit.words.text(t::ACCOUNTS_LANG_WRONG));
    }
    let (Some(name), Some(zone), Some(lang)) = (name, zone, lang) else {
        return form(&visit, &fields, &errors).await;
    };
    let theme = fields.parse("theme").unwrap_or(Theme::System);
    let shortcuts = if fields.has("shortcuts") { Shortcuts::On } else { Shortcuts::Off };
    save(&visit, id, &Preferences { name, lang, theme, zone, shortcuts }).await
}

/// The browser keeps language and colours too: what was chosen there before must not come back after signing out.
async fn save(visit: &Visit, id: MemberId, chosen: &Preferences) -> Answer {
    let mut change = visit.begin().await?;
    actions::change_preferences(&mut change, id, chosen, visit.now).await?;
    change.commit().await?;
    let answer = see_with(visit, urls::account(), Flash::ok(t::ACCOUNTS_SAVED));
    let answer = preferences::keeping(visit, answer, cookies::LANG, chosen.lang.tag());
    preferences::keeping(visit, answer, cookies::THEME, chosen.theme.as_str())
}

async fn form(visit: &Visit, fields: &Fields, errors: &FieldErrors) -> Answer {
    let member = visit.member()?;
    let view = AccountPage {
        member,
        fields,
        errors,
        langs: &visit.site.langs,
        name_chars_max: NAME_CHARS_MAX,
        mails: mails::link(visit),
    };
    let page = Page::new(visit, visit.words.text(t::ACCOUNTS_ACCOUNT_TITLE)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::account(visit.words, &view)).await
}
