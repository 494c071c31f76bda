//! The state of a question as one pure function of what it was told. What is taken back was never said: [`settle`]
//! leaves it out and tells the rest again, so that whatever it had changed is as it was, deadlines too.
//! Promised times are counted by the calendar of the target that holds.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::model::{LedgerState, Outcome, Row, Target};
use super::taken_back;
use crate::db::{BoardId, MemberId, QuestionId, TargetId};
use crate::events::{Fact, ProposedOutcome, TimedFact, Urgency};

/// A fact that does not fit the row: the caller's rules let something through that they should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ledger cannot take {fact:?} while {state:?}")]
pub struct Misfit {
    /// What was told.
    pub fact: Fact,
    /// The state it met; `None` when there was no row yet, or one already.
    pub state: Option<LedgerState>,
}

/// How clocks that stood begin again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Clocks {
    /// With what was left when they stopped; one that was done with then starts anew.
    GoOn,
    /// As if nothing had passed.
    Anew,
}

/// The versions of targets that facts name.
pub type Targets = HashMap<TargetId, Target>;

/// What is left on a stopped clock once the promise is longer by so much.
fn longer(minutes: i32, by: TimeDelta) -> i32 {
    i32::try_from(i64::from(minutes) + by.num_minutes()).unwrap_or(minutes)
}

/// The row that a question's whole story comes to.
pub fn settle(question: QuestionId, story: &[TimedFact], targets: &Targets) -> Result<Row, Misfit> {
    retell(question, story, targets, |_, _, _| {})
}

/// The same for whoever wants to know how it came about: `step` hears of each fact that counts, with the row before it
/// and the row after.
pub fn retell(
    question: QuestionId,
    story: &[TimedFact],
    targets: &Targets,
    mut step: impl FnMut(Option<&Row>, TimedFact, &Row),
) -> Result<Row, Misfit> {
    let mut row: Option<Row> = None;
    for (told, counts) in story.iter().zip(taken_back::counting(story)) {
        let next = match &row {
            None => first(question, *told, targets)?,
            Some(row) if counts => stepped(row, *told, targets)?,
            Some(row) => passed_over(row.clone()),
        };
        if counts {
            step(row.as_ref(), *told, &next);
        }
        row = Some(next);
    }
    row.ok_or(Misfit { fact: Fact::Released, state: None })
}

/// The row after one more fact. One that takes another back needs the story again: [`settle`] it.
pub fn after(row: &Row, told: TimedFact, targets: &Targets) -> Result<Row, Misfit> {
    if fits(row, told.fact) {
        stepped(row, told, targets)
    } else {
        Err(Misfit { fact: told.fact, state: Some(row.state) })
    }
}

/// The row of a question that has just been asked.
pub fn first(question: QuestionId, told: TimedFact, targets: &Targets) -> Result<Row, Misfit> {
    let misfit = Misfit { fact: told.fact, state: None };
    let Fact::Asked { board, target } = told.fact else { return Err(misfit) };
    let promised = targets.get(&target).ok_or(misfit)?;
    let answer_due = promised.calendar.due(told.at, promised.answer);
    let outcome_due = promised.calendar.due(told.at, promised.outcome);
    Ok(Row {
        question_id: question,
        board_id: board,
        target_id: target,
        urgency: Urgency::Normal,
        urgency_by: None,
        state: LedgerState::WaitingStaff,
        outcome: None,
        proposed_outcome: None,
        owner_id: None,
        claim_expires_at: None,
        asked_at: told.at,
        waiting_since: told.at,
        answer_due: Some(answer_due),
        outcome_due: Some(outcome_due),
        answer_left_minutes: None,
        outcome_left_minutes: None,
        next_due: Some(answer_due.min(outcome_due)),
        reminders: 0,
        first_answered_at: None,
        customer_replied_at: None,
        asked_back_at: None,
        accepted_number: None,
        accepted_at: None,
        closed_at: None,
        closed_by: None,
        reopened: 0,
        version: 1,
    })
}

