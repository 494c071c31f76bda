//! What the index found, as rows: the audience is part of the search and the rule is asked again here.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Jsonb, Nullable};
use diesel_async::RunQueryDsl;
use serde::Deserialize;

use crate::db::{self, ArticleId, BoardId, Conn, ThreadId};
use crate::error::Error;
use crate::ledger::{LedgerState, Outcome, Standing};
use crate::search::Subject;
use crate::urls;
use crate::viewer::Viewer;

/// Something that may answer what is being typed.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// What it is.
    pub subject: Subject,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    /// An article's short answer; a thread's beginning.
    pub line: String,
    /// Its address.
    pub url: String,
    /// What readers see of a question.
    pub standing: Option<Standing>,
    /// Members who have the question too.
    pub me_toos: i32,
    /// Where such questions are asked.
    pub board: Option<BoardId>,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Jsonb)]
    articles: serde_json::Value,
    #[diesel(sql_type = Jsonb)]
    threads: serde_json::Value,
}

#[derive(Deserialize)]
struct ArticleRow {
    id: ArticleId,
    title: String,
    lang: String,
    short: String,
    section: String,
    slug: String,
    board: Option<BoardId>,
}

#[derive(Deserialize)]
struct ThreadRow {
    id: ThreadId,
    title: String,
    lang: String,
    excerpt: String,
    slug: String,
    me_toos: i32,
    state: LedgerState,
    outcome: Option<Outcome>,
    replied: bool,
    asked_back: bool,
    board: BoardId,
}

/// Articles first, then solved questions, then open ones, each in the order they were found. One statement.
pub async fn load(
    conn: &mut Conn,
    viewer: &Viewer,
    articles: &[i64],
    threads: &[i64],
) -> Result<Vec<Suggestion>, Error> {
    let found: Found = db::statement(include_str!("suggestions.sql"))
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Array<BigInt>, _>(articles)
        .bind::<Array<BigInt>, _>(threads)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await?;
    let read = |e: serde_json::Error| Error::Internal(format!("suggestions: {e}"));
    let articles: Vec<ArticleRow> = serde_json::from_value(found.articles).map_err(read)?;
    let threads: Vec<ThreadRow> = serde_json::from_value(found.threads).map_err(read)?;
    let mut suggestions: Vec<Suggestion> = articles.into_iter().map(Suggestion::from).collect();
    let (solved, open): (Vec<_>, Vec<_>) =
        threads.into_iter().map(Suggestion::from).partition(|s| s.standing == Some(Standing::Solved));
    suggestions.extend(solved);
    suggestions.extend(open);
    Ok(suggestions)
}

impl From<ArticleRow> for Suggestion {
    fn from(row: ArticleRow) -> Self {
        Self {
            subject: Subject::Article(row.id),
            url: urls::article(&row.section, &row.slug),
            title: row.title,
            lang: row.lang,
            line: row.short,
            standing: None,
            me_toos: 0,
            board: row.board,
        }
    }
}

impl From<ThreadRow> for Suggestion {
    fn from(row: ThreadRow) -> Self {
        Self {
            subject: Subject::Thread(row.id),
            url: urls::thread(row.id, &row.slug),
            title: row.title,
            lang: row.lang,
            line: row.excerpt,
            standing: Some(Standing::of(row.state, row.outcome, row.replied, row.asked_back)),
            me_toos: row.me_toos,
            board: Some(row.board),
        }
    }
}
