//! Signing up and in, confirming, recovering: one card, one thing to do.

use maud::{Markup, html};

use super::narrow;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::{Key, Words, t};
use crate::urls;
use crate::viewer::Member;
use crate::web::fields::Fields;
use crate::web::form_key::{self, FormKey};

/// The field of the password that is asked for again.
pub const FRESH_FIELD: &str = "own-password";

fn email_field(words: Words, fields: &Fields, errors: &FieldErrors, autocomplete: &str) -> Markup {
    let label = words.text(t::ACCOUNTS_EMAIL);
    let field = Field {
        value: fields.text("email"),
        autocomplete: Some(autocomplete),
        ..Field::new("email", &label)
    };
    form::text(words, errors, "email", &field)
}

fn password_field(words: Words, errors: &FieldErrors, autocomplete: &str, hint: &str) -> Markup {
    let label = words.text(t::ACCOUNTS_PASSWORD);
    let field = Field { hint, autocomplete: Some(autocomplete), ..Field::new("password", &label) };
    form::text(words, errors, "password", &field)
}

fn submit(label: &str) -> Markup {
    html! { p { button type="submit" .(Look::Primary.class()) { (label) } } }
}

/// The form for a new account.
pub fn sign_up(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let name_label = words.text(t::ACCOUNTS_NAME);
    let name_hint = words.text(t::ACCOUNTS_NAME_HINT);
    let name = Field {
        hint: &name_hint,
        value: fields.text("name"),
        autocomplete: Some("nickname"),
        ..Field::new("name", &name_label)
    };
    let next = fields.text("next");
    let content = html! {
        p .lead { (words.text(t::ACCOUNTS_SIGN_UP_LEAD)) }
        (form::error_summary(words, errors))
        form .card .stack method="post" action=(urls::sign_up()) novalidate {
            (form_key::input(""))
            (form::hidden("next", next))
            input type="hidden" name="zone" value=(fields.text("zone")) data-zone;
            (form::text(words, errors, "text", &name))
            (email_field(words, fields, errors, "email"))
            (password_field(words, errors, "new-password", &words.text(t::ACCOUNTS_PASSWORD_HINT)))
            (submit(&words.text(t::COMMON_SIGN_UP)))
        }
        p .meta {
            (words.text(t::ACCOUNTS_HAVE_ACCOUNT)) " "
            a href=(then(next, urls::sign_in(), urls::sign_in_then)) { (words.text(t::COMMON_SIGN_IN)) }
        }
    };
    narrow(&words.text(t::ACCOUNTS_SIGN_UP_TITLE), content)
}

fn then(next: &str, plain: &str, with: impl Fn(&str) -> String) -> String {
    if next.is_empty() { plain.to_owned() } else { with(next) }
}

/// The form to sign in.
pub fn sign_in(words: Words, fields: &Fields, errors: &FieldErrors) -> Markup {
    let next = fields.text("next");
    let content = html! {
        (form::error_summary(words, errors))
        form .card .stack method="post" action=(urls::sign_in()) novalidate {
            (form::hidden("next", next))
            (email_field(words, fields, errors, "username"))
            (password_field(words, errors, "current-password", ""))
            (submit(&words.text(t::COMMON_SIGN_IN)))
        }
        p { a href=(urls::recover()) { (words.text(t::ACCOUNTS_FORGOT)) } }
        p .meta {
            (words.text(t::ACCOUNTS_NO_ACCOUNT)) " "
            a href=(then(next, urls::sign_up(), urls::sign_up_then)) { (words.text(t::COMMON_SIGN_UP)) }
        }
    };
    narrow(&words.text(t::ACCOUNTS_SIGN_IN_TITLE), content)
}

/// What everybody reads who asked for a mail, whatever the address.
/// `again` is where another mail is had, and what that is called.
pub fn look_into_mail(words: Words, again: (&str, Key), mails: Option<&str>) -> Markup {
    let content = html! {
        div .card .stack {
            p { (words.text(t::ACCOUNTS_LOOK_TEXT)) }
            p .meta { (words.text(t::ACCOUNTS_LOOK_HINT)) " " a href=(again.0) { (words.text(again.1)) } }
            (mails_link(words, mails))
        }
        p { a href=(urls::sign_in()) { (words.text(t::COMMON_SIGN_IN)) } }
    };
    narrow(&words.text(t::ACCOUNTS_LOOK_TITLE), content)
}

fn mails_link(words: Words, mails: Option<&str>) -> Markup {
    html! { @if let Some(address) = mails { p { a href=(address) { (words.text(t::ACCOUNTS_MAILS_LINK)) } } } }
}

