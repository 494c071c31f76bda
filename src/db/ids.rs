//! Identities of rows as types of their own, so that a board is never taken for a thread.

/// Declares a newtype over `bigint` that diesel, serde and format strings understand.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
            diesel::expression::AsExpression, diesel::deserialize::FromSqlRow,
        )]
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::BigInt, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                <i64 as diesel::serialize::ToSql<diesel::sql_types::BigInt, diesel::pg::Pg>>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::BigInt, diesel::pg::Pg> for $name {
            fn from_sql(bytes: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <i64 as diesel::deserialize::FromSql<diesel::sql_types::BigInt, diesel::pg::Pg>>::from_sql(bytes).map(Self)
            }
        }
    )*};
}

ids! {
    /// An account.
    MemberId,
    /// A product area in which threads are opened.
    BoardId,
    /// A rule that names who may read.
    AudienceId,
    /// A version of a board's promised times.
    TargetId,
    /// Business hours and holidays by which promised times are counted.
    CalendarId,
    /// What a calendar said at a time.
    CalendarVersionId,
    /// A set of members, to promise them times of their own.
    GroupId,
    /// What customers own and ask about.
    ProductId,
    /// A rule that says how urgent a question is.
    UrgencyRuleId,
    /// A thread; its questions have a [`QuestionId`] of the same number.
    ThreadId,
    /// A thread that is a question, as the ledger knows it.
    QuestionId,
    /// A message in a thread.
    PostId,
    /// A tag on threads.
    TagId,
    /// An uploaded image.
    UploadId,
    /// A member's report of a post.
    FlagId,
    /// A section of the FAQ.
    SectionId,
    /// An article of the FAQ.
    ArticleId,
    /// A draft of an article in the promotion editor.
    DraftId,
    /// The act that turned threads into an article.
    PromotionId,
    /// A text that staff put into replies.
    CannedReplyId,
    /// What staff write to each other about a question.
    NoteId,
    /// What staff note about a customer.
    MemberNoteId,
    /// A question's going on by phone, letter or e-mail.
    EscalationId,
    /// That, and how, an asker may be reached about a question.
    ConsentId,
    /// "We will … by DATE" in a reply.
    CommitmentId,
    /// A proposal to make a private question public.
    PublicationId,
    /// Something done to several questions at once.
    DeskBulkId,
    /// A view of the desk that a member of staff keeps.
    DeskViewId,
    /// A row of `events`.
    EventId,
    /// A row of a member's inbox.
    NotificationId,
}

impl From<ThreadId> for QuestionId {
    fn from(id: ThreadId) -> Self {
        Self(id.0)
    }
}

impl From<QuestionId> for ThreadId {
    fn from(id: QuestionId) -> Self {
        Self(id.0)
    }
}
