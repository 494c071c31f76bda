//! The results: the answer first.

use maud::{Markup, html};

use crate::door::Visit;
use crate::threads::suggestions::Suggestion;
use crate::threads::views::thread::plain_chip;
use crate::ui::words::t;
use crate::ui::{chip, empty, icons};
use crate::urls;

/// What was found for a query.
pub fn page(visit: &Visit, query: &str, found: &[Suggestion]) -> Markup {
    let words = visit.words;
    html! {
        div .stack {
            h1 {
                @if query.is_empty() { (words.text(t::SEARCH_TITLE)) }
                @else { (words.with(t::SEARCH_HEADING, &[("query", query.into())])) }
            }
            @if found.is_empty() {
                (empty::empty(
                    &words.text(t::SEARCH_EMPTY),
                    &words.text(t::SEARCH_EMPTY_HINT),
                    Some(html! {
                        a .btn .btn--primary href=(urls::with_query(urls::ask(), "title", query)) { (words.text(t::SEARCH_ASK)) }
                        " " a .btn href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) }
                    }),
                ))
            } @else {
                p .meta { (words.with(t::SEARCH_COUNT, &[("count", found.len().into())])) }
                ul .qlist { @for one in found { li data-item tabindex="-1" { (result(visit, one)) } } }
            }
        }
    }
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
