//! Mails of a site under development.

use maud::{Markup, html};

use crate::ui::words::{Words, t};
use crate::ui::{breadcrumb, empty};
use crate::urls;

/// A mail of the list.
pub struct Listed {
    /// Its file.
    pub name: String,
    /// Who gets it.
    pub to: String,
    /// What it is about.
    pub subject: String,
}

/// The list, newest first.
pub fn mails(words: Words, mails: &[Listed]) -> Markup {
    html! {
        div .stack {
            h1 { (words.text(t::ACCOUNTS_MAILS_TITLE)) }
            p .meta { (words.text(t::ACCOUNTS_MAILS_TEXT)) }
            @if mails.is_empty() {
                (empty::empty(&words.text(t::ACCOUNTS_MAILS_NONE), &words.text(t::ACCOUNTS_MAILS_NONE_HINT), None))
            } @else {
                ul .alist {
                    @for mail in mails {
                        li { div .alist__t { a href=(urls::mail(&mail.name)) { (mail.subject) } p .meta { (mail.to) } } }
                    }
                }
            }
        }
    }
}

/// One mail as text; addresses in it are links, so that it can be followed.
pub fn mail(words: Words, subject: &str, text: &str) -> Markup {
    html! {
        div .stack {
            (breadcrumb::breadcrumb(words, &[(&words.text(t::ACCOUNTS_MAILS_TITLE), urls::mails().to_owned())]))
            h1 { (subject) }
            ul .plain .as-typed {
                @for link in links(text) { li { a href=(link) { (link) } } }
            }
            pre .card .as-typed { (text) }
        }
    }
}

fn links(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"'));
    words.filter(|word| word.starts_with("http://") || word.starts_with("https://")).collect()
}
