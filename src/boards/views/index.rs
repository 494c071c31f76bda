//! All boards, those below others after them.

use maud::{Markup, html};

use super::{card, none};
use crate::boards::Board;
use crate::door::Visit;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::icons;
use crate::ui::words::t;
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
        p .meta.mt-2 { (words.text(t::BOARDS_LINE)) " " a href=(urls::unanswered()) { (words.text(t::BOARDS_UNANSWERED)) } }
        div .mt-4 {
            @if boards.is_empty() {
                (none::none(visit))
            } @else {
                h2 .sr { (words.text(t::COMMON_FOOT_BOARDS)) }
                (card::cards(visit, boards))
            }
        }
    }
}
