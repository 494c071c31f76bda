//! Who may read reports: whoever answers for a board, of that board. They are figures of boards, never of persons, so
//! agents see how their own work stands; a moderator answers nothing and has none. Who may say how it went.

use crate::boards::Board;
use crate::db::MemberId;
use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::{Role, Viewer};

/// Whether there are reports for the viewer.
pub fn can_read_reports(viewer: &Viewer) -> Result<(), Refusal> {
    let answers = |role| matches!(role, Role::Agent | Role::Lead | Role::Admin);
    let has = viewer.member().is_some_and(|member| member.grants.iter().any(|grant| answers(grant.role)));
    if has { Ok(()) } else { Err(Refusal(t::FIGURES_REFUSE)) }
}

/// The boards among these of which they tell.
pub fn reported<'a>(viewer: &Viewer, boards: impl Iterator<Item = &'a Board>) -> Vec<&'a Board> {
    boards.filter(|board| viewer.answers_for(board.id)).collect()
}

/// Saying how it went: the asker, about their own question.
pub fn can_rate(viewer: &Viewer, asker: MemberId) -> Result<MemberId, Refusal> {
    viewer.member_id().filter(|own| *own == asker).ok_or(Refusal(t::FIGURES_RATE_REFUSE))
}
