//! Who may do what in a thread: pure, the same for the button and for the POST; a refusal is a sentence.

use super::model::{PostState, Thread};
use crate::db::{BoardId, MemberId};
use crate::error::Refusal;
use crate::ledger::{LedgerState, Outcome, Row};
use crate::ui::words::t;
use crate::viewer::Viewer;
use crate::visibility::{self, Facts, Hidden};

/// Anything that others see needs a confirmed address.
pub fn can_write(viewer: &Viewer) -> Result<(), Refusal> {
    match viewer.member() {
        None => Err(Refusal(t::THREADS_REFUSED_GUEST)),
        Some(member) if !member.confirmed => Err(Refusal(t::THREADS_REFUSED_UNCONFIRMED)),
        Some(_) => Ok(()),
    }
}

/// Whether the viewer may read the thread: its audience, or their own; hidden ones only with the board's staff.
pub fn may_read(viewer: &Viewer, thread: &Thread) -> bool {
    let hidden = if thread.hidden_at.is_some() { Hidden::Yes } else { Hidden::No };
    let facts =
        Facts { audience: thread.audience_id, author: thread.author_id, board: thread.board_id, hidden };
    visibility::may_read(viewer, facts)
}

/// Replying.
pub fn can_reply(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    can_write(viewer)?;
    if thread.locked_at.is_some() && !viewer.is_staff_of(thread.board_id) {
        return Err(Refusal(t::THREADS_REFUSED_LOCKED));
    }
    Ok(())
}

/// Accepting a reply: the asker, not their own.
pub fn can_accept(
    viewer: &Viewer,
    thread: &Thread,
    post_author: MemberId,
    state: PostState,
) -> Result<(), Refusal> {
    can_write(viewer)?;
    if !thread.is_question() || !viewer.is(thread.author_id) {
        return Err(Refusal(t::THREADS_REFUSED_ACCEPT_ASKER));
    }
    if post_author == thread.author_id {
        return Err(Refusal(t::THREADS_REFUSED_ACCEPT_OWN));
    }
    if state != PostState::Live {
        return Err(Refusal(t::THREADS_REFUSED_GONE));
    }
    Ok(())
}

/// Verifying a reply: whoever answers for the board; the asker's own messages are no answers.
pub fn can_verify(
    viewer: &Viewer,
    thread: &Thread,
    post_author: MemberId,
    state: PostState,
) -> Result<(), Refusal> {
    can_write(viewer)?;
    if !viewer.answers_for(thread.board_id) {
        return Err(Refusal(t::THREADS_REFUSED_VERIFY));
    }
    if post_author == thread.author_id || !thread.is_question() {
        return Err(Refusal(t::THREADS_REFUSED_ACCEPT_OWN));
    }
    if state != PostState::Live {
        return Err(Refusal(t::THREADS_REFUSED_GONE));
    }
    Ok(())
}

/// Asking the asker back: whoever answers for the board; nobody asks themselves.
pub fn can_ask_back(viewer: &Viewer, board: BoardId, asker: MemberId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.answers_for(board) && !viewer.is(asker) {
        Ok(())
    } else {
        Err(Refusal(t::THREADS_REFUSED_ASK_BACK))
    }
}

/// Finding a post helpful: any member, not their own.
pub fn can_vote(viewer: &Viewer, post_author: MemberId, state: PostState) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(post_author) {
        return Err(Refusal(t::THREADS_REFUSED_VOTE_OWN));
    }
    if state != PostState::Live {
        return Err(Refusal(t::THREADS_REFUSED_GONE));
    }
    Ok(())
}

/// Having the question too: any member but the asker.
pub fn can_me_too(viewer: &Viewer, thread: &Thread) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(thread.author_id) || !thread.is_question() {
        return Err(Refusal(t::THREADS_REFUSED_ME_TOO));
    }
    Ok(())
}

/// Whether anybody but the asker has a reply in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// Nobody has.
    Silent,
    /// Somebody has.
    Replied,
}

/// Withdrawing: the asker, while nobody else has replied.
pub fn can_withdraw(viewer: &Viewer, thread: &Thread, row: &Row, others: Others) -> Result<(), Refusal> {
    can_write(viewer)?;
    if !viewer.is(thread.author_id) || !row.is_open() || others == Others::Replied {
        return Err(Refusal(t::THREADS_REFUSED_WITHDRAW));
    }
    Ok(())
}

/// Saying that it is solved, without naming a reply: the asker, while it waits for them or somebody is to get in touch.
pub fn can_say_solved(viewer: &Viewer, thread: &Thread, row: &Row) -> Result<(), Refusal> {
    can_write(viewer)?;
    let may = matches!(row.state, LedgerState::WaitingAsker | LedgerState::Escalated);
    if !viewer.is(thread.author_id) || !may {
        return Err(Refusal(t::THREADS_REFUSED_SOLVED));
    }
    Ok(())
}

/// Saying so by the link of a mail: the same, and while staff owe another answer after one that was given.
pub fn can_say_solved_by_mail(viewer: &Viewer, thread: &Thread, row: &Row) -> Result<(), Refusal> {
    let after_all = row.state == LedgerState::WaitingStaff && row.first_answered_at.is_some();
    match can_write(viewer) {
        Ok(()) if viewer.is(thread.author_id) && after_all => Ok(()),
        _ => can_say_solved(viewer, thread, row),
    }
}

/// Adding what is still missing by the link of a mail: the asker, while it waits on staff or somebody is to get in touch.
pub fn can_add_by_mail(viewer: &Viewer, thread: &Thread, row: &Row) -> Result<(), Refusal> {
    can_reply(viewer, thread)?;
    let may = matches!(row.state, LedgerState::WaitingStaff | LedgerState::Escalated);
    if viewer.is(thread.author_id) && may { Ok(()) } else { Err(Refusal(t::THREADS_REFUSED_REOPEN)) }
}

/// Saying that it is not solved: the asker, whenever it waits for them or has ended, unless staff removed it.
pub fn can_reopen(viewer: &Viewer, thread: &Thread, row: &Row) -> Result<(), Refusal> {
    can_write(viewer)?;
    let may = row.state == LedgerState::WaitingAsker || !row.is_open();
    if !viewer.is(thread.author_id) || !may || row.outcome == Some(Outcome::Removed) {
        return Err(Refusal(t::THREADS_REFUSED_REOPEN));
    }
    Ok(())
}
