//! Choosing another board.

use maud::{Markup, html};

use crate::boards::Board;
use crate::door::Visit;
use crate::threads::model::Thread;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::Look;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;

/// The page.
pub fn page(
    visit: &Visit,
    thread: &Thread,
    boards: &[&Board],
    typed: &Fields,
    errors: &FieldErrors,
) -> Markup {
    let words = visit.words;
    let choices: Vec<Choice<'_>> = boards
        .iter()
        .map(|board| Choice { value: &board.slug, label: board.name(visit.lang()), hint: "" })
        .collect();
    let (label, hint) = (words.text(t::POSTS_MOVE_TO), words.text(t::POSTS_MOVE_HINT));
    let board = Field { value: typed.text("board"), hint: &hint, ..Field::new("board", &label) };
    let (label, hint) = (words.text(t::POSTS_REASON), words.text(t::POSTS_REASON_HINT));
    let reason = Field {
        value: typed.text("reason"),
        hint: &hint,
        need: Need::Optional,
        ..Field::new("reason", &label)
    };
    html! {
        div .narrow .narrow--wide .stack {
            (breadcrumb(words, &[(&thread.title, urls::thread(thread.id, &thread.slug))]))
            h1 { (words.text(t::POSTS_MOVE_TITLE)) }
            (form::error_summary(words, errors))
            @if boards.is_empty() {
                p { (words.text(t::POSTS_MOVE_NOWHERE)) }
            } @else {
                form .card .stack method="post" action=(urls::move_thread(thread.id)) {
                    (form::select(words, errors, &choices, &board))
                    (form::textarea(words, errors, 2, &reason))
                    div { button type="submit" class=(Look::Primary.class()) { (words.text(t::POSTS_MOVE)) } }
                }
            }
        }
    }
}
