//! Who may promise, and say what became of it.

use crate::db::BoardId;
use crate::error::Refusal;
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Promising in a reply to somebody else's thread: whoever answers for the board.
pub fn can_promise(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    can_answer_for(viewer, thread.board_id)?;
    if viewer.is(thread.author_id) { Err(Refusal(t::COMMITMENTS_REFUSED_OWN)) } else { Ok(()) }
}

/// Saying that a promise is kept, giving another day, taking it back: whoever answers for the board.
pub fn can_answer_for(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.answers_for(board) { Ok(()) } else { Err(Refusal(t::COMMITMENTS_REFUSED)) }
}
