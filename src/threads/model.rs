//! Threads and posts as types, and what a form must hold to become one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::db::schema::threads;
use crate::db::{ArticleId, AudienceId, BoardId, MemberId, PostId, ThreadId};
use crate::text::Lang;
use crate::text::input::{self, InputError};
use crate::text::slug;
use crate::text_enum;

/// The hidden field by which the form of a post says who would read it, as its writer was told.
pub const READERS: &str = "readers";

/// The hidden field by which the form of a reply says which post was the last when it was drawn, by its number.
pub const SEEN: &str = "seen";

/// Characters of a title.
pub const TITLE_CHARS_MAX: usize = 150;
/// Characters of a title in Chinese at least; Latin ones need three times as many to say anything.
pub const TITLE_CHARS_MIN: usize = 4;
/// Tags of a thread.
pub const TAGS_MAX: usize = 5;
/// Characters of a tag.
pub const TAG_CHARS_MAX: usize = 40;
/// Articles, and threads, that stand under a title while it is typed.
pub const SUGGESTED_MAX: usize = 3;

text_enum! {
    /// What a thread is.
    pub enum ThreadKind {
        /// Gets an answer; has a ledger row.
        Question = "question",
        /// Talk without an answer.
        Discussion = "discussion",
        /// Staff tell something.
        Announcement = "announcement",
    }
}

text_enum! {
    /// What a post is in its thread.
    pub enum PostKind {
        /// The first one.
        Question = "question",
        /// An ordinary one.
        Reply = "reply",
        /// Staff ask the asker something.
        AskBack = "ask_back",
    }
}

text_enum! {
    /// Whether a post can be seen.
    pub enum PostState {
        /// By whoever may read the thread.
        Live = "live",
        /// Its author deleted it.
        Deleted = "deleted",
        /// Staff hid it for now.
        Hidden = "hidden",
        /// Staff removed it for good.
        Removed = "removed",
    }
}

/// A thread's own columns.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = threads)]
pub struct Thread {
    /// Its row.
    pub id: ThreadId,
    /// Where it stands.
    pub board_id: BoardId,
    /// Who may read it.
    pub audience_id: AudienceId,
    /// Who opened it.
    pub author_id: MemberId,
    /// What it is.
    pub kind: ThreadKind,
    /// One sentence.
    pub title: String,
    /// The title in its address.
    pub slug: String,
    /// The language it was written in, as a tag.
    pub lang: String,
    /// The beginning of its text.
    pub excerpt: String,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// The number of its newest post.
    pub last_number: i32,
    /// Posts that can be seen, without the first.
    pub replies: i32,
    /// Members who have the question too.
    pub me_toos: i32,
    /// Members who follow it.
    pub follows: i32,
    /// Times it was read, roughly.
    pub views: i64,
    /// When staff hid it.
    pub hidden_at: Option<DateTime<Utc>>,
    /// When staff closed it for replies.
    pub locked_at: Option<DateTime<Utc>>,
    /// The accepted answer.
    pub accepted_post_id: Option<PostId>,
    /// The article it was promoted to.
    pub article_id: Option<ArticleId>,
    /// Whether it was ever merged, promised about, escalated, or about a product: few are, and of these alone that is read.
    pub has_more: bool,
}

impl Thread {
    /// The language it was written in.
    pub fn language(&self) -> Lang {
        self.lang.parse().unwrap_or(Lang::En)
    }

    /// Whether it gets an answer.
    pub fn is_question(&self) -> bool {
        self.kind == ThreadKind::Question
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing was typed.
    Missing,
    /// Too little to be understood.
    TooShort,
    /// More characters than this.
    TooLong(usize),
    /// Characters that no person types.
    Control,
    /// More entries than this.
    TooMany(usize),
    /// A tag without a letter or figure, which has no address.
    Symbols,
}

impl From<InputError> for Fault {
    fn from(error: InputError) -> Self {
        match error {
            InputError::Empty => Self::Missing,
            InputError::TooLong { max } => Self::TooLong(max),
            InputError::ControlCharacters => Self::Control,
        }
    }
}

/// A title that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title(pub String);

impl Title {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let line = input::clean_line(typed, TITLE_CHARS_MAX)?;
        if line.chars().count() < TITLE_CHARS_MIN {
            return Err(Fault::TooShort);
        }
        Ok(Self(line))
    }
}

