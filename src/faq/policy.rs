//! Who may do what in the FAQ; the same rule stands behind the button and the POST.

use chrono::{DateTime, Utc};

use super::model::{UNDO_WITHIN, Widening};
use crate::db::{AudienceId, BoardId, MemberId, SectionId};
use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::{AudienceRule, Role, Viewer};

pub use crate::viewer::is_wider;

/// Whether the viewer may draft articles: agents, leads and admins, of any board.
pub fn can_draft(viewer: &Viewer) -> Result<(), Refusal> {
    let writes = |role| matches!(role, Role::Agent | Role::Lead | Role::Admin);
    let drafts = viewer.member().is_some_and(|member| member.grants.iter().any(|grant| writes(grant.role)));
    if drafts { Ok(()) } else { Err(Refusal(t::FAQ_REFUSE_DRAFT)) }
}

/// Whether the viewer may make an article of a thread of this board.
pub fn can_promote(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    if viewer.answers_for(board) { Ok(()) } else { Err(Refusal(t::FAQ_REFUSE_DRAFT)) }
}

/// Whether the viewer, who owns these sections, may publish in this one.
pub fn can_publish(viewer: &Viewer, section: SectionId, owned: &[SectionId]) -> Result<(), Refusal> {
    if viewer.is_admin() {
        return Ok(());
    }
    can_draft(viewer)?;
    if owned.contains(&section) { Ok(()) } else { Err(Refusal(t::FAQ_REFUSE_PUBLISH)) }
}

/// Whether the viewer may agree that a private detail stays in somebody's draft: a second person who leads.
pub fn can_keep(viewer: &Viewer, author: MemberId) -> Result<(), Refusal> {
    let leads = viewer.member().is_some_and(|member| {
        member.grants.iter().any(|grant| matches!(grant.role, Role::Lead | Role::Admin))
    });
    if leads && !viewer.is(author) { Ok(()) } else { Err(Refusal(t::FAQ_REFUSE_KEEP)) }
}

/// Whether the viewer may take a promotion back.
pub fn can_undo(
    viewer: &Viewer,
    publisher: MemberId,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), Refusal> {
    if !viewer.is_admin() && !viewer.is(publisher) {
        return Err(Refusal(t::FAQ_REFUSE_UNDO));
    }
    if now - at > UNDO_WITHIN { Err(Refusal(t::FAQ_REFUSE_UNDO_LATE)) } else { Ok(()) }
}

/// An article is read by more people than a thread it was made from only if whoever publishes it says so.
pub fn fits_source(
    rules: &[AudienceRule],
    article: AudienceId,
    thread: AudienceId,
    widening: Widening,
) -> Result<(), Refusal> {
    if widening == Widening::Agreed || !is_wider(rules, article, thread) {
        Ok(())
    } else {
        Err(Refusal(t::FAQ_REFUSE_WIDER))
    }
}
