//! Where this page stands, from home downwards.

use maud::{Markup, html};

use super::words::{Words, t};
use crate::urls;

/// Home is put before the given steps (words, address; without one it is no link); the page itself is not one of them.
pub fn breadcrumb(words: Words, steps: &[(&str, String)]) -> Markup {
    html! {
        nav .crumbs aria-label=(words.text(t::COMMON_BREADCRUMB)) {
            ol .list {
                li { a href=(urls::home()) { (words.text(t::COMMON_HOME)) } }
                @for (name, url) in steps { li { @if url.is_empty() { (name) } @else { a href=(url) { (name) } } } }
            }
        }
    }
}
