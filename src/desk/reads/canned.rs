//! What may be put into a reply, and how what was put in fared.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Int4, Jsonb, Nullable, Text, Timestamptz};
use diesel_async::RunQueryDsl;

use crate::db::{self, ArticleId, BoardId, CannedReplyId, Conn, MemberId, QuestionId, ThreadId};
use crate::desk::model::canned::{Source, Whose};
use crate::desk::policy;
use crate::desk::queries;
use crate::error::Error;
use crate::text::{Lang, placeholders};
use crate::urls;
use crate::viewer::Viewer;

/// Canned replies offered beside one question; the rest is found by looking for it.
pub const OFFERED_MAX: i64 = 60;
/// Articles in the list of what was sent.
const ARTICLES_MAX: i64 = 25;

/// Something that may be put into a reply.
#[derive(Debug, Clone, QueryableByName)]
pub struct Offered {
    #[diesel(sql_type = Nullable<BigInt>)]
    reply_id: Option<CannedReplyId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    article_id: Option<ArticleId>,
    #[diesel(sql_type = Nullable<BigInt>)]
    thread_id: Option<ThreadId>,
    /// A question's part of its address.
    #[diesel(sql_type = Nullable<Text>)]
    pub slug: Option<String>,
    /// What it is called.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// The language in which it would be put in.
    #[diesel(sql_type = Text)]
    pub lang: String,
}

impl Offered {
    /// As addresses name it.
    pub fn source(&self) -> Option<Source> {
        let question = self.thread_id.map(Source::Question);
        self.reply_id.map(Source::Reply).or(self.article_id.map(Source::Article)).or(question)
    }
}

/// For which reply something is looked for.
#[derive(Debug, Clone)]
pub struct Wanted<'a> {
    /// The question.
    pub question: QuestionId,
    /// The question's board.
    pub board: BoardId,
    /// The question's language.
    pub lang: &'a str,
    /// The language of whoever answers.
    pub reader: Lang,
    /// Articles that may fit, best first.
    pub articles: Vec<i64>,
    /// Questions like this one, best first.
    pub questions: Vec<i64>,
    /// Words in its name or text; empty: all.
    pub find: &'a str,
}

/// What fits a reply: in the question's language first, then in the same script's, then others; own replies, shared ones,
/// articles; then solved questions like it.
pub async fn offered(conn: &mut Conn, viewer: &Viewer, wanted: &Wanted<'_>) -> QueryResult<Vec<Offered>> {
    db::statement(within_sight(include_str!("canned_offered.sql")))
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<BigInt, _>(wanted.board)
        .bind::<Text, _>(wanted.lang)
        .bind::<Text, _>(wanted.reader.tag())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Array<BigInt>, _>(&wanted.articles)
        .bind::<Text, _>(wanted.find)
        .bind::<BigInt, _>(OFFERED_MAX)
        .bind::<Array<BigInt>, _>(&wanted.questions)
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .bind::<BigInt, _>(wanted.question)
        .load(conn)
        .await
}

/// A statement that links only what the readers of the answer may read.
fn within_sight(statement: &str) -> String {
    statement.replace("{fits}", include_str!("canned_fits.sql"))
}

#[derive(QueryableByName)]
struct Linked {
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    title: String,
}

async fn linked(
    conn: &mut Conn,
    viewer: &Viewer,
    id: ThreadId,
    answered: QuestionId,
) -> QueryResult<Option<Linked>> {
    db::statement(within_sight(include_str!("canned_question.sql")))
        .bind::<BigInt, _>(id)
        .bind::<BigInt, _>(answered)
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<Array<BigInt>>, _>(viewer.staff_boards())
        .get_result(conn)
        .await
        .optional()
}

#[derive(QueryableByName)]
struct ShortAnswer {
    #[diesel(sql_type = Text)]
    short: String,
    #[diesel(sql_type = Text)]
    title: String,
    #[diesel(sql_type = Text)]
    slug: String,
    #[diesel(sql_type = Text)]
    section: String,
    #[diesel(sql_type = Bool)]
    linked: bool,
}

impl ShortAnswer {
    /// As it stands in a reply: the answer in short, and where all of it is.
    fn text(self, base_url: &str) -> String {
        if !self.linked {
            return self.short;
        }
        let address = urls::article(&self.section, &self.slug);
        format!("{}\n\n[{}]({base_url}{address})", self.short, placeholders::plainly(&self.title))
    }
}

async fn short_answer(
    conn: &mut Conn,
    viewer: &Viewer,
    id: ArticleId,
    answered: QuestionId,
) -> QueryResult<Option<ShortAnswer>> {
    db::statement(include_str!("canned_article.sql"))
        .bind::<BigInt, _>(id)
        .bind::<BigInt, _>(answered)
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .get_result(conn)
        .await
        .optional()
}

