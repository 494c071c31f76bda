//! What pages of boards show of other features: the articles most read.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Int4, Nullable, Text};
use diesel_async::RunQueryDsl;

use crate::db::{self, BoardId, Conn};
use crate::text::lang::Lang;
use crate::viewer::Viewer;

/// An article in a list of the most read.
#[derive(Debug, Clone, QueryableByName)]
pub struct TopArticle {
    /// In its address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its section's slug.
    #[diesel(sql_type = Text)]
    pub section: String,
    /// Its question.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// Its section's name for the reader.
    #[diesel(sql_type = Text)]
    pub section_name: String,
    /// How often it was read in the last four weeks.
    #[diesel(sql_type = Int4)]
    pub recent_views: i32,
}

/// The articles most read that the viewer may read: of a board's sections, or of all.
pub async fn top_articles(
    conn: &mut Conn,
    viewer: &Viewer,
    lang: Lang,
    board: Option<BoardId>,
    rows: i64,
) -> QueryResult<Vec<TopArticle>> {
    db::statement(include_str!("articles.sql"))
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Text, _>(lang.tag())
        .bind::<Nullable<BigInt>, _>(board.map(|board| board.0))
        .bind::<BigInt, _>(rows)
        .load(conn)
        .await
}
