//! The state machine of the ledger as one pure function: what a row becomes when a fact is told. Self-check and
//! property tests replay it. Working-time calendars will enter through [`due`] and [`left`] alone.

use chrono::{DateTime, TimeDelta, Utc};

use super::model::{LedgerState, Outcome, Row, Settings, Target};
use crate::db::{MemberId, QuestionId};
use crate::events::{Fact, TimedFact};

/// A fact that does not fit the row: the caller's rules let something through that they should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ledger cannot take {fact:?} while {state:?}")]
pub struct Misfit {
    /// What was told.
    pub fact: Fact,
    /// The state it met; `None` when there was no row yet, or one already.
    pub state: Option<LedgerState>,
}

/// What the pure function needs to know besides row and fact.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// The target that the fact names, else the row's own.
    pub target: Target,
    /// Times for silence and claims.
    pub settings: Settings,
}

/// When a promised time from `from` on ends.
pub fn due(from: DateTime<Utc>, promised: TimeDelta) -> DateTime<Utc> {
    from + promised
}

/// What is left of a promised time; negative when it is over.
pub fn left(now: DateTime<Utc>, due: DateTime<Utc>) -> TimeDelta {
    due - now
}

/// The row of a question that has just been asked.
pub fn first(question: QuestionId, told: TimedFact, rules: &Rules) -> Result<Row, Misfit> {
    let Fact::Asked { board, target } = told.fact else {
        return Err(Misfit { fact: told.fact, state: None });
    };
    let answer_due = due(told.at, rules.target.answer);
    let outcome_due = due(told.at, rules.target.outcome);
    Ok(Row {
        question_id: question,
        board_id: board,
        target_id: target,
        state: LedgerState::WaitingStaff,
        outcome: None,
        proposed_outcome: None,
        owner_id: None,
        claim_expires_at: None,
        asked_at: told.at,
        waiting_since: told.at,
        answer_due: Some(answer_due),
        outcome_due: Some(outcome_due),
        outcome_left_minutes: None,
        next_due: Some(answer_due.min(outcome_due)),
        reminders: 0,
        first_answered_at: None,
        customer_replied_at: None,
        asked_back_at: None,
        closed_at: None,
        closed_by: None,
        closed_from: None,
        reopened: 0,
        version: 1,
    })
}

/// The row after a fact.
pub fn after(row: &Row, told: TimedFact, rules: &Rules) -> Result<Row, Misfit> {
    let mut next = row.clone();
    next.version += 1;
    let at = told.at;
    let misfit = Misfit { fact: told.fact, state: Some(row.state) };
    match told.fact {
        Fact::Asked { .. } => return Err(misfit),
        Fact::CustomerReplied => next.customer_replied(at),
        Fact::AskerWrote | Fact::SaidNotSolved => next.wait_on_staff(at, rules, Reason::AskerWrote),
        Fact::AgentAnswered { by } => next.agent_answered(by, at, rules),
        Fact::AskedBack { by } => next.asked_back(by, at, rules),
        Fact::FoundHelpful => next.found_helpful(at, rules),
        Fact::Accepted { by } | Fact::SaidSolved { by } => next.solved_by_asker(told.fact, by, at),
        Fact::Verified { by } => next.verified(by, at),
        Fact::Unaccepted if row.outcome == Some(Outcome::Accepted) => next.reopen(at, rules),
        Fact::Unverified if row.outcome == Some(Outcome::Verified) => next.reopen(at, rules),
        Fact::Unaccepted | Fact::Unverified => {}
        Fact::Claimed { by, until } => next.claimed(by, until, misfit)?,
        Fact::Released => next.release(),
        Fact::Moved { board, target } => next.moved(board, target, at, rules),
        Fact::Withdrawn { by } => next.close(Outcome::Withdrawn, Some(by), at),
        Fact::Removed { by } => next.close(Outcome::Removed, Some(by), at),
        Fact::Restored if row.outcome == Some(Outcome::Removed) => next.reopen(at, rules),
        Fact::Restored => {}
        Fact::Proposed { outcome } => {
            if !row.is_open() {
                return Err(misfit);
            }
            next.wait_on_asker(at, rules);
            next.proposed_outcome = Some(outcome);
        }
        Fact::ProposalWithdrawn => next.proposal_withdrawn(at, rules),
        Fact::Reminded if row.state == LedgerState::WaitingAsker => next.reminded(rules),
        Fact::Reminded => return Err(misfit),
        Fact::PresumedSolved if row.state == LedgerState::WaitingAsker => {
            let outcome = next.proposed_outcome.map_or(Outcome::PresumedSolved, Outcome::from);
            next.close(outcome, None, at);
        }
        Fact::PresumedSolved => return Err(misfit),
    }
    Ok(next)
}

/// Why a question comes back to staff.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reason {
    AskerWrote,
    EndTakenBack,
}

impl Row {
    fn customer_replied(&mut self, at: DateTime<Utc>) {
        if self.state == LedgerState::WaitingStaff && self.customer_replied_at.is_none() {
            self.customer_replied_at = Some(at);
        }
    }

    fn agent_answered(&mut self, by: MemberId, at: DateTime<Utc>, rules: &Rules) {
        self.first_answered_at.get_or_insert(at);
        self.own(by);
        if self.is_open() {
            self.wait_on_asker(at, rules);
        }
    }

    fn asked_back(&mut self, by: MemberId, at: DateTime<Utc>, rules: &Rules) {
        self.own(by);
        if self.is_open() {
            self.wait_on_asker(at, rules);
            self.asked_back_at = Some(at);
        }
    }

