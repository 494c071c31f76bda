//! What making a question private means, and the button.

use maud::{Markup, html};

use crate::boards::Board;
use crate::door::Visit;
use crate::threads::model::Thread;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::icons;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::urls;

/// The page.
pub fn page(visit: &Visit, thread: &Thread, board: &Board) -> Markup {
    let words = visit.words;
    let name = board.name(visit.lang());
    html! {
        div .narrow .stack {
            (breadcrumb(words, &[(&thread.title, urls::thread(thread.id, &thread.slug))]))
            h1 { (words.text(t::PRIVACY_MAKE_TITLE)) }
            @if board.is_private(thread.audience_id) {
                (notice::notice(NoticeKind::Plain, html! { (words.text(t::PRIVACY_MADE)) }))
            } @else {
                p { (words.with(t::PRIVACY_MAKE_MEANS, &[("board", name.into())])) }
                @if visit.viewer.is_staff_of(thread.board_id) && !visit.viewer.is(thread.author_id) {
                    p { (words.text(t::PRIVACY_MAKE_BACK)) }
                }
                (button::post(&urls::thread_privacy(thread.id), &[], Look::Primary, html! {
                    (icons::lock()) (words.text(t::PRIVACY_MAKE))
                }))
            }
        }
    }
}
