//! Who may merge questions, and split them again. Pure.

use crate::db::BoardId;
use crate::error::Refusal;
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Merging a question of the board into another, and taking that back: the board's staff.
pub fn can_merge(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff_of(board) { Ok(()) } else { Err(Refusal(t::MERGES_REFUSED)) }
}

/// Whether one question may be the child of another that the viewer may read: both in sight, and not the same.
pub fn fits(child: &Thread, parent: &Thread) -> Result<(), Refusal> {
    if child.id == parent.id {
        return Err(Refusal(t::MERGES_SAME));
    }
    let questions = child.is_question() && parent.is_question();
    if questions && child.hidden_at.is_none() && parent.hidden_at.is_none() {
        Ok(())
    } else {
        Err(Refusal(t::MERGES_NO_QUESTION))
    }
}
