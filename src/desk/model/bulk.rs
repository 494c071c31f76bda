//! What staff do to several questions at once.

use chrono::{DateTime, TimeDelta, Utc};

use crate::boards::Board;
use crate::db::{AudienceId, BoardId, DeskBulkId, MemberId, QuestionId};
use crate::events::Urgency;
use crate::text_enum;
use crate::threads::model::Thread;

/// Questions of one bulk: a page of the queue.
pub const QUESTIONS_MAX: usize = 50;
/// It can be undone for so long.
pub const UNDO: TimeDelta = TimeDelta::minutes(10);

text_enum! {
    /// What is done.
    pub enum Deed {
        /// The viewer answers for them.
        Claim = "claim",
        /// A colleague answers for them.
        Assign = "assign",
        /// The boards' teams answer for them again.
        Release = "release",
        /// They go to another board.
        Move = "move",
        /// They are so urgent.
        Urgency = "urgency",
        /// They are merged into another one.
        Merge = "merge",
    }
}

/// What is done, with what it needs.
#[derive(Debug, Clone, Copy)]
pub enum Wish<'a> {
    /// The viewer answers for them.
    Claim,
    /// This member answers for them.
    Assign(MemberId),
    /// The boards' teams answer for them again.
    Release,
    /// They go to this board.
    Move(&'a Board),
    /// They are so urgent; `None`: as rules say.
    Urgency(Option<Urgency>),
    /// They are merged into this one.
    Merge(&'a Thread),
}

impl Wish<'_> {
    /// What is done.
    pub fn deed(self) -> Deed {
        match self {
            Self::Claim => Deed::Claim,
            Self::Assign(_) => Deed::Assign,
            Self::Release => Deed::Release,
            Self::Move(_) => Deed::Move,
            Self::Urgency(_) => Deed::Urgency,
            Self::Merge(_) => Deed::Merge,
        }
    }
}

/// How a question stood before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The question.
    pub question: QuestionId,
    /// The version of its ledger row after it was done.
    pub version: i32,
    /// Its board.
    pub board: BoardId,
    /// Who could read it.
    pub audience: AudienceId,
    /// Who answered for it.
    pub owner: Option<MemberId>,
    /// When that person's claim would have ended; `None` once they had written.
    pub claim_until: Option<DateTime<Utc>>,
    /// How urgent it was.
    pub urgency: Urgency,
    /// Who of staff said so.
    pub urgency_by: Option<MemberId>,
}

/// Why a question was left as it was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    /// Somebody is answering it, or answers for it.
    Taken(String),
    /// It stands so already.
    Same,
    /// It waits no longer.
    Ended,
    /// The viewer may not do this to it.
    Refused,
    /// The colleague does not answer for its board.
    NotTheirs,
    /// Something has happened to it since.
    Changed,
    /// It is merged with others already.
    Merged,
    /// Whoever asked it may not read what it would be merged into.
    Unreadable,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Came {
    /// By which it is undone; `None` if nothing was done.
    pub bulk: Option<DeskBulkId>,
    /// Questions it was done to.
    pub done: usize,
    /// Why others were left.
    pub left: Vec<Left>,
}

/// One that can still be undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub struct Undoable {
    /// Its row.
    pub id: DeskBulkId,
    /// What was done.
    pub deed: Deed,
    /// To how many questions.
    pub done: i64,
    /// When.
    pub at: DateTime<Utc>,
}
