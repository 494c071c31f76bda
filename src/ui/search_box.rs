//! A field that searches the whole site. Each page has one in its header; pages that are about finding have their own.

use maud::{Markup, html};

use super::icons;
use super::words::{Words, t};
use crate::urls;

/// A search field of a page's own.
#[derive(Debug, Clone, Copy)]
pub struct SearchBox<'a> {
    /// Its id on the page.
    pub id: &'a str,
    /// What readers of the screen hear.
    pub label: &'a str,
    /// What stands in it in grey, perhaps nothing.
    pub placeholder: &'a str,
    /// What was looked for.
    pub value: &'a str,
}

/// Of the size of other fields.
pub fn plain(words: Words, one: &SearchBox<'_>) -> Markup {
    html! {
        form .search role="search" aria-label=(one.label) action=(urls::search_form()) method="get" {
            div .search__box {
                label .sr for=(one.id) { (one.label) }
                (input(one))
                button type="submit" .search__go { (icons::search()) span .sr { (words.text(t::COMMON_SEARCH)) } }
            }
        }
    }
}

/// As the first thing of a page.
pub fn large(words: Words, one: &SearchBox<'_>) -> Markup {
    html! {
        form .search.search--hero role="search" aria-label=(one.label) action=(urls::search_form()) method="get" {
            div .search__box {
                (icons::search())
                label .sr for=(one.id) { (one.label) }
                (input(one))
            }
            button .btn.btn--primary type="submit" { (icons::search()) span { (words.text(t::COMMON_SEARCH)) } }
        }
    }
}

fn input(one: &SearchBox<'_>) -> Markup {
    html! {
        input id=(one.id) name="q" type="search" autocomplete="off"
            placeholder=[(!one.placeholder.is_empty()).then_some(one.placeholder)]
            value=[(!one.value.is_empty()).then_some(one.value)];
    }
}
