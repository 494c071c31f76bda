//! Reading stamped events in their one order.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::{Kind, TimedFact};
use crate::db::schema::{event_head, event_positions, events};
use crate::db::{ArticleId, BoardId, Conn, EventId, MemberId, ThreadId};

/// Where a payload holds what the ledger was told.
const FACTS: &str = "facts";

/// An event as followers see it.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its row.
    pub id: EventId,
    /// Its place in the order.
    pub pos: i64,
    /// What happened; `None` when a newer version of the program wrote it.
    pub kind: Option<Kind>,
    /// What the ledger was told.
    pub facts: Vec<TimedFact>,
    /// Who did it.
    pub actor: Option<MemberId>,
    /// In which thread.
    pub thread: Option<ThreadId>,
    /// On which board.
    pub board: Option<BoardId>,
    /// To which article.
    pub article: Option<ArticleId>,
    /// To which member, section or other row.
    pub subject: Option<i64>,
    /// When.
    pub at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = events)]
struct Row {
    id: EventId,
    pos: Option<i64>,
    kind: String,
    actor_id: Option<MemberId>,
    thread_id: Option<ThreadId>,
    board_id: Option<BoardId>,
    article_id: Option<ArticleId>,
    subject_id: Option<i64>,
    payload: serde_json::Value,
    at: DateTime<Utc>,
}

impl From<Row> for Event {
    fn from(mut row: Row) -> Self {
        let take = |payload: &mut serde_json::Value, key: &str| {
            payload.get_mut(key).map(serde_json::Value::take).unwrap_or_default()
        };
        let data = take(&mut row.payload, "data");
        let facts = take(&mut row.payload, FACTS);
        Self {
            id: row.id,
            pos: row.pos.unwrap_or(0),
            kind: Kind::from_stored(&row.kind, data).ok(),
            facts: told(row.id, facts),
            actor: row.actor_id,
            thread: row.thread_id,
            board: row.board_id,
            article: row.article_id,
            subject: row.subject_id,
            at: row.at,
        }
    }
}

/// Followers go on without facts that do not read; the self-check finds the questions that miss them.
fn told(event: EventId, facts: serde_json::Value) -> Vec<TimedFact> {
    if facts.is_null() {
        return Vec::new();
    }
    serde_json::from_value(facts).unwrap_or_else(|error| {
        tracing::error!(%event, %error, "the facts of an event do not read");
        Vec::new()
    })
}

/// Stamped events after a position, in order, at most `limit`.
pub async fn after(conn: &mut Conn, pos: i64, limit: i64) -> QueryResult<Vec<Event>> {
    let rows: Vec<Row> = events::table
        .filter(events::pos.gt(pos))
        .order(events::pos)
        .limit(limit)
        .select(Row::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// A thread's events in the order they were written, for its timeline and for replaying its ledger row.
pub async fn of_thread(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<Event>> {
    let rows: Vec<Row> = events::table
        .filter(events::thread_id.eq(thread.0))
        .order(events::id)
        .select(Row::as_select())
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// What the ledger was told of a thread, in its order: the whole story of a question.
pub async fn facts_of_thread(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<TimedFact>> {
    let told = events::payload.retrieve_as_object(FACTS);
    let stored: Vec<serde_json::Value> = events::table
        .filter(events::thread_id.eq(thread.0))
        .filter(told.ne(serde_json::json!([])))
        .order(events::id)
        .select(told.assume_not_null())
        .load(conn)
        .await?;
    let mut story = Vec::with_capacity(stored.len());
    for facts in stored {
        let facts: Vec<TimedFact> = serde_json::from_value(facts)
            .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
        story.extend(facts);
    }
    Ok(story)
}

/// The same of several threads, by thread; those of which nothing was told are left out.
pub async fn facts_of_threads(
    conn: &mut Conn,
    threads: &[ThreadId],
) -> QueryResult<BTreeMap<ThreadId, Vec<TimedFact>>> {
    let told = events::payload.retrieve_as_object(FACTS);
    let stored: Vec<(Option<ThreadId>, serde_json::Value)> = events::table
        .filter(events::thread_id.eq_any(threads))
        .filter(told.ne(serde_json::json!([])))
        .order(events::id)
        .select((events::thread_id, told.assume_not_null()))
        .load(conn)
        .await?;
    let mut stories: BTreeMap<ThreadId, Vec<TimedFact>> = BTreeMap::new();
    for (thread, facts) in stored {
        let facts: Vec<TimedFact> = serde_json::from_value(facts)
            .map_err(|error| diesel::result::Error::DeserializationError(Box::new(error)))?;
        if let Some(thread) = thread {
            stories.entry(thread).or_default().extend(facts);
        }
    }
    Ok(stories)
}

/// Threads of which something happened that the follower has not digested yet.
pub async fn behind(conn: &mut Conn, follower: &str, threads: &[ThreadId]) -> QueryResult<Vec<ThreadId>> {
    let place = event_positions::table.filter(event_positions::follower.eq(follower));
    let place: Option<i64> = place.select(event_positions::pos).first(conn).await.optional()?;
    let found: Vec<Option<ThreadId>> = events::table
        .filter(events::thread_id.eq_any(threads))
        .filter(events::pos.is_null().or(events::pos.gt(place.unwrap_or(0))))
        .distinct()
        .select(events::thread_id)
        .load(conn)
        .await?;
    Ok(found.into_iter().flatten().collect())
}

/// The last position given.
pub async fn head(conn: &mut Conn) -> QueryResult<i64> {
    event_head::table.select(event_head::pos).first(conn).await
}

/// Which once-for-all followers have come as far as that position. Positions are compared, and no events are looked for:
/// that would cost the more, the more events there are.
pub(super) async fn abreast_of(conn: &mut Conn, head: i64) -> QueryResult<Vec<String>> {
    event_positions::table
        .filter(event_positions::pos.ge(head))
        .select(event_positions::follower)
        .load(conn)
        .await
}