/// Whether a fact means anything to a row. A caller that tells one that does not is refused; in a story told again it
/// is passed over, since what it rested on may have been taken back.
fn fits(row: &Row, fact: Fact) -> bool {
    match fact {
        Fact::Asked { .. } => false,
        Fact::Claimed { .. }
        | Fact::Assigned { .. }
        | Fact::Proposed { .. }
        | Fact::Withdrawn { .. }
        | Fact::Escalated { .. }
        | Fact::SolvedAfterAll { .. } => row.is_open(),
        Fact::Reminded { .. } | Fact::PresumedSolved => row.state == LedgerState::WaitingAsker,
        Fact::SaidSolved { .. } => {
            matches!(row.state, LedgerState::WaitingAsker | LedgerState::Escalated)
        }
        Fact::EscalationResolved { .. } | Fact::EscalationEnded { .. } => row.state == LedgerState::Escalated,
        Fact::Accepted { .. } | Fact::SaidNotSolved => row.outcome != Some(Outcome::Removed),
        _ => true,
    }
}

fn passed_over(mut row: Row) -> Row {
    row.version += 1;
    row
}

fn stepped(row: &Row, told: TimedFact, targets: &Targets) -> Result<Row, Misfit> {
    let mut next = passed_over(row.clone());
    if !fits(row, told.fact) {
        return Ok(next);
    }
    let at = told.at;
    let unknown = Misfit { fact: told.fact, state: Some(row.state) };
    let target = |id| targets.get(&id).ok_or(unknown);
    let holds = target(row.target_id)?;
    match told.fact {
        Fact::Asked { .. } => {}
        Fact::CustomerReplied { .. } => next.customer_replied(at),
        Fact::AskerWrote { .. } | Fact::SaidNotSolved => next.wait_on_staff(at, holds),
        Fact::AgentAnswered { by, remind_at, .. } => next.agent_answered(by, at, remind_at, holds),
        Fact::AskedBack { by, remind_at, .. } => next.asked_back(by, at, remind_at, holds),
        Fact::FoundHelpful { remind_at, .. } => next.found_helpful(at, remind_at, holds),
        Fact::Accepted { by, post } => next.accept(by, post, at),
        Fact::Verified { by, .. } => next.verified(by, at),
        Fact::Claimed { by, until } => next.claim(by, until),
        Fact::Assigned { to, .. } => next.own(to, None),
        Fact::Released => next.release(),
        Fact::Moved { board, target: id } => next.moved(board, holds, target(id)?),
        Fact::Retargeted { target: id } => next.retarget(holds, target(id)?),
        Fact::UrgencySet { urgency, target: id, by } => {
            next.urgency = urgency;
            next.urgency_by = by;
            next.retarget(holds, target(id)?);
        }
        Fact::Withdrawn { by } => next.close(Outcome::Withdrawn, Some(by), at),
        Fact::Removed { by } => next.close(Outcome::Removed, Some(by), at),
        Fact::Proposed { outcome, remind_at } => next.proposed(outcome, at, remind_at, holds),
        Fact::SaidSolved { by } | Fact::SolvedAfterAll { by } => {
            next.close(next.agreed(Outcome::Accepted), Some(by), at);
        }
        Fact::Reminded { next_at } => next.reminded(next_at),
        Fact::PresumedSolved => next.close(next.agreed(Outcome::PresumedSolved), None, at),
        Fact::Escalated { owner, due, .. } => next.escalate(owner, due, at, holds),
        Fact::EscalationResolved { by } => next.close(Outcome::EscalationResolved, Some(by), at),
        Fact::EscalationEnded { .. } => next.run_clocks(at, holds, Clocks::GoOn),
        Fact::Unaccepted
        | Fact::Unverified { .. }
        | Fact::NoLongerHelpful { .. }
        | Fact::PostGone { .. }
        | Fact::PostBack { .. }
        | Fact::ProposalWithdrawn { .. }
        | Fact::Restored => next.spare_the_asker(at),
    }
    Ok(next)
}

impl Row {
    fn customer_replied(&mut self, at: DateTime<Utc>) {
        if self.state == LedgerState::WaitingStaff {
            self.customer_replied_at.get_or_insert(at);
        }
    }

