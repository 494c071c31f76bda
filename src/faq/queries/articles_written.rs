//! Statements that write articles, their revisions, links and wordings.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{article_links, article_revisions, article_wordings, articles, threads};
use crate::db::{ArticleId, AudienceId, Conn, MemberId, SectionId, ThreadId};
use crate::faq::model::{ArticleState, ArticleText};
use crate::text::Html;
use crate::text::lang::Lang;
use crate::text::markdown::RENDERER_VERSION;

/// An article about to be written.
pub struct NewArticle<'a> {
    /// What it says.
    pub text: &'a ArticleText,
    /// The answer, rendered.
    pub html: &'a Html,
    /// Its language.
    pub lang: Lang,
    /// Its part of the address.
    pub slug: &'a str,
    /// Who publishes it.
    pub by: MemberId,
}

/// Parts of addresses in a section that begin like this one and are taken.
pub async fn taken(conn: &mut Conn, section: SectionId, slug: &str) -> QueryResult<Vec<String>> {
    articles::table
        .filter(articles::section_id.eq(section))
        .filter(articles::state.ne(ArticleState::Retired))
        .filter(articles::slug.like(format!("{}%", slug.replace(['\\', '%'], "").replace('_', "\\_"))))
        .select(articles::slug)
        .load(conn)
        .await
}

/// Writes a published article.
pub async fn insert(conn: &mut Conn, new: &NewArticle<'_>, now: DateTime<Utc>) -> QueryResult<ArticleId> {
    diesel::insert_into(articles::table)
        .values((
            articles::section_id.eq(new.text.section),
            articles::audience_id.eq(new.text.audience),
            articles::kind.eq("question"),
            articles::state.eq(ArticleState::Published),
            articles::lang.eq(new.lang.tag()),
            articles::slug.eq(new.slug),
            (
                articles::title.eq(&new.text.title),
                articles::short.eq(&new.text.short),
                articles::body.eq(&new.text.body),
            ),
            (articles::html.eq(new.html.as_str()), articles::renderer_version.eq(RENDERER_VERSION)),
            (articles::owner_id.eq(new.by), articles::verified_by.eq(new.by), articles::verified_at.eq(now)),
            articles::review_on.eq(new.text.review_on),
            articles::created_at.eq(now),
            articles::published_at.eq(now),
        ))
        .returning(articles::id)
        .get_result(conn)
        .await
}

/// Locks an article; whether it is to be read, and by whom. Threads and ledger rows are locked before it.
pub async fn lock(conn: &mut Conn, id: ArticleId) -> QueryResult<Option<(ArticleState, AudienceId)>> {
    articles::table
        .find(id.0)
        .select((articles::state, articles::audience_id))
        .for_no_key_update()
        .first(conn)
        .await
        .optional()
}

/// Writes an edit if the article still has that version; its new version, or `None`.
pub async fn update(
    conn: &mut Conn,
    id: ArticleId,
    version: i32,
    text: &ArticleText,
    slug: &str,
    html: &Html,
) -> QueryResult<Option<i32>> {
    diesel::update(articles::table.filter(articles::id.eq(id)).filter(articles::version.eq(version)))
        .set((
            articles::section_id.eq(text.section),
            articles::audience_id.eq(text.audience),
            articles::slug.eq(slug),
            articles::title.eq(&text.title),
            articles::short.eq(&text.short),
            articles::body.eq(&text.body),
            articles::html.eq(html.as_str()),
            articles::renderer_version.eq(RENDERER_VERSION),
            articles::review_on.eq(text.review_on),
            articles::version.eq(articles::version + 1),
        ))
        .returning(articles::version)
        .get_result(conn)
        .await
        .optional()
}

