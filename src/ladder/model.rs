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
    /// Whether it went on by phone, letter or e-mail before, and that was called off.
    called: bool,
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
                Some(Self {
                    since,
                    due,
                    promised,
                    calendar: Some(Arc::clone(&target.calendar)),
                    called: false,
                })
            }
            LedgerState::Escalated => {
                Some(Self { since, due, promised: due - since, calendar: None, called: false })
            }
            LedgerState::WaitingAsker | LedgerState::Closed => None,
        }
    }

    /// The same of a question that went on by phone, letter or e-mail before, if that was called off.
    #[must_use]
    pub fn after_calls(self, called_off: bool) -> Self {
        Self { called: called_off, ..self }
    }

    /// When so many hundredths of the promised time will have passed; what had passed before a pause counts.
    pub fn at(&self, percent: i32) -> DateTime<Utc> {
        let left = self.left_to(percent).max(TimeDelta::zero());
        self.calendar.as_ref().map_or(self.since + left, |calendar| calendar.due(self.since, left))
    }

    /// What was left to it when the clock began to run, or went on; not more than nothing if it had passed before.
    fn left_to(&self, percent: i32) -> TimeDelta {
        let part = TimeDelta::minutes(self.promised.num_minutes().saturating_mul(percent.into()) / 100);
        let before = match &self.calendar {
            Some(calendar) => self.promised - calendar.left(self.since, self.due),
            None => TimeDelta::zero(),
        };
        part - before
    }

    /// Whether a step taken at that time is taken for this clock: it came before, or had passed before a pause. A deadline
    /// that was put off brings it once more; so does coming back when the deadline is over, since else nobody would ever be
    /// told again.
    fn is_taken(&self, percent: i32, at: DateTime<Utc>) -> bool {
        let comes_back_in_time = self.due > self.since;
        at >= self.at(percent) || (comes_back_in_time && self.left_to(percent) <= TimeDelta::zero())
    }

    /// Whom a step tells: while a call is due, none is proposed, nor one that was called off once more.
    fn told_by(&self, step: Step) -> Step {
        match step.tells {
            Tells::Escalation if self.called || self.calendar.is_none() => {
                Step { tells: Tells::Leads, ..step }
            }
            _ => step,
        }
    }

    /// The steps that were not taken for this clock, in their order, each with its time; `taken` are those of its round:
    /// hundredths, and when.
    pub fn left(&self, ladder: &[Step], taken: &[(i32, DateTime<Utc>)]) -> Vec<(Step, DateTime<Utc>)> {
        let is_left = |step: &&Step| {
            !taken.iter().any(|(percent, at)| *percent == step.percent && self.is_taken(*percent, *at))
        };
        let left = ladder.iter().filter(is_left);
        let mut left: Vec<_> = left.map(|step| (self.told_by(*step), self.at(step.percent))).collect();
        left.sort_unstable();
        left
    }
}