    fn agent_answered(&mut self, by: MemberId, at: DateTime<Utc>, remind_at: DateTime<Utc>, target: &Target) {
        self.first_answered_at.get_or_insert(at);
        self.answers_for(by);
        if self.goes_on_in_the_thread() {
            self.wait_on_asker(at, remind_at, target);
            self.answer_left_minutes = None;
        }
    }

    fn asked_back(&mut self, by: MemberId, at: DateTime<Utc>, remind_at: DateTime<Utc>, target: &Target) {
        self.answers_for(by);
        if self.goes_on_in_the_thread() {
            self.wait_on_asker(at, remind_at, target);
            self.asked_back_at = Some(at);
        }
    }

    fn found_helpful(&mut self, at: DateTime<Utc>, remind_at: DateTime<Utc>, target: &Target) {
        if self.state == LedgerState::WaitingStaff {
            self.first_answered_at.get_or_insert(at);
            self.wait_on_asker(at, remind_at, target);
            self.answer_left_minutes = None;
        }
    }

    fn accept(&mut self, by: MemberId, post: i32, at: DateTime<Utc>) {
        self.first_answered_at.get_or_insert(at);
        self.accepted_number = Some(post);
        self.accepted_at = Some(at);
        self.close(Outcome::Accepted, Some(by), at);
    }

    fn verified(&mut self, by: MemberId, at: DateTime<Utc>) {
        self.first_answered_at.get_or_insert(at);
        if self.is_open() {
            self.close(Outcome::Verified, Some(by), at);
        }
    }

    fn proposed(
        &mut self,
        outcome: ProposedOutcome,
        at: DateTime<Utc>,
        remind_at: DateTime<Utc>,
        target: &Target,
    ) {
        if self.goes_on_in_the_thread() {
            self.wait_on_asker(at, remind_at, target);
        }
        self.proposed_outcome = Some(outcome);
    }

    /// What the asker's yes or silence comes to.
    fn agreed(&self, otherwise: Outcome) -> Outcome {
        self.proposed_outcome.map_or(otherwise, Outcome::from)
    }

    /// Whoever claims it has it for a while; whoever writes keeps it.
    pub(super) fn own(&mut self, by: MemberId, until: Option<DateTime<Utc>>) {
        self.owner_id = Some(by);
        self.claim_expires_at = until;
    }

    fn release(&mut self) {
        self.owner_id = None;
        self.claim_expires_at = None;
    }

    fn moved(&mut self, board: BoardId, from: &Target, to: &Target) {
        self.board_id = board;
        self.release();
        self.retarget(from, to);
    }

    /// Each clock is as if `to` had held since it started; what had passed on it before a pause stays passed.
    fn retarget(&mut self, from: &Target, to: &Target) {
        self.target_id = to.id;
        let answer = self.answer_promise(to) - self.answer_promise(from);
        let outcome = to.outcome - from.outcome;
        let started = self.waiting_since;
        let set = |due: DateTime<Utc>, more: TimeDelta| {
            to.calendar.due(started, from.calendar.left(started, due) + more)
        };
        self.answer_due = self.answer_due.map(|due| set(due, answer));
        self.outcome_due = self.outcome_due.map(|due| set(due, outcome));
        self.answer_left_minutes = self.answer_left_minutes.map(|left| longer(left, answer));
        self.outcome_left_minutes = self.outcome_left_minutes.map(|left| longer(left, outcome));
        if self.state == LedgerState::WaitingStaff {
            self.next_due = self.answer_due.min(self.outcome_due);
        }
    }

    /// What was promised to the answer that is owed now.
    fn answer_promise(&self, target: &Target) -> TimeDelta {
        if self.first_answered_at.is_some() { target.next } else { target.answer }
    }

    /// The ball is in the asker's court: both clocks stop, reminders begin.
    fn wait_on_asker(&mut self, at: DateTime<Utc>, remind_at: DateTime<Utc>, target: &Target) {
        self.stop_clocks(at, target);
        self.state = LedgerState::WaitingAsker;
        self.waiting_since = at;
        self.next_due = Some(remind_at);
    }

