//! Who may claim.

use crate::db::BoardId;
use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Whoever answers for the board: a moderator sees its questions and does not answer for them.
pub fn can_claim(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    if viewer.answers_for(board) { Ok(()) } else { Err(Refusal(t::DESK_REFUSED_CLAIM)) }
}
