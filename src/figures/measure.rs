//! The waits of a question for its first answer and its outcome, from its story. Pure, so that the self-check comes to the
//! same.
//!
//! *Kept* means: the first answer came at or before the time that was promised for it at that moment. Time in which the
//! asker was asked back does not count against the promise, nor does asking back count as an answer. Time in which somebody
//! was to get in touch counts: it goes on from what was left, whatever the ledger grants once that is called off. A customer's
//! answer counts from when it proved right. Where staff pointed to an answer elsewhere, that counts from when they did,
//! unless the asker says no. What came first counts, and nothing after a close that stands. What ended without an answer is
//! missed only if one was due by then. The outcome counts from when the question closed, if it is closed now; one that its
//! asker took back waited until then and had none.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::model::{Answerer, Closing, Ending, Measured};
use crate::db::QuestionId;
use crate::events::{Fact, TimedFact};
use crate::ledger::state::{self, Misfit, Targets};
use crate::ledger::{LedgerState, Outcome, Row, Target};

/// What is measured of a question; `None`: it was removed and does not count.
pub fn measured(
    question: QuestionId,
    story: &[TimedFact],
    targets: &Targets,
    zone: Tz,
) -> Result<Option<Measured>, Misfit> {
    let mut watch = Watch::default();
    let row = state::retell(question, story, targets, |before, told, after| {
        watch.step(before, told, after, targets.get(&after.target_id));
    })?;
    if row.outcome == Some(Outcome::Removed) {
        return Ok(None);
    }
    let waiting = Measured::waiting(question, row.board_id, row.asked_at, watch.due_now(&row), zone);
    let waited = match watch.end() {
        Some((ending, at)) => waiting.ended(ending, at),
        None => waiting,
    };
    let closing = if row.outcome == Some(Outcome::Withdrawn) { Closing::Withdrawn } else { Closing::Ended };
    Ok(Some(match watch.closed {
        Some(end) => waited.closed(closing, end.at),
        None => waited,
    }))
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
    /// Working time by which the ledger's promised time is later than that, by escalations that were called off.
    granted: TimeDelta,
    /// The asker was asked back after the promised time, which was this one.
    over: Option<DateTime<Utc>>,
    answered: Option<End>,
    /// Staff pointed elsewhere, and the asker has not said no.
    elsewhere: Option<End>,
    /// What somebody got in touch for came to something.
    by_contact: Option<End>,
    /// It closed, and is closed.
    closed: Option<End>,
}

impl Watch {
    fn step(&mut self, before: Option<&Row>, told: TimedFact, after: &Row, target: Option<&Target>) {
        if let Fact::CustomerReplied { post } = told.fact {
            self.customers.insert(post);
        }
        if let Some(before) = before {
            self.compare(before, told, after);
        }
        match before.zip(target) {
            None => self.due = after.answer_due,
            Some((before, target)) if after.first_answered_at.is_none() => {
                self.follow_promise(before, told.at, after, target);
            }
            Some(_) => {}
        }
    }

    fn compare(&mut self, before: &Row, told: TimedFact, after: &Row) {
        let end = |by| End { at: told.at, by, in_time: self.in_time(before, told.at) };
        let is_first = after.first_answered_at.is_some() && before.first_answered_at.is_none();
        let answered = is_first.then(|| end(self.answerer(told.fact)));
        let pointed = matches!(told.fact, Fact::Proposed { .. }) && after.proposed_outcome.is_some();
        let elsewhere = pointed.then(|| end(Answerer::Staff));
        // Whoever took it back and then accepted an answer has one.
        let ends =
            before.is_open() || before.outcome == Some(Outcome::Withdrawn) && after.outcome != before.outcome;
        let closed = (ends && !after.is_open()).then(|| end(Answerer::Staff));
        let by_contact = closed.filter(|_| after.outcome == Some(Outcome::EscalationResolved));
        self.answered = self.answered.or(answered);
        self.elsewhere = self.elsewhere.or(elsewhere).filter(|_| after.proposed_outcome.is_some());
        self.closed = closed.or(self.closed).filter(|_| !after.is_open());
        self.by_contact = by_contact.or(self.by_contact).filter(|_| !after.is_open());
    }

    /// Until when the first answer is promised once this has happened.
    fn follow_promise(&mut self, before: &Row, at: DateTime<Utc>, after: &Row, target: &Target) {
        use LedgerState::{Escalated, WaitingAsker, WaitingStaff};
        let is_other = (before.answer_due, before.answer_left_minutes, before.state)
            != (after.answer_due, after.answer_left_minutes, after.state);
        // Where the clocks stand, counted from when they stopped.
        let left = after.answer_left_minutes.map(|left| TimeDelta::minutes(left.into()));
        let counted_on = left.map(|left| target.calendar.due(after.waiting_since, left));
        match (before.state, after.state) {
            // The call is no pause: what was left goes on, to the second.
            (WaitingStaff, Escalated) => {}
            (Escalated, WaitingStaff) => {
                let both = self.due.zip(after.answer_due);
                self.granted = both.map_or(self.granted, |(due, later)| target.calendar.left(due, later));
            }
            (WaitingStaff, WaitingAsker) => self.over = self.due.filter(|due| at > *due),
            (_, Escalated) if is_other => self.due = counted_on.map(|due| self.sooner(due, target)),
            (_, WaitingAsker) if is_other => {
                let due = counted_on.map(|due| self.sooner(due, target));
                self.over = due.filter(|due| *due < after.waiting_since);
            }
            (_, WaitingStaff) if is_other => {
                if after.reopened != before.reopened {
                    self.granted = TimeDelta::zero();
                }
                self.due = after.answer_due.map(|due| self.sooner(due, target));
            }
            _ => {}
        }
    }

    /// A promised time of the ledger without what it was granted.
    fn sooner(&self, due: DateTime<Utc>, target: &Target) -> DateTime<Utc> {
        if self.granted.is_zero() { due } else { target.calendar.due(due, -self.granted) }
    }

    /// Until when an answer to a question that waits is promised; none while its asker is asked back in time.
    fn due_now(&self, row: &Row) -> Option<DateTime<Utc>> {
        if row.asked_back_at.is_some() { self.over } else { self.due }
    }

    /// Whether a promise to the first answer would be kept at that time.
    fn in_time(&self, row: &Row, at: DateTime<Utc>) -> bool {
        if row.asked_back_at.is_some() { self.over.is_none() } else { self.due.is_none_or(|due| at <= due) }
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

    /// What came first, but nothing after it closed.
    fn end(&self) -> Option<(Ending, DateTime<Utc>)> {
        let answered = self.answered.filter(|end| self.closed.is_none_or(|closed| end.at <= closed.at));
        let answers = [answered, self.elsewhere, self.by_contact].into_iter().flatten();
        let given = answers.min_by_key(|end| end.at);
        let given = given.map(|end| (Ending::answered(end.by, end.in_time), end.at));
        given.or_else(|| self.closed.map(|end| (Ending::stopped(end.in_time), end.at)))
    }
}
