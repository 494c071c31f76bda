//! Statements that load documents for the index. It holds what anybody may find and asks for the audience at each
//! search, so these read past the visibility rule and take a [`System`].

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::{Document, Subject};
use crate::db::schema::{article_wordings, articles, posts, threads, verifications};
use crate::db::{ArticleId, AudienceId, BoardId, Conn, PostId, ThreadId};
use crate::text::Lang;
use crate::viewer::System;

/// Characters of each text that are indexed: the start says what it is about.
const TEXT_CHARS: usize = 4_000;
/// Wordings of an article that are indexed, the newest.
const WORDINGS: usize = 50;

type ThreadColumns = (ThreadId, AudienceId, BoardId, String, String, Option<i64>);
type ArticleColumns = (ArticleId, AudienceId, String, String, String, String);

/// The threads among the ids that can be read by somebody; hidden and removed ones are missing.
pub async fn documents_of_threads(
    conn: &mut Conn,
    _: System,
    ids: &[ThreadId],
) -> QueryResult<Vec<Document>> {
    let rows: Vec<ThreadColumns> = threads::table
        .filter(threads::id.eq_any(ids).and(threads::hidden_at.is_null()))
        .select((
            threads::id,
            threads::audience_id,
            threads::board_id,
            threads::lang,
            threads::title,
            threads::accepted_post_id,
        ))
        .load(conn)
        .await?;
    let mut questions: HashMap<ThreadId, String> = first_posts(conn, ids).await?.into_iter().collect();
    let mut answers: HashMap<ThreadId, Vec<String>> = HashMap::new();
    for (thread, body) in answers_of(conn, ids, &rows).await? {
        answers.entry(thread).or_default().push(body);
    }
    let document = |(id, audience, board, lang, title, _): ThreadColumns| {
        let question = questions.remove(&id)?;
        let answers = answers.remove(&id).unwrap_or_default();
        let answered = !answers.is_empty();
        let texts: Vec<String> =
            std::iter::once(start(&question)).chain(answers.iter().map(|a| start(a))).collect();
        Some(Document {
            subject: Subject::Thread(id),
            audience,
            board: Some(board),
            lang: lang.parse().unwrap_or(Lang::En),
            answered,
            title,
            wordings: Vec::new(),
            text: texts.join("\n\n"),
        })
    };
    Ok(rows.into_iter().filter_map(document).collect())
}

async fn first_posts(conn: &mut Conn, ids: &[ThreadId]) -> QueryResult<Vec<(ThreadId, String)>> {
    posts::table
        .filter(posts::thread_id.eq_any(ids).and(posts::number.eq(1)).and(posts::state.eq("live")))
        .select((posts::thread_id, posts::body))
        .load(conn)
        .await
}

/// Accepted and verified replies that can be seen.
async fn answers_of(
    conn: &mut Conn,
    ids: &[ThreadId],
    rows: &[ThreadColumns],
) -> QueryResult<Vec<(ThreadId, String)>> {
    let mut marked: Vec<PostId> = verifications::table
        .filter(verifications::thread_id.eq_any(ids))
        .select(verifications::post_id)
        .load(conn)
        .await?;
    marked.extend(rows.iter().filter_map(|row| row.5.map(PostId)));
    posts::table
        .filter(posts::id.eq_any(marked).and(posts::state.eq("live")))
        .order(posts::id)
        .select((posts::thread_id, posts::body))
        .load(conn)
        .await
}

/// The articles among the ids that are published.
pub async fn documents_of_articles(
    conn: &mut Conn,
    _: System,
    ids: &[ArticleId],
) -> QueryResult<Vec<Document>> {
    let rows: Vec<ArticleColumns> = articles::table
        .filter(articles::id.eq_any(ids).and(articles::state.eq("published")))
        .select((
            articles::id,
            articles::audience_id,
            articles::lang,
            articles::title,
            articles::short,
            articles::body,
        ))
        .load(conn)
        .await?;
    let wordings: Vec<(ArticleId, String)> = article_wordings::table
        .filter(article_wordings::article_id.eq_any(ids))
        .order(article_wordings::id.desc())
        .select((article_wordings::article_id, article_wordings::text))
        .load(conn)
        .await?;
    let mut by_article: HashMap<ArticleId, Vec<String>> = HashMap::new();
    for (article, text) in wordings {
        let known = by_article.entry(article).or_default();
        if known.len() < WORDINGS {
            known.push(text);
        }
    }
    let document = |(id, audience, lang, title, short, body): ArticleColumns| Document {
        subject: Subject::Article(id),
        audience,
        board: None,
        lang: lang.parse().unwrap_or(Lang::En),
        answered: true,
        title,
        wordings: by_article.remove(&id).unwrap_or_default(),
        text: format!("{short}\n\n{}", start(&body)),
    };
    Ok(rows.into_iter().map(document).collect())
}

/// Thread ids after one, in order, for a scan of all.
pub async fn all_threads_after(
    conn: &mut Conn,
    _: System,
    after: ThreadId,
    limit: i64,
) -> QueryResult<Vec<ThreadId>> {
    threads::table
        .filter(threads::id.gt(after))
        .order(threads::id)
        .limit(limit)
        .select(threads::id)
        .load(conn)
        .await
}

/// Article ids after one, in order, for a scan of all.
pub async fn all_articles_after(
    conn: &mut Conn,
    _: System,
    after: ArticleId,
    limit: i64,
) -> QueryResult<Vec<ArticleId>> {
    articles::table
        .filter(articles::id.gt(after))
        .order(articles::id)
        .limit(limit)
        .select(articles::id)
        .load(conn)
        .await
}

/// How many threads and articles a scan will pass.
pub async fn count(conn: &mut Conn, _: System) -> QueryResult<i64> {
    let threads: i64 = threads::table.count().get_result(conn).await?;
    let articles: i64 = articles::table.count().get_result(conn).await?;
    Ok(threads + articles)
}

fn start(text: &str) -> String {
    text.chars().take(TEXT_CHARS).collect()
}
