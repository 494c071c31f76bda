//! What the daily watch reads.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Date, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn, ThreadId};
use crate::text_enum;
use crate::viewer::Viewer;

/// What is new on a board's first day of watching.
const FIRST_DAY: TimeDelta = TimeDelta::days(1);

text_enum! {
    /// Why a thread is on the list.
    pub enum Why {
        /// It came since somebody last signed.
        New = "new",
        /// It waits on staff and its time is over, or nearly so.
        Waiting = "waiting",
        /// Many write in it, or it was reported.
        Heated = "heated",
        /// Somebody wrote one of the words that are looked for.
        Words = "words",
        /// By chance: a few of those of the last month.
        Sample = "sample",
    }
}

/// A thread to read.
#[derive(Debug, Clone, QueryableByName)]
pub struct ToRead {
    /// Why.
    #[diesel(sql_type = Text)]
    pub why: Why,
    /// The thread.
    #[diesel(sql_type = BigInt)]
    pub id: ThreadId,
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its title.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// When it was last written in.
    #[diesel(sql_type = Timestamptz)]
    pub last_post_at: DateTime<Utc>,
    /// The word that was found.
    #[diesel(sql_type = Nullable<Text>)]
    pub word: Option<String>,
    /// How many are there for this reason, counted to a thousand and one; of a sample nobody counts.
    #[diesel(sql_type = BigInt)]
    pub total: i64,
}

/// What is to be read of these boards: each reason has a bounded number, the most pressing first.
pub async fn to_read(
    conn: &mut Conn,
    viewer: &Viewer,
    (boards, words): (&[BoardId], &[String]),
    since: Option<DateTime<Utc>>,
    (day, now): (NaiveDate, DateTime<Utc>),
) -> QueryResult<Vec<ToRead>> {
    db::statement(include_str!("to_read.sql"))
        .bind::<Array<BigInt>, _>(boards.to_vec())
        .bind::<Array<Text>, _>(words.to_vec())
        .bind::<Timestamptz, _>(since.unwrap_or(now - FIRST_DAY))
        .bind::<Date, _>(day)
        .bind::<Timestamptz, _>(now)
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .load(conn)
        .await
}
