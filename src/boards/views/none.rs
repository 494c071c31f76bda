//! A site whose first board is yet to be made, or whose boards are not for this viewer.

use maud::{Markup, html};

use crate::door::Visit;
use crate::ui::button::Look;
use crate::ui::words::t;
use crate::ui::{empty, icons};
use crate::urls;

/// In the place of the boards: whoever may makes one, others read the FAQ meanwhile.
pub fn none(visit: &Visit) -> Markup {
    let words = visit.words;
    let (hint, action) = if visit.viewer.is_admin() {
        let new = html! {
            a class=(Look::Primary.class()) href=(urls::admin_boards_new()) { (icons::plus()) (words.text(t::BOARDS_NEW)) }
        };
        (t::BOARDS_NONE_ADMIN_HINT, new)
    } else {
        let faq =
            html! { a class=(Look::Normal.class()) href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) } };
        (t::BOARDS_NONE_HINT, faq)
    };
    empty::empty(&words.text(t::BOARDS_NONE), &words.text(hint), Some(action))
}
