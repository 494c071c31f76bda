//! Who may look at rotas, change one, and say that somebody is away. Pure.

use crate::db::{BoardId, MemberId};
use crate::error::Refusal;
use crate::threads::policy::can_write;
use crate::ui::words::t;
use crate::viewer::{Role, Viewer};

/// Changing a board's rota: whoever leads it.
pub fn can_change(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.has(&[Role::Lead, Role::Admin], board) { Ok(()) } else { Err(Refusal(t::ROTA_REFUSED)) }
}

/// Whether the viewer leads anything: they say it of colleagues too.
pub fn leads(viewer: &Viewer) -> bool {
    let leads = |role| matches!(role, Role::Lead | Role::Admin);
    viewer.member().is_some_and(|member| member.grants.iter().any(|grant| leads(grant.role)))
}

/// Saying that somebody of staff is away: they themselves, and whoever leads.
pub fn can_say_away(viewer: &Viewer, member: MemberId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff() && (viewer.is(member) || leads(viewer)) {
        Ok(())
    } else {
        Err(Refusal(t::ROTA_REFUSED_AWAY))
    }
}