/// The one button of the link in the mail.
pub fn confirm(words: Words, token: &str) -> Markup {
    let content = html! {
        div .card .stack {
            p { (words.text(t::ACCOUNTS_CONFIRM_TEXT)) }
            (button::post(&urls::confirm(token), &[], Look::Primary, html! { (words.text(t::ACCOUNTS_CONFIRM_BUTTON)) }))
        }
    };
    narrow(&words.text(t::ACCOUNTS_CONFIRM_TITLE), content)
}

/// The confirming mail again: for members by one button, for others by their address.
pub fn confirm_again(
    words: Words,
    member: Option<&Member>,
    fields: &Fields,
    errors: &FieldErrors,
    mails: Option<&str>,
) -> Markup {
    if member.is_some_and(|member| member.confirmed) {
        let on = html! { p { a class=(Look::Primary.class()) href=(urls::ask()) { (words.text(t::COMMON_NAV_ASK)) } } };
        return narrow(&words.text(t::ACCOUNTS_AGAIN_DONE), on);
    }
    let send = words.text(t::ACCOUNTS_AGAIN_BUTTON);
    let content = html! {
        (form::error_summary(words, errors))
        @match member {
            Some(_) => {
                div .card .stack {
                    p { (words.text(t::ACCOUNTS_AGAIN_TEXT)) }
                    (button::post(urls::confirm_again(), &[(form_key::FIELD, &FormKey::fresh())], Look::Primary, html! { (send) }))
                }
            },
            None => {
                form .card .stack method="post" action=(urls::confirm_again()) novalidate {
                    (form_key::input(""))
                    p { (words.text(t::ACCOUNTS_AGAIN_TEXT)) }
                    (email_field(words, fields, errors, "email"))
                    (submit(&send))
                }
            },
        }
        (mails_link(words, mails))
    };
    narrow(&words.text(t::ACCOUNTS_AGAIN_TITLE), content)
}

/// Asking for a way back.
pub fn recover(words: Words, fields: &Fields, errors: &FieldErrors, mails: Option<&str>) -> Markup {
    let content = html! {
        (form::error_summary(words, errors))
        form .card .stack method="post" action=(urls::recover()) novalidate {
            (form_key::input(""))
            p { (words.text(t::ACCOUNTS_RECOVER_TEXT)) }
            (email_field(words, fields, errors, "username"))
            (submit(&words.text(t::ACCOUNTS_RECOVER_BUTTON)))
        }
        (mails_link(words, mails))
    };
    narrow(&words.text(t::ACCOUNTS_RECOVER_TITLE), content)
}

/// Choosing a new password by the link.
pub fn new_password(words: Words, token: &str, email: &str, errors: &FieldErrors) -> Markup {
    let content = html! {
        (form::error_summary(words, errors))
        form .card .stack method="post" action=(urls::recover_by(token)) novalidate {
            p { (words.text(t::ACCOUNTS_NEW_PASSWORD_TEXT)) }
            (whose_password(email))
            (password_field(words, errors, "new-password", &words.text(t::ACCOUNTS_PASSWORD_HINT)))
            (submit(&words.text(t::ACCOUNTS_NEW_PASSWORD_BUTTON)))
        }
    };
    narrow(&words.text(t::ACCOUNTS_NEW_PASSWORD_TITLE), content)
}

/// The password again before something that matters, with everything that was typed carried along.
pub fn fresh(words: Words, action: &str, handle: &str, typed: &Fields, errors: &FieldErrors) -> Markup {
    let label = words.text(t::ACCOUNTS_OLD_PASSWORD);
    let field = Field { autocomplete: Some("current-password"), ..Field::new(FRESH_FIELD, &label) };
    let content = html! {
        p .lead { (words.text(t::ACCOUNTS_FRESH_TEXT)) }
        (form::error_summary(words, errors))
        form .card .stack method="post" action=(action) novalidate {
            @for (name, value) in typed.pairs().iter().filter(|(name, _)| name != FRESH_FIELD && name != "username") {
                (form::hidden(name, value))
            }
            (whose_password(handle))
            (form::text(words, errors, "password", &field))
            (submit(&words.text(t::ACCOUNTS_FRESH_BUTTON)))
        }
    };
    narrow(&words.text(t::ACCOUNTS_FRESH_TITLE), content)
}

/// Password managers want to know whose password it is.
pub(super) fn whose_password(name: &str) -> Markup {
    html! { input type="text" name="username" autocomplete="username" value=(name) hidden; }
}
