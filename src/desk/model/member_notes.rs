//! Notes of staff about a customer.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::notes::Standing;
use crate::db::{MemberId, MemberNoteId};
use crate::text::input::{InputError, clean_text};

/// Characters of a note about a customer.
pub const MEMBER_NOTE_CHARS_MAX: usize = 1000;

/// Notes about one customer: as many as stand beside their questions.
pub const MEMBER_NOTES_MAX: i64 = 50;

/// What a note about a customer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberNoteBody(pub String);

impl MemberNoteBody {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, InputError> {
        clean_text(typed, MEMBER_NOTE_CHARS_MAX).map(Self)
    }
}

/// A note about a customer, as pages show it to staff.
#[derive(Debug, Clone, Deserialize)]
pub struct MemberNote {
    /// Its row.
    pub id: MemberNoteId,
    /// Who wrote it; `None` if they are staff no more.
    pub author: Option<MemberId>,
    /// Their name; `None` if they are gone altogether.
    pub name: Option<String>,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Plain text.
    pub body: String,
}

/// What verbs need of one.
#[derive(Debug, Clone, Copy)]
pub struct MemberNoteFacts {
    /// Its row.
    pub id: MemberNoteId,
    /// About whom.
    pub member: MemberId,
    /// Who wrote it; `None` if they are staff no more.
    pub author: Option<MemberId>,
    /// Whether it was taken away.
    pub standing: Standing,
}
