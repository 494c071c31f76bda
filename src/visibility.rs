//! Who may read what: written once for statements, as functions of the database (`migrations/*_may_read`), and once
//! for a row at hand. A property test holds the two together, so no list can show what the page would refuse.

use diesel::expression::functions::declare_sql_function;
use diesel::sql_types::{Array, BigInt, Nullable, Text, Timestamptz};

use crate::db::schema::{articles, threads};
use crate::db::{AudienceId, BoardId, MemberId};
use crate::viewer::Viewer;

#[declare_sql_function]
extern "SQL" {
    /// Whether a thread's columns let a viewer (null: a guest) read it; `staffed` null: staff of every board.
    fn may_read_thread(
        audience: BigInt,
        author: BigInt,
        board: BigInt,
        hidden_at: Nullable<Timestamptz>,
        viewer: Nullable<BigInt>,
        audiences: Array<BigInt>,
        staffed: Nullable<Array<BigInt>>,
    ) -> Bool;
    /// Whether an article's columns let anybody of these audiences find it.
    fn may_read_article(state: Text, audience: BigInt, audiences: Array<BigInt>) -> Bool;
}

/// The rule's type, for statements that are not boxed.
pub type Readable = may_read_thread<
    threads::audience_id,
    threads::author_id,
    threads::board_id,
    threads::hidden_at,
    Option<MemberId>,
    Vec<AudienceId>,
    Option<Vec<BoardId>>,
>;

/// The rule as an expression on `threads`: it fits every statement that joins the table.
pub fn readable(viewer: &Viewer) -> Readable {
    may_read_thread(
        threads::audience_id,
        threads::author_id,
        threads::board_id,
        threads::hidden_at,
        viewer.member_id(),
        viewer.audiences(),
        viewer.staff_boards(),
    )
}

/// The rule's type for articles.
pub type Published = may_read_article<articles::state, articles::audience_id, Vec<AudienceId>>;

/// What anybody meant by its audience finds of `articles`. Who works on them reads retired ones too.
pub fn published(viewer: &Viewer) -> Published {
    may_read_article(articles::state, articles::audience_id, viewer.audiences())
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
