//! Who has a question open at this moment.

use chrono::TimeDelta;
use serde::Deserialize;

use crate::db::{BoardId, MemberId, QuestionId};
use crate::text_enum;

/// Whoever has said nothing for so long is gone.
pub const LASTS: TimeDelta = TimeDelta::seconds(45);

text_enum! {
    /// What they do with it.
    pub enum Doing {
        /// They look at it.
        Viewing = "viewing",
        /// They have begun a reply.
        Writing = "writing",
    }
}

/// Somebody beside the viewer, as statements of pages give them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Beside {
    /// Their name.
    pub name: String,
    /// What they do.
    pub doing: Doing,
}

/// Somebody at a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Present {
    /// The question.
    pub question: QuestionId,
    /// Its board.
    pub board: BoardId,
    /// Who.
    pub member: MemberId,
    /// Their name and what they do.
    pub beside: Beside,
}
