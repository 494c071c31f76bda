//! The customer as staff see them beside their question.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::db::ThreadId;
use crate::ledger::{LedgerState, Outcome, Standing};

/// What the card says of whoever asks. Of their questions it tells those that the viewer may read, the newest thousand.
#[derive(Debug, Clone, Deserialize)]
pub struct Customer {
    /// Since when they are a member.
    pub since: DateTime<Utc>,
    /// Customer groups they belong to, by name.
    pub groups: Vec<String>,
    /// Questions they asked.
    pub asked: i64,
    /// Of these: without an outcome.
    pub open: i64,
    /// Of these: solved.
    pub solved: i64,
    /// Their last ones beside this one, newest first.
    pub last: Vec<AskedBefore>,
    /// To whom their e-mail address was shown, and how often.
    pub shown_to: Vec<ShownTo>,
}

/// Another question of theirs.
#[derive(Debug, Clone, Deserialize)]
pub struct AskedBefore {
    /// Its thread.
    pub id: ThreadId,
    /// In its address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    state: LedgerState,
    outcome: Option<Outcome>,
    replied: bool,
    asked_back: bool,
}

impl AskedBefore {
    /// What a reader sees of it.
    pub fn standing(&self) -> Standing {
        Standing::of(self.state, self.outcome, self.replied, self.asked_back)
    }
}

/// Somebody of staff who was shown an address.
#[derive(Debug, Clone, Deserialize)]
pub struct ShownTo {
    /// Their name; `None` if they are gone.
    pub name: Option<String>,
    /// How often.
    pub count: i64,
}