/// The text of one as it would be put into the answer to a question, before its placeholders are filled; `None`: not there,
/// or not for the viewer or for whoever reads the answer.
pub async fn text(
    conn: &mut Conn,
    viewer: &Viewer,
    source: Source,
    answered: QuestionId,
    (lang, reader): (&str, Lang),
    base_url: &str,
) -> Result<Option<String>, Error> {
    match source {
        Source::Article(id) => {
            let article = short_answer(conn, viewer, id, answered).await?;
            Ok(article.map(|article| article.text(base_url)))
        }
        Source::Question(id) => {
            let found = linked(conn, viewer, id, answered).await?;
            Ok(found.map(|Linked { slug, title }| {
                format!("[{}]({base_url}{})", placeholders::plainly(&title), urls::thread(id, &slug))
            }))
        }
        Source::Reply(id) => {
            let reply = match queries::canned::find(conn, viewer, id).await {
                Err(Error::NotFound) => return Ok(None),
                found => found?,
            };
            let rank = |of: Lang| (of.tag() != lang, of.tag().get(..2) != lang.get(..2), of != reader, of);
            Ok(reply.texts.into_iter().min_by_key(|text| rank(text.lang)).map(|text| text.body))
        }
    }
}

/// How something that was sent fared.
#[derive(Debug, Clone, Copy, QueryableByName)]
pub struct Fared {
    /// Questions in which it was sent.
    #[diesel(sql_type = BigInt)]
    pub sent: i64,
    /// Of those, the ones that ended or came back since.
    #[diesel(sql_type = BigInt)]
    pub decided: i64,
    /// Of those, the ones that ended solved and did not come back.
    #[diesel(sql_type = BigInt)]
    pub solved: i64,
}

impl Fared {
    /// Solved ones in a hundred; `None` while nothing is decided.
    pub fn percent(&self) -> Option<i64> {
        (self.decided > 0).then(|| (self.solved * 100 + self.decided / 2) / self.decided)
    }
}

/// A statement with the figures of the uses that `of` tells.
fn with_figures(statement: &str, of: &str) -> String {
    statement.replace("{fared}", &include_str!("canned_fared.sql").replace("{of}", of))
}

/// A canned reply in the list.
#[derive(Debug, Clone, QueryableByName)]
pub struct Listed {
    /// Its row.
    #[diesel(sql_type = BigInt)]
    pub id: CannedReplyId,
    #[diesel(sql_type = Nullable<BigInt>)]
    owner_id: Option<MemberId>,
    /// The one board it is for.
    #[diesel(sql_type = Nullable<BigInt>)]
    pub board_id: Option<BoardId>,
    /// What it is called.
    #[diesel(sql_type = Text)]
    pub name: String,
    /// Place in the list.
    #[diesel(sql_type = Int4)]
    pub position: i32,
    /// When it was put away.
    #[diesel(sql_type = Nullable<Timestamptz>)]
    pub archived_at: Option<DateTime<Utc>>,
    /// Tags of the languages it was written in.
    #[diesel(sql_type = Array<Text>)]
    pub langs: Vec<String>,
    /// The beginning of its text, as its language's tag and words.
    #[diesel(sql_type = Jsonb)]
    begins: serde_json::Value,
    /// How it fared.
    #[diesel(embed)]
    pub fared: Fared,
}

impl Listed {
    /// Whose it is.
    pub fn whose(&self) -> Whose {
        Whose::from(self.owner_id)
    }

    /// The beginning of its text: language's tag, words.
    pub fn begins(&self) -> Option<(&str, &str)> {
        Some((self.begins.get("lang")?.as_str()?, self.begins.get("text")?.as_str()?))
    }
}

/// What the list is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Narrowed {
    /// Written in this language.
    pub lang: Option<Lang>,
    /// For this board, or for all.
    pub board: Option<BoardId>,
}

/// The viewer's own and the shared ones they may use, archived ones last.
pub async fn listed(
    conn: &mut Conn,
    viewer: &Viewer,
    narrowed: Narrowed,
    reader: Lang,
) -> QueryResult<Vec<Listed>> {
    db::statement(with_figures(include_str!("canned_listed.sql"), "u.reply_id = c.id"))
        .bind::<Nullable<BigInt>, _>(viewer.member_id())
        .bind::<Nullable<Array<BigInt>>, _>(policy::answered_boards(viewer))
        .bind::<Nullable<Text>, _>(narrowed.lang.map(Lang::tag))
        .bind::<Nullable<BigInt>, _>(narrowed.board)
        .bind::<Text, _>(reader.tag())
        .load(conn)
        .await
}

/// An article whose short answer was sent.
#[derive(Debug, Clone, QueryableByName)]
pub struct SentArticle {
    /// Its question.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its part of the address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its section's.
    #[diesel(sql_type = Text)]
    pub section: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
    /// How it fared.
    #[diesel(embed)]
    pub fared: Fared,
}

/// Articles whose short answers were sent most, as far as the viewer may read them.
pub async fn sent_articles(
    conn: &mut Conn,
    viewer: &Viewer,
    narrowed: Narrowed,
) -> QueryResult<Vec<SentArticle>> {
    db::statement(with_figures(include_str!("canned_articles.sql"), "u.article_id = a.id"))
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Nullable<Text>, _>(narrowed.lang.map(Lang::tag))
        .bind::<BigInt, _>(ARTICLES_MAX)
        .load(conn)
        .await
}
