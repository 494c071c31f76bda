//! Who may claim, who may keep and use canned replies, and who may write notes.

use super::model::canned::Whose;
use crate::db::{BoardId, MemberId};
use crate::error::Refusal;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::{Grant, Role, Viewer};

/// Whoever answers for the board: a moderator sees its questions and does not answer for them.
pub fn can_claim(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    if viewer.answers_for(board) { Ok(()) } else { Err(Refusal(t::DESK_REFUSED_CLAIM)) }
}

/// Being shown the e-mail address of whoever asks: who answers for the board.
pub fn can_see_address(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_claim(viewer, board)
}

/// Saying who answers for a question: whoever leads the board says it of each; an agent hands on what is theirs, or nobody's.
pub fn can_assign(viewer: &Viewer, board: BoardId, owner: Option<MemberId>) -> Result<(), Refusal> {
    can_claim(viewer, board)?;
    let theirs = owner.is_none_or(|owner| viewer.is(owner));
    if theirs || viewer.has(&[Role::Lead, Role::Admin], board) {
        Ok(())
    } else {
        Err(Refusal(t::DESK_REFUSED_ASSIGN))
    }
}

fn any(viewer: &Viewer, fits: impl Fn(&Grant) -> bool) -> bool {
    viewer.member().is_some_and(|member| member.grants.iter().any(fits))
}

fn answers(grant: &Grant) -> bool {
    matches!(grant.role, Role::Agent | Role::Lead | Role::Admin)
}

fn leads(grant: &Grant) -> bool {
    matches!(grant.role, Role::Lead | Role::Admin)
}

/// The boards the viewer answers for; `None`: all of them.
pub fn answered_boards(viewer: &Viewer) -> Option<Vec<BoardId>> {
    let grants = viewer.member().map(|member| member.grants.as_slice()).unwrap_or_default();
    let answering = || grants.iter().filter(|grant| answers(grant));
    if answering().any(|grant| grant.board.is_none()) {
        return None;
    }
    Some(answering().filter_map(|grant| grant.board).collect())
}

/// Seeing canned replies, and keeping some of one's own: whoever answers for any board.
pub fn can_see_canned(viewer: &Viewer) -> Result<(), Refusal> {
    if any(viewer, answers) { Ok(()) } else { Err(Refusal(t::CANNED_REFUSED)) }
}

/// Whether this one is the viewer's own, or shared and meant for a board they answer for.
pub fn may_use_canned(viewer: &Viewer, whose: Whose, board: Option<BoardId>) -> bool {
    match (whose, board) {
        (Whose::Own(member), _) => viewer.is(member),
        (Whose::Shared, Some(board)) => viewer.answers_for(board),
        (Whose::Shared, None) => any(viewer, answers),
    }
}

/// Making, changing, archiving one: their own whoever has it, shared ones whoever leads the board; those of all boards
/// whoever leads on the whole site.
pub fn can_change_canned(viewer: &Viewer, whose: Whose, board: Option<BoardId>) -> Result<(), Refusal> {
    can_see_canned(viewer)?;
    can_write(viewer)?;
    let may = match (whose, board) {
        (Whose::Own(member), _) => viewer.is(member),
        (Whose::Shared, Some(board)) => viewer.has(&[Role::Lead, Role::Admin], board),
        (Whose::Shared, None) => any(viewer, |grant| leads(grant) && grant.board.is_none()),
    };
    if may { Ok(()) } else { Err(Refusal(t::CANNED_REFUSED_SHARED)) }
}

/// Writing a note on a question of the board, and reading them: its staff.
pub fn can_note(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff_of(board) { Ok(()) } else { Err(Refusal(t::NOTES_REFUSED)) }
}

/// Taking a note away and bringing it back: whoever wrote it.
pub fn can_delete_note(viewer: &Viewer, author: MemberId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(author) { Ok(()) } else { Err(Refusal(t::NOTES_REFUSED_DELETE)) }
}

/// Writing a note about a customer, and reading them: staff, but never of themselves.
pub fn can_note_member(viewer: &Viewer, about: MemberId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff() && !viewer.is(about) { Ok(()) } else { Err(Refusal(t::NOTES_REFUSED_OWN)) }
}

/// Taking a note about a customer away and bringing it back: whoever wrote it; admins, once that person is staff no more
/// (`None`).
pub fn can_delete_member_note(viewer: &Viewer, author: Option<MemberId>) -> Result<(), Refusal> {
    can_write(viewer)?;
    if author.map_or(viewer.is_admin(), |author| viewer.is(author)) {
        Ok(())
    } else {
        Err(Refusal(t::NOTES_REFUSED_DELETE))
    }
}

/// Whether there are shared ones that the viewer may make: whoever leads anywhere.
pub fn can_share_canned(viewer: &Viewer) -> Result<(), Refusal> {
    can_write(viewer)?;
    if any(viewer, leads) { Ok(()) } else { Err(Refusal(t::CANNED_REFUSED_SHARED)) }
}
