//! The member's own settings.

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::accounts::queries::sessions::Session;
use crate::text::lang::Lang;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::time;
use crate::ui::words::{Key, Words, t};
use crate::urls;
use crate::viewer::Member;
use crate::web::fields::Fields;

/// The page of preferences.
pub struct AccountPage<'a> {
    /// Whose.
    pub member: &'a Member,
    /// What stands in the fields.
    pub fields: &'a Fields,
    /// What is wrong with it.
    pub errors: &'a FieldErrors,
    /// Languages to choose from.
    pub langs: &'a [Lang],
    /// Characters of a name.
    pub name_chars_max: usize,
    /// Where mails of a site under development are read.
    pub mails: Option<&'a str>,
}

/// The pages of an account.
pub fn tabs(words: Words, current: &str) -> Markup {
    let pages: [(&str, Key); 4] = [
        (urls::account(), t::ACCOUNTS_TAB_PREFERENCES),
        (urls::account_interests(), t::ACCOUNTS_TAB_INTERESTS),
        (urls::account_security(), t::ACCOUNTS_TAB_SECURITY),
        (urls::account_notifications(), t::ACCOUNTS_TAB_NOTIFICATIONS),
    ];
    html! {
        nav .tabs aria-label=(words.text(t::ACCOUNTS_ACCOUNT_TITLE)) {
            @for (url, key) in pages {
                a href=(url) aria-current=[(url == current).then_some("page")] { (words.text(key)) }
            }
        }
    }
}

/// Name, language, colours, time zone, shortcuts.
pub fn account(words: Words, page: &AccountPage<'_>) -> Markup {
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::ACCOUNTS_ACCOUNT_TITLE)) }
            (tabs(words, urls::account()))
            @if !page.member.confirmed { (unconfirmed(words, page.mails)) }
            (form::error_summary(words, page.errors))
            form .card .stack method="post" action=(urls::account()) novalidate {
                (fields(words, page))
                p { button type="submit" .(Look::Primary.class()) { (words.text(t::COMMON_SAVE)) } }
            }
            p { a href=(urls::member(&page.member.handle)) { (words.text(t::ACCOUNTS_SEE_PROFILE)) } }
        }
    }
}

fn unconfirmed(words: Words, mails: Option<&str>) -> Markup {
    notice::notice(
        NoticeKind::Warn,
        html! {
            (words.text(t::ACCOUNTS_WRITE_UNCONFIRMED)) " "
            a href=(urls::confirm_again()) { (words.text(t::ACCOUNTS_AGAIN_TITLE)) }
            @if let Some(mails) = mails { " · " a href=(mails) { (words.text(t::ACCOUNTS_MAILS_LINK)) } }
        },
    )
}

fn fields(words: Words, page: &AccountPage<'_>) -> Markup {
    let label = |key| words.text(key).into_owned();
    let langs: Vec<Choice<'_>> = page
        .langs
        .iter()
        .map(|lang| Choice { value: lang.tag(), label: lang.own_name(), hint: "" })
        .collect();
    let themes = [
        ("system", label(t::COMMON_THEME_SYSTEM)),
        ("light", label(t::COMMON_THEME_LIGHT)),
        ("dark", label(t::COMMON_THEME_DARK)),
    ];
    let themes: Vec<Choice<'_>> =
        themes.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect();
    let (name, lang, theme) = (label(t::ACCOUNTS_NAME), label(t::ACCOUNTS_LANG), label(t::COMMON_THEME));
    let (keys, keys_hint) = (label(t::ACCOUNTS_SHORTCUTS), label(t::ACCOUNTS_SHORTCUTS_HINT));
    let hint = label(t::ACCOUNTS_NAME_HINT);
    let value = |id| page.fields.text(id);
    html! {
        (form::text(words, page.errors, "text", &Field {
            hint: &hint, value: value("name"), chars_max: Some(page.name_chars_max), autocomplete: Some("nickname"), ..Field::new("name", &name)
        }))
        (form::select(words, page.errors, &langs, &Field { value: value("lang"), ..Field::new("lang", &lang) }))
        (form::radios(words, page.errors, &themes, &Field { value: value("theme"), ..Field::new("theme", &theme) }))
        (zone(words, page.fields, page.errors))
        (form::checkbox(words, page.errors, Ticked::from_state(page.fields.has("shortcuts")), &Field {
            hint: &keys_hint, ..Field::new("shortcuts", &keys)
        }))
    }
}

