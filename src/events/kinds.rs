//! Every kind of event. Payloads hold ids, numbers, enums and times: erasing a person touches no event.
//! Kinds only gain optional fields; a new meaning is a new kind.

use serde::{Deserialize, Serialize};

use crate::db::{ArticleId, BoardId, FlagId, MemberId, NoteId, PostId, PromotionId, ThreadId};
use crate::events::Urgency;
use crate::viewer::Role;

/// What happened. Thread, board, article and subject stand in the event's own columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data", rename_all = "snake_case")]
pub enum Kind {
    // accounts; the subject is the member
    /// A member signed up; their address is not confirmed yet.
    MemberSignedUp,
    /// Somebody signed up with the address of this member, who is told.
    SignUpRepeated,
    /// Somebody asked for the mail that confirms this member's address.
    ConfirmationAsked,
    /// A member confirmed their address.
    MemberConfirmed,
    /// Somebody asked for a new password.
    RecoveryAsked,
    /// A member chose a new password; all other sessions ended.
    PasswordChanged,
    /// A member signed in.
    MemberSignedIn,
    /// A member signed out, or ended sessions of theirs elsewhere.
    SessionsEnded,
    /// A member changed their profile or preferences.
    ProfileChanged,
    /// A member changed their language or colours; nothing that others see.
    PreferencesChanged,
    /// A role was given.
    RoleGranted {
        /// Which.
        role: Role,
        /// Where; `None` for the site.
        board: Option<BoardId>,
    },
    /// A role was taken.
    RoleRevoked {
        /// Which.
        role: Role,
        /// Where; `None` for the site.
        board: Option<BoardId>,
    },
    /// The site's settings changed.
    SiteChanged,

    // boards
    /// A board was made or changed; who may read may have changed too.
    BoardChanged,
    /// What a board promises changed.
    TargetsChanged,
    /// A calendar was made or changed; the subject is the calendar.
    CalendarChanged,
    /// A customer group was made or changed, or its members did; the subject is the group.
    GroupChanged,

    // threads
    /// A thread was opened.
    ThreadOpened {
        /// Its first post.
        post: PostId,
        /// Members named in it.
        mentions: Vec<MemberId>,
    },
    /// Somebody who was asking found the answer among what was suggested.
    AnsweredBySuggestion {
        /// Articles that were shown.
        articles: Vec<ArticleId>,
        /// Questions that were shown.
        threads: Vec<ThreadId>,
    },
    /// A thread was imported; nobody is told.
    ThreadImported,
    /// A reply was posted.
    PostAdded {
        /// The post.
        post: PostId,
        /// Its number in the thread.
        number: i32,
        /// Whether its author answers for the board.
        by_staff: bool,
        /// Members named in it.
        mentions: Vec<MemberId>,
    },
    /// A post or its thread's title was edited.
    PostEdited {
        /// The post.
        post: PostId,
        /// Members newly named in it.
        mentions: Vec<MemberId>,
        /// Its author, who is told, if somebody else edited it.
        #[serde(default)]
        author: Option<MemberId>,
    },
    /// An author deleted their post.
    PostDeleted {
        /// The post.
        post: PostId,
    },
    /// Staff hid a post.
    PostHidden {
        /// The post.
        post: PostId,
        /// Its author, who is told.
        author: MemberId,
    },
    /// Staff restored a post.
    PostRestored {
        /// The post.
        post: PostId,
        /// Its author, who is told.
        author: MemberId,
    },
    /// The thread went to another board.
    ThreadMoved {
        /// Where it was.
        from: BoardId,
    },
    /// A member has this question too.
    MeTooAdded,
    /// A member took that back.
    MeTooRemoved,
    /// A member follows the thread.
    FollowAdded,
    /// A member follows it no longer.
    FollowRemoved,
    /// A member found a post helpful.
    VoteAdded {
        /// The post.
        post: PostId,
        /// Its author.
        author: MemberId,
    },
    /// A member took that back.
    VoteRemoved {
        /// The post.
        post: PostId,
    },
    /// The asker accepted a reply.
    AnswerAccepted {
        /// The reply.
        post: PostId,
        /// Its author.
        author: MemberId,
    },
    /// The asker took that back.
    AcceptanceWithdrawn {
        /// The reply.
        post: PostId,
        /// Its author.
        author: MemberId,
    },
    /// An agent verified a reply.
    AnswerVerified {
        /// The reply.
        post: PostId,
        /// Its author.
        author: MemberId,
    },
    /// An agent took that back.
    VerificationWithdrawn {
        /// The reply.
        post: PostId,
    },
    /// A member reported a post.
    PostFlagged {
        /// The report.
        flag: FlagId,
        /// The post.
        post: PostId,
    },
    /// Staff settled a report.
    FlagSettled {
        /// The report.
        flag: FlagId,
    },

