//! What the FAQ's pages read beside their own tables: threads, posts and people, by the viewer's rights.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use diesel_async::RunQueryDsl;

use super::model::ArticleCard;
use super::queries::articles;
use crate::db::schema::{
    articles as article_table, members, posts, promotion_threads, promotions, sections, threads,
    verifications,
};
use crate::db::{ArticleId, AudienceId, BoardId, Conn, PostId, QuestionId, ThreadId};
use crate::text::lang::Lang;
use crate::text::{Html, tokens};
use crate::urls;
use crate::viewer::Viewer;

/// Posts shown beside a draft.
const SOURCES_MAX: i64 = 12;
/// Source threads named on an article's page.
const NAMED_SOURCES_MAX: i64 = 12;
/// Articles whose questions are compared with a draft's.
const COMPARED_MAX: i64 = 2_000;
/// Articles proposed as "may answer it already".
const SIMILAR_MAX: usize = 3;

/// The most read articles, for the home page: question, address, short answer, views.
pub async fn top(conn: &mut Conn, viewer: &Viewer, lang: Lang, limit: i64) -> QueryResult<Vec<ArticleCard>> {
    articles::most_read(conn, viewer, lang, limit).await
}

/// The thread a draft is made from.
#[derive(Debug, Clone, Queryable)]
pub struct SourceThread {
    /// The thread.
    pub id: ThreadId,
    /// The same as a question, if it is one.
    pub question: Option<QuestionId>,
    /// Its board.
    pub board: BoardId,
    /// Who reads it.
    pub audience: AudienceId,
    /// Its title.
    pub title: String,
    /// Its part of the address.
    pub slug: String,
    /// Its language's tag.
    pub lang: String,
    /// Its accepted answer.
    pub accepted: Option<PostId>,
    /// The article it shows.
    pub article: Option<ArticleId>,
    /// Its asker.
    pub asker: String,
}

impl SourceThread {
    /// The language it is written in.
    pub fn language(&self) -> Lang {
        self.lang.parse().unwrap_or(Lang::En)
    }
}

/// A thread the viewer may read.
pub async fn source_thread(
    conn: &mut Conn,
    id: ThreadId,
    viewer: &Viewer,
) -> QueryResult<Option<SourceThread>> {
    threads::table
        .inner_join(members::table)
        .filter(threads::id.eq(id).and(threads::hidden_at.is_null()))
        .filter(threads::audience_id.eq_any(viewer.audiences()))
        .select((
            threads::id,
            threads::question_id,
            threads::board_id,
            threads::audience_id,
            threads::title,
            threads::slug,
            threads::lang,
            threads::accepted_post_id,
            threads::article_id,
            members::name,
        ))
        .first(conn)
        .await
        .optional()
}

/// Which of these threads the viewer may read.
pub async fn readable(conn: &mut Conn, ids: &[ThreadId], viewer: &Viewer) -> QueryResult<Vec<ThreadId>> {
    threads::table
        .filter(threads::id.eq_any(ids).and(threads::hidden_at.is_null()))
        .filter(threads::audience_id.eq_any(viewer.audiences()))
        .select(threads::id)
        .load(conn)
        .await
}

/// A post shown beside a draft.
#[derive(Debug, Clone, Queryable)]
pub struct SourcePost {
    /// The post.
    pub id: PostId,
    /// Its number in the thread.
    pub number: i32,
    /// Markdown.
    pub body: String,
    html: String,
    /// Its language's tag.
    pub lang: String,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// How many found it helpful.
    pub helpful: i32,
    /// Whether staff wrote it.
    pub by_staff: bool,
    /// Its author's number.
    pub author_id: i64,
    /// Its author.
    pub author: String,
    /// When an agent verified it.
    pub verified_at: Option<DateTime<Utc>>,
}

impl SourcePost {
    /// The post as it was rendered.
    pub fn rendered(&self) -> Html {
        Html::from_stored(self.html.clone())
    }
}

