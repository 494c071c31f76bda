//! The row of a question and the words it is made of.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;

use super::calendar::Calendar;
use crate::db::schema::ledger;
use crate::db::{BoardId, CalendarId, CalendarVersionId, GroupId, MemberId, QuestionId, TargetId};
use crate::events::changes::Setting;
use crate::events::{ProposedOutcome, Urgency};
use crate::text_enum;

text_enum! {
    /// Whom a question waits for.
    pub enum LedgerState {
        /// Staff.
        WaitingStaff = "waiting_staff",
        /// The asker.
        WaitingAsker = "waiting_asker",
        /// Phone, letter or e-mail.
        Escalated = "escalated",
        /// Nobody: it has an outcome.
        Closed = "closed",
    }
}

text_enum! {
    /// How a question ended.
    pub enum Outcome {
        /// The asker accepted a reply.
        Accepted = "accepted",
        /// An agent verified a reply.
        Verified = "verified",
        /// Another question's answer is its answer.
        Merged = "merged",
        /// An article is its answer, and the asker agrees.
        AnsweredInFaq = "answered_in_faq",
        /// Settled by phone, letter or e-mail.
        EscalationResolved = "escalation_resolved",
        /// The asker took it back.
        Withdrawn = "withdrawn",
        /// The asker kept silent for the set time.
        PresumedSolved = "presumed_solved",
        /// Staff removed it.
        Removed = "removed",
    }
}

impl From<ProposedOutcome> for Outcome {
    fn from(proposed: ProposedOutcome) -> Self {
        match proposed {
            ProposedOutcome::AnsweredInFaq => Self::AnsweredInFaq,
            ProposedOutcome::Merged => Self::Merged,
        }
    }
}

/// Promised times of a board, in working time of a calendar. They never change: others take their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its row.
    pub id: TargetId,
    /// From the question to the first answer.
    pub answer: TimeDelta,
    /// From the asker's new message to the next answer.
    pub next: TimeDelta,
    /// From the question to its outcome.
    pub outcome: TimeDelta,
    /// What counts as working time.
    pub calendar: Arc<Calendar>,
}

/// A target that holds, with whom it is promised to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// On which board.
    pub board: BoardId,
    /// To questions so urgent.
    pub urgency: Urgency,
    /// To a customer group; `None`: to everybody.
    pub group: Option<GroupId>,
    /// The calendar it is counted by.
    pub calendar: CalendarId,
    /// The times.
    pub target: Target,
}

/// A promise about to be made on a board. Minutes are those of its calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewTarget {
    /// To questions so urgent.
    pub urgency: Urgency,
    /// To a customer group; `None`: to everybody.
    pub group: Option<GroupId>,
    /// The calendar it is counted by.
    pub calendar: CalendarId,
    /// To the first answer: 1 to [`ANSWER_MINUTES_MAX`].
    pub answer_minutes: i32,
    /// To the next answer: 1 to [`ANSWER_MINUTES_MAX`].
    pub next_minutes: i32,
    /// To the outcome: not less than to the first answer, at most [`OUTCOME_MINUTES_MAX`].
    pub outcome_minutes: i32,
}

/// Longest promised time to an answer, in minutes: a year.
pub const ANSWER_MINUTES_MAX: i32 = 525_600;
/// Longest promised time to the outcome, in minutes: ten years.
pub const OUTCOME_MINUTES_MAX: i32 = 5_256_000;

/// A calendar with its name and the version that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCalendar {
    /// The calendar.
    pub id: CalendarId,
    /// What admins call it.
    pub name: String,
    /// When it was taken out of the choice.
    pub archived_at: Option<DateTime<Utc>>,
    /// What holds now.
    pub version: CalendarVersionId,
    /// Its hours.
    pub calendar: Calendar,
}

/// How far open questions' deadlines are set anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retargeting {
    /// Its row.
    pub id: i64,
    /// When something changed that made it needed.
    pub wanted_at: DateTime<Utc>,
    /// Questions that were open then.
    pub total: i64,
    /// Questions looked at.
    pub done: i64,
    /// Questions whose deadlines were set anew.
    pub changed: i64,
    /// The last one looked at.
    pub after: QuestionId,
    /// When the last one had been looked at.
    pub ended_at: Option<DateTime<Utc>>,
}

/// The site's times for silence and claims. Facts carry the times that came of them: changed settings rewrite nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The asker is reminded so long after the answer.
    pub first_reminder: TimeDelta,
    /// And again.
    pub second_reminder: TimeDelta,
    /// And then the question counts as solved.
    pub presumed_solved: TimeDelta,
    /// A claim lasts so long without a draft.
    pub claim: TimeDelta,
}

impl Settings {
    /// Those that have another value than before.
    pub fn changed_from(&self, before: &Self) -> Vec<Setting> {
        let days = |of: fn(&Self) -> TimeDelta| (of(before).num_days(), of(self).num_days());
        let (first, second) = (days(|all| all.first_reminder), days(|all| all.second_reminder));
        let presumed = days(|all| all.presumed_solved);
        let claim = (before.claim.num_minutes(), self.claim.num_minutes());
        let all = [
            (first, Setting::FirstReminderDays(first.0, first.1)),
            (second, Setting::SecondReminderDays(second.0, second.1)),
            (presumed, Setting::PresumedSolvedDays(presumed.0, presumed.1)),
            (claim, Setting::ClaimMinutes(claim.0, claim.1)),
        ];
        all.into_iter().filter(|((was, is), _)| was != is).map(|(_, setting)| setting).collect()
    }

