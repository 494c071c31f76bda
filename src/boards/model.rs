//! A board as every page knows it.

use crate::db::{AudienceId, BoardId};
use crate::text::lang::Lang;

/// A board and its texts.
#[derive(Debug, Clone)]
pub struct Board {
    /// Its row.
    pub id: BoardId,
    /// The board above it.
    pub parent: Option<BoardId>,
    /// Its part of the address.
    pub slug: String,
    /// The language most of it is written in, if it has one.
    pub lang: Option<Lang>,
    /// The icon's name.
    pub icon: String,
    /// Who reads its threads.
    pub readers: AudienceId,
    /// Who reads its private questions and notes.
    pub staff: AudienceId,
    /// Helpful votes after which a customer's reply waits for the asker.
    pub helpful_needed: i32,
    /// Threads in it, roughly: added up afterwards.
    pub threads: i32,
    /// Questions in it, roughly.
    pub questions: i32,
    /// Questions that have had an answer or an outcome, roughly.
    pub answered: i32,
    /// In each language that was written.
    pub texts: Vec<BoardText>,
}

/// A board's texts in one language.
#[derive(Debug, Clone)]
pub struct BoardText {
    /// The language.
    pub lang: Lang,
    /// Its name.
    pub name: String,
    /// What it is for, in one line.
    pub line: String,
    /// What belongs in it, in some sentences.
    pub charter: String,
}

impl Board {
    /// The text in the reader's language, else in the board's, else any.
    pub fn text(&self, lang: Lang) -> Option<&BoardText> {
        let find = |lang: Lang| self.texts.iter().find(|text| text.lang == lang);
        find(lang).or_else(|| self.lang.and_then(find)).or_else(|| self.texts.first())
    }

    /// Its name for a reader.
    pub fn name(&self, lang: Lang) -> &str {
        self.text(lang).map_or(self.slug.as_str(), |text| text.name.as_str())
    }

    /// Its line for a reader.
    pub fn line(&self, lang: Lang) -> &str {
        self.text(lang).map_or("", |text| text.line.as_str())
    }

    /// The text in exactly this language, for the form that edits it.
    pub fn text_in(&self, lang: Lang) -> Option<&BoardText> {
        self.texts.iter().find(|text| text.lang == lang)
    }
}
