//! The waits of a question for its first answer and its outcome, from its story. Pure, so that the self-check comes to the
//! same.
//!
//! *Kept* means: the first answer came at or before the time that was promised for it at that moment. Time in which the
//! asker was asked back does not count against the promise, nor does asking back count as an answer. A customer's answer
//! counts from when it proved right. Where staff pointed to an answer elsewhere, that counts from when they did, unless the
//! asker says no. What ended without an answer is missed only if one was due by then. The outcome counts from when the
//! question closed last, if it is closed now; one that its asker took back waited until then and had none.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::model::{Answerer, Closing, Ending, Measured};
use crate::db::QuestionId;
use crate::events::{Fact, TimedFact};
use crate::ledger::state::{self, Misfit, Targets};
use crate::ledger::{LedgerState, Outcome, Row};

/// What is measured of a question; `None`: it was removed and does not count.
pub fn measured(
    question: QuestionId,
    story: &[TimedFact],
    targets: &Targets,
    zone: Tz,
) -> Result<Option<Measured>, Misfit> {
    let mut watch = Watch::default();
    let row = state::retell(question, story, targets, |before, fact, after| watch.step(before, fact, after))?;
    if row.outcome == Some(Outcome::Removed) {
        return Ok(None);
    }
    let due = row.answer_due.or_else(|| over_while_paused(&row));
    let waiting = Measured::waiting(question, row.board_id, row.asked_at, due, zone);
    let waited = match watch.end(&row) {
        Some((ending, at)) => waiting.ended(ending, at),
        None => waiting,
    };
    let closing = if row.outcome == Some(Outcome::Withdrawn) { Closing::Withdrawn } else { Closing::Ended };
    Ok(Some(match row.closed_at {
        Some(at) => waited.closed(closing, at),
        None => waited,
    }))
}

/// Where the asker was asked back too late, the promise was missed before.
fn over_while_paused(row: &Row) -> Option<DateTime<Utc>> {
    let left = row.answer_left_minutes.filter(|left| *left < 0)?;
    Some(row.waiting_since + TimeDelta::minutes(left.into()))
}

/// An end of the wait: an answer, or nobody waiting any more.
#[derive(Debug, Clone, Copy)]
struct End {
    at: DateTime<Utc>,
    by: Answerer,
    in_time: bool,
}

/// What the rows on the way show and the last one does not.
#[derive(Debug, Default)]
struct Watch {
    /// Numbers of customers' replies.
    customers: BTreeSet<i32>,
    /// Until when the first answer was promised last.
    due: Option<DateTime<Utc>>,
    answered: Option<End>,
    /// Staff pointed elsewhere, and the asker has not said no.
    elsewhere: Option<End>,
    /// It closed last, by nobody's answer.
    closed: Option<End>,
}

impl Watch {
    fn step(&mut self, before: Option<&Row>, fact: Fact, after: &Row) {
        if let Fact::CustomerReplied { post } = fact {
            self.customers.insert(post);
        }
        if let Some(before) = before {
            self.compare(before, fact, after);
        }
        if after.first_answered_at.is_none() {
            self.due = after.answer_due.or(self.due);
        }
    }

    fn compare(&mut self, before: &Row, fact: Fact, after: &Row) {
        let end = |at: DateTime<Utc>, by| End { at, by, in_time: self.in_time(before, at) };
        let answered = after.first_answered_at.filter(|_| before.first_answered_at.is_none());
        let answered = answered.map(|at| end(at, self.answerer(fact)));
        let pointed = matches!(fact, Fact::Proposed { .. }) && after.proposed_outcome.is_some();
        let elsewhere = pointed.then(|| end(after.waiting_since, Answerer::Staff));
        let closed = after.closed_at.filter(|_| before.is_open()).map(|at| end(at, Answerer::Staff));
        self.answered = answered.or(self.answered);
        self.elsewhere = elsewhere.or(self.elsewhere).filter(|_| after.proposed_outcome.is_some());
        self.closed = closed.or(self.closed).filter(|_| !after.is_open());
    }

    /// Whether a promise to the first answer would be kept at that time.
    fn in_time(&self, row: &Row, at: DateTime<Utc>) -> bool {
        match (row.answer_due.or(self.due), row.answer_left_minutes) {
            (_, Some(left)) if row.asked_back_at.is_some() => left >= 0,
            (Some(due), _) => at <= due,
            (None, _) => true,
        }
    }

    /// A reply that proved right is staff's own only if it asked back, and that was all it took.
    fn answerer(&self, fact: Fact) -> Answerer {
        match fact {
            Fact::FoundHelpful { .. } => Answerer::Customers,
            Fact::Accepted { post, .. } | Fact::Verified { post, .. } if self.customers.contains(&post) => {
                Answerer::Customers
            }
            _ => Answerer::Staff,
        }
    }

    fn end(&self, row: &Row) -> Option<(Ending, DateTime<Utc>)> {
        let by_contact = self.closed.filter(|_| row.outcome == Some(Outcome::EscalationResolved));
        let answer = self.answered.or(self.elsewhere).or(by_contact);
        let given = answer.map(|end| (Ending::answered(end.by, end.in_time), end.at));
        let stopped = self.closed.filter(|_| row.state == LedgerState::Closed);
        given.or_else(|| stopped.map(|end| (Ending::stopped(end.in_time), end.at)))
    }
}
