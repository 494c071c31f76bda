//! Statements of the review queue.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::paging::Slice;
use crate::db::schema::{flags, posts, threads};
use crate::db::{self, BoardId, Conn, FlagId, ThreadId};
use crate::text::{Html, excerpt};
use crate::threads::model::PostState;
use crate::threads::post_queries::FlagReason;

/// Characters of the post before a reported one.
const BEFORE_CHARS: usize = 200;

/// Reports nobody has settled, on these boards (`None`: all).
pub async fn open_flags(conn: &mut Conn, boards: Option<&[BoardId]>) -> QueryResult<i64> {
    let mut query = flags::table
        .inner_join(posts::table.inner_join(threads::table.on(threads::id.eq(posts::thread_id))))
        .filter(flags::settled_at.is_null())
        .into_boxed();
    if let Some(boards) = boards {
        query = query.filter(threads::board_id.eq_any(boards.to_vec()));
    }
    query.count().get_result(conn).await
}

/// An open report with the post it is about.
#[derive(Debug, Clone, QueryableByName)]
pub struct OpenFlag {
    /// The report.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub id: FlagId,
    /// Why.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub reason: FlagReason,
    /// In the reporter's words; may be empty.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub note: String,
    /// When.
    #[diesel(sql_type = diesel::sql_types::Timestamptz)]
    pub at: DateTime<Utc>,
    /// Who reported it.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub reporter: String,
    /// The thread.
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    pub thread: ThreadId,
    /// Its title.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub title: String,
    /// Its part of the address.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub slug: String,
    /// The post's number.
    #[diesel(sql_type = diesel::sql_types::Integer)]
    pub number: i32,
    /// Its state.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub state: PostState,
    /// Its author's name.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub author: String,
    /// The language it was written in.
    #[diesel(sql_type = diesel::sql_types::Text)]
    pub lang: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    html: String,
    #[diesel(sql_type = diesel::sql_types::Text)]
    before: String,
}

impl OpenFlag {
    /// The beginning of the post before it, without marks; empty for the first.
    pub fn before(&self) -> String {
        excerpt::excerpt(&self.before, BEFORE_CHARS)
    }

    /// The post.
    pub fn html(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// A page of open reports on these boards (`None`: all), oldest first, from the one after `after` on.
pub async fn flags(
    conn: &mut Conn,
    boards: Option<&[BoardId]>,
    after: Option<FlagId>,
    fits: i64,
) -> QueryResult<Slice<OpenFlag, FlagId>> {
    use diesel::sql_types::{Array, BigInt, Nullable};
    let boards: Option<Vec<i64>> = boards.map(|boards| boards.iter().map(|board| board.0).collect());
    let rows = db::statement(include_str!("open_flags.sql"))
        .bind::<Nullable<Array<BigInt>>, _>(boards)
        .bind::<BigInt, _>(fits + 1)
        .bind::<BigInt, _>(after.map_or(0, |flag| flag.0))
        .load(conn)
        .await?;
    Ok(Slice::cut(rows, fits, |flag: &OpenFlag| flag.id))
}
