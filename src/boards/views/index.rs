//! All boards, those below others after them.

use maud::{Markup, html};

use super::card;
use crate::boards::Board;
use crate::door::Visit;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::words::t;
use crate::ui::{empty, icons};
use crate::urls;

/// The page.
pub fn page(visit: &Visit, boards: &[&Board]) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[]))
        div .row.row--between {
            h1 { (words.text(t::BOARDS_TITLE)) }
            a .btn.btn--primary href=(urls::ask()) { (icons::plus()) (words.text(t::COMMON_NAV_ASK)) }
        }
        p .meta { (words.text(t::BOARDS_LINE)) " " a href=(urls::unanswered()) { (words.text(t::BOARDS_UNANSWERED)) } }
        div .mt-4 {
            @if boards.is_empty() {
                (empty::empty(&words.text(t::BOARDS_NONE), &words.text(t::BOARDS_NONE_HINT), None))
            } @else {
                h2 .sr { (words.text(t::COMMON_FOOT_BOARDS)) }
                (card::cards(visit, boards))
            }
        }
    }
}
