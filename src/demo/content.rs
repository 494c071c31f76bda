//! The community as its files tell it: people, boards, threads, articles. The files are part of the program.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer};

use super::afterwards::Afterwards;
use super::desk::Desk;
use super::endings::Endings;
use crate::text::Lang;
use crate::threads::model::ThreadKind;
use crate::viewer::{Role, Rule};

/// Who is there and what the site is called.
const COMMUNITY: &str = include_str!("content/community.toml");
/// The threads, by language.
const THREADS: [&str; 5] = [
    include_str!("content/threads-en.toml"),
    include_str!("content/threads-en-more.toml"),
    include_str!("content/threads-en-endings.toml"),
    include_str!("content/threads-zh-hans.toml"),
    include_str!("content/threads-zh-hant.toml"),
];
/// The FAQ.
const FAQ: [&str; 2] = [include_str!("content/faq-en.toml"), include_str!("content/faq-zh.toml")];

/// What happened to some of it later.
const AFTERWARDS: &str = include_str!("content/afterwards.toml");

/// How some of it went on.
const ENDINGS: &str = include_str!("content/endings.toml");

/// What staff work with.
const DESK: &str = include_str!("content/desk.toml");

/// A file of the demo is not as it should be: a fault of ours.
#[derive(Debug, thiserror::Error)]
#[error("a file of the demo is wrong: {0}")]
pub struct ContentError(String);

/// Everything.
#[derive(Debug)]
pub struct Content {
    /// Site, people, boards, sections.
    pub community: Community,
    /// Threads.
    pub threads: Vec<ThreadText>,
    /// Articles.
    pub articles: Vec<ArticleText>,
    /// What happened to posts later.
    pub afterwards: Afterwards,
    /// Canned replies and notes.
    pub desk: Desk,
    /// Merged, reopened, up the ladder.
    pub endings: Endings,
}

/// Site, people, boards, sections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Community {
    /// The site's settings.
    pub site: SiteText,
    /// People, staff first.
    #[serde(rename = "member")]
    pub members: Vec<MemberText>,
    /// Boards in their order.
    #[serde(rename = "board")]
    pub boards: Vec<BoardText>,
    /// Sections of the FAQ, parents first.
    #[serde(rename = "section")]
    pub sections: Vec<SectionText>,
}

/// The site's settings.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SiteText {
    /// Its name.
    pub name: String,
    /// Its time zone.
    pub time_zone: String,
    /// Address for mail to people.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// When somebody answers it.
    pub hours: String,
}

/// A person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemberText {
    /// Public name in addresses.
    pub handle: String,
    /// Name people read.
    pub name: String,
    /// Language tag.
    pub lang: Lang,
    /// Role, for the site.
    pub role: Option<Role>,
    /// Days since they came.
    pub days: i64,
}

/// A board.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardText {
    /// Its part of the address.
    pub slug: String,
    /// The icon's name.
    pub icon: String,
    /// Who reads it.
    pub readers: Rule,
    /// Promised time to an answer.
    pub answer: Span,
    /// Promised time to an outcome.
    pub outcome: Span,
    /// By language tag: name, line, charter.
    pub texts: BTreeMap<Lang, [String; 3]>,
}

/// A section of the FAQ.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionText {
    /// Its part of the address.
    pub slug: String,
    /// The section above it.
    pub parent: Option<String>,
    /// Where the questions of its readers go.
    pub board: Option<String>,
    /// Who may publish in it.
    #[serde(default)]
    pub owners: Vec<String>,
    /// By language tag: name, line.
    pub texts: BTreeMap<Lang, [String; 2]>,
}

