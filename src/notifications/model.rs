//! What a notification is about, and what a mail about it needs.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use crate::db::{MemberId, ThreadId};
use crate::text::{Html, Lang};
use crate::text_enum;

text_enum! {
    /// Why somebody is told.
    pub enum NotificationKind {
        /// Somebody replied in a thread they asked or follow.
        Reply = "reply",
        /// Somebody named them.
        Mention = "mention",
        /// Their reply was accepted.
        Accepted = "accepted",
        /// A question they have too, or follow, was solved.
        Solved = "solved",
        /// An agent verified a reply: theirs, or one to a question that concerns them.
        Verified = "verified",
        /// Staff hid their post.
        Hidden = "hidden",
        /// Staff show their post again.
        Restored = "restored",
        /// Staff edited their post.
        Edited = "edited",
        /// Staff moved their question to another board.
        Moved = "moved",
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
        /// Staff merged their question into another.
        Merged = "merged",
        /// The question that theirs was merged into has an answer.
        MergeAnswered = "merge_answered",
        /// They are to answer for a question.
        Assigned = "assigned",
        /// Much of the time promised for a question has passed.
        DueSoon = "due_soon",
        /// All of it has.
        Overdue = "overdue",
        /// So much has that phone, letter or e-mail is proposed.
        EscalationProposed = "escalation_proposed",
        /// Nobody signed for the day of a board that they watched or lead.
        WatchMissed = "watch_missed",
        /// The nightly check found that threads, events and ledger differ.
        LedgerDiffers = "ledger_differs",
        /// The nightly check found figures that differ from what happened.
        FiguresDiffer = "figures_differ",
        /// Staff get in touch with them about their question, and ask how.
        Contact = "contact",
        /// They are to get in touch with an asker.
        Call = "call",
        /// The asker said how they may be reached.
        Reachable = "reachable",
        /// The asker would rather be answered in the thread than be reached.
        ContactRefused = "contact_refused",
        /// Staff do not get in touch with them after all.
        CalledOff = "called_off",
        /// What was promised by a day is not done.
        PromiseLate = "promise_late",
        /// Whoever promised something no longer answers for the board that they lead.
        PromiseLeft = "promise_left",
        /// Staff made their question private.
        MadePrivate = "made_private",
        /// Staff ask whether their private question may become public.
        PublishAsked = "publish_asked",
        /// The asker said that it may.
        PublishAgreed = "publish_agreed",
        /// The asker said that it may not.
        PublishRefused = "publish_refused",
    }
}

impl NotificationKind {
    /// Those that go out by mail at once.
    pub const MAILED: &'static [Self] = &[
        Self::Reply,
        Self::Mention,
        Self::Accepted,
        Self::Verified,
        Self::InFaq,
        Self::Reminder,
        Self::Presumed,
        Self::Rating,
        Self::Hidden,
        Self::MergeAnswered,
        Self::Assigned,
        Self::DueSoon,
        Self::Overdue,
        Self::EscalationProposed,
        Self::WatchMissed,
        Self::LedgerDiffers,
        Self::FiguresDiffer,
        Self::Contact,
        Self::CalledOff,
        Self::PublishAsked,
    ];

    /// Whether somebody may get dozens of them within an hour.
    pub fn comes_in_crowds(self) -> bool {
        matches!(
            self,
            Self::Reply
                | Self::Mention
                | Self::Assigned
                | Self::DueSoon
                | Self::Overdue
                | Self::EscalationProposed
        )
    }
}

text_enum! {
    /// Members found through the thread rather than by name.
    pub enum Circle {
        /// Whoever opened the thread.
        Asker = "asker",
        /// Whoever has the question too.
        MeToos = "me_toos",
        /// Whoever follows the thread.
        Followers = "followers",
        /// The person who answers for the question, if there is one.
        Owner = "owner",
        /// The person who gets in touch by phone, letter or e-mail, while somebody does.
        Caller = "caller",
        /// Whoever answers for the thread's board.
        Team = "team",
        /// Whoever proposed last that the question become public.
        Proposer = "proposer",
    }
}

/// An article a notification leads to.
#[derive(Debug, Clone)]
pub struct ArticleLink {
    /// Its title.
    pub title: String,
    /// Its short answer.
    pub short: String,
    /// Its address.
    pub path: String,
}

/// What staff promised in a reply, by the end of which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// What.
    pub text: String,
    /// By when.
    pub on: NaiveDate,
}

/// How staff get in touch at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InTouch {
    /// By when.
    pub due: DateTime<Utc>,
    /// Whether the asker has said how they may be reached by it.
    pub reachable: bool,
}

/// Everything a mail about a notification says.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Why it is sent.
    pub kind: NotificationKind,
    /// Who gets it.
    pub member: MemberId,
    /// Receiver's name.
    pub name: String,
    /// Receiver's address.
    pub address: String,
    /// Receiver's language.
    pub lang: Lang,
    /// Receiver's time zone.
    pub zone: Tz,
    /// The site's name.
    pub site: String,
    /// Who did it; empty when time did.
    pub actor: String,
    /// The thread; `None`: it is about the site or a board.
    pub thread: Option<ThreadId>,
    /// The row its event is about, where the thread does not say it: a proposal.
    pub subject: Option<i64>,
    /// Its title.
    pub title: String,
    /// Its address.
    pub thread_path: String,
    /// The post's address, else the thread's.
    pub path: String,
    /// The post as it stands, unless it was taken away.
    pub post: Option<Html>,
    /// Whether there is a post that was taken away since.
    pub post_gone: Gone,
    /// Why staff hid the post.
    pub reason: Option<String>,
    /// The article.
    pub article: Option<ArticleLink>,
    /// Whether the receiver is asked if it is solved.
    pub asks: Asks,
    /// That staff get in touch with the receiver about it.
    pub in_touch: Option<InTouch>,
    /// What is promised in the post.
    pub promised: Vec<Promised>,
    /// Whether staff wrote the post to the receiver: in a question that they asked, or have too.
    pub answers_them: bool,
    /// Until when the receiver is promised an answer, while staff owe one.
    pub answer_due: Option<DateTime<Utc>>,
}

impl Letter {
    /// Whether it may stand in the inbox only, where many went out before it. What staff write to whoever asked always goes.
    pub fn may_wait(&self) -> bool {
        self.kind.comes_in_crowds() && !self.answers_them
    }
}

/// Whether what a mail is about is still there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Deleted, hidden or removed since.
    Yes,
    /// It stands, or there is none.
    No,
}

/// What is awaited of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Whether it is solved.
    Solved,
    /// What staff asked back.
    Answer,
    /// Nothing is asked.
    Nothing,
}

impl Asks {
    /// What a row says of the reader's part and of the question's state.
    pub fn of(is_asker: bool, awaits_asker: bool, asked_back: bool) -> Self {
        match (is_asker && awaits_asker, asked_back) {
            (false, _) => Self::Nothing,
            (true, true) => Self::Answer,
            (true, false) => Self::Solved,
        }
    }
}

/// Everything the mail "We have your question" says.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// Who gets it.
    pub member: MemberId,
    /// Receiver's name.
    pub name: String,
    /// Receiver's address.
    pub address: String,
    /// Receiver's language.
    pub lang: Lang,
    /// Receiver's time zone.
    pub zone: Tz,
    /// The site's name.
    pub site: String,
    /// The question's number.
    pub thread: ThreadId,
    /// Its title.
    pub title: String,
    /// Its address.
    pub path: String,
    /// Until when an answer is promised; `None` once that clock no longer runs.
    pub answer_due: Option<DateTime<Utc>>,
}
