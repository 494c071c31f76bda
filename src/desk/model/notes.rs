//! Notes of staff on a question.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::db::{MemberId, NoteId, ThreadId};
use crate::text::Html;
use crate::text::input::{InputError, clean_text};

/// Characters of a note.
pub const NOTE_CHARS_MAX: usize = 4000;

/// What a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteBody(pub String);

impl NoteBody {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, InputError> {
        clean_text(typed, NOTE_CHARS_MAX).map(Self)
    }
}

/// A note as pages show it to staff of its board.
#[derive(Debug, Clone, Deserialize)]
pub struct Note {
    /// Its row.
    pub id: NoteId,
    /// The post it stands below, by number.
    pub after: i32,
    /// Who wrote it.
    pub author: MemberId,
    /// Their name.
    pub name: String,
    /// Its language's tag.
    pub lang: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    html: String,
}

impl Note {
    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// What verbs need of a note.
#[derive(Debug, Clone, Copy)]
pub struct NoteFacts {
    /// Its row.
    pub id: NoteId,
    /// Its thread.
    pub thread: ThreadId,
    /// Who wrote it.
    pub author: MemberId,
    /// Whether its author took it away.
    pub standing: Standing,
}

/// Whether a note can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// By staff of its board.
    There,
    /// Its author took it away.
    Away,
}
