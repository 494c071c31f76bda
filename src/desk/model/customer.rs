//! The customer as staff see them beside their question.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::member_notes::MemberNote;
use crate::db::ThreadId;
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::products::Named;

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
    /// Products they say they own.
    pub owns: Vec<Named>,
    /// What they said of how their questions went, to staff of boards that the viewer is staff of.
    pub said: Said,
    /// What staff noted about them, newest first, 50 at most; empty for themselves.
    pub notes: Vec<MemberNote>,
    /// Their e-mail address, as long as it stands open for the viewer.
    pub address: Option<String>,
    /// To whom their e-mail address was shown, and how often.
    pub shown_to: Vec<ShownTo>,
}

/// What they said of how their questions went, added up.
#[derive(Debug, Clone, Copy, Deserialize)]
pub struct Said {
    /// How many answers.
    pub answers: i64,
    /// Answers to whether it is solved.
    pub solved_said: i64,
    /// Of them: yes.
    pub solved_yes: i64,
    /// Marks given.
    pub marks: i64,
    /// Their sum.
    pub marks_sum: i64,
    /// When they answered last.
    pub last: Option<DateTime<Utc>>,
}

impl Said {
    /// The mean mark in tenths, cut; `None`: they gave none.
    pub fn mean_tenths(&self) -> Option<i64> {
        (self.marks_sum * 10).checked_div(self.marks)
    }
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
