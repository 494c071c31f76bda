//! What a member was writing, by place; kept for 180 days (a sweep ends them).

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::visibility;
use crate::db::schema::{drafts, threads};
use crate::db::{Conn, MemberId, ThreadId};
use crate::viewer::Viewer;

/// Drafts of one member; the oldest beyond go.
pub const DRAFTS_MAX: i64 = 100;
/// Characters of a draft's title.
pub const TITLE_CHARS_MAX: usize = 300;

/// Where something is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A new question.
    Ask,
    /// A reply in a thread.
    Reply(ThreadId),
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ask => f.write_str("ask"),
            Self::Reply(thread) => write!(f, "t/{thread}"),
        }
    }
}

impl std::str::FromStr for Place {
    type Err = crate::db::enums::UnknownName;
    fn from_str(place: &str) -> Result<Self, Self::Err> {
        if place == "ask" {
            return Ok(Self::Ask);
        }
        let id = place.strip_prefix("t/").and_then(|id| id.parse().ok());
        id.map(Self::Reply).ok_or(crate::db::enums::UnknownName)
    }
}

/// A text that was not sent yet.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = drafts)]
pub struct Draft {
    /// The place as stored.
    pub place: String,
    /// Its title; empty for replies.
    pub title: String,
    /// Its text.
    pub body: String,
    /// When it was kept.
    pub saved_at: DateTime<Utc>,
}

/// What the member was writing there.
pub async fn of(conn: &mut Conn, member: MemberId, place: Place) -> QueryResult<Option<Draft>> {
    drafts::table.find((member.0, place.to_string())).select(Draft::as_select()).first(conn).await.optional()
}

/// All of a member's, newest first.
pub async fn all(conn: &mut Conn, member: MemberId) -> QueryResult<Vec<Draft>> {
    drafts::table
        .filter(drafts::member_id.eq(member))
        .order(drafts::saved_at.desc())
        .limit(DRAFTS_MAX)
        .select(Draft::as_select())
        .load(conn)
        .await
}

/// Ends it: it was sent or thrown away.
pub async fn discard(conn: &mut Conn, member: MemberId, place: Place) -> QueryResult<()> {
    diesel::delete(drafts::table.find((member.0, place.to_string()))).execute(conn).await?;
    Ok(())
}

/// Keeps a text; the oldest beyond [`DRAFTS_MAX`] goes.
pub async fn keep(
    conn: &mut Conn,
    member: MemberId,
    place: Place,
    (title, body): (&str, &str),
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let values = (drafts::title.eq(title), drafts::body.eq(body), drafts::saved_at.eq(now));
    diesel::insert_into(drafts::table)
        .values((drafts::member_id.eq(member), drafts::place.eq(place.to_string()), values))
        .on_conflict((drafts::member_id, drafts::place))
        .do_update()
        .set(values)
        .execute(conn)
        .await?;
    let beyond: Vec<String> = drafts::table
        .filter(drafts::member_id.eq(member))
        .order(drafts::saved_at.desc())
        .offset(DRAFTS_MAX)
        .select(drafts::place)
        .load(conn)
        .await?;
    if !beyond.is_empty() {
        let old = drafts::table.filter(drafts::member_id.eq(member).and(drafts::place.eq_any(beyond)));
        diesel::delete(old).execute(conn).await?;
    }
    Ok(())
}

/// Titles of threads in which the viewer is writing, as far as they may still read them.
pub async fn titles(
    conn: &mut Conn,
    ids: &[ThreadId],
    viewer: &Viewer,
) -> QueryResult<Vec<(ThreadId, String)>> {
    threads::table
        .filter(threads::id.eq_any(ids).and(visibility::readable(viewer)))
        .select((threads::id, threads::title))
        .load(conn)
        .await
}
