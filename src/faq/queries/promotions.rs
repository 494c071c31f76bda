//! Statements on promotions, their threads and the thread's own link to its article.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::schema::{boards, members, promotion_threads, promotions, threads};
use crate::db::{ArticleId, AudienceId, BoardId, Conn, MemberId, PromotionId, QuestionId, ThreadId};
use crate::faq::model::Act;

/// Promotions offered for taking back.
const UNDOABLE_MAX: i64 = 10;

/// A promotion.
#[derive(Debug, Clone, Queryable)]
pub struct Promotion {
    /// Its row.
    pub id: PromotionId,
    /// What it did.
    pub act: Act,
    /// The article it made, or added threads to.
    pub article: ArticleId,
    /// Who made it.
    pub by: MemberId,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
}

/// A thread about to be promoted, locked.
#[derive(Debug, Clone, Queryable)]
pub struct Source {
    /// The thread.
    pub thread: ThreadId,
    /// The same as a question, if it is one.
    pub question: Option<QuestionId>,
    /// Its board.
    pub board: BoardId,
    /// Who reads it.
    pub audience: AudienceId,
    /// Its title.
    pub title: String,
    /// Its language's tag.
    pub lang: String,
    /// The article it shows already.
    pub article: Option<ArticleId>,
}

/// Locks threads in the order of their numbers.
pub async fn lock_threads(conn: &mut Conn, ids: &[ThreadId]) -> QueryResult<Vec<Source>> {
    threads::table
        .filter(threads::id.eq_any(ids))
        .order(threads::id)
        .select((
            threads::id,
            threads::question_id,
            threads::board_id,
            threads::audience_id,
            threads::title,
            threads::lang,
            threads::article_id,
        ))
        .for_no_key_update()
        .load(conn)
        .await
}

/// Writes a promotion.
pub async fn insert(
    conn: &mut Conn,
    article: ArticleId,
    act: Act,
    by: MemberId,
    now: DateTime<Utc>,
) -> QueryResult<PromotionId> {
    diesel::insert_into(promotions::table)
        .values((
            promotions::article_id.eq(article),
            promotions::act.eq(act),
            promotions::member_id.eq(by),
            promotions::at.eq(now),
        ))
        .returning(promotions::id)
        .get_result(conn)
        .await
}

/// Adds a thread to a promotion; `proposed`: its question was open and waits for the asker's yes.
pub async fn add_thread(
    conn: &mut Conn,
    id: PromotionId,
    thread: ThreadId,
    proposed: bool,
) -> QueryResult<()> {
    diesel::insert_into(promotion_threads::table)
        .values((
            promotion_threads::promotion_id.eq(id),
            promotion_threads::thread_id.eq(thread),
            promotion_threads::proposed.eq(proposed),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Lets a thread show an article, or none.
pub async fn show_article(conn: &mut Conn, thread: ThreadId, article: Option<ArticleId>) -> QueryResult<()> {
    diesel::update(threads::table.find(thread.0)).set(threads::article_id.eq(article)).execute(conn).await?;
    Ok(())
}

macro_rules! promotion_columns {
    () => {
        (
            promotions::id,
            promotions::act,
            promotions::article_id,
            promotions::member_id,
            promotions::at,
            promotions::undone_at,
        )
    };
}

/// A promotion.
pub async fn find(conn: &mut Conn, id: PromotionId) -> QueryResult<Option<Promotion>> {
    promotions::table.find(id.0).select(promotion_columns!()).first(conn).await.optional()
}

/// The same, locked.
pub async fn locked(conn: &mut Conn, id: PromotionId) -> QueryResult<Option<Promotion>> {
    promotions::table.find(id.0).select(promotion_columns!()).for_update().first(conn).await.optional()
}

/// Its threads, and whether each was open then.
pub async fn threads_of(conn: &mut Conn, id: PromotionId) -> QueryResult<Vec<(ThreadId, bool)>> {
    promotion_threads::table
        .filter(promotion_threads::promotion_id.eq(id))
        .order(promotion_threads::thread_id)
        .select((promotion_threads::thread_id, promotion_threads::proposed))
        .load(conn)
        .await
}

/// Audiences of the threads an article was made from.
pub async fn source_audiences(conn: &mut Conn, article: ArticleId) -> QueryResult<Vec<AudienceId>> {
    threads::table
        .inner_join(promotion_threads::table.inner_join(promotions::table))
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .select(threads::audience_id)
        .distinct()
        .load(conn)
        .await
}

/// Whether one of these threads is private: only its asker and its board's staff read it, while others on its board are
/// read by more.
pub async fn private_among(conn: &mut Conn, ids: &[ThreadId]) -> QueryResult<bool> {
    let private = threads::table
        .inner_join(boards::table)
        .filter(threads::id.eq_any(ids).and(threads::audience_id.eq(boards::staff_id)))
        .filter(boards::staff_id.ne(boards::readers_id));
    diesel::select(diesel::dsl::exists(private)).get_result(conn).await
}

/// The threads an article was made from.
pub async fn sources(conn: &mut Conn, article: ArticleId) -> QueryResult<Vec<ThreadId>> {
    promotion_threads::table
        .inner_join(promotions::table)
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .select(promotion_threads::thread_id)
        .load(conn)
        .await
}

/// Notes that a promotion was taken back.
pub async fn undone(conn: &mut Conn, id: PromotionId, by: MemberId, now: DateTime<Utc>) -> QueryResult<()> {
    diesel::update(promotions::table.find(id.0))
        .set((promotions::undone_by.eq(by), promotions::undone_at.eq(now)))
        .execute(conn)
        .await?;
    Ok(())
}

/// The promotions of an article that were not taken back, the oldest first.
pub async fn of_article(conn: &mut Conn, article: ArticleId) -> QueryResult<Vec<Promotion>> {
    promotions::table
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .order(promotions::id)
        .select(promotion_columns!())
        .load(conn)
        .await
}

/// A promotion that can be taken back, as the article's page offers it: number, who, when, what it did.
pub type Undoable = (PromotionId, MemberId, String, DateTime<Utc>, Act);

/// The promotions of an article since then that were not taken back, the newest first.
pub async fn since(conn: &mut Conn, article: ArticleId, since: DateTime<Utc>) -> QueryResult<Vec<Undoable>> {
    promotions::table
        .inner_join(members::table.on(members::id.eq(promotions::member_id)))
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .filter(promotions::at.ge(since))
        .order(promotions::id.desc())
        .limit(UNDOABLE_MAX)
        .select((promotions::id, members::id, members::name, promotions::at, promotions::act))
        .load(conn)
        .await
}
