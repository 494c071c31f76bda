//! Who may escalate, get in touch, see details, and say how they may be reached.

use crate::db::BoardId;
use crate::error::Refusal;
use crate::ledger::{LedgerState, Row};
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Taking an open question to phone, letter or e-mail: whoever answers for its board.
pub fn can_escalate(viewer: &Viewer, board: BoardId, state: LedgerState) -> Result<(), Refusal> {
    can_get_in_touch(viewer, board)?;
    match state {
        LedgerState::WaitingStaff | LedgerState::WaitingAsker => Ok(()),
        LedgerState::Escalated => Err(Refusal(t::ESCALATIONS_REFUSED_RUNS)),
        LedgerState::Closed => Err(Refusal(t::ESCALATIONS_REFUSED_CLOSED)),
    }
}

/// Getting in touch, writing contact notes, seeing details, writing back: whoever answers for the board.
pub fn can_get_in_touch(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.answers_for(board) { Ok(()) } else { Err(Refusal(t::ESCALATIONS_REFUSED)) }
}

/// Doing so while the question is escalated.
pub fn can_go_on(viewer: &Viewer, board: BoardId, state: LedgerState) -> Result<(), Refusal> {
    can_get_in_touch(viewer, board)?;
    if state == LedgerState::Escalated { Ok(()) } else { Err(Refusal(t::ESCALATIONS_REFUSED_ENDED)) }
}

/// Being shown how the asker may be reached: whoever answers for the board, while the question is open. They may be called
/// before anything is escalated.
pub fn can_look(viewer: &Viewer, board: BoardId, state: LedgerState) -> Result<(), Refusal> {
    can_get_in_touch(viewer, board)?;
    if state == LedgerState::Closed { Err(Refusal(t::ESCALATIONS_REFUSED_CLOSED)) } else { Ok(()) }
}

/// Saying how one may be reached about a question: its asker, while it is open.
pub fn can_give_contact(viewer: &Viewer, thread: &Thread, row: &Row) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(thread.author_id) && row.is_open() {
        Ok(())
    } else {
        Err(Refusal(t::ESCALATIONS_REFUSED_CONTACT))
    }
}

/// Saying that one would rather be answered in the thread: its asker, at any time; it changes something while somebody is to
/// get in touch.
pub fn can_refuse_contact(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    can_withdraw_contact(viewer, thread)
}

/// Taking that back: its asker, at any time.
pub fn can_withdraw_contact(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    if viewer.is(thread.author_id) { Ok(()) } else { Err(Refusal(t::ESCALATIONS_REFUSED_CONTACT)) }
}
