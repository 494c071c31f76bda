//! The statement of the inbox page: a member's notifications with what they lead to, as far as they may still read it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Integer, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use super::model::{Asks, NotificationKind};
use super::queries::Place;
use crate::db::paging::{LIST_ROWS, Slice};
use crate::db::{self, BoardId, Conn, MemberId, NotificationId, ThreadId};
use crate::text::Lang;
use crate::urls;
use crate::viewer::Viewer;

/// One notification in the inbox.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its row.
    pub id: NotificationId,
    /// What it tells.
    pub kind: NotificationKind,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Unread replies to the thread that this line stands for; 1 where it stands for itself.
    pub replies: i64,
    /// Whether it was marked as read.
    pub reading: Reading,
    /// Who did it; empty when time did.
    pub actor: String,
    /// What it is about: the article's title where one answers, else the thread's.
    pub title: String,
    /// The language that is in.
    pub lang: Lang,
    /// Whether the post is the reader's own.
    pub post: Whose,
    /// Why staff decided so.
    pub reason: Option<String>,
    /// Whether the reader is asked if it is solved.
    pub asks: Asks,
    /// Where it leads.
    pub target: String,
    /// The thread.
    pub thread: String,
}

/// Whether a notification was marked as read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Not yet.
    Unread,
    /// It was.
    Read,
}

/// Whose post a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// The reader's.
    Own,
    /// Somebody else's, or none.
    Others,
}

#[derive(QueryableByName)]
struct LineRow {
    #[diesel(sql_type = BigInt)]
    id: NotificationId,
    #[diesel(sql_type = Text)]
    kind: NotificationKind,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Bool)]
    is_read: bool,
    #[diesel(sql_type = Text)]
    actor: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    thread_id: Option<ThreadId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    board_id: Option<BoardId>,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    lang: String,
    #[diesel(sql_type = Bool)]
    is_asker: bool,
    #[diesel(sql_type = Bool)]
    awaits_asker: bool,
    #[diesel(sql_type = Bool)]
    asked_back: bool,
    #[diesel(sql_type = Nullable<Integer>)]
    post_number: Option<i32>,
    #[diesel(sql_type = BigInt)]
    replies: i64,
    #[diesel(sql_type = Bool)]
    own_post: bool,
    #[diesel(sql_type = Nullable<Text>)]
    reason: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    article_title: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    article_slug: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    section_slug: Option<String>,
}

/// A page of the inbox, newest first, from below `before` on.
pub async fn page(
    conn: &mut Conn,
    viewer: &Viewer,
    member: MemberId,
    before: Option<NotificationId>,
) -> QueryResult<Slice<Line, NotificationId>> {
    let rows = lines(conn, viewer, member, before.map_or(i64::MAX, |id| id.0), None, LIST_ROWS + 1).await?;
    Ok(Slice::cut(rows, LIST_ROWS, |line| line.id))
}

/// One notification of the member.
pub async fn one(
    conn: &mut Conn,
    viewer: &Viewer,
    member: MemberId,
    id: NotificationId,
) -> QueryResult<Option<Line>> {
    lines(conn, viewer, member, i64::MAX, Some(id), 1).await.map(|rows| rows.into_iter().next())
}

async fn lines(
    conn: &mut Conn,
    viewer: &Viewer,
    member: MemberId,
    before: i64,
    only: Option<NotificationId>,
    limit: i64,
) -> QueryResult<Vec<Line>> {
    let rows: Vec<LineRow> = db::statement(include_str!("inbox.sql"))
        .bind::<BigInt, _>(member)
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<BigInt, _>(before)
        .bind::<Nullable<BigInt>, _>(only)
        .bind::<BigInt, _>(limit)
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        // A newer node may write of what this one cannot tell.
        .bind::<Array<Text>, _>(NotificationKind::ALL)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

impl From<LineRow> for Line {
    fn from(row: LineRow) -> Self {
        let asks = Asks::of(row.is_asker, row.awaits_asker, row.asked_back);
        let place = Place::of(row.kind, row.thread_id, row.board_id);
        let thread = place.thread(&row.slug);
        let article = row.article_title.zip(row.article_slug).zip(row.section_slug);
        let (title, target) = match article {
            Some(((title, slug), section)) => (title, urls::article(&section, &slug)),
            None => (row.title, place.post(&row.slug, row.post_number)),
        };
        Self {
            id: row.id,
            kind: row.kind,
            at: row.at,
            replies: row.replies,
            reading: if row.is_read { Reading::Read } else { Reading::Unread },
            actor: row.actor,
            title,
            lang: row.lang.parse().unwrap_or(Lang::En),
            post: if row.own_post { Whose::Own } else { Whose::Others },
            reason: row.reason,
            asks,
            target,
            thread,
        }
    }
}
