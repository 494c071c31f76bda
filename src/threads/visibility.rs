//! The one rule of who may read a thread, written twice: for statements and for a row at hand. A property test holds
//! the two together, so no list can show what the page would refuse.

use diesel::dsl;
use diesel::prelude::*;

use crate::db::schema::threads;
use crate::db::{AudienceId, BoardId, MemberId};
use crate::viewer::Viewer;

/// No member bears this number: a guest is the author of nothing.
const NOBODY: MemberId = MemberId(0);
/// Below every board's number: staff of the site are staff of each board above it.
const BELOW_ALL_BOARDS: BoardId = BoardId(0);
/// Above every board's number: nobody is staff of what comes after it.
const ABOVE_ALL_BOARDS: BoardId = BoardId(i64::MAX);

type Meant =
    dsl::Or<dsl::EqAny<threads::audience_id, Vec<AudienceId>>, dsl::Eq<threads::author_id, MemberId>>;
type Shown = dsl::Or<dsl::IsNull<threads::hidden_at>, dsl::Eq<threads::author_id, MemberId>>;
type Staffed = dsl::Or<dsl::EqAny<threads::board_id, Vec<BoardId>>, dsl::Gt<threads::board_id, BoardId>>;

/// The rule's type, for statements that are not boxed.
pub type Readable = dsl::And<Meant, dsl::Or<Shown, Staffed>>;

/// The rule as an expression on `threads`: it fits every statement that joins the table.
pub fn readable(viewer: &Viewer) -> Readable {
    let me = viewer.member_id().unwrap_or(NOBODY);
    let (boards, above) = match viewer.staff_boards() {
        Some(boards) => (boards, ABOVE_ALL_BOARDS),
        None => (Vec::new(), BELOW_ALL_BOARDS),
    };
    let meant = threads::audience_id.eq_any(viewer.audiences()).or(threads::author_id.eq(me));
    let shown = threads::hidden_at.is_null().or(threads::author_id.eq(me));
    let staffed = threads::board_id.eq_any(boards).or(threads::board_id.gt(above));
    meant.and(shown.or(staffed))
}

/// What the rule looks at in a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Who may read it.
    pub audience: AudienceId,
    /// Who wrote it.
    pub author: MemberId,
    /// Where it stands.
    pub board: BoardId,
    /// Whether staff hid it.
    pub hidden: Hidden,
}

/// Whether staff hid a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// Its author and the board's staff see it.
    Yes,
    /// Its audience sees it.
    No,
}

/// The same rule on a thread at hand.
pub fn may_read(viewer: &Viewer, thread: Facts) -> bool {
    let author = viewer.is(thread.author);
    let meant = viewer.belongs_to(thread.audience) || author;
    let shown = thread.hidden == Hidden::No || author || viewer.is_staff_of(thread.board);
    meant && shown
}
