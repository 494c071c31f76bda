//! Mails of a site under development.

use maud::{Markup, html};

use crate::ui::words::{Words, t};
use crate::ui::{breadcrumb, empty};
use crate::urls;

/// The list, newest first.
pub fn mails(words: Words, names: &[String]) -> Markup {
    html! {
        div .stack {
            h1 { (words.text(t::ACCOUNTS_MAILS_TITLE)) }
            p .meta { (words.text(t::ACCOUNTS_MAILS_TEXT)) }
            @if names.is_empty() {
                (empty::empty(&words.text(t::ACCOUNTS_MAILS_NONE), &words.text(t::ACCOUNTS_MAILS_NONE_HINT), None))
            } @else {
                ul .alist {
                    @for name in names { li { a .alist__t href=(urls::mail(name)) { (name) } } }
                }
            }
        }
    }
}

/// One mail as text; addresses in it are links, so that it can be followed.
pub fn mail(words: Words, name: &str, text: &str) -> Markup {
    html! {
        div .stack {
            (breadcrumb::breadcrumb(words, &[(&words.text(t::ACCOUNTS_MAILS_TITLE), urls::mails().to_owned())]))
            h1 { (name) }
            ul .plain {
                @for link in links(text) { li { a href=(link) { (link) } } }
            }
            pre .card { (text) }
        }
    }
}

fn links(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '"'));
    words.filter(|word| word.starts_with("http://") || word.starts_with("https://")).collect()
}
