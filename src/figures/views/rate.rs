//! The page of a mail's link: how did it go?

use maud::{Markup, html};

use crate::door::Visit;
use crate::figures::cards::{self, Typed};
use crate::threads::model::Thread;
use crate::ui::form::{self, FieldErrors};
use crate::ui::words::t;
use crate::urls;

/// The two questions; without an address they are not asked any more. Whoever says "not solved" finds the way to open
/// the question again at `solved_way`.
pub fn page(
    visit: &Visit,
    thread: &Thread,
    address: Option<&str>,
    solved_way: &str,
    (typed, errors): (&Typed, &FieldErrors),
) -> Markup {
    let words = visit.words;
    html! {
        div .narrow .stack {
            h1 { (words.text(t::FIGURES_RATE_PAGE)) }
            (form::error_summary(words, errors))
            p { a href=(urls::thread(thread.id, &thread.slug)) lang=(thread.lang) { (thread.title) } }
            @match address {
                Some(address) => (cards::rate(words, address, typed, errors)),
                None => p { (words.text(t::FIGURES_RATE_NOT_ASKED)) },
            }
            @if typed.solved == "no" {
                p { (words.text(t::FIGURES_RATE_REOPEN)) " "
                    a href={ (solved_way) "#not-yet" } { (words.text(t::NOTIFICATIONS_NOT_SOLVED)) } }
            }
        }
    }
}
