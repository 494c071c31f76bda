//! What the index holds and gives.

use crate::db::{ArticleId, AudienceId, BoardId, ThreadId};
use crate::text::Lang;

/// What a document or a hit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// An article of the FAQ.
    Article(ArticleId),
    /// A thread.
    Thread(ThreadId),
}

impl Subject {
    /// One number for both kinds: the index deletes and loads by it.
    pub(super) fn key(self) -> u64 {
        match self {
            Subject::Article(id) => id.0.cast_unsigned() << 1 | 1,
            Subject::Thread(id) => id.0.cast_unsigned() << 1,
        }
    }

    /// The inverse of [`Subject::key`].
    pub(super) fn from_key(key: u64) -> Self {
        let id = (key >> 1).cast_signed();
        if key & 1 == 1 { Subject::Article(ArticleId(id)) } else { Subject::Thread(ThreadId(id)) }
    }
}

/// An article or thread as it is found.
#[derive(Debug, Clone)]
pub struct Document {
    /// What it is.
    pub subject: Subject,
    /// Who may find it.
    pub audience: AudienceId,
    /// The thread's board; `None` for an article.
    pub board: Option<BoardId>,
    /// The language of its title.
    pub lang: Lang,
    /// Whether it holds an answer: an article, or a thread with an accepted or verified one.
    pub answered: bool,
    /// Its title.
    pub title: String,
    /// Other words in which people asked the same.
    pub wordings: Vec<String>,
    /// The start of its text and answer.
    pub text: String,
}

/// Something similar to what was typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit {
    /// What was found.
    pub subject: Subject,
    /// How similar, from 0 to 2, compared with the other hits of the same search only.
    pub score: f32,
}
