//! What the FAQ's pages read beside their own tables: threads, posts and people, by the viewer's rights.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};
use diesel_async::RunQueryDsl;

use crate::db::schema::{members, posts, promotion_threads, promotions, threads, verifications};
use crate::db::{self, ArticleId, AudienceId, BoardId, Conn, MemberId, PostId, QuestionId, ThreadId};
use crate::text::Html;
use crate::text::lang::Lang;
use crate::text::names::Person;
use crate::urls;
use crate::viewer::Viewer;
use crate::visibility;

/// Posts shown beside a draft.
const SOURCES_MAX: i64 = 12;
/// Source threads named on an article's page.
const NAMED_SOURCES_MAX: i64 = 12;
/// Later posts shown beside a draft, as far as they are none of those.
const CORRECTIONS_MAX: i64 = 6;
/// People whose names are looked for.
const PEOPLE_MAX: i64 = 300;

/// The thread a draft is made from.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
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
        .filter(threads::id.eq(id).and(threads::hidden_at.is_null()).and(visibility::readable(viewer)))
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

macro_rules! source_posts {
    ($thread:expr) => {
        posts::table
            .inner_join(members::table)
            .left_join(verifications::table.on(verifications::post_id.eq(posts::id)))
            .filter(posts::thread_id.eq($thread))
            .filter(posts::state.eq("live").and(posts::kind.ne("ask_back")))
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
    };
}

/// The posts beside a draft: the question, the accepted and verified answers, then the most helpful; behind them what
/// was put right after the answer.
pub async fn source_posts(conn: &mut Conn, thread: &SourceThread) -> QueryResult<Vec<SourcePost>> {
    let mut shown: Vec<SourcePost> = source_posts!(thread.id)
        .order((
            posts::number.eq(1).desc(),
            posts::id.eq(thread.accepted.unwrap_or(PostId(0))).desc(),
            verifications::post_id.is_not_null().desc(),
            posts::helpful.desc(),
            posts::by_staff.desc(),
            posts::number,
        ))
        .limit(SOURCES_MAX)
        .load(conn)
        .await?;
    let Some(answer) = answer(&shown) else { return Ok(shown) };
    let known: Vec<PostId> = shown.iter().map(|post| post.id).collect();
    let later: Vec<SourcePost> = source_posts!(thread.id)
        .filter(posts::number.gt(answer.number).and(posts::id.ne_all(known)))
        .filter(posts::author_id.eq(answer.author_id).or(posts::by_staff.eq(true)))
        .order(posts::number)
        .limit(CORRECTIONS_MAX)
        .load(conn)
        .await?;
    shown.extend(later);
    Ok(shown)
}

/// The accepted answer, else a verified one, else the best reply.
pub fn answer(posts: &[SourcePost]) -> Option<&SourcePost> {
    posts.iter().find(|post| post.number > 1)
}

/// What whoever answered, or staff, wrote after the answer, oldest first.
pub fn corrections(posts: &[SourcePost]) -> Vec<&SourcePost> {
    let Some(answer) = answer(posts) else { return Vec::new() };
    let is_later = |post: &&SourcePost| {
        post.number > answer.number && (post.author_id == answer.author_id || post.by_staff)
    };
    let mut later: Vec<&SourcePost> = posts.iter().filter(is_later).collect();
    later.sort_by_key(|post| post.number);
    later
}

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    handle: String,
}

/// Whoever wrote in a thread or was named in it.
pub async fn people(conn: &mut Conn, thread: ThreadId) -> QueryResult<Vec<Person>> {
    let rows: Vec<Named> = db::statement(
        "select m.name, m.handle from members m where m.id in (
            select p.author_id from posts p where p.thread_id = $1
            union select n.member_id from mentions n join posts p on p.id = n.post_id where p.thread_id = $1)
         order by m.id limit $2",
    )
    .bind::<BigInt, _>(thread)
    .bind::<BigInt, _>(PEOPLE_MAX)
    .load(conn)
    .await?;
    Ok(rows.into_iter().map(|row| Person { name: row.name, handle: row.handle }).collect())
}

/// Whom a thread concerns: its asker, whoever has the question too, whoever follows.
#[derive(Debug, Clone, Copy, Default, QueryableByName)]
pub struct Concerned {
    /// All of them.
    #[diesel(sql_type = BigInt)]
    pub people: i64,
    /// Those who will be told of an article: they may read both and want to hear of it.
    #[diesel(sql_type = BigInt)]
    pub told: i64,
}

/// Whom a thread concerns, if `publisher` makes an article for this audience of it.
pub async fn concerned(
    conn: &mut Conn,
    thread: ThreadId,
    audience: AudienceId,
    publisher: Option<MemberId>,
) -> QueryResult<Concerned> {
    db::statement(include_str!("concerned.sql"))
        .bind::<BigInt, _>(thread)
        .bind::<BigInt, _>(audience)
        .bind::<Nullable<BigInt>, _>(publisher)
        .get_result(conn)
        .await
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
    let rows: Vec<(ThreadId, String, String, String)> = threads::table
        .inner_join(promotion_threads::table.inner_join(promotions::table))
        .filter(promotions::article_id.eq(article).and(promotions::undone_at.is_null()))
        .filter(threads::hidden_at.is_null().and(visibility::readable(viewer)))
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
