//! Saved views of the desk and places in its list.

pub mod bulk;
pub mod canned;
pub mod customer;
pub mod member_notes;
pub mod narrow;
pub mod notes;
pub mod own_views;
pub mod presence;
pub mod rules;

use chrono::{DateTime, Utc};

use self::narrow::Bound;
use crate::db::paging::time_of_place;
use crate::db::{MemberId, QuestionId};
use crate::ledger::LedgerState;
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
        /// It came back after an answer or an end.
        Reopened = "reopened",
        /// A customer has replied; nobody has verified it.
        Verify = "verify",
        /// By phone, letter or e-mail.
        Escalated = "escalated",
        /// Waiting for the asker.
        Asker = "asker",
    }
}

impl View {
    /// Whether an index has just these rows.
    pub(in crate::desk) fn has_own_index(self) -> bool {
        matches!(self, Self::Mine | Self::Reopened | Self::Verify)
    }

    /// The states that are walked one by one: an index has each in the desk's order.
    pub(in crate::desk) fn walked(self) -> &'static [LedgerState] {
        match self {
            Self::All | Self::Over | Self::Soon => &[LedgerState::WaitingStaff, LedgerState::Escalated],
            _ => &[],
        }
    }

    /// The view as a condition on `ledger l`. Each names the state and the deadline, since the indexes are for open rows.
    pub(in crate::desk) fn condition(self, bound: &Bound) -> String {
        let now = &bound.now;
        let open = "l.next_due is not null";
        let waits = format!("l.state = 'waiting_staff' and {open}");
        // In the thread, or for a call.
        let staff = match bound.state {
            Some(state) => format!("l.state = '{state}' and {open}"),
            None => format!("l.state in ('waiting_staff', 'escalated') and {open}"),
        };
        match self {
            Self::All => staff,
            Self::Over => format!("{staff} and {}", bound.due_by(now)),
            Self::Soon => {
                let hour = bound.due_by(&format!("{now} + interval '1 hour'"));
                format!("{staff} and l.next_due > {now} and {hour}")
            }
            Self::Free => format!("{waits} and {}", bound.free()),
            Self::Mine => format!("{open} and {}", bound.owned_by(&bound.viewer)),
            Self::Reopened => format!("{waits} and l.reopened > 0"),
            Self::Verify => format!("{waits} and l.customer_replied_at is not null"),
            Self::Escalated => format!("l.state = 'escalated' and {open}"),
            Self::Asker => format!("l.state = 'waiting_asker' and {open}"),
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

/// Somebody who answers for a board, to choose by name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Colleague {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Until when they are away, if they are.
    pub away_until: Option<DateTime<Utc>>,
}

/// Who answers for a question at this moment.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Owner {
    /// The member.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}
