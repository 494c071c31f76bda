//! The database: pools, migrations, ids and text enums, paging. Postgres is the only truth.

pub mod enums;
pub mod ids;
pub mod managed;
pub mod migrations;
pub mod paging;
pub mod pools;
pub mod schema;

pub use ids::{
    ArticleId, AudienceId, BoardId, DraftId, EventId, FlagId, MemberId, NotificationId, PostId, PromotionId,
    QuestionId, SectionId, TagId, TargetId, ThreadId, UploadId,
};
pub use pools::{Conn, Pool, PooledConn, Pools};