/// A thread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreadText {
    /// A name for articles to point to.
    pub key: Option<String>,
    /// The board's part of the address.
    pub board: String,
    /// What it is; a question unless said.
    pub kind: Option<ThreadKind>,
    /// Who opened it.
    pub by: String,
    /// How long ago.
    pub ago: Span,
    /// One sentence.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// What it is about.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Times it was read.
    #[serde(default)]
    pub views: i64,
    /// Who has it too.
    #[serde(default)]
    pub me_too: Vec<String>,
    /// Who follows it, beside its asker.
    #[serde(default)]
    pub follow: Vec<String>,
    /// An agent who is answering it now.
    pub claimed_by: Option<String>,
    /// The asker took it back so long after asking.
    pub withdrawn: Option<Span>,
    /// Staff removed it: who, and how long after asking.
    pub removed: Option<(String, Span)>,
    /// The asker said that it is solved, so long after asking.
    pub said_solved: Option<Span>,
    /// An article was proposed as the answer, so long after asking.
    pub proposed: Option<Span>,
    /// Replies in their order.
    #[serde(default, rename = "post")]
    pub posts: Vec<PostText>,
}

/// A reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostText {
    /// Who wrote it.
    pub by: String,
    /// So long after the question.
    pub after: Span,
    /// Markdown.
    pub body: String,
    /// Staff ask the asker something.
    #[serde(default)]
    pub asks_back: bool,
    /// Who found it helpful.
    #[serde(default)]
    pub helpful: Vec<String>,
    /// The asker accepted it, so long after asking.
    pub accepted: Option<Span>,
    /// An agent verified it: who, and how long after asking.
    pub verified: Option<(String, Span)>,
}

/// An article.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleText {
    /// A name for other articles to point to.
    pub key: String,
    /// Its section's part of the address.
    pub section: String,
    /// Language tag.
    pub lang: Lang,
    /// What it is.
    pub kind: String,
    /// As a customer would ask it.
    pub title: String,
    /// The answer in one or two sentences.
    pub short: String,
    /// Markdown.
    pub body: String,
    /// Who answers for it.
    pub owner: String,
    /// Days since it was verified.
    pub verified: i64,
    /// Times it was read.
    pub views: i64,
    /// Readers who said yes, and no.
    pub votes: (u32, u32),
    /// Customers' own words for it.
    #[serde(default)]
    pub wordings: Vec<String>,
    /// Articles it points to.
    #[serde(default)]
    pub related: Vec<String>,
    /// The article it is a translation of.
    pub translation_of: Option<String>,
    /// Threads it was made from.
    #[serde(default)]
    pub from: Vec<String>,
    /// Who reads it; everybody unless said.
    pub readers: Option<Rule>,
    /// Whether it stands first in its section.
    #[serde(default)]
    pub pinned: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThreadFile {
    thread: Vec<ThreadText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FaqFile {
    article: Vec<ArticleText>,
}

/// Reads the files of the program.
///
/// # Errors
/// When one of them is wrong.
pub fn content() -> Result<Content, ContentError> {
    let community = parse(COMMUNITY)?;
    let mut threads = Vec::new();
    for file in THREADS {
        threads.extend(parse::<ThreadFile>(file)?.thread);
    }
    // Oldest first, so that newer threads have larger numbers, as in life.
    threads.sort_by_key(|thread| std::cmp::Reverse(thread.ago.0));
    let mut articles = Vec::new();
    for file in FAQ {
        articles.extend(parse::<FaqFile>(file)?.article);
    }
    Ok(Content {
        community,
        threads,
        articles,
        afterwards: parse(AFTERWARDS)?,
        desk: parse(DESK)?,
        endings: parse(ENDINGS)?,
    })
}

fn parse<T: serde::de::DeserializeOwned>(file: &str) -> Result<T, ContentError> {
    toml::from_str(file).map_err(|e| ContentError(e.to_string()))
}

/// A length of time as people write it: `3d4h`, `1h25m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span(pub TimeDelta);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        span(&text)
            .map(Self)
            .ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no length of time")))
    }
}

fn span(text: &str) -> Option<TimeDelta> {
    let mut whole = TimeDelta::zero();
    let mut digits = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        let number: i64 = digits.parse().ok()?;
        digits.clear();
        whole += match c {
            'd' => TimeDelta::days(number),
            'h' => TimeDelta::hours(number),
            'm' => TimeDelta::minutes(number),
            _ => return None,
        };
    }
    (digits.is_empty() && !text.is_empty()).then_some(whole)
}
