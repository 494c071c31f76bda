//! The words of the FAQ as types, and forms parsed at the door.

use chrono::{NaiveDate, TimeDelta};

use crate::db::{ArticleId, AudienceId, BoardId, SectionId};
use crate::text::input::{self, InputError};
use crate::text::lang::Lang;
use crate::text::markdown::BODY_CHARS_MAX;
use crate::text::mask::PrivateKind;
use crate::text_enum;
use crate::ui::meanwhile::Labelled;
use crate::ui::words::{Key, Words, t};

/// Characters of an article's question.
pub const TITLE_CHARS_MAX: usize = 90;
/// Characters of its short answer.
pub const SHORT_CHARS_MAX: usize = 400;
/// Characters of the question while it is a draft.
const DRAFT_TITLE_CHARS_MAX: usize = 300;
/// Characters of the short answer while it is a draft.
const DRAFT_SHORT_CHARS_MAX: usize = 2000;
/// Characters of a section's name.
pub const SECTION_NAME_CHARS_MAX: usize = 60;
/// Characters of a section's line.
pub const SECTION_LINE_CHARS_MAX: usize = 200;
/// Characters of a reader's note.
pub const NOTE_CHARS_MAX: usize = 500;
/// Days after which an article is to be looked at again, if nobody says otherwise.
pub const REVIEW_AFTER: TimeDelta = TimeDelta::days(90);
/// A promotion can be taken back for so long.
pub const UNDO_WITHIN: TimeDelta = TimeDelta::days(30);
/// Articles linked from one.
pub const RELATED_MAX: usize = 12;

text_enum! {
    /// Where an article stands.
    pub enum ArticleState {
        /// Being written.
        Draft = "draft",
        /// To be read.
        Published = "published",
        /// Taken out.
        Retired = "retired",
    }
}

text_enum! {
    /// What was missing when an article did not help.
    pub enum Missing {
        /// Something is not said.
        Incomplete = "incomplete",
        /// It is out of date, or not what the reader sees.
        Wrong = "wrong",
        /// It is hard to follow.
        Unclear = "unclear",
        /// The reader wanted something else.
        Other = "other",
    }
}

text_enum! {
    /// What a promotion did.
    pub enum Act {
        /// An article came of it.
        Made = "made",
        /// Threads were added to an article that stood there.
        Added = "added",
    }
}

impl Missing {
    /// Its sentence.
    pub fn words(self) -> Key {
        match self {
            Self::Incomplete => t::FAQ_MISSING_INCOMPLETE,
            Self::Wrong => t::FAQ_MISSING_WRONG,
            Self::Unclear => t::FAQ_MISSING_UNCLEAR,
            Self::Other => t::FAQ_MISSING_OTHER,
        }
    }
}

/// A section and its texts.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its row.
    pub id: SectionId,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Where readers who are still stuck ask.
    pub board: Option<BoardId>,
    /// Its part of the address.
    pub slug: String,
    /// Its place among its neighbours.
    pub position: i32,
    /// Name and line in each language that was written.
    pub texts: Vec<SectionText>,
}

/// A section's texts in one language.
#[derive(Debug, Clone)]
pub struct SectionText {
    /// The language.
    pub lang: Lang,
    /// Its name.
    pub name: String,
    /// What it covers and where else to look.
    pub line: String,
}

impl Section {
    /// The text in the reader's language, else in any.
    pub fn text(&self, lang: Lang) -> Option<&SectionText> {
        self.text_in(lang).or_else(|| self.texts.first())
    }

    /// The text in exactly this language.
    pub fn text_in(&self, lang: Lang) -> Option<&SectionText> {
        self.texts.iter().find(|text| text.lang == lang)
    }

    /// Its name for a reader.
    pub fn name(&self, lang: Lang) -> &str {
        self.text(lang).map_or(self.slug.as_str(), |text| text.name.as_str())
    }

    /// Its line for a reader.
    pub fn line(&self, lang: Lang) -> &str {
        self.text(lang).map_or("", |text| text.line.as_str())
    }
}

/// An article as lists show it.
#[derive(Debug, Clone)]
pub struct ArticleCard {
    /// Its row.
    pub id: ArticleId,
    /// Its section.
    pub section: SectionId,
    /// Its part of the address.
    pub slug: String,
    /// The question.
    pub title: String,
    /// The answer in a sentence or two.
    pub short: String,
    /// The language it is written in.
    pub lang: Lang,
    /// How often it was read in the last four weeks.
    pub recent_views: i32,
    /// Whether an editor put it on top.
    pub pinned: bool,
    /// Its address.
    pub url: String,
}

/// An article's fields as an editor sends them, typed but not yet judged.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The question.
    pub title: String,
    /// The short answer.
    pub short: String,
    /// The answer, Markdown.
    pub body: String,
    /// The section, if one is chosen.
    pub section: Option<SectionId>,
    /// Who reads it.
    pub audience: Option<AudienceId>,
    /// When it is to be looked at again.
    pub review_on: Option<NaiveDate>,
    /// Articles to link.
    pub related: Vec<ArticleId>,
    /// Private details that an editor keeps on purpose.
    pub kept: Vec<String>,
    /// Whether more people than those of its thread may read it.
    pub widening: Widening,
    /// The version the editor started from.
    pub version: i32,
}

