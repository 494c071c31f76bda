//! The database: pools, migrations, ids and text enums, paging. Postgres is the only truth.

mod dial;
pub mod enums;
pub mod ids;
mod json;
pub mod managed;
pub mod migrations;
pub mod paging;
pub mod pools;
pub mod pulse;
#[allow(missing_docs, reason = "diesel's macro makes modules that can bear no comment")]
#[expect(missing_docs, reason = "generated from the tables, whose comments it carries")]
pub mod schema;
mod statement;

pub use dial::{connect, wait_for_server};
pub use ids::{
    ArticleId, AudienceId, BoardId, CalendarId, CalendarVersionId, CannedReplyId, CommitmentId, ConsentId,
    DeskBulkId, DeskViewId, DraftId, EscalationId, EventId, FlagId, GroupId, MemberId, MemberNoteId, NoteId,
    NotificationId, PostId, ProductId, PromotionId, PublicationId, QuestionId, SectionId, TagId, TargetId,
    ThreadId, UploadId, UrgencyRuleId,
};
pub use json::FromJson;
pub use pools::{Conn, Pool, PooledConn, Pools};
pub use statement::{Keep, Kept, Statement, statement};
