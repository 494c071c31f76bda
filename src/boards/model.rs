//! A board as every page knows it.

use crate::db::{AudienceId, BoardId};
use crate::text::Html;
use crate::text::lang::Lang;
use crate::viewer::Rule;

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
    /// The same as a page shows it; `None` if it was not rendered yet, or by an older program.
    pub charter_html: Option<Html>,
}

impl Board {
    /// The text in the reader's language, else in the board's, else any.
    pub fn text(&self, lang: Lang) -> Option<&BoardText> {
        let find = |lang: Lang| self.texts.iter().find(|text| text.lang == lang);
        find(lang).or_else(|| self.lang.and_then(find)).or_else(|| self.texts.first())
    }

    /// Whether one of its threads with this audience is private: read by its author and the board's staff, and by nobody
    /// else who reads the board.
    pub fn is_private(&self, audience: AudienceId) -> bool {
        self.has_private() && audience == self.staff
    }

    /// Whether a private thread is anything else than an ordinary one here.
    pub fn has_private(&self) -> bool {
        self.staff != self.readers
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

/// A board as the form describes it: for making one and for changing one.
#[derive(Debug, Clone)]
pub struct NewBoard {
    /// Its part of the address: small letters, digits and single hyphens, at most [`SLUG_CHARS_MAX`].
    pub slug: String,
    /// The board above it, which has none above itself.
    pub parent: Option<BoardId>,
    /// At least one language.
    pub texts: Vec<BoardText>,
    /// Who reads its threads.
    pub readers: Rule,
    /// The language most of it is written in, if it has one.
    pub lang: Option<Lang>,
    /// The icon's name.
    pub icon: String,
    /// Helpful votes after which a customer's reply waits for the asker; 1 to [`HELPFUL_MAX`].
    pub helpful_needed: i32,
    /// Place among its sisters, small first.
    pub position: i32,
}

/// Characters of a board's address.
pub const SLUG_CHARS_MAX: usize = 60;
/// Characters of a board's name.
pub const NAME_CHARS_MAX: usize = 60;
/// Characters of a board's line.
pub const LINE_CHARS_MAX: usize = 160;
/// Characters of a board's charter.
pub const CHARTER_CHARS_MAX: usize = 4000;
/// Most helpful votes that may be asked for.
pub const HELPFUL_MAX: i32 = 100;
/// What a new board promises to the first and each further answer, in minutes: four hours.
pub const USUAL_ANSWER_MINUTES: i32 = 240;
/// What a new board promises to the outcome, in minutes: two days.
pub const USUAL_OUTCOME_MINUTES: i32 = 2_880;

/// Whether a text can be a board's address.
pub fn is_slug(text: &str) -> bool {
    let fits =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= SLUG_CHARS_MAX && text.split('-').all(fits)
}
