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
    let row = row(happened, at)?;
    diesel::insert_into(events::table).values(row).returning(events::id).get_result(conn).await
}

/// Writes many in one statement.
pub async fn append_all(conn: &mut Conn, happened: Vec<Happened>, at: DateTime<Utc>) -> QueryResult<()> {
    let rows: QueryResult<Vec<NewEvent>> = happened.into_iter().map(|happened| row(happened, at)).collect();
    diesel::insert_into(events::table).values(rows?).execute(conn).await?;
    Ok(())
}

#[derive(Insertable)]
// With defaults in the place of nothing the text of the statement would depend on the values, and be prepared every time.
#[diesel(table_name = events, treat_none_as_default_value = false)]
struct NewEvent {
    kind: String,
    actor_id: Option<i64>,
    thread_id: Option<i64>,
    board_id: Option<i64>,
    article_id: Option<i64>,
    subject_id: Option<i64>,
    payload: serde_json::Value,
    at: DateTime<Utc>,
}

fn row(happened: Happened, at: DateTime<Utc>) -> QueryResult<NewEvent> {
    let serialization = |e: serde_json::Error| diesel::result::Error::SerializationError(Box::new(e));
    let (kind, data) = happened.kind.stored().map_err(serialization)?;
    let facts = serde_json::to_value(&happened.facts).map_err(serialization)?;
    Ok(NewEvent {
        kind,
        actor_id: happened.actor.map(|id| id.0),
        thread_id: happened.thread.map(|id| id.0),
        board_id: happened.board.map(|id| id.0),
        article_id: happened.article.map(|id| id.0),
        subject_id: happened.subject,
        payload: serde_json::json!({ "data": data, "facts": facts }),
        at,
    })
}