/// The posts beside a draft: the question, the accepted and verified answers, then the most helpful.
pub async fn source_posts(conn: &mut Conn, thread: &SourceThread) -> QueryResult<Vec<SourcePost>> {
    posts::table
        .inner_join(members::table)
        .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
        .filter(posts::thread_id.eq(thread.id).and(posts::state.eq("live")).and(posts::kind.ne("ask_back")))
        .order((
            posts::number.eq(1).desc(),
            posts::id.eq(thread.accepted.unwrap_or(PostId(0))).desc(),
            verifications::post_id.is_not_null().desc(),
            posts::helpful.desc(),
            posts::by_staff.desc(),
            posts::number,
        ))
        .limit(SOURCES_MAX)
        .select((
            posts::id,
            posts::number,
            posts::body,
            posts::html,
            posts::lang,
            posts::created_at,
            posts::helpful,
            posts::by_staff,
            members::id,
            members::name,
            verifications::at.nullable(),
        ))
        .load(conn)
        .await
}

#[derive(QueryableByName)]
struct People {
    #[diesel(sql_type = BigInt)]
    people: i64,
}

/// How many are told when a thread is promoted: its asker, whoever has the question too, whoever follows.
pub async fn people_of(conn: &mut Conn, thread: ThreadId) -> QueryResult<i64> {
    let people: People = diesel::sql_query(
        "select count(*) as people from (
            select author_id from threads where id = $1
            union select member_id from me_toos where thread_id = $1
            union select member_id from follows where thread_id = $1) told",
    )
    .bind::<BigInt, _>(thread)
    .get_result(conn)
    .await?;
    Ok(people.people)
}

/// A thread an article was made from, as its page names it.
#[derive(Debug, Clone)]
pub struct NamedSource {
    /// The thread.
    pub id: ThreadId,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Its language.
    pub lang: Lang,
}

/// The threads an article was made from that the viewer may read; others are not even counted.
pub async fn sources_of(
    conn: &mut Conn,
    article: ArticleId,
    viewer: &Viewer,
) -> QueryResult<Vec<NamedSource>> {
    let mine = viewer.member_id().map_or(0, |id| id.0);
    let rows: Vec<(ThreadId, String, String, String)> = threads::table
        .inner_join(promotion_threads::table.inner_join(promotions::table))
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .filter(threads::hidden_at.is_null())
        .filter(threads::audience_id.eq_any(viewer.audiences()).or(threads::author_id.eq(mine)))
        .order(threads::id)
        .limit(NAMED_SOURCES_MAX)
        .select((threads::id, threads::title, threads::slug, threads::lang))
        .load(conn)
        .await?;
    let named = |(id, title, slug, lang): (ThreadId, String, String, String)| {
        let url = urls::thread(id, &slug);
        NamedSource { id, title, url, lang: lang.parse().unwrap_or(Lang::En) }
    };
    Ok(rows.into_iter().map(named).collect())
}

/// Articles whose questions share the most words with this one: they may answer it already.
pub async fn similar(conn: &mut Conn, title: &str, viewer: &Viewer) -> QueryResult<Vec<(String, String)>> {
    let rows: Vec<(String, String, String)> = article_table::table
        .inner_join(sections::table)
        .filter(article_table::state.eq(super::model::ArticleState::Published))
        .filter(article_table::audience_id.eq_any(viewer.audiences()))
        .order((article_table::views.desc(), article_table::id))
        .limit(COMPARED_MAX)
        .select((article_table::title, sections::slug, article_table::slug))
        .load(conn)
        .await?;
    let wanted = words_of(title);
    let mut scored: Vec<(usize, String, String)> = rows
        .into_iter()
        .map(|(title, section, slug)| {
            (words_of(&title).intersection(&wanted).count(), title, urls::article(&section, &slug))
        })
        // One shared word is chance.
        .filter(|(shared, ..)| *shared >= 2)
        .collect();
    scored.sort_by_key(|(shared, ..)| std::cmp::Reverse(*shared));
    Ok(scored.into_iter().take(SIMILAR_MAX).map(|(_, title, url)| (title, url)).collect())
}

fn words_of(title: &str) -> std::collections::BTreeSet<String> {
    tokens::words(title).into_iter().map(|token| token.text).collect()
}
