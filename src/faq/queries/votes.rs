//! Statements on readers' votes.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{article_votes, articles};
use crate::db::{ArticleId, Conn};
use crate::faq::model::Missing;

/// A voice about an article.
#[derive(Debug, Clone)]
pub struct Vote {
    /// Whose, as a hash that lasts a day.
    pub voter: Vec<u8>,
    /// The day.
    pub day: NaiveDate,
    /// Whether it helped.
    pub helpful: bool,
    /// What was missing.
    pub reason: Option<Missing>,
    /// In the reader's words.
    pub note: String,
}

/// Locks the article's row, so that two voices are counted one after the other.
pub async fn lock(conn: &mut Conn, id: ArticleId) -> QueryResult<()> {
    articles::table
        .find(id.0)
        .select(articles::id)
        .for_no_key_update()
        .first::<ArticleId>(conn)
        .await
        .map(|_| ())
}

/// What this voter said that day.
pub async fn said(conn: &mut Conn, id: ArticleId, vote: &Vote) -> QueryResult<Option<bool>> {
    article_votes::table
        .find((id.0, &vote.voter, vote.day))
        .select(article_votes::helpful)
        .first(conn)
        .await
        .optional()
}

/// Writes the voice; a second one of that day replaces the first.
pub async fn put(conn: &mut Conn, id: ArticleId, vote: &Vote, at: DateTime<Utc>) -> QueryResult<()> {
    let said = (
        article_votes::helpful.eq(vote.helpful),
        article_votes::reason.eq(vote.reason),
        article_votes::note.eq(&vote.note),
        article_votes::at.eq(at),
    );
    diesel::insert_into(article_votes::table)
        .values((
            article_votes::article_id.eq(id),
            article_votes::voter.eq(&vote.voter),
            article_votes::day.eq(vote.day),
            said.clone(),
        ))
        .on_conflict((article_votes::article_id, article_votes::voter, article_votes::day))
        .do_update()
        .set(said)
        .execute(conn)
        .await?;
    Ok(())
}

/// Adds to the article's counts.
pub async fn count(conn: &mut Conn, id: ArticleId, helpful: i32, unhelpful: i32) -> QueryResult<()> {
    diesel::update(articles::table.find(id.0))
        .set((
            articles::helpful.eq(articles::helpful + helpful),
            articles::unhelpful.eq(articles::unhelpful + unhelpful),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
