//! Who may make a question private, propose to make it public, and agree to that. Pure.

use crate::boards::Board;
use crate::error::Refusal;
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Proposing to make a private question public, and taking that back: the board's staff.
pub fn can_propose(viewer: &Viewer, thread: &Thread, board: &Board) -> Result<(), Refusal> {
    can_write(viewer)?;
    if !viewer.is_staff_of(thread.board_id) {
        return Err(Refusal(t::PRIVACY_REFUSED_PROPOSE));
    }
    if !thread.is_question() || !board.is_private(thread.audience_id) || thread.hidden_at.is_some() {
        return Err(Refusal(t::PRIVACY_REFUSED_NOT_PRIVATE));
    }
    Ok(())
}

/// Saying yes or no to what is proposed: the asker, while the question is private.
pub fn can_answer(viewer: &Viewer, thread: &Thread, board: &Board) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(thread.author_id) && board.is_private(thread.audience_id) && thread.hidden_at.is_none() {
        Ok(())
    } else {
        Err(Refusal(t::PRIVACY_REFUSED_ANSWER))
    }
}

/// Whether a question has been made public with its asker's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// It has.
    Yes,
    /// It was public from the beginning.
    Never,
}

/// Making a question private: the board's staff; its asker, if it was private before they agreed.
pub fn can_make_private(
    viewer: &Viewer,
    thread: &Thread,
    board: &Board,
    agreed: Agreed,
) -> Result<(), Refusal> {
    can_write(viewer)?;
    let asker = viewer.is(thread.author_id) && agreed == Agreed::Yes;
    if !asker && !viewer.is_staff_of(thread.board_id) {
        return Err(Refusal(t::PRIVACY_REFUSED_MAKE));
    }
    if thread.is_question() && board.has_private() { Ok(()) } else { Err(Refusal(t::PRIVACY_REFUSED_BOARD)) }
}
