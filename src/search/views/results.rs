//! The results: the answer first.

use maud::{Markup, html};

use crate::door::Visit;
use crate::threads::suggestions::Suggestion;
use crate::threads::views::thread::plain_chip;
use crate::ui::search_box::{self, SearchBox};
use crate::ui::words::t;
use crate::ui::{chip, empty, icons, pager};
use crate::urls;

/// What the page shows.
pub struct Shown<'a> {
    /// What was looked for.
    pub query: &'a str,
    /// How many were found.
    pub total: usize,
    /// Those of this page.
    pub rows: &'a [Suggestion],
    /// Its number, from 1.
    pub page: usize,
    /// The last page's.
    pub last: usize,
}

/// The page.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, query) = (visit.words, shown.query);
    html! {
        div .stack {
            h1 {
                @if query.is_empty() { (words.text(t::SEARCH_TITLE)) }
                @else { (words.with(t::SEARCH_HEADING, &[("query", query.into())])) }
            }
            @if query.is_empty() { (box_of_its_own(visit)) }
            @else if shown.rows.is_empty() { (nothing(visit, query)) }
            @else {
                p .meta { (words.with(t::SEARCH_COUNT, &[("count", shown.total.into())])) }
                ul .qlist { @for one in shown.rows { li data-item tabindex="-1" { (result(visit, one)) } } }
                (pager::numbers(words, number(shown.page), number(shown.last), |page| urls::search(query, page)))
            }
        }
    }
}

fn number(page: usize) -> i64 {
    i64::try_from(page).unwrap_or(i64::MAX)
}

/// Nothing was typed: the box once more, where it is looked for, and the other ways.
fn box_of_its_own(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        (search_box::large(words, &SearchBox {
            id: "search-q",
            label: &words.text(t::COMMON_SEARCH_LABEL),
            placeholder: &words.text(t::HOME_EXAMPLE),
            value: "",
        }))
        p .meta {
            (words.text(t::SEARCH_WHERE)) " "
            a href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) } " · "
            a href=(urls::boards()) { (words.text(t::COMMON_NAV_BOARDS)) }
        }
    }
}

fn nothing(visit: &Visit, query: &str) -> Markup {
    let words = visit.words;
    empty::empty(
        &words.text(t::SEARCH_EMPTY),
        &words.text(t::SEARCH_EMPTY_HINT),
        Some(html! {
            a .btn .btn--primary href=(urls::with_query(urls::ask(), "title", query)) { (words.text(t::SEARCH_ASK)) }
            " " a .btn href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) }
        }),
    )
}

fn result(visit: &Visit, one: &Suggestion) -> Markup {
    let words = visit.words;
    html! {
        a .qlist__t href=(one.url) lang=(one.lang) { (one.title) }
        @if !one.line.is_empty() { p .qlist__m .meta .qlist__x lang=(one.lang) { (one.line) } }
        span .qlist__s {
            @match one.standing {
                None => span .chip .chip--answered { (icons::book()) (words.text(t::STATES_FAQ)) },
                Some(standing) => (chip::chip(words, plain_chip(standing))),
            }
        }
    }
}