    pub(super) fn stop_clocks(&mut self, at: DateTime<Utc>, target: &Target) {
        let minutes_left = |due: Option<DateTime<Utc>>| {
            due.and_then(|due| i32::try_from(target.calendar.left(at, due).num_minutes()).ok())
        };
        // Where the clocks stand already, what was left when they stopped is still what is left.
        self.answer_left_minutes = minutes_left(self.answer_due).or(self.answer_left_minutes);
        self.outcome_left_minutes = minutes_left(self.outcome_due).or(self.outcome_left_minutes);
        self.answer_due = None;
        self.outcome_due = None;
        self.customer_replied_at = None;
        self.asked_back_at = None;
        self.reminders = 0;
    }

    /// The ball is in staff's court: after asking back both clocks go on with what was left, else they start anew.
    fn wait_on_staff(&mut self, at: DateTime<Utc>, target: &Target) {
        if self.state == LedgerState::WaitingStaff {
            // Writing again neither shortens nor lengthens what was promised.
            self.customer_replied_at = None;
            return;
        }
        // Whoever writes while somebody is in touch with them is answered there: the call stands.
        if self.outcome == Some(Outcome::Removed) || self.state == LedgerState::Escalated {
            return;
        }
        // Another question's answer was no answer of theirs: this one's clock stood still meanwhile.
        let merged = self.proposed_outcome == Some(ProposedOutcome::Merged) && self.is_open();
        let clocks = if merged || self.asked_back_at.is_some() { Clocks::GoOn } else { Clocks::Anew };
        if clocks == Clocks::Anew {
            self.reopened += 1;
        }
        self.run_clocks(at, target, clocks);
    }

    fn run_clocks(&mut self, at: DateTime<Utc>, target: &Target, clocks: Clocks) {
        let goes_on = |left: Option<i32>, anew: TimeDelta| match left {
            Some(minutes) if clocks == Clocks::GoOn => TimeDelta::minutes(minutes.into()),
            _ => anew,
        };
        let answer_left = goes_on(self.answer_left_minutes, self.answer_promise(target));
        let outcome_left = goes_on(self.outcome_left_minutes, target.outcome);
        self.state = LedgerState::WaitingStaff;
        self.waiting_since = at;
        self.answer_due = Some(target.calendar.due(at, answer_left));
        self.outcome_due = Some(target.calendar.due(at, outcome_left));
        self.next_due = self.answer_due.min(self.outcome_due);
        self.answer_left_minutes = None;
        self.outcome_left_minutes = None;
        self.proposed_outcome = None;
        self.customer_replied_at = None;
        self.asked_back_at = None;
        self.reminders = 0;
        self.forget_end();
    }

    fn reminded(&mut self, next_at: DateTime<Utc>) {
        self.reminders += 1;
        self.next_due = Some(next_at);
    }

    /// Something was taken back. An asker whose time ran out while something else stood gets it once more.
    fn spare_the_asker(&mut self, at: DateTime<Utc>) {
        if let (LedgerState::WaitingAsker, Some(over)) = (self.state, self.next_due.filter(|due| *due <= at))
        {
            self.next_due = Some(at + (over - self.waiting_since));
        }
    }

    fn close(&mut self, outcome: Outcome, by: Option<MemberId>, at: DateTime<Utc>) {
        // One that is closed already ended then, whatever its end is called from now on.
        if self.is_open() {
            self.waiting_since = at;
        }
        self.state = LedgerState::Closed;
        self.outcome = Some(outcome);
        self.closed_at = Some(at);
        self.closed_by = by;
        self.answer_due = None;
        self.outcome_due = None;
        self.next_due = None;
        self.claim_expires_at = None;
        self.asked_back_at = None;
    }

    /// What did not solve it is no accepted answer any more.
    fn forget_end(&mut self) {
        self.outcome = None;
        self.accepted_number = None;
        self.accepted_at = None;
        self.closed_at = None;
        self.closed_by = None;
    }
}
