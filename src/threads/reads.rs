//! What the thread page shows: few statements, however long the thread is.

mod beside;
pub mod pictures;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Int4, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

pub use self::beside::{Beside, Similar};
use super::model::{PostFacts, PostKind, PostState, Thread};
use super::policy;
use crate::db::schema::{ledger, threads};
use crate::db::{self, Conn, MemberId, PostId, ThreadId, paging};
use crate::error::Error;
use crate::figures::model::ratings::Rating;
use crate::figures::queries::ratings;
use crate::ledger::Row;
use crate::text::Html;
use crate::viewer::Viewer;

/// A post as the page shows it.
#[derive(Debug, Clone, QueryableByName)]
pub struct PostView {
    /// Its row.
    #[diesel(sql_type = BigInt)]
    pub id: PostId,
    /// Its number.
    #[diesel(sql_type = Int4)]
    pub number: i32,
    /// Its author.
    #[diesel(sql_type = BigInt)]
    pub author_id: MemberId,
    /// What it is.
    #[diesel(sql_type = Text)]
    pub kind: PostKind,
    #[diesel(sql_type = Text)]
    html: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// When it was written.
    #[diesel(sql_type = Timestamptz)]
    pub created_at: DateTime<Utc>,
    /// When it was last edited.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub edited_at: Option<DateTime<Utc>>,
    /// How often it was edited.
    #[diesel(sql_type = Int4)]
    pub revisions: i32,
    /// Helpful votes.
    #[diesel(sql_type = Int4)]
    pub helpful: i32,
    /// Whether it can be seen.
    #[diesel(sql_type = Text)]
    pub state: PostState,
    /// Whether its author was staff when writing.
    #[diesel(sql_type = Bool)]
    pub by_staff: bool,
    /// Author's name.
    #[diesel(sql_type = Text)]
    pub author_name: String,
    /// Author's handle.
    #[diesel(sql_type = Text)]
    pub author_handle: String,
    /// Since when the author is a member.
    #[diesel(sql_type = Timestamptz)]
    pub author_since: DateTime<Utc>,
    /// Author's accepted answers, for the Helper badge.
    #[diesel(sql_type = Int4)]
    pub author_accepted: i32,
    /// When an agent verified it.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub verified_at: Option<DateTime<Utc>>,
    /// The agent's name.
    #[diesel(sql_type = Nullable<Text>)]
    pub verifier_name: Option<String>,
    /// The agent's handle.
    #[diesel(sql_type = Nullable<Text>)]
    pub verifier_handle: Option<String>,
    /// Whether the viewer found it helpful.
    #[diesel(sql_type = Bool)]
    pub voted: bool,
    /// Why staff hid it.
    #[diesel(sql_type = Nullable<Text>)]
    pub reason: Option<String>,
    /// Whether it is out of sight since it was left out of what became public.
    #[diesel(sql_type = Bool)]
    pub left_out: bool,
}

impl PostView {
    /// What rules ask of it.
    pub fn facts(&self) -> PostFacts {
        PostFacts { number: self.number, author: self.author_id, state: self.state }
    }

    /// Whether nothing else took it out of sight than leaving it out of what became public.
    pub fn is_merely_left_out(&self) -> bool {
        self.left_out && self.state == PostState::Hidden && self.reason.is_none()
    }

    /// The stored, sanitised HTML.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// Everything of one page of a thread.
#[derive(Debug, Clone)]
pub struct ThreadPage {
    /// The thread.
    pub thread: Thread,
    /// Its ledger row, if it is a question.
    pub row: Option<Row>,
    /// The first post.
    pub question: PostView,
    /// The accepted answer, on every page.
    pub accepted: Option<PostView>,
    /// Verified answers that are not the accepted one, on every page.
    pub verified: Vec<PostView>,
    /// The replies of this page that do not stand above.
    pub replies: Vec<PostView>,
    /// What stands beside.
    pub beside: Beside,
    /// How it went, for an asker who was asked.
    pub rating: Option<Rating>,
    /// This page's number.
    pub page: i32,
    /// The last page's number.
    pub pages: i32,
}

/// The thread and its ledger row, if the viewer may read it.
pub async fn thread(conn: &mut Conn, id: ThreadId, viewer: &Viewer) -> Result<(Thread, Option<Row>), Error> {
    let found: Option<(Thread, Option<Row>)> = threads::table
        .left_join(ledger::table.on(threads::question_id.eq(ledger::question_id.nullable())))
        .filter(threads::id.eq(id))
        .select((Thread::as_select(), Option::<Row>::as_select()))
        .first(conn)
        .await
        .optional()?;
    found.filter(|(thread, _)| policy::may_read(viewer, thread)).ok_or(Error::NotFound)
}

/// One page of it.
pub async fn page(
    conn: &mut Conn,
    thread: Thread,
    row: Option<Row>,
    viewer: &Viewer,
    page: i32,
    similar: &Similar,
) -> Result<ThreadPage, Error> {
    let pages = paging::pages(thread.last_number);
    if page < 1 || page > pages {
        return Err(Error::NotFound);
    }
    let posts = posts(conn, &thread, viewer, page).await?;
    let beside = beside::beside(conn, &thread, viewer, similar).await?;
    let rating = rating(conn, &thread, row.as_ref(), viewer).await?;
    let numbers = paging::numbers_of_page(page);
    let mut question = None;
    let (mut accepted, mut verified, mut replies) = (None, Vec::new(), Vec::new());
    for post in posts {
        if post.number == 1 {
            question = Some(post);
        } else if thread.accepted_post_id == Some(post.id) {
            accepted = Some(post);
        } else if post.verified_at.is_some() && post.state == PostState::Live {
            verified.push(post);
        } else if numbers.contains(&post.number) {
            replies.push(post);
        }
    }
    let question =
        question.ok_or_else(|| Error::Internal(format!("thread {} has no first post", thread.id)))?;
    Ok(ThreadPage { thread, row, question, accepted, verified, replies, beside, rating, page, pages })
}

/// What the asker is asked while the question has ended.
async fn rating(
    conn: &mut Conn,
    thread: &Thread,
    row: Option<&Row>,
    viewer: &Viewer,
) -> QueryResult<Option<Rating>> {
    let Some(row) = row.filter(|row| !row.is_open() && viewer.is(thread.author_id)) else { return Ok(None) };
    let latest = ratings::latest(conn, row.question_id).await?;
    Ok(latest.filter(|rating| Some(rating.closed_at) == row.ended_at()))
}

async fn posts(conn: &mut Conn, thread: &Thread, viewer: &Viewer, page: i32) -> QueryResult<Vec<PostView>> {
    let numbers = paging::numbers_of_page(page);
    db::statement(include_str!("thread_posts.sql"))
        .bind::<BigInt, _>(thread.id)
        .bind::<Int4, _>(numbers.start)
        .bind::<Int4, _>(numbers.end)
        .bind::<BigInt, _>(thread.accepted_post_id.map_or(0, |id| id.0))
        .bind::<BigInt, _>(viewer.member_id().map_or(0, |id| id.0))
        .load(conn)
        .await
}
