//! What the ledger is told. Facts travel inside events, so that a replay of the events comes to the same ledger.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::db::{BoardId, MemberId, TargetId};
use crate::text_enum;

text_enum! {
    /// An outcome that the asker's yes, or silence, will confirm.
    pub enum ProposedOutcome {
        /// An article answers it.
        AnsweredInFaq = "answered_in_faq",
        /// Another question's answer may be its answer too.
        Merged = "merged",
    }
}

text_enum! {
    /// How soon a question needs its answer: staff see it, customers never do.
    pub enum Urgency {
        /// As soon as was promised to everybody.
        Normal = "normal",
        /// Sooner.
        High = "high",
        /// Somebody may come to harm: before everything else.
        Safety = "safety",
    }
}

text_enum! {
    /// Whom a step of the ladder tells.
    pub enum Tells {
        /// Whoever answers for the question, else whoever is on duty.
        Owner = "owner",
        /// Whoever leads the board.
        Leads = "leads",
        /// Whoever comes next in the rota.
        NextOnDuty = "next_on_duty",
        /// The owner and the leads: phone, letter or e-mail is proposed.
        Escalation = "escalation",
    }
}

/// One thing that happened to a question, as the ledger sees it: posts by their numbers in the thread, no text. Early
/// events did not say which post: that is number 0, which nothing else is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// The question was asked; both clocks start by this version of the board's target.
    Asked {
        /// Where.
        board: BoardId,
        /// The version of the target that holds.
        target: TargetId,
    },
    /// Another customer replied; readers see Answered, the staff clock runs on.
    CustomerReplied {
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// The asker wrote again: the question waits on staff.
    AskerWrote {
        /// The message.
        #[serde(default)]
        post: i32,
    },
    /// An agent answered: it waits on the asker.
    AgentAnswered {
        /// Who.
        by: MemberId,
        /// The reply.
        #[serde(default)]
        post: i32,
        /// When a silent asker is reminded.
        remind_at: DateTime<Utc>,
    },
    /// An agent asked back: both clocks stop, and it is no first answer.
    AskedBack {
        /// Who.
        by: MemberId,
        /// The reply.
        #[serde(default)]
        post: i32,
        /// When a silent asker is reminded.
        remind_at: DateTime<Utc>,
    },
    /// Enough members found a customer's reply helpful: it waits on the asker.
    FoundHelpful {
        /// The reply.
        #[serde(default)]
        post: i32,
        /// When a silent asker is reminded.
        remind_at: DateTime<Utc>,
    },
    /// So many votes were taken back that it is no longer helpful enough.
    NoLongerHelpful {
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// The asker accepted a reply.
    Accepted {
        /// Who: the asker.
        by: MemberId,
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// The asker took the acceptance back.
    Unaccepted,
    /// An agent verified a reply.
    Verified {
        /// Who.
        by: MemberId,
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// The verification was taken back.
    Unverified {
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// A reply went out of sight: what it said and what was said of it counts no longer.
    PostGone {
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// It is in sight again.
    PostBack {
        /// The reply.
        #[serde(default)]
        post: i32,
    },
    /// An agent is answering this until then, unless they write or let go.
    Claimed {
        /// Who.
        by: MemberId,
        /// When the claim ends by itself.
        until: DateTime<Utc>,
    },
    /// Somebody answers for it from now on, until they or a lead say otherwise.
    Assigned {
        /// Who does.
        to: MemberId,
        /// Who of staff said so; `None`: a rule, or the rota.
        #[serde(default)]
        by: Option<MemberId>,
    },
    /// The claim ended: the board's team owns it again.
    Released,
    /// It belongs to another board, whose target holds for the running clocks.
    Moved {
        /// Where to.
        board: BoardId,
        /// That board's target.
        target: TargetId,
    },
    /// Another target holds for it: what was promised, or how time is counted, changed. Clocks are set as if it had held
    /// since they started.
    Retargeted {
        /// The one that holds.
        target: TargetId,
    },
    /// It needs its answer more, or less, urgently.
    UrgencySet {
        /// How much so.
        urgency: Urgency,
        /// The target that holds then.
        target: TargetId,
        /// Who of staff says so; `None`: rules do.
        #[serde(default)]
        by: Option<MemberId>,
    },
    /// The asker withdrew it.
    Withdrawn {
        /// Who: the asker.
        by: MemberId,
    },
    /// Staff removed it for good.
    Removed {
        /// Who.
        by: MemberId,
    },
    /// Staff took the removal back.
    Restored,
    /// Staff pointed to an answer elsewhere; the asker is asked whether it solves theirs.
    Proposed {
        /// What a yes will close it as.
        outcome: ProposedOutcome,
        /// When a silent asker is reminded.
        remind_at: DateTime<Utc>,
    },
    /// The last proposal of that kind was taken back.
    ProposalWithdrawn {
        /// Of which kind; early events did not say it, and meant every proposal.
        #[serde(default)]
        outcome: Option<ProposedOutcome>,
    },
    /// The asker says it is solved.
    SaidSolved {
        /// Who: the asker.
        by: MemberId,
    },
    /// The asker says it is solved while it waits on staff: an answer that was none at first is one after all.
    SolvedAfterAll {
        /// Who: the asker.
        by: MemberId,
    },
    /// The asker says it is not solved: it waits on staff.
    SaidNotSolved,
    /// The asker was reminded.
    Reminded {
        /// When the next step comes.
        next_at: DateTime<Utc>,
    },
    /// The asker kept silent for the set time.
    PresumedSolved,
    /// It goes on by phone, letter or e-mail: both clocks stop, and the next step is then. Told again it says who has it now
    /// and when the next step is.
    Escalated {
        /// Who of staff says so.
        by: MemberId,
        /// Who gets in touch.
        owner: MemberId,
        /// By when.
        due: DateTime<Utc>,
    },
    /// What came of it is written back to the asker: that is its outcome.
    EscalationResolved {
        /// Who of staff says so.
        by: MemberId,
    },
    /// It goes on in the thread after all: both clocks run on with what was left.
    EscalationEnded {
        /// Who says so: somebody of staff, or the asker who would rather not be reached.
        by: MemberId,
    },
}

impl Fact {
    /// The target it says that holds from then on.
    pub fn target(self) -> Option<TargetId> {
        match self {
            Self::Asked { target, .. }
            | Self::Moved { target, .. }
            | Self::Retargeted { target }
            | Self::UrgencySet { target, .. } => Some(target),
            _ => None,
        }
    }
}

/// A fact and its time, for replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimedFact {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    #[serde(flatten)]
    pub fact: Fact,
}