    // the ledger, where no other event carries the fact
    /// An agent claimed the question.
    QuestionClaimed,
    /// The agent wrote at a draft: the claim ends later.
    ClaimProlonged,
    /// A claim ended, by hand or by time.
    ClaimReleased,
    /// Staff, or a rule, said how urgent the question is.
    UrgencySet {
        /// How much so.
        urgency: Urgency,
    },
    /// A rule of urgency was made, changed or taken away.
    UrgencyRulesChanged,
    /// Another target holds for the question.
    QuestionRetargeted,
    /// The asker withdrew the question.
    QuestionWithdrawn,
    /// The asker said that it is solved.
    QuestionSolved,
    /// The asker said that it is not solved.
    QuestionReopened,
    /// The asker is to be reminded.
    ReminderDue {
        /// The first, second, …
        number: i32,
    },
    /// The asker's silence closed it.
    SolvedPresumed,
    /// The question ended as solved, and its asker is asked how it went.
    RatingAsked,
    /// The asker said how it went.
    QuestionRated {
        /// Whether it is solved.
        solved: Option<bool>,
        /// How satisfied they are, 1 to 5.
        satisfied: Option<i16>,
    },

    // the desk
    /// A canned reply was made, changed, put away, put back or deleted; it is the subject.
    CannedReplyChanged,
    /// Staff wrote a note on a question.
    NoteAdded {
        /// The note.
        note: NoteId,
    },
    /// Its author took it away.
    NoteDeleted {
        /// The note.
        note: NoteId,
    },
    /// Its author brought it back.
    NoteRestored {
        /// The note.
        note: NoteId,
    },

    // faq; the article stands in its column
    /// A section was made or changed.
    SectionChanged,
    /// An article was published.
    ArticlePublished {
        /// The promotion that made it, if one did.
        promotion: Option<PromotionId>,
        /// The threads it was made from.
        threads: Vec<ThreadId>,
    },
    /// A question was promoted: it shows the article, and waits for its asker if it was open.
    ThreadPromoted {
        /// The promotion.
        promotion: PromotionId,
    },
    /// A promotion was taken back as a whole.
    PromotionUndone {
        /// The promotion.
        promotion: PromotionId,
        /// The threads that no longer show the article.
        threads: Vec<ThreadId>,
    },
    /// A thread no longer shows an article.
    ThreadUnpromoted {
        /// The promotion.
        promotion: PromotionId,
    },
    /// An article's text, section, audience or links changed.
    ArticleChanged,
    /// An article was taken out of the FAQ.
    ArticleRetired,
    /// A reader said whether an article helped.
    ArticleVoted {
        /// Whether it did.
        helpful: bool,
    },
}

impl Kind {
    /// Whether all that readers see and find stays as it was, though the event names a thread: who is answering is on no
    /// page of guests, writing at a draft shows nowhere, notes are staff's own, and
    /// how it went is a figure only.
    pub fn is_out_of_sight(&self) -> bool {
        matches!(
            self,
            Self::ClaimProlonged
                | Self::RatingAsked
                | Self::QuestionRated { .. }
                | Self::NoteAdded { .. }
                | Self::NoteDeleted { .. }
                | Self::NoteRestored { .. }
        )
    }

    /// The stored name and data.
    pub fn stored(&self) -> Result<(String, serde_json::Value), serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        let data = value.get_mut("data").map(serde_json::Value::take).unwrap_or_default();
        let name = value.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
        Ok((name, data))
    }

    /// Reads a stored event's kind; an error means that a newer version wrote it.
    pub fn from_stored(name: &str, data: serde_json::Value) -> Result<Self, serde_json::Error> {
        let mut object = serde_json::Map::new();
        object.insert("kind".into(), name.into());
        if !data.is_null() {
            object.insert("data".into(), data);
        }
        serde_json::from_value(serde_json::Value::Object(object))
    }
}
