//! Appending: the last statement of every action, inside its transaction.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Kind, TimedFact};
use crate::db::schema::events;
use crate::db::{ArticleId, BoardId, Conn, EventId, MemberId, ThreadId};

/// An event about to be written.
#[derive(Debug, Clone)]
pub struct Happened {
    kind: Kind,
    actor: Option<MemberId>,
    thread: Option<ThreadId>,
    board: Option<BoardId>,
    article: Option<ArticleId>,
    subject: Option<i64>,
    facts: Vec<TimedFact>,
}

impl Happened {
    /// Something happened; nobody did it unless [`Happened::by`] says so.
    pub fn new(kind: Kind) -> Self {
        Self { kind, actor: None, thread: None, board: None, article: None, subject: None, facts: Vec::new() }
    }

    /// Who did it.
    #[must_use]
    pub fn by(mut self, actor: MemberId) -> Self {
        self.actor = Some(actor);
        self
    }

    /// In which thread.
    #[must_use]
    pub fn thread(mut self, thread: ThreadId) -> Self {
        self.thread = Some(thread);
        self
    }

    /// On which board.
    #[must_use]
    pub fn board(mut self, board: BoardId) -> Self {
        self.board = Some(board);
        self
    }

    /// To which article.
    #[must_use]
    pub fn article(mut self, article: ArticleId) -> Self {
        self.article = Some(article);
        self
    }

    /// To which member, section or other row.
    #[must_use]
    pub fn subject(mut self, id: i64) -> Self {
        self.subject = Some(id);
        self
    }

    /// What the ledger was told by it.
    #[must_use]
    pub fn facts(mut self, facts: Vec<TimedFact>) -> Self {
        self.facts = facts;
        self
    }
}

/// Writes the event; its position comes after commit.
pub async fn append(conn: &mut Conn, happened: Happened, at: DateTime<Utc>) -> QueryResult<EventId> {
    let serialization = |e: serde_json::Error| diesel::result::Error::SerializationError(Box::new(e));
    let (name, data) = happened.kind.stored().map_err(serialization)?;
    let facts = serde_json::to_value(&happened.facts).map_err(serialization)?;
    let payload = serde_json::json!({ "data": data, "facts": facts });
    diesel::insert_into(events::table)
        .values((
            events::kind.eq(name),
            events::actor_id.eq(happened.actor.map(|id| id.0)),
            events::thread_id.eq(happened.thread.map(|id| id.0)),
            events::board_id.eq(happened.board.map(|id| id.0)),
            events::article_id.eq(happened.article.map(|id| id.0)),
            events::subject_id.eq(happened.subject),
            events::payload.eq(payload),
            events::at.eq(at),
        ))
        .returning(events::id)
        .get_result(conn)
        .await
}
