//! Statements on what articles said.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{article_revisions, members};
use crate::db::{ArticleId, Conn};

/// Versions compared on one page.
const REVISIONS_MAX: i64 = 50;

/// What an article said from then on.
#[derive(Debug, Clone, Queryable)]
pub struct Revision {
    /// Counts from 1.
    pub number: i32,
    /// The question.
    pub title: String,
    /// The short answer.
    pub short: String,
    /// The answer, Markdown.
    pub body: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Who wrote it; empty when the account is gone.
    pub editor: String,
}

/// The newest versions of an article, oldest first.
pub async fn of_article(conn: &mut Conn, article: ArticleId) -> QueryResult<Vec<Revision>> {
    type Columns = (i32, String, String, String, DateTime<Utc>, Option<String>);
    let rows: Vec<Columns> = article_revisions::table
        .left_join(members::table)
        .filter(article_revisions::article_id.eq(article))
        .order(article_revisions::number.desc())
        .limit(REVISIONS_MAX)
        .select((
            article_revisions::number,
            article_revisions::title,
            article_revisions::short,
            article_revisions::body,
            article_revisions::at,
            members::name.nullable(),
        ))
        .load(conn)
        .await?;
    let revision = |(number, title, short, body, at, editor): Columns| Revision {
        number,
        title,
        short,
        body,
        at,
        editor: editor.unwrap_or_default(),
    };
    Ok(rows.into_iter().rev().map(revision).collect())
}
