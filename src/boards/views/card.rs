//! A board as a card: on the start page and in the list of boards.

use maud::{Markup, html};

use crate::boards::Board;
use crate::door::Visit;
use crate::ui::words::t;
use crate::ui::{icons, number};
use crate::urls;

/// From this share on, in percent, the figure is shown as good news.
const WELL_ANSWERED: i64 = 90;

/// Share in percent of questions that have had an answer; `None` while there are none.
pub fn share_answered(board: &Board) -> Option<i64> {
    let (answered, questions) = (i64::from(board.answered), i64::from(board.questions));
    (questions > 0).then(|| (answered * 100 / questions).clamp(0, 100))
}

/// The cards.
pub fn cards(visit: &Visit, boards: &[&Board]) -> Markup {
    html! { div .boards { @for board in boards { (card(visit, board)) } } }
}

fn card(visit: &Visit, board: &Board) -> Markup {
    html! {
        article .board {
            span .board__i { (icons::by_name(&board.icon)) }
            h3 { a href=(urls::board(&board.slug)) { (board.name(visit.lang())) } }
            p { (board.line(visit.lang())) }
            p .meta { (figures(visit, board)) }
        }
    }
}

/// "97% answered · 412 questions".
pub fn figures(visit: &Visit, board: &Board) -> Markup {
    let words = visit.words;
    let questions = i64::from(board.questions);
    let count = number::count(words, questions);
    html! {
        @if let Some(share) = share_answered(board) {
            b .well[share >= WELL_ANSWERED] { (words.with(t::BOARDS_PERCENT, &[("percent", share.into())])) } " " (words.text(t::BOARDS_ANSWERED)) " · "
        }
        (words.with(t::BOARDS_QUESTIONS, &[("count", questions.into()), ("number", count.into())]))
    }
}

/// Among filters of a list for staff: all boards, or the one of that address.
pub fn staff_choice(visit: &Visit, chosen: &str) -> Markup {
    let words = visit.words;
    let boards = visit.site.boards.iter().filter(|board| visit.viewer.is_staff_of(board.id));
    html! {
        label .sr for="board" { (words.text(t::DESK_BOARD)) }
        select .select id="board" name="board" {
            option value="" { (words.text(t::DESK_BOARD_ALL)) }
            @for board in boards {
                option value=(board.slug) selected[board.slug == chosen] {
                    (words.with(t::DESK_BOARD_IS, &[("board", board.name(visit.lang()).into())]))
                }
            }
        }
    }
}
