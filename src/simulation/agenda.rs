//! What people mean to do, and when.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{CommitmentId, MemberId, ThreadId};

/// What somebody means to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Intent {
    /// A customer asks.
    Ask,
    /// Another customer replies.
    Help(ThreadId, MemberId),
    /// A customer finds the reply of that number helpful.
    Vote(ThreadId, i32, MemberId),
    /// A customer has the question too.
    MeToo(ThreadId, MemberId),
    /// The asker looks at their question.
    Look(ThreadId),
    /// The asker takes it back.
    Withdraw(ThreadId),
    /// A moderator hides the post of that number.
    Hide(ThreadId, i32),
    /// A moderator shows it again.
    Restore(ThreadId, i32),
    /// Whoever promised something does it.
    Keep(ThreadId, CommitmentId),
    /// Somebody of staff, by their place, is suddenly away for so many days.
    FallIll(usize, i64),
    /// Somebody of staff loses their role.
    Leave(usize),
    /// An admin changes what a board promises.
    Promise(usize),
    /// An admin notes one more holiday.
    Holiday(usize),
}

/// The agenda of everybody, in the order of time; what was planned first comes first.
#[derive(Default)]
pub(super) struct Agenda {
    waiting: BinaryHeap<Reverse<(DateTime<Utc>, u64, Intent)>>,
    planned: u64,
}

impl Agenda {
    pub(super) fn plan(&mut self, at: DateTime<Utc>, intent: Intent) {
        self.planned += 1;
        self.waiting.push(Reverse((at, self.planned, intent)));
    }

    /// The next that is due.
    pub(super) fn due(&mut self, now: DateTime<Utc>) -> Option<Intent> {
        let Reverse((at, ..)) = self.waiting.peek()?;
        if *at > now {
            return None;
        }
        self.waiting.pop().map(|Reverse((.., intent))| intent)
    }
}

/// The first moment of a minute: the model counts in whole minutes.
pub(super) fn whole_minute(at: DateTime<Utc>) -> DateTime<Utc> {
    at - TimeDelta::nanoseconds(at.timestamp_nanos_opt().unwrap_or(0).rem_euclid(60_000_000_000))
}
