//! What a source tells, before the database is asked anything.

use std::fmt;

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::text::Lang;
use crate::text::markdown::Rendered;

/// Bytes of one line of a source; a longer one is no thread of people.
pub const LINE_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A thread as its source tells it, its texts ready to be stored.
#[derive(Debug)]
pub struct ToldThread {
    /// The line it stands on.
    pub line: u64,
    /// Its id in the source.
    pub id: String,
    /// One sentence.
    pub title: String,
    /// The board's name in the source.
    pub board: Option<String>,
    /// When it was opened.
    pub created: DateTime<Utc>,
    /// What it is about.
    pub tags: Vec<String>,
    /// Times it was read there.
    pub views: i64,
    /// Whether the source says that it is solved.
    pub solved: bool,
    /// The question and its replies.
    pub posts: Vec<ToldPost>,
}

/// A post as its source tells it.
#[derive(Debug)]
pub struct ToldPost {
    /// Who wrote it: a name that is unique in the source.
    pub user: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Markdown.
    pub body: String,
    /// The same as it will be shown.
    pub rendered: Rendered,
    /// The language it is written in.
    pub lang: Lang,
    /// How many found it helpful there.
    pub likes: i32,
    /// Whether it is marked as the solution.
    pub solution: bool,
}

/// What one piece of a source came to.
#[derive(Debug)]
pub enum Told {
    /// A thread.
    Thread(Box<ToldThread>),
    /// Something that is not as it should be.
    Fault(Fault),
    /// Nothing yet: the source is being looked through.
    Looking,
}

/// Something in the source that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: u64,
    /// What became of it.
    pub kind: FaultKind,
    /// In words, for whoever imports.
    pub what: String,
}

/// What became of a piece with a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// It was left out.
    LeftOut,
    /// It was taken over changed.
    Changed,
}

impl Fault {
    /// The piece was left out.
    pub fn left_out(line: u64, what: impl Into<String>) -> Self {
        Self { line, kind: FaultKind::LeftOut, what: what.into() }
    }

    /// The piece was changed.
    pub fn changed(line: u64, what: impl Into<String>) -> Self {
        Self { line, kind: FaultKind::Changed, what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let became = match self.kind {
            FaultKind::LeftOut => "left out",
            FaultKind::Changed => "changed",
        };
        write!(f, "line {}: {became}: {}", self.line, self.what)
    }
}

/// Who hears what a source tells; an error ends the reading.
pub type Hear<'a> = &'a mut dyn FnMut(Told, u64) -> Result<(), Stopped>;

/// Nobody listens any more.
#[derive(Debug, Clone, Copy)]
pub struct Stopped;

/// A file of another forum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The exchange format: one JSON object a line.
    Forum,
    /// `Posts.xml` of a StackExchange dump.
    StackExchange,
}

/// A time as sources write it: with or without seconds, fractions, a zone.
pub fn time(text: &str) -> Option<DateTime<Utc>> {
    if let Ok(time) = DateTime::parse_from_rfc3339(text) {
        return Some(time.to_utc());
    }
    let bare = text.trim().trim_end_matches(['Z', 'z']);
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S%.f"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(bare, format).ok())
        .map(|time| time.and_utc())
}
