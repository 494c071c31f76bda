//! Every kind of event. Payloads hold ids, numbers, enums and times: erasing a person touches no event.
//! Kinds only gain optional fields; a new meaning is a new kind.

use serde::{Deserialize, Serialize};

use crate::db::{
    ArticleId, BoardId, CommitmentId, FlagId, MemberId, MemberNoteId, NoteId, PostId, PromotionId, ThreadId,
    UrgencyRuleId,
};
use crate::events::changes::{RotaInShort, RuleInShort, Setting};
use crate::events::{Channel, Tells, Urgency};
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
    SiteChanged {
        /// What did, each with its value before and after; empty in events of before that was noted.
        #[serde(default)]
        changed: Vec<Setting>,
    },

    // boards
    /// A board was made or changed; who may read may have changed too.
    BoardChanged,
    /// What a board promises changed.
    TargetsChanged,
    /// A calendar was made or changed; the subject is the calendar.
    CalendarChanged,
    /// A customer group was made or changed, or its members did; the subject is the group.
    GroupChanged,

    // products
    /// A product was made, changed, put away or put back; it is the subject.
    ProductChanged,
    /// A member said which products they own; they are the subject.
    OwnedProductsChanged,

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
        /// Whether it tells the asker that somebody gets in touch with them: they hear of that, and how, at once.
        #[serde(default)]
        in_touch: bool,
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
    /// Staff merged the question into another.
    ThreadMerged {
        /// Which.
        parent: ThreadId,
    },
    /// The question is no child of another any more.
    ThreadSplit {
        /// Of which.
        parent: ThreadId,
    },
    /// A question was merged into this one, or split off.
    ChildrenChanged,
    /// The asker is asked whether the answer of the question that theirs was merged into solves it.
    MergeProposed {
        /// Which question that is.
        parent: ThreadId,
    },
    /// Staff, or its asker, made the question private.
    ThreadMadePrivate,
    /// Staff propose to make a private question public; its asker is asked. The subject is the proposal, as in what follows.
    PublicationProposed,
    /// Staff took that back.
    PublicationWithdrawn,
    /// The asker said no to it.
    PublicationRefused,
    /// The asker said yes to it: the question is public, masked.
    ThreadPublished,
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
    /// Somebody is to answer for the question; they are the subject.
    QuestionAssigned,
    /// What had changed who answers for the question was undone; nobody is told.
    OwnerGivenBack,
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
    UrgencyRulesChanged {
        /// Which; `None` in events of before that was noted, as below.
        #[serde(default)]
        rule: Option<UrgencyRuleId>,
        /// What it said; `None`: it is new.
        #[serde(default)]
        before: Option<RuleInShort>,
        /// What it says; `None`: it is gone.
        #[serde(default)]
        after: Option<RuleInShort>,
    },
    /// A board's rota changed.
    RotaChanged {
        /// What it said; `None`: it is new, or that was not noted yet.
        #[serde(default)]
        before: Option<RotaInShort>,
        /// What it says; `None`: it is gone, or that was not noted yet.
        #[serde(default)]
        after: Option<RotaInShort>,
    },
    /// Somebody of staff, the subject, is away or will be, or is back.
    AbsenceChanged,
    /// Somebody signed for a board's day.
    WatchSigned,
    /// A board's day ended and nobody had signed for it.
    WatchMissed {
        /// Who is told: whose turn it was, and whoever leads the board.
        told: Vec<MemberId>,
    },
    /// The steps of the ladder changed.
    LadderChanged {
        /// Those there were: hundredths of the promised time, and whom each told. Empty in events of before that was noted,
        /// as below.
        #[serde(default)]
        before: Vec<(i32, Tells)>,
        /// Those there are.
        #[serde(default)]
        after: Vec<(i32, Tells)>,
    },
    /// So much of the time promised for a question has passed that somebody is told.
    LadderClimbed {
        /// So many hundredths of it.
        percent: i32,
        /// Whom the step tells.
        tells: Tells,
        /// Who that was.
        told: Vec<MemberId>,
    },
    /// The nightly check found questions whose threads, events and ledger differ.
    LedgerDiffers {
        /// How many differences.
        differences: i64,
        /// Who is told: the admins.
        told: Vec<MemberId>,
    },
    /// The nightly check found figures that differ from what happened.
    FiguresDiffer {
        /// How many differences.
        differences: i64,
        /// Who is told: the admins.
        told: Vec<MemberId>,
    },
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

    // escalations
    /// Staff take the question to phone, letter or e-mail.
    QuestionEscalated {
        /// Which.
        channel: Channel,
    },
    /// Staff ask the asker once more how they may be reached.
    ContactAsked {
        /// By what.
        channel: Channel,
    },
    /// The asker says that and how they may be reached about the question.
    ContactGiven {
        /// By what.
        channel: Channel,
    },
    /// The asker takes that back; the detail is erased.
    ContactWithdrawn {
        /// By what.
        channel: Channel,
    },
    /// The asker would rather be answered in the thread: what they gave is erased, and the escalation ends.
    ContactRefused {
        /// By what they were to be reached.
        channel: Channel,
    },
    /// Somebody of staff looked at the detail; the subject is the consent.
    ContactShown {
        /// By what it reaches.
        channel: Channel,
    },
    /// Staff tried to reach the asker, or noted what was said.
    ContactAttempted,
    /// What the letter says was changed.
    LetterChanged,
    /// What came of it is written back.
    EscalationResolved,
    /// It goes on in the thread after all.
    EscalationCalledOff,

    // commitments
    /// Staff promised something in a reply.
    CommitmentMade {
        /// What.
        commitment: CommitmentId,
    },
    /// It is kept.
    CommitmentKept {
        /// What.
        commitment: CommitmentId,
    },
    /// It is not kept after all.
    CommitmentReopened {
        /// What.
        commitment: CommitmentId,
    },
    /// It has another day.
    CommitmentMoved {
        /// What.
        commitment: CommitmentId,
    },
    /// It was taken back.
    CommitmentWithdrawn {
        /// What.
        commitment: CommitmentId,
    },
    /// Its day is over.
    CommitmentLate {
        /// What.
        commitment: CommitmentId,
        /// Who promised.
        maker: MemberId,
    },
    /// Whoever promised no longer answers for the board.
    CommitmentLeft {
        /// What.
        commitment: CommitmentId,
        /// Who promised.
        maker: MemberId,
        /// Who is told: whoever leads the board.
        told: Vec<MemberId>,
    },

    // the desk
    /// A canned reply was made, changed, put away, put back or deleted; it is the subject.
    CannedReplyChanged,
    /// A member of staff kept a view of the desk, renamed it, took it away or brought it back.
    DeskViewsChanged,
    /// A member's e-mail address was shown to somebody of staff; the member is the subject.
    AddressShown,
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

    /// Staff wrote a note about a member, who is the subject.
    MemberNoteAdded {
        /// The note.
        note: MemberNoteId,
    },
    /// Its author took it away.
    MemberNoteDeleted {
        /// The note.
        note: MemberNoteId,
    },
    /// Its author brought it back.
    MemberNoteRestored {
        /// The note.
        note: MemberNoteId,
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
