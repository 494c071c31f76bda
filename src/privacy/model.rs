//! A proposal and the public version it holds.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use serde::Deserialize;

use crate::db::schema::publications;
use crate::db::{BoardId, CommitmentId, MemberId, PostId, PublicationId, ThreadId};
use crate::text_enum;

/// Posts of a question that can be proposed at once.
pub const POSTS_MAX: usize = 100;

text_enum! {
    /// How a proposal ended.
    pub enum End {
        /// The asker said yes.
        Published = "published",
        /// The asker said no.
        Refused = "refused",
        /// Staff took it back.
        Withdrawn = "withdrawn",
        /// Staff proposed something else.
        Replaced = "replaced",
    }
}

text_enum! {
    /// What the asker says to a proposal.
    pub enum Says {
        /// It may become public.
        Yes = "yes",
        /// It stays private.
        No = "no",
    }
}

impl Says {
    /// How a proposal ends by it.
    pub fn end(self) -> End {
        match self {
            Self::Yes => End::Published,
            Self::No => End::Refused,
        }
    }
}

/// How the asker's word came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// On the page, signed in.
    Page,
    /// By the signed link of a mail.
    Mail,
}

/// A proposal that waits.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = publications)]
pub struct Publication {
    /// Its row.
    pub id: PublicationId,
    /// The question.
    pub thread_id: ThreadId,
    /// Where it stood then.
    pub board_id: BoardId,
    /// What its title would be.
    pub title: String,
    /// Who proposed it, if they are still there.
    pub proposed_by: Option<MemberId>,
    /// When.
    pub proposed_at: DateTime<Utc>,
}

/// What a post would say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicPost {
    /// Which.
    pub post: PostId,
    /// How often it had been edited then.
    pub revision: i32,
    /// Its text; `None`: it is left out.
    pub body: Option<String>,
}

/// What a promise below a post would say.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicPromise {
    /// Which.
    pub commitment: CommitmentId,
    /// What is promised.
    pub text: String,
    /// Why it was taken back, if it was.
    pub reason: Option<String>,
}

/// A public version of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its title.
    pub title: String,
    /// All posts that stand, by their rows.
    pub posts: Vec<PublicPost>,
    /// The promises below them, by their rows.
    pub promises: Vec<PublicPromise>,
}

/// The last proposal of a question, as its page tells of it.
#[derive(Debug, Clone, Deserialize)]
pub struct Last {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// How it ended; `None`: it waits.
    pub ended: Option<End>,
    /// When.
    pub ended_at: Option<DateTime<Utc>>,
}
