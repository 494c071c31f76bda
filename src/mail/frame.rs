//! The frame of every mail: one column, system fonts, no image, no tracking; text and HTML say the same.

use maud::{DOCTYPE, Markup, html};

use super::transport::Message;
use crate::text::plain;
use crate::ui::words::{Words, t};

/// What every mail says about where it comes from.
#[derive(Debug, Clone)]
pub struct Sender<'a> {
    /// The site's name.
    pub site: &'a str,
    /// The site's address, without a slash at the end.
    pub base_url: &'a str,
}

/// Who gets it.
#[derive(Debug, Clone)]
pub struct Receiver {
    /// Name; empty for somebody whose name is not known for sure.
    pub name: String,
    /// Address.
    pub address: String,
    /// The texts in their language.
    pub words: Words,
}

/// Which row of mails one belongs to.
#[derive(Debug, Clone)]
pub struct List {
    /// Identifies the conversation.
    pub conversation: String,
    /// The whole address at which its receiver stops mails like it, where they may.
    pub unsubscribe: Option<String>,
}

/// Puts a body into the frame and makes the plain part from it.
pub fn message(
    from: &Sender<'_>,
    to: &Receiver,
    subject: String,
    body: &Markup,
    list: Option<List>,
) -> Message {
    let words = to.words;
    let stop = list.as_ref().and_then(|list| list.unsubscribe.clone());
    let html = html! {
        (DOCTYPE)
        html lang=(words.lang().tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (subject) }
            }
            body style="margin:0;padding:24px 16px;font:16px/1.6 system-ui,-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','PingFang TC','Microsoft JhengHei',Roboto,sans-serif" {
                div style="max-width:560px;margin:0 auto" {
                    p { (greeting(to)) }
                    (body)
                    hr style="border:0;border-top:1px solid #ccc;margin:32px 0 16px";
                    p style="font-size:14px" {
                        (words.with(t::MAIL_FOOTER, &[("site", from.site.into())])) " "
                        a href={ (from.base_url) (crate::urls::faq()) } { (words.text(t::COMMON_NAV_FAQ)) } " · "
                        a href={ (from.base_url) (crate::urls::account_notifications()) } { (words.text(t::MAIL_SETTINGS)) }
                        @if let Some(stop) = &stop { " · " a href=(stop) { (words.text(t::MAIL_STOP)) } }
                    }
                }
            }
        }
    }
    .into_string();
    Message {
        to_name: to.name.clone(),
        to_address: to.address.clone(),
        subject,
        text: plain::from_document(&html),
        html,
        unsubscribe: stop,
        conversation: list.map(|list| list.conversation),
    }
}

fn greeting(to: &Receiver) -> String {
    match to.name.as_str() {
        "" => to.words.text(t::MAIL_GREETING_NAMELESS).into_owned(),
        name => to.words.with(t::MAIL_GREETING, &[("name", name.into())]),
    }
}

/// A link that looks like a button.
pub fn button(url: &str, label: &str) -> Markup {
    html! {
        p { a href=(url) style="display:inline-block;padding:12px 20px;border-radius:10px;background:#0b5d6b;color:#fff;text-decoration:none;font-weight:600" { (label) } }
    }
}
