//! What a member chooses about: each kind of notice, and the mail that confirms a question.

use super::model::NotificationKind;
use crate::text_enum;

text_enum! {
    /// Something a member may want to hear of here, by mail, both or not at all.
    pub enum Topic {
        /// A question of theirs was received.
        Receipt = "receipt",
        /// Somebody replied in a thread they asked or follow.
        Reply = "reply",
        /// Somebody named them.
        Mention = "mention",
        /// Their reply was accepted.
        Accepted = "accepted",
        /// An agent verified a reply that concerns them.
        Verified = "verified",
        /// A question they have too, or follow, was solved.
        Solved = "solved",
        /// An article answers a question that concerns them.
        InFaq = "in_faq",
        /// Their question waits for their word.
        Reminder = "reminder",
        /// Their silence closed their question.
        Presumed = "presumed",
        /// Their question ended as solved: how did it go?
        Rating = "rating",
        /// A question they answer for came back.
        Reopened = "reopened",
        /// They are to answer for a question.
        Assigned = "assigned",
        /// Much of the time promised for a question has passed.
        DueSoon = "due_soon",
        /// All of it has.
        Overdue = "overdue",
        /// So much has that phone, letter or e-mail is proposed.
        EscalationProposed = "escalation_proposed",
        /// Nobody signed for the day of a board.
        WatchMissed = "watch_missed",
    }
}

/// Whether a way of telling is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Wanted {
    /// Wanted if `on`.
    pub fn from_state(on: bool) -> Self {
        if on { Self::Yes } else { Self::No }
    }

    /// Whether it is wanted.
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }
}

/// What a member wants to hear of a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// About what.
    pub topic: Topic,
    /// In the inbox.
    pub here: Wanted,
    /// By mail.
    pub mail: Wanted,
}

impl Topic {
    /// The topic of a kind. What staff decided about somebody's own post, and what is asked of one person alone, is
    /// always told.
    pub fn of(kind: NotificationKind) -> Option<Self> {
        match kind {
            NotificationKind::Hidden
            | NotificationKind::Restored
            | NotificationKind::Edited
            | NotificationKind::Moved
            | NotificationKind::Merged
            | NotificationKind::MergeAnswered
            | NotificationKind::LedgerDiffers
            | NotificationKind::FiguresDiffer
            | NotificationKind::Contact
            | NotificationKind::Call
            | NotificationKind::Reachable
            | NotificationKind::ContactRefused
            | NotificationKind::CalledOff
            | NotificationKind::PromiseLate
            | NotificationKind::PromiseLeft
            | NotificationKind::MadePrivate
            | NotificationKind::PublishAsked
            | NotificationKind::PublishAgreed
            | NotificationKind::PublishRefused => None,
            other => other.as_str().parse().ok(),
        }
    }

    /// Whether it can stand in the inbox.
    pub fn comes_here(self) -> bool {
        self != Self::Receipt
    }

    /// Whether there is a mail about it.
    pub fn comes_by_mail(self) -> bool {
        !matches!(self, Self::Solved | Self::Reopened)
    }

    /// Whether it concerns staff only.
    pub fn is_for_staff(self) -> bool {
        matches!(
            self,
            Self::Reopened
                | Self::Assigned
                | Self::DueSoon
                | Self::Overdue
                | Self::EscalationProposed
                | Self::WatchMissed
        )
    }

    /// What holds while the member has chosen nothing: everything there is.
    pub fn default_choice(self) -> Choice {
        Choice {
            topic: self,
            here: Wanted::from_state(self.comes_here()),
            mail: Wanted::from_state(self.comes_by_mail()),
        }
    }
}
