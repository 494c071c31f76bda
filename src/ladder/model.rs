//! When which step comes. Pure.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};

use crate::events::Tells;
use crate::ledger::calendar::Calendar;
use crate::ledger::{LedgerState, Row, Target};

/// Steps of a ladder.
pub const STEPS_MAX: usize = 12;
/// Highest step, in hundredths of the promised time.
pub const PERCENT_MAX: i32 = 1000;

/// When so much of the promised time has passed, somebody is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// Hundredths of the promised time, 1 to [`PERCENT_MAX`].
    pub percent: i32,
    /// Who is told.
    pub tells: Tells,
}

/// The clock of a question that waits on staff or on a call.
#[derive(Debug, Clone)]
pub struct Climb {
    /// When it began to run, or went on after a pause.
    since: DateTime<Utc>,
    /// The deadline.
    due: DateTime<Utc>,
    /// What was promised from its beginning to the deadline, pauses left out.
    promised: TimeDelta,
    /// By which it is counted; `None`: every moment counts.
    calendar: Option<Arc<Calendar>>,
}

impl Climb {
    /// The clock that ends first; `None` where none runs.
    pub fn of(row: &Row, target: &Target) -> Option<Self> {
        let due = row.next_due?;
        let since = row.waiting_since;
        match row.state {
            LedgerState::WaitingStaff => {
                let answer = if row.first_answered_at.is_some() { target.next } else { target.answer };
                let promised = if row.answer_due == Some(due) { answer } else { target.outcome };
                Some(Self { since, due, promised, calendar: Some(Arc::clone(&target.calendar)) })
            }
            LedgerState::Escalated => Some(Self { since, due, promised: due - since, calendar: None }),
            LedgerState::WaitingAsker | LedgerState::Closed => None,
        }
    }

    /// When so many hundredths of the promised time will have passed; what had passed before a pause counts.
    pub fn at(&self, percent: i32) -> DateTime<Utc> {
        let part = TimeDelta::minutes(self.promised.num_minutes().saturating_mul(percent.into()) / 100);
        let Some(calendar) = &self.calendar else { return self.since + part };
        let before = self.promised - calendar.left(self.since, self.due);
        calendar.due(self.since, (part - before).max(TimeDelta::zero()))
    }

    /// The steps that were not taken, in their order, each with its time.
    pub fn left(&self, ladder: &[Step], taken: &[i32]) -> Vec<(Step, DateTime<Utc>)> {
        let left = ladder.iter().filter(|step| !taken.contains(&step.percent));
        let mut left: Vec<_> = left.map(|step| (*step, self.at(step.percent))).collect();
        left.sort_unstable();
        left
    }
}