/// Keeps what an article says now.
pub async fn add_revision(
    conn: &mut Conn,
    id: ArticleId,
    number: i32,
    text: &ArticleText,
    by: MemberId,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(article_revisions::table)
        .values((
            article_revisions::article_id.eq(id),
            article_revisions::number.eq(number),
            article_revisions::member_id.eq(by),
            article_revisions::title.eq(&text.title),
            article_revisions::short.eq(&text.short),
            article_revisions::body.eq(&text.body),
            article_revisions::at.eq(at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Links an article with these and with no others, both ways.
pub async fn put_links(conn: &mut Conn, id: ArticleId, related: &[ArticleId]) -> QueryResult<()> {
    unlink(conn, id).await?;
    let real: Vec<ArticleId> = articles::table
        .filter(articles::id.eq_any(related))
        .filter(articles::id.ne(id))
        .select(articles::id)
        .load(conn)
        .await?;
    let rows: Vec<_> = real
        .iter()
        .flat_map(|other| [(id, *other), (*other, id)])
        .map(|(from, to)| (article_links::from_id.eq(from), article_links::to_id.eq(to)))
        .collect();
    diesel::insert_into(article_links::table).values(rows).on_conflict_do_nothing().execute(conn).await?;
    Ok(())
}

/// Takes all links of an article away.
pub async fn unlink(conn: &mut Conn, id: ArticleId) -> QueryResult<()> {
    let either = article_links::from_id.eq(id).or(article_links::to_id.eq(id));
    diesel::delete(article_links::table.filter(either)).execute(conn).await?;
    Ok(())
}

/// Keeps a customer's own words for an article.
pub async fn add_wording(
    conn: &mut Conn,
    id: ArticleId,
    thread: ThreadId,
    lang: &str,
    text: &str,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(article_wordings::table)
        .values((
            article_wordings::article_id.eq(id),
            article_wordings::thread_id.eq(thread),
            article_wordings::lang.eq(lang),
            article_wordings::text.eq(text),
            article_wordings::at.eq(at),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes the wordings away that came from these threads.
pub async fn remove_wordings_of(conn: &mut Conn, id: ArticleId, from: &[ThreadId]) -> QueryResult<()> {
    let wordings = article_wordings::table.filter(article_wordings::article_id.eq(id));
    diesel::delete(wordings.filter(article_wordings::thread_id.eq_any(from))).execute(conn).await?;
    Ok(())
}

/// Takes the wordings away that came from threads for these audiences.
pub async fn remove_wordings_for(
    conn: &mut Conn,
    id: ArticleId,
    audiences: &[AudienceId],
) -> QueryResult<()> {
    if audiences.is_empty() {
        return Ok(());
    }
    let meant = threads::table.filter(threads::audience_id.eq_any(audiences)).select(threads::id.nullable());
    let wordings = article_wordings::table.filter(article_wordings::article_id.eq(id));
    diesel::delete(wordings.filter(article_wordings::thread_id.eq_any(meant))).execute(conn).await?;
    Ok(())
}

/// Notes that somebody found the article true.
pub async fn verify(
    conn: &mut Conn,
    id: ArticleId,
    by: MemberId,
    now: DateTime<Utc>,
    review_on: NaiveDate,
) -> QueryResult<()> {
    diesel::update(articles::table.find(id.0))
        .set((articles::verified_by.eq(by), articles::verified_at.eq(now), articles::review_on.eq(review_on)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Takes the article out; `false` if it was out already.
pub async fn retire(conn: &mut Conn, id: ArticleId, now: DateTime<Utc>) -> QueryResult<bool> {
    let standing =
        articles::table.filter(articles::id.eq(id)).filter(articles::state.ne(ArticleState::Retired));
    let out = (articles::state.eq(ArticleState::Retired), articles::retired_at.eq(now));
    Ok(diesel::update(standing).set(out).execute(conn).await? == 1)
}

/// Puts another in the place of an article that is out; `false` if it was there already.
pub async fn replace(conn: &mut Conn, id: ArticleId, instead: ArticleId) -> QueryResult<bool> {
    let other =
        articles::table.filter(articles::id.eq(id)).filter(articles::replaced_by.is_distinct_from(instead));
    Ok(diesel::update(other).set(articles::replaced_by.eq(instead)).execute(conn).await? == 1)
}

/// Puts the article on top of its section since then, or takes it down.
pub async fn pin(conn: &mut Conn, id: ArticleId, since: Option<DateTime<Utc>>) -> QueryResult<()> {
    diesel::update(articles::table.find(id.0)).set(articles::pinned_at.eq(since)).execute(conn).await?;
    Ok(())
}
