//! Canned replies: texts kept for replies, and short answers of articles, which are the same to whoever inserts them.

use crate::db::{ArticleId, BoardId, CannedReplyId, MemberId, ThreadId};
use crate::text::Lang;
use crate::text::placeholders;

/// Characters of a canned reply's name.
pub const NAME_CHARS_MAX: usize = 60;
/// Characters of its text in one language.
pub const BODY_CHARS_MAX: usize = 4000;
/// The last place in the list.
pub const POSITION_MAX: i32 = 9999;
/// As many of them have a key, 1 to 9.
pub const KEYS: usize = 9;
/// The hidden fields of a reply that name what was put into it.
pub const INSERTED: &str = "canned";
/// Canned replies whose use one post is counted for.
const INSERTED_MAX: usize = 20;

/// Whose a canned reply is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of all who answer for its board.
    Shared,
    /// One member's own.
    Own(MemberId),
}

impl Whose {
    /// As the column has it.
    pub fn owner(self) -> Option<MemberId> {
        match self {
            Self::Shared => None,
            Self::Own(member) => Some(member),
        }
    }
}

impl From<Option<MemberId>> for Whose {
    fn from(owner: Option<MemberId>) -> Self {
        owner.map_or(Self::Shared, Self::Own)
    }
}

/// What it says in one language.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct CannedText {
    /// The language.
    pub lang: Lang,
    /// Markdown with placeholders.
    pub body: String,
}

/// A canned reply as its form describes it.
#[derive(Debug, Clone)]
pub struct NewCanned {
    /// Whose it is.
    pub whose: Whose,
    /// The one board it is for.
    pub board: Option<BoardId>,
    /// What it is called in lists.
    pub name: String,
    /// Place in the list, small first.
    pub position: i32,
    /// At least one language.
    pub texts: Vec<CannedText>,
}

/// Something that is put into a reply, as forms and addresses name it: `r12`, `a34`, `t56`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A canned reply.
    Reply(CannedReplyId),
    /// An article's short answer.
    Article(ArticleId),
    /// A link to a question; its use is not counted.
    Question(ThreadId),
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Reply(id) => write!(f, "r{id}"),
            Self::Article(id) => write!(f, "a{id}"),
            Self::Question(id) => write!(f, "t{id}"),
        }
    }
}

impl std::str::FromStr for Source {
    type Err = crate::db::enums::UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let reply = || text.strip_prefix('r')?.parse().ok().map(Self::Reply);
        let article = || text.strip_prefix('a')?.parse().ok().map(Self::Article);
        let question = || text.strip_prefix('t')?.parse().ok().map(Self::Question);
        reply().or_else(article).or_else(question).ok_or(crate::db::enums::UnknownName)
    }
}

/// All that was put into one reply. What does not read is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inserted {
    /// Canned replies.
    pub replies: Vec<CannedReplyId>,
    /// Articles.
    pub articles: Vec<ArticleId>,
}

impl Inserted {
    /// From the values of a form's [`INSERTED`] fields.
    pub fn read<'a>(fields: impl Iterator<Item = &'a str>) -> Self {
        let mut inserted = Self::default();
        for source in fields.take(INSERTED_MAX).filter_map(|field| field.parse().ok()) {
            match source {
                Source::Reply(id) => inserted.replies.push(id),
                Source::Article(id) => inserted.articles.push(id),
                Source::Question(_) => {}
            }
        }
        inserted
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.replies.is_empty() && self.articles.is_empty()
    }
}

/// What is put in the place of the placeholders that everybody knows.
#[derive(Debug, Clone)]
pub struct Known<'a> {
    /// `{name}`: who asked.
    pub asker: &'a str,
    /// `{agent}`: who answers.
    pub agent: &'a str,
    /// `{question}`: what was asked.
    pub title: &'a str,
    /// `{link}`: where.
    pub link: &'a str,
}

impl Known<'_> {
    /// The text with those filled in; others are left for the agent.
    pub fn fill(&self, body: &str) -> String {
        placeholders::fill(body, |name| match name {
            "name" => Some(placeholders::plainly(self.asker)),
            "agent" => Some(placeholders::plainly(self.agent)),
            "question" => Some(placeholders::plainly(self.title)),
            "link" => Some(self.link.to_owned()),
            _ => None,
        })
    }
}

/// The first placeholder of these texts that a reply still holds. Other braces are the writer's own, and braces in code
/// are code.
pub fn unfilled<'a>(body: &'a str, texts: &[String]) -> Option<&'a str> {
    let known: Vec<&str> = texts.iter().flat_map(|text| placeholders::all(text)).collect();
    placeholders::all(body).into_iter().find(|name| known.contains(name))
}
