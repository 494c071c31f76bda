//! Who may change a post that stands, hide it, report it, or move its thread: pure; a refusal is a sentence.

use super::model::{PostFacts, PostState, Thread};
use super::policy::can_write;
use crate::boards::Board;
use crate::db::BoardId;
use crate::error::Refusal;
use crate::ui::words::t;
use crate::viewer::Viewer;

/// Whether the viewer, who may read the thread, may read this post: what is out of sight is for its author and staff.
pub fn may_read_post(viewer: &Viewer, thread: &Thread, post: PostFacts) -> bool {
    post.state == PostState::Live || viewer.is(post.author) || viewer.is_staff_of(thread.board_id)
}

/// Reading what was left out of what became public, and for nothing else: whoever asked was told it and keeps it.
pub fn may_read_left_out(viewer: &Viewer, thread: &Thread) -> bool {
    viewer.is(thread.author_id)
}

/// Reading what a post said before it was edited: its author and the board's staff. What somebody took out of their
/// text, a telephone number perhaps, is out for everybody else.
pub fn can_read_history(viewer: &Viewer, thread: &Thread, post: PostFacts) -> Result<(), Refusal> {
    if viewer.is(post.author) || viewer.is_staff_of(thread.board_id) {
        Ok(())
    } else {
        Err(Refusal(t::POSTS_REFUSED_HISTORY))
    }
}

/// Editing: its author while it stands, the board's staff always.
pub fn can_edit(viewer: &Viewer, thread: &Thread, post: PostFacts) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff_of(thread.board_id) {
        return Ok(());
    }
    if !viewer.is(post.author) {
        return Err(Refusal(t::POSTS_REFUSED_EDIT));
    }
    if post.state != PostState::Live {
        return Err(Refusal(t::POSTS_REFUSED_OUT_OF_SIGHT));
    }
    Ok(())
}

/// Deleting: its author, a reply that stands. The first post is withdrawn instead, since others answered it.
pub fn can_delete(viewer: &Viewer, post: PostFacts) -> Result<(), Refusal> {
    can_write(viewer)?;
    if !viewer.is(post.author) {
        return Err(Refusal(t::POSTS_REFUSED_DELETE));
    }
    if post.number == 1 {
        return Err(Refusal(t::POSTS_REFUSED_DELETE_FIRST));
    }
    if post.state != PostState::Live {
        return Err(Refusal(t::POSTS_REFUSED_OUT_OF_SIGHT));
    }
    Ok(())
}

/// Taking the own deletion back: its author, unless staff has decided since.
pub fn can_undelete(viewer: &Viewer, post: PostFacts) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(post.author) && post.state == PostState::Deleted {
        Ok(())
    } else {
        Err(Refusal(t::POSTS_REFUSED_RESTORE))
    }
}

/// Hiding and restoring on a board: its staff.
pub fn can_hide(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff_of(board) { Ok(()) } else { Err(Refusal(t::POSTS_REFUSED_HIDE)) }
}

/// Reporting: any member, not their own post.
pub fn can_flag(viewer: &Viewer, post: PostFacts) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is(post.author) {
        return Err(Refusal(t::POSTS_REFUSED_FLAG_OWN));
    }
    Ok(())
}

/// Moving a thread away from its board: staff of that board.
pub fn can_move(viewer: &Viewer, board: BoardId) -> Result<(), Refusal> {
    can_write(viewer)?;
    if viewer.is_staff_of(board) { Ok(()) } else { Err(Refusal(t::POSTS_REFUSED_MOVE)) }
}

/// Moving it to this board: staff of both, and not where it stands already.
pub fn can_move_to(viewer: &Viewer, thread: &Thread, to: &Board) -> Result<(), Refusal> {
    can_move(viewer, thread.board_id)?;
    if to.id == thread.board_id {
        return Err(Refusal(t::POSTS_REFUSED_MOVE_SAME));
    }
    if viewer.is_staff_of(to.id) { Ok(()) } else { Err(Refusal(t::POSTS_REFUSED_MOVE)) }
}