/// A body that can be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostBody(pub String);

impl PostBody {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        Ok(Self(input::clean_text(typed, crate::text::markdown::BODY_CHARS_MAX)?))
    }
}

/// Characters of the reason staff give when they hide, restore or move.
pub const REASON_CHARS_MAX: usize = 500;
/// Characters of a note beside a report.
pub const NOTE_CHARS_MAX: usize = 1000;

/// Why staff hid, restored or moved a post; its author reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(pub String);

impl Reason {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        Ok(Self(input::clean_text(typed, REASON_CHARS_MAX)?))
    }

    /// The same where none need be given: then it is empty.
    pub fn optional(typed: &str) -> Result<Self, Fault> {
        match Self::parse(typed) {
            Err(Fault::Missing) => Ok(Self(String::new())),
            parsed => parsed,
        }
    }
}

/// What a member adds to a report; may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagNote(pub String);

impl FlagNote {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        match input::clean_text(typed, NOTE_CHARS_MAX) {
            Ok(note) => Ok(Self(note)),
            Err(InputError::Empty) => Ok(Self(String::new())),
            Err(error) => Err(error.into()),
        }
    }
}

/// What rules ask of a post, however it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostFacts {
    /// Its number in the thread; 1 is the question.
    pub number: i32,
    /// Who wrote it.
    pub author: MemberId,
    /// Whether it can be seen.
    pub state: PostState,
}

/// Tags as they were typed, separated by commas (also Chinese ones).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tags(pub Vec<String>);

impl Tags {
    /// Cleans, drops doubles, checks.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let mut tags: Vec<String> = Vec::new();
        for one in typed.split([',', '，', '、', ';', '；']).map(str::trim).filter(|one| !one.is_empty()) {
            let tag = input::clean_line(one.trim_start_matches('#'), TAG_CHARS_MAX)?;
            if slug::tag_slug(&tag).is_none() {
                return Err(Fault::Symbols);
            }
            if !tags.iter().any(|have| have.to_lowercase() == tag.to_lowercase()) {
                tags.push(tag);
            }
        }
        if tags.len() > TAGS_MAX {
            return Err(Fault::TooMany(TAGS_MAX));
        }
        Ok(Self(tags))
    }
}

/// What stood under the title before posting: ids, as the form carries them (`a12 t34`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShownBefore {
    /// Articles.
    pub articles: Vec<i64>,
    /// Threads.
    pub threads: Vec<i64>,
}

impl ShownBefore {
    /// From the form; what is no id of ours is left out.
    pub fn read(field: &str) -> Self {
        let ids = |letter: char| {
            let numbers = field.split(' ').filter_map(|one| one.strip_prefix(letter)?.parse().ok());
            numbers.take(SUGGESTED_MAX).collect()
        };
        Self { articles: ids('a'), threads: ids('t') }
    }

    /// The article that the asker came from stands before all others.
    pub fn lead_with(&mut self, article: ArticleId) {
        self.articles.retain(|other| *other != article.0);
        self.articles.insert(0, article.0);
    }

    /// For whoever answers.
    pub fn as_json(&self) -> Option<serde_json::Value> {
        let some = !self.articles.is_empty() || !self.threads.is_empty();
        some.then(|| serde_json::json!({ "articles": self.articles, "threads": self.threads }))
    }
}

impl std::fmt::Display for ShownBefore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let articles = self.articles.iter().map(|id| format!("a{id}"));
        let threads = self.threads.iter().map(|id| format!("t{id}"));
        f.write_str(&articles.chain(threads).collect::<Vec<_>>().join(" "))
    }
}
