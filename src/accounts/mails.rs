//! What the mails of accounts say.

use maud::html;

use super::jobs::AccountMail;
use super::secret::Secret;
use crate::mail::Message;
use crate::mail::frame::{self, Receiver, Sender};
use crate::ui::words::{Key, t};
use crate::urls;

/// Writes one.
pub fn write(mail: AccountMail, from: &Sender<'_>, to: &Receiver, link: &Secret) -> Message {
    let (subject, text, button, path) = parts(mail, link);
    let site = [("site", from.site.into())];
    let address = format!("{}{path}", from.base_url);
    let body = html! {
        p { (to.words.with(text, &site)) }
        (frame::button(&address, &to.words.text(button)))
        @if mail != AccountMail::PasswordChanged { p { (to.words.text(t::ACCOUNTS_MAIL_LINK_LIVES)) } }
    };
    frame::message(from, to, to.words.with(subject, &site), &body, None)
}

fn parts(mail: AccountMail, link: &Secret) -> (Key, Key, Key, String) {
    match mail {
        AccountMail::Confirm => (
            t::ACCOUNTS_MAIL_CONFIRM_SUBJECT,
            t::ACCOUNTS_MAIL_CONFIRM_TEXT,
            t::ACCOUNTS_MAIL_CONFIRM_BUTTON,
            urls::confirm(link.reveal()),
        ),
        AccountMail::AlreadyHere => (
            t::ACCOUNTS_MAIL_KNOWN_SUBJECT,
            t::ACCOUNTS_MAIL_KNOWN_TEXT,
            t::ACCOUNTS_MAIL_RECOVER_BUTTON,
            urls::recover_by(link.reveal()),
        ),
        AccountMail::Recover => (
            t::ACCOUNTS_MAIL_RECOVER_SUBJECT,
            t::ACCOUNTS_MAIL_RECOVER_TEXT,
            t::ACCOUNTS_MAIL_RECOVER_BUTTON,
            urls::recover_by(link.reveal()),
        ),
        AccountMail::PasswordChanged => (
            t::ACCOUNTS_MAIL_CHANGED_SUBJECT,
            t::ACCOUNTS_MAIL_CHANGED_TEXT,
            t::ACCOUNTS_MAIL_CHANGED_BUTTON,
            urls::recover().to_owned(),
        ),
    }
}