/// An article ready to be written.
#[derive(Debug, Clone)]
pub struct ArticleText {
    /// The question.
    pub title: String,
    /// The short answer.
    pub short: String,
    /// The answer, Markdown.
    pub body: String,
    /// The section.
    pub section: SectionId,
    /// Who reads it.
    pub audience: AudienceId,
    /// When it is to be looked at again.
    pub review_on: NaiveDate,
    /// Articles to link, both ways.
    pub related: Vec<ArticleId>,
    /// Whether more people than those of its threads may read it.
    pub widening: Widening,
}

/// Whether an article may be read by more people than the threads it was made from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Widening {
    /// Nobody has said so.
    #[default]
    No,
    /// Whoever publishes has looked at it and says so.
    Agreed,
}

/// What is wrong with a field: its id and the sentence.
pub type Wrong = Vec<(&'static str, Key)>;

impl Typed {
    /// The fields that even a draft cannot hold; it may be unfinished, so nothing else is refused.
    pub fn too_long_for_draft(&self) -> Vec<&'static str> {
        let fields = [
            ("title", &self.title, DRAFT_TITLE_CHARS_MAX),
            ("short", &self.short, DRAFT_SHORT_CHARS_MAX),
            ("body", &self.body, BODY_CHARS_MAX),
        ];
        let too_long = fields.into_iter().filter(|(_, text, max)| text.chars().nth(*max).is_some());
        too_long.map(|(field, ..)| field).collect()
    }

    /// The article, or what is wrong in the order of the fields.
    pub fn article(&self) -> Result<ArticleText, Wrong> {
        let mut wrong = Wrong::new();
        let title = line(&self.title, TITLE_CHARS_MAX, "title", t::FAQ_ERROR_TITLE, &mut wrong);
        let short = line(&self.short, SHORT_CHARS_MAX, "short", t::FAQ_ERROR_SHORT, &mut wrong);
        let body = match input::clean_text(&self.body, BODY_CHARS_MAX) {
            Ok(body) => body,
            Err(_) => {
                wrong.push(("body", t::FAQ_ERROR_BODY));
                String::new()
            }
        };
        if self.section.is_none() {
            wrong.push(("section", t::FAQ_ERROR_SECTION));
        }
        if self.review_on.is_none() {
            wrong.push(("review_on", t::FAQ_ERROR_REVIEW));
        }
        if self.audience.is_none() {
            wrong.push(("audience", t::FAQ_ERROR_AUDIENCE));
        }
        match (self.section, self.audience, self.review_on) {
            (Some(section), Some(audience), Some(review_on)) if wrong.is_empty() => Ok(ArticleText {
                title,
                short,
                body,
                section,
                audience,
                review_on,
                related: self.related.clone(),
                widening: self.widening,
            }),
            _ => Err(wrong),
        }
    }

    /// What each written field says, with its label.
    pub fn labelled(&self, words: Words) -> Vec<Labelled> {
        let own = |key: Key, value: &str| (words.text(key).into_owned(), value.trim().to_owned());
        vec![
            own(t::FAQ_FIELD_TITLE, &self.title),
            own(t::FAQ_FIELD_SHORT, &self.short),
            own(t::FAQ_FIELD_BODY, &self.body),
        ]
    }

    /// Everything a reader would see of it, for finding private details.
    pub fn whole(&self) -> String {
        format!("{}\n{}\n{}", self.title, self.short, self.body)
    }
}

fn line(typed: &str, max: usize, field: &'static str, refusal: Key, wrong: &mut Wrong) -> String {
    input::clean_line(typed, max).unwrap_or_else(|error| {
        wrong.push((
            field,
            if matches!(error, InputError::TooLong { .. }) { t::FAQ_ERROR_LONG } else { refusal },
        ));
        String::new()
    })
}

/// A private detail of the sources or the draft, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detail {
    /// What it is.
    pub kind: PrivateKind,
    /// The detail.
    pub text: String,
    /// What becomes of it.
    pub fate: Fate,
    /// The id of its first mark in the sources, if it can be seen there.
    pub place: Option<String>,
}

/// What becomes of a private detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is not in the draft.
    LeftOut,
    /// It is, and nobody has agreed to that.
    StillIn,
    /// It is, on purpose.
    Kept,
}

/// The name of a kind of private detail.
pub fn kind_words(kind: PrivateKind) -> Key {
    match kind {
        PrivateKind::Email => t::FAQ_KIND_EMAIL,
        PrivateKind::Phone => t::FAQ_KIND_PHONE,
        PrivateKind::ChineseId => t::FAQ_KIND_CHINESE_ID,
        PrivateKind::BankCard => t::FAQ_KIND_BANK_CARD,
        PrivateKind::Reference => t::FAQ_KIND_REFERENCE,
        PrivateKind::IpAddress => t::FAQ_KIND_IP_ADDRESS,
        PrivateKind::Secret => t::FAQ_KIND_SECRET,
        PrivateKind::Name => t::FAQ_KIND_NAME,
    }
}
