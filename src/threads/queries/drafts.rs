//! What a member was writing, by place; kept for 180 days (a sweep ends them).

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{drafts, threads};
use crate::db::{Conn, Keep, MemberId, ThreadId};
use crate::text::markdown::BODY_CHARS_MAX;
use crate::viewer::Viewer;
use crate::visibility;

/// Characters of a draft: two whole texts with their titles. What is too long for a post is said when it is sent.
const DRAFT_CHARS_MAX: usize = 2 * BODY_CHARS_MAX + 10_000;

/// Drafts of one member; the oldest beyond go.
pub const DRAFTS_MAX: i64 = 100;
/// Characters of a draft's title, of its board and of its tags.
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

/// What was typed and not sent yet; all but the text is empty for replies.
#[derive(Debug, Clone, Default, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = drafts, treat_none_as_null = true)]
pub struct Written {
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: String,
    /// The chosen board's slug.
    pub board: String,
    /// Its tags, as typed.
    pub tags: String,
    /// Whether only staff are to read it.
    pub private: bool,
    /// Which product it is about, as the form sends it; empty: none; `None`: the form did not ask.
    pub product: Option<String>,
}

impl Written {
    /// Both drafts of a question as one: this one on top, and nothing that the earlier one says is lost.
    pub fn before(self, earlier: &Self) -> Self {
        let said_again =
            |text: &str, by: &str| if text.trim() == by.trim() { String::new() } else { text.to_owned() };
        let title = if self.title.trim().is_empty() { earlier.title.clone() } else { self.title };
        let (name, text) = (said_again(&earlier.title, &title), said_again(&earlier.body, &self.body));
        let board = if self.board.is_empty() { earlier.board.clone() } else { self.board };
        let tags = if self.tags.trim().is_empty() { earlier.tags.clone() } else { self.tags };
        // Neither says less than its author meant: what one of them keeps from others stays kept.
        let private = self.private || earlier.private;
        let product = self.product.or_else(|| earlier.product.clone());
        Self { body: joined(&[&self.body, &name, &text]), title, board, tags, private, product }
    }
}

/// The parts that say something, as paragraphs of one text.
fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n\n").chars().take(DRAFT_CHARS_MAX).collect()
}

/// A text that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = drafts)]
pub struct Draft {
    /// The place as stored.
    pub place: String,
    /// What was typed.
    #[diesel(embed)]
    pub written: Written,
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
    written: &Written,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let saved = drafts::saved_at.eq(now);
    diesel::insert_into(drafts::table)
        .values((drafts::member_id.eq(member), drafts::place.eq(place.to_string()), written, saved))
        .on_conflict((drafts::member_id, drafts::place))
        .do_update()
        .set((written, saved))
        .kept()
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

/// Whether a text found room in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// It did.
    Whole,
    /// Both together would be longer than any message may be: nothing was changed.
    TooLong,
}

/// What was typed for a question of its own becomes the beginning of a reply in a thread that asks the same.
pub async fn carry_over(
    conn: &mut Conn,
    member: MemberId,
    thread: ThreadId,
    question: &Written,
    now: DateTime<Utc>,
) -> QueryResult<Carried> {
    let before = of(conn, member, Place::Reply(thread)).await?.map(|draft| draft.written.body);
    let parts = [before.unwrap_or_default(), question.title.clone(), question.body.clone()];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.trim().is_empty()).collect();
    if !parts.is_empty() {
        let body = parts.join("\n\n");
        if body.chars().nth(BODY_CHARS_MAX).is_some() {
            return Ok(Carried::TooLong);
        }
        keep(conn, member, Place::Reply(thread), &Written { body, ..Written::default() }, now).await?;
    }
    discard(conn, member, Place::Ask).await?;
    Ok(Carried::Whole)
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