    fn found_helpful(&mut self, at: DateTime<Utc>, rules: &Rules) {
        if self.state == LedgerState::WaitingStaff {
            self.first_answered_at.get_or_insert(at);
            self.wait_on_asker(at, rules);
        }
    }

    fn solved_by_asker(&mut self, fact: Fact, by: MemberId, at: DateTime<Utc>) {
        let outcome = match (fact, self.proposed_outcome) {
            (Fact::SaidSolved { .. }, Some(proposed)) => Outcome::from(proposed),
            _ => Outcome::Accepted,
        };
        if matches!(fact, Fact::Accepted { .. }) {
            self.first_answered_at.get_or_insert(at);
        }
        self.close(outcome, Some(by), at);
    }

    fn verified(&mut self, by: MemberId, at: DateTime<Utc>) {
        self.first_answered_at.get_or_insert(at);
        if self.is_open() {
            self.close(Outcome::Verified, Some(by), at);
        }
    }

    fn claimed(&mut self, by: MemberId, until: DateTime<Utc>, misfit: Misfit) -> Result<(), Misfit> {
        if !self.is_open() {
            return Err(misfit);
        }
        self.owner_id = Some(by);
        self.claim_expires_at = Some(until);
        Ok(())
    }

    fn release(&mut self) {
        self.owner_id = None;
        self.claim_expires_at = None;
    }

    /// Whoever writes keeps the question: the claim no longer ends by itself.
    fn own(&mut self, by: MemberId) {
        self.owner_id = Some(by);
        self.claim_expires_at = None;
    }

    fn moved(
        &mut self,
        board: crate::db::BoardId,
        target: crate::db::TargetId,
        at: DateTime<Utc>,
        rules: &Rules,
    ) {
        self.board_id = board;
        self.target_id = target;
        self.release();
        if self.state == LedgerState::WaitingStaff {
            if self.answer_due.is_some() {
                self.answer_due = Some(due(self.waiting_since, rules.target.answer));
            }
            self.outcome_due = Some(due(self.asked_at, rules.target.outcome).max(at));
            self.next_due = nearest(self.answer_due, self.outcome_due);
        }
    }

    /// The ball is in the asker's court: both clocks stop, reminders begin.
    fn wait_on_asker(&mut self, at: DateTime<Utc>, rules: &Rules) {
        if let Some(outcome_due) = self.outcome_due {
            let minutes = left(at, outcome_due).num_minutes();
            self.outcome_left_minutes = i32::try_from(minutes).ok();
        }
        self.state = LedgerState::WaitingAsker;
        self.waiting_since = at;
        self.answer_due = None;
        self.outcome_due = None;
        self.customer_replied_at = None;
        self.asked_back_at = None;
        self.reminders = 0;
        self.next_due = Some(due(at, rules.settings.first_reminder));
    }

    /// The ball is in staff's court: the answer clock starts anew, the outcome clock goes on with what was left.
    fn wait_on_staff(&mut self, at: DateTime<Utc>, rules: &Rules, reason: Reason) {
        let was_running = self.state == LedgerState::WaitingStaff;
        if was_running && reason == Reason::AskerWrote {
            // Writing again neither shortens nor lengthens what was promised.
            self.customer_replied_at = None;
            return;
        }
        let pause_ended_well = self.asked_back_at.is_some();
        let outcome_left = match self.outcome_left_minutes {
            Some(minutes) if pause_ended_well => TimeDelta::minutes(i64::from(minutes)),
            _ => rules.target.outcome,
        };
        if !pause_ended_well {
            self.reopened += 1;
        }
        self.state = LedgerState::WaitingStaff;
        self.waiting_since = at;
        self.answer_due = Some(due(at, rules.target.answer));
        self.outcome_due = Some(due(at, outcome_left));
        self.next_due = nearest(self.answer_due, self.outcome_due);
        self.outcome_left_minutes = None;
        self.proposed_outcome = None;
        self.customer_replied_at = None;
        self.asked_back_at = None;
        self.reminders = 0;
        self.clear_end();
    }

    /// An end that was taken back: it waits again for whom it waited before.
    fn reopen(&mut self, at: DateTime<Utc>, rules: &Rules) {
        match self.closed_from {
            Some(LedgerState::WaitingAsker) => {
                self.clear_end();
                self.wait_on_asker(at, rules);
            }
            _ => self.wait_on_staff(at, rules, Reason::EndTakenBack),
        }
    }

    fn proposal_withdrawn(&mut self, at: DateTime<Utc>, rules: &Rules) {
        let ended_by_it = self.outcome.is_some() && self.outcome == self.proposed_outcome.map(Outcome::from);
        if self.proposed_outcome.is_some() && (self.is_open() || ended_by_it) {
            self.wait_on_staff(at, rules, Reason::EndTakenBack);
        }
        self.proposed_outcome = None;
    }

    fn reminded(&mut self, rules: &Rules) {
        self.reminders += 1;
        let step =
            if self.reminders == 1 { rules.settings.second_reminder } else { rules.settings.presumed_solved };
        self.next_due = Some(due(self.waiting_since, step));
    }

    fn close(&mut self, outcome: Outcome, by: Option<MemberId>, at: DateTime<Utc>) {
        if self.is_open() {
            self.closed_from = Some(self.state);
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

    fn clear_end(&mut self) {
        self.outcome = None;
        self.closed_at = None;
        self.closed_by = None;
        self.closed_from = None;
    }
}

fn nearest(one: Option<DateTime<Utc>>, other: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}
