//! Saved views of the desk and places in its list.

pub mod canned;
pub mod notes;
pub mod rules;

use chrono::{DateTime, Utc};

use crate::db::paging::time_of_place;
use crate::db::{MemberId, QuestionId};
use crate::text_enum;

text_enum! {
    /// A saved view.
    pub enum View {
        /// All that wait on staff, in the thread or for a call.
        All = "all",
        /// Over target.
        Over = "over",
        /// Due within the hour.
        Soon = "soon",
        /// Nobody answers for it yet.
        Free = "free",
        /// The viewer answers for it.
        Mine = "mine",
        /// A customer has replied; nobody has verified it.
        Verify = "verify",
        /// By phone, letter or e-mail.
        Escalated = "escalated",
        /// Waiting for the asker.
        Asker = "asker",
    }
}

impl View {
    /// The view as a condition on `ledger l`; `$1` is now, `$2` the viewer.
    pub(super) fn condition(self) -> &'static str {
        match self {
            Self::All => "l.state in ('waiting_staff', 'escalated')",
            Self::Over => "l.state in ('waiting_staff', 'escalated') and l.next_due <= $1",
            Self::Soon => {
                "l.state in ('waiting_staff', 'escalated') and l.next_due > $1 and l.next_due <= $1 + interval '1 hour'"
            }
            Self::Free => "l.state = 'waiting_staff' and (l.owner_id is null or l.claim_expires_at <= $1)",
            Self::Mine => {
                "l.state in ('waiting_staff', 'waiting_asker', 'escalated') and l.owner_id = $2 and (l.claim_expires_at is null or l.claim_expires_at > $1)"
            }
            Self::Verify => "l.state = 'waiting_staff' and l.customer_replied_at is not null",
            Self::Escalated => "l.state = 'escalated'",
            Self::Asker => "l.state = 'waiting_asker'",
        }
    }
}

text_enum! {
    /// Whose rows are shown.
    pub enum OwnerFilter {
        /// Everybody's and nobody's.
        Any = "",
        /// Nobody's.
        Nobody = "nobody",
        /// The viewer's.
        Me = "me",
    }
}

impl OwnerFilter {
    /// As a condition, with the numbers of [`View::condition`].
    pub(super) fn condition(self) -> &'static str {
        match self {
            Self::Any => "true",
            Self::Nobody => "(l.owner_id is null or l.claim_expires_at <= $1)",
            Self::Me => "l.owner_id = $2 and (l.claim_expires_at is null or l.claim_expires_at > $1)",
        }
    }
}

/// A place in the desk's order: rank, deadline, me-toos, question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskPlace {
    /// 0 for safety questions that nobody has taken, else 1.
    pub rank: i16,
    /// Deadline.
    pub due: DateTime<Utc>,
    /// Me-toos.
    pub me_toos: i32,
    /// Question.
    pub id: QuestionId,
}

impl std::fmt::Display for DeskPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}.{}", self.rank, self.due.timestamp_micros(), self.me_toos, self.id)
    }
}

impl std::str::FromStr for DeskPlace {
    type Err = crate::db::enums::UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let mut parts = text.splitn(4, '.');
            let rank = parts.next()?.parse().ok()?;
            let due = time_of_place(parts.next()?.parse().ok()?)?;
            let me_toos = parts.next()?.parse().ok()?;
            Some(Self { rank, due, me_toos, id: parts.next()?.parse().ok()? })
        };
        read().ok_or(crate::db::enums::UnknownName)
    }
}

/// Who answers for a question at this moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Owner {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}