/// The field `zone`: every zone there is, by its name.
pub fn zone(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let label = words.text(t::ACCOUNTS_ZONE);
    let zones: Vec<Choice<'_>> = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| Choice { value: zone.name(), label: zone.name(), hint: "" })
        .collect();
    form::select(words, errors, &zones, &Field { value: fields.text("zone"), ..Field::new("zone", &label) })
}

/// The page of password and sessions.
pub struct SecurityPage<'a> {
    /// What is wrong with the passwords.
    pub errors: &'a FieldErrors,
    /// The member's sessions.
    pub sessions: &'a [Session],
    /// SHA-256 of this browser's key.
    pub own: Option<&'a [u8]>,
    /// The member's zone.
    pub zone: Tz,
    /// The member's handle.
    pub handle: &'a str,
}

/// Password and sessions.
pub fn security(words: Words, page: &SecurityPage<'_>) -> Markup {
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::ACCOUNTS_SECURITY_TITLE)) }
            (tabs(words, urls::account_security()))
            (form::error_summary(words, page.errors))
            (password(words, page.handle, page.errors))
            section .stack aria-labelledby="sessions-h" {
                div .sect__head {
                    h2 id="sessions-h" { (words.text(t::ACCOUNTS_SESSIONS)) }
                    @if page.sessions.len() > 1 {
                        (button::post(urls::account_other_ends(), &[], Look::Small, html! { (words.text(t::ACCOUNTS_END_OTHERS)) }))
                    }
                }
                ul .alist { @for session in page.sessions { (row(words, page, session)) } }
            }
        }
    }
}

fn password(words: Words, handle: &str, errors: &FieldErrors) -> Markup {
    let (old, new) = (words.text(t::ACCOUNTS_OLD_PASSWORD), words.text(t::ACCOUNTS_NEW_PASSWORD));
    let hint = words.text(t::ACCOUNTS_PASSWORD_HINT);
    html! {
        form .card .stack method="post" action=(urls::account_password()) novalidate {
            h2 .card__h { (words.text(t::ACCOUNTS_CHANGE_PASSWORD)) }
            // Password managers want to know whose password it is.
            (super::entry::whose_password(handle))
            (form::text(words, errors, "password", &Field { autocomplete: Some("current-password"), ..Field::new("old", &old) }))
            (form::text(words, errors, "password", &Field { hint: &hint, autocomplete: Some("new-password"), ..Field::new("password", &new) }))
            p .hint { (words.text(t::ACCOUNTS_CHANGE_PASSWORD_HINT)) }
            p { button type="submit" .(Look::Primary.class()) { (words.text(t::ACCOUNTS_CHANGE_PASSWORD)) } }
        }
    }
}

fn row(words: Words, page: &SecurityPage<'_>, session: &Session) -> Markup {
    let own = page.own == Some(session.key_hash.as_slice());
    let hash: String = session.key_hash.iter().map(|byte| format!("{byte:02x}")).collect();
    html! {
        li {
            div .alist__t {
                (device(words, &session.user_agent))
                @if own { " " (crate::ui::badge::quiet(&words.text(t::ACCOUNTS_SESSION_OWN))) }
                p .meta {
                    (words.text(t::ACCOUNTS_SESSION_SEEN)) " " (time::date_time(words, session.seen_at, page.zone)) " · "
                    (words.text(t::ACCOUNTS_SESSION_BEGAN)) " " (time::date(words, session.created_at, page.zone))
                }
            }
            @if !own {
                div .alist__do {
                    (button::post(urls::account_session_ends(), &[("session", &hash)], Look::Danger, html! { (words.text(t::ACCOUNTS_SESSION_END)) }))
                }
            }
        }
    }
}

/// Browser and system in words; what a browser calls itself is long and mostly history.
fn device(words: Words, agent: &str) -> String {
    let find = |names: &[&'static str]| names.iter().copied().find(|name| agent.contains(name));
    let browser =
        find(&["Edg", "Firefox", "Chrome", "Safari"]).map(|name| if name == "Edg" { "Edge" } else { name });
    let system = find(&["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => words.text(t::ACCOUNTS_SESSION_UNKNOWN).into_owned(),
    }
}