    /// The step after the one that a silent asker has come to, as this row waits; `None`: that was the last one. However
    /// late a step comes, the next one keeps its distance.
    pub fn after_silence(&self, row: &Row, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let (from, to) = match row.reminders {
            0 => (self.first_reminder, self.second_reminder),
            1 => (self.second_reminder, self.presumed_solved),
            _ => return None,
        };
        Some((row.waiting_since + to).max(now + (to - from)))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            first_reminder: TimeDelta::days(3),
            second_reminder: TimeDelta::days(7),
            presumed_solved: TimeDelta::days(10),
            claim: TimeDelta::minutes(30),
        }
    }
}

/// The ledger row of one question.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = ledger, treat_none_as_null = true, treat_none_as_default_value = false, primary_key(question_id))]
pub struct Row {
    /// The question.
    pub question_id: QuestionId,
    /// Its board: the team that owns it while no person does.
    pub board_id: BoardId,
    /// The version of the target its running clocks were set by.
    pub target_id: TargetId,
    /// How soon it needs its answer.
    pub urgency: Urgency,
    /// Who of staff said so; `None`: rules did, and may say otherwise.
    pub urgency_by: Option<MemberId>,
    /// Whom it waits for.
    pub state: LedgerState,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What the asker's yes or silence will close it as.
    pub proposed_outcome: Option<ProposedOutcome>,
    /// The person who answers for it.
    pub owner_id: Option<MemberId>,
    /// When that person's claim ends by itself; `None` once they have written.
    pub claim_expires_at: Option<DateTime<Utc>>,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// Since when the state lasts.
    pub waiting_since: DateTime<Utc>,
    /// The answer clock's end, while it runs.
    pub answer_due: Option<DateTime<Utc>>,
    /// The outcome clock's end, while it runs.
    pub outcome_due: Option<DateTime<Utc>>,
    /// What was left to the answer when its clock was stopped by asking back, in minutes; negative when over.
    pub answer_left_minutes: Option<i32>,
    /// What was left to the outcome when its clock was stopped, in minutes; negative when over.
    pub outcome_left_minutes: Option<i32>,
    /// The one next deadline; `None` only when closed.
    pub next_due: Option<DateTime<Utc>>,
    /// Reminders sent to the asker in this wait.
    pub reminders: i32,
    /// When the first answer came, by an agent, or by a customer once it proved right.
    pub first_answered_at: Option<DateTime<Utc>>,
    /// Since when a customer's reply stands unproved: readers see Answered.
    pub customer_replied_at: Option<DateTime<Utc>>,
    /// When staff asked back, while the asker has not written.
    pub asked_back_at: Option<DateTime<Utc>>,
    /// The reply that the asker accepted, by its number, while that stands; `threads` keeps its marks true to it.
    pub accepted_number: Option<i32>,
    /// When they did.
    pub accepted_at: Option<DateTime<Utc>>,
    /// When it got the end it has; see [`Row::ended_at`].
    pub closed_at: Option<DateTime<Utc>>,
    /// Who ended it.
    pub closed_by: Option<MemberId>,
    /// How often it came back after an answer or an end.
    pub reopened: i32,
    /// Facts applied so far.
    pub version: i32,
}

/// What a reader sees of a row: derived, never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nobody but the asker has written since it waits.
    Open,
    /// There is a reply that may be the answer.
    Answered,
    /// Staff asked back.
    WaitingForAsker,
    /// Phone, letter or e-mail.
    Escalated,
    /// Ended with an answer.
    Solved,
    /// Ended as a child of another question.
    Merged,
    /// Taken back by its asker.
    Withdrawn,
    /// Removed by staff.
    Removed,
}

impl Row {
    /// What a reader sees.
    pub fn standing(&self) -> Standing {
        Standing::of(
            self.state,
            self.outcome,
            self.customer_replied_at.is_some(),
            self.asked_back_at.is_some(),
        )
    }

    /// The reply the asker accepted, by its number, and when.
    pub fn accepted(&self) -> Option<(i32, DateTime<Utc>)> {
        self.accepted_number.zip(self.accepted_at)
    }

    /// Whether it still needs something.
    pub fn is_open(&self) -> bool {
        self.state != LedgerState::Closed
    }

    /// When it ended, if it has: the first time since it was open last, whatever its end was called afterwards.
    pub fn ended_at(&self) -> Option<DateTime<Utc>> {
        (!self.is_open()).then_some(self.waiting_since)
    }

    /// The owner at this moment: an expired claim no longer counts, even before it is swept.
    pub fn owner_at(&self, now: DateTime<Utc>) -> Option<MemberId> {
        self.owner_id.filter(|_| self.claim_expires_at.is_none_or(|until| until > now))
    }
}

impl Standing {
    /// From the columns a list needs.
    pub fn of(
        state: LedgerState,
        outcome: Option<Outcome>,
        customer_replied: bool,
        asked_back: bool,
    ) -> Self {
        match (state, outcome) {
            (LedgerState::WaitingStaff, _) if customer_replied => Self::Answered,
            (LedgerState::WaitingStaff, _) => Self::Open,
            (LedgerState::WaitingAsker, _) if asked_back => Self::WaitingForAsker,
            (LedgerState::WaitingAsker, _) => Self::Answered,
            (LedgerState::Escalated, _) => Self::Escalated,
            (LedgerState::Closed, Some(Outcome::Merged)) => Self::Merged,
            (LedgerState::Closed, Some(Outcome::Withdrawn)) => Self::Withdrawn,
            (LedgerState::Closed, Some(Outcome::Removed)) => Self::Removed,
            (LedgerState::Closed, _) => Self::Solved,
        }
    }
}
