//! Statements on articles, their revisions, links and wordings.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text};
use diesel_async::RunQueryDsl;

use crate::db::schema::{article_links, articles, members, sections};
use crate::db::{self, ArticleId, AudienceId, Conn, SectionId};
use crate::faq::model::{ArticleCard, ArticleState};
use crate::text::Html;
use crate::text::lang::Lang;
use crate::urls;
use crate::viewer::Viewer;
use crate::visibility;

pub use super::articles_written::{
    NewArticle, add_revision, add_wording, insert, lock, pin, put_links, remove_wordings_for,
    remove_wordings_of, replace, retire, taken, unlink, update, verify,
};

/// Articles of one section's page; beyond it search is the better way.
const SECTION_ROWS: i64 = 200;

/// One article with all its columns that pages show.
#[derive(Debug, Clone, Queryable)]
pub struct Article {
    /// Its row.
    pub id: ArticleId,
    /// Its section.
    pub section: SectionId,
    /// Who reads it.
    pub audience: AudienceId,
    /// The article it is a translation of.
    pub translation_of: Option<ArticleId>,
    /// Where it stands.
    pub state: ArticleState,
    /// Its language's tag.
    pub lang_tag: String,
    /// Its part of the address.
    pub slug: String,
    /// The question.
    pub title: String,
    /// The answer in a sentence or two.
    pub short: String,
    /// The answer, Markdown.
    pub body: String,
    /// The answer, ready for a page.
    pub html: String,
    /// When somebody last found it true.
    pub verified_at: DateTime<Utc>,
    /// When it is to be looked at again.
    pub review_on: NaiveDate,
    /// Since when it stands on top.
    pub pinned_at: Option<DateTime<Utc>>,
    /// Counts edits.
    pub version: i32,
    /// Readers it helped.
    pub helpful: i32,
    /// Readers it did not help.
    pub unhelpful: i32,
    /// Its section's part of the address.
    pub section_slug: String,
    /// Who last found it true.
    pub verified_by: Option<String>,
    /// The article to read instead, once it is out.
    pub replaced_by: Option<ArticleId>,
}

impl Article {
    /// The language it is written in.
    pub fn lang(&self) -> Lang {
        self.lang_tag.parse().unwrap_or(Lang::En)
    }

    /// The answer as it was rendered.
    pub fn rendered(&self) -> Html {
        Html::from_stored(self.html.clone())
    }

    /// Its address.
    pub fn url(&self) -> String {
        urls::article(&self.section_slug, &self.slug)
    }

    /// The article to which its translations belong.
    pub fn original(&self) -> ArticleId {
        self.translation_of.unwrap_or(self.id)
    }
}

macro_rules! article_columns {
    () => {
        (
            articles::id,
            articles::section_id,
            articles::audience_id,
            articles::translation_of,
            articles::state,
            articles::lang,
            articles::slug,
            articles::title,
            articles::short,
            articles::body,
            articles::html,
            articles::verified_at,
            articles::review_on,
            articles::pinned_at,
            articles::version,
            articles::helpful,
            articles::unhelpful,
            sections::slug,
            members::name.nullable(),
            articles::replaced_by,
        )
    };
}

macro_rules! with_section_and_verifier {
    () => {
        articles::table
            .inner_join(sections::table)
            .left_join(members::table.on(members::id.nullable().eq(articles::verified_by)))
    };
}

/// Articles with this part of the address that the viewer may read, the published one first.
pub async fn by_slug(conn: &mut Conn, slug: &str, viewer: &Viewer) -> QueryResult<Vec<Article>> {
    with_section_and_verifier!()
        .filter(articles::slug.eq(slug))
        .filter(articles::audience_id.eq_any(viewer.audiences()))
        .order((articles::state.eq(ArticleState::Published).desc(), articles::id.desc()))
        .limit(20)
        .select(article_columns!())
        .load(conn)
        .await
}

/// An article the viewer may read, in whatever state.
pub async fn find(conn: &mut Conn, id: ArticleId, viewer: &Viewer) -> QueryResult<Option<Article>> {
    with_section_and_verifier!()
        .filter(articles::id.eq(id))
        .filter(articles::audience_id.eq_any(viewer.audiences()))
        .select(article_columns!())
        .first(conn)
        .await
        .optional()
}

type CardColumns = (ArticleId, SectionId, String, String, String, String, i32, Option<DateTime<Utc>>, String);

fn card(
    (id, section, slug, title, short, lang, recent_views, pinned, section_slug): CardColumns,
) -> ArticleCard {
    let lang = lang.parse().unwrap_or(Lang::En);
    let url = urls::article(&section_slug, &slug);
    ArticleCard { id, section, slug, title, short, lang, recent_views, pinned: pinned.is_some(), url }
}

macro_rules! card_columns {
    () => {
        (
            articles::id,
            articles::section_id,
            articles::slug,
            articles::title,
            articles::short,
            articles::lang,
            articles::recent_views,
            articles::pinned_at,
            sections::slug,
        )
    };
}

macro_rules! published {
    ($viewer:expr) => {
        articles::table.inner_join(sections::table).filter(visibility::published($viewer))
    };
}

macro_rules! cards {
    ($viewer:expr) => {
        published!($viewer).select(card_columns!())
    };
}

/// One of an article and its translations: the reader's language, else the original.
macro_rules! in_reach_of {
    ($lang:expr) => {
        sql::<Bool>("(articles.lang = ")
            .bind::<Text, _>($lang.tag())
            .sql(" or (articles.translation_of is null and not exists (select 1 from articles other where other.translation_of = articles.id and other.state = 'published' and other.audience_id = articles.audience_id and other.lang = ")
            .bind::<Text, _>($lang.tag())
            .sql(")))")
    };
}

/// Demand: how often it was read in the last four weeks, then ever.
macro_rules! by_demand {
    () => {
        (articles::recent_views.desc(), articles::views.desc(), articles::id)
    };
}

/// The most read articles, the reader's language first, pinned ones where they fall.
pub async fn most_read(
    conn: &mut Conn,
    viewer: &Viewer,
    lang: Lang,
    limit: i64,
) -> QueryResult<Vec<ArticleCard>> {
    let rows: Vec<CardColumns> = cards!(viewer)
        .filter(in_reach_of!(lang))
        .order((articles::lang.ne(lang.tag()), by_demand!()))
        .limit(limit)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(card).collect())
}

/// An article with the times a feed tells.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// The article.
    pub card: ArticleCard,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// When somebody last found it true.
    pub verified_at: DateTime<Utc>,
}

/// The newest articles.
pub async fn newest(conn: &mut Conn, viewer: &Viewer, lang: Lang, limit: i64) -> QueryResult<Vec<Fresh>> {
    let rows: Vec<(CardColumns, DateTime<Utc>, DateTime<Utc>)> = published!(viewer)
        .filter(in_reach_of!(lang))
        .filter(articles::published_at.is_not_null())
        .order((articles::published_at.desc(), articles::id.desc()))
        .limit(limit)
        .select((card_columns!(), articles::published_at.assume_not_null(), articles::verified_at))
        .load(conn)
        .await?;
    let fresh =
        |(columns, published_at, verified_at)| Fresh { card: card(columns), published_at, verified_at };
    Ok(rows.into_iter().map(fresh).collect())
}

/// The articles of these sections: the reader's language first, there pinned ones, then by demand.
pub async fn of_sections(
    conn: &mut Conn,
    ids: &[SectionId],
    viewer: &Viewer,
    lang: Lang,
) -> QueryResult<Vec<ArticleCard>> {
    let rows: Vec<CardColumns> = cards!(viewer)
        .filter(articles::section_id.eq_any(ids))
        .filter(in_reach_of!(lang))
        .order((articles::lang.ne(lang.tag()), articles::pinned_at.desc().nulls_last(), by_demand!()))
        .limit(SECTION_ROWS)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(card).collect())
}

/// How many articles each section has, and its three most asked: section, count, address parts and title.
pub async fn tops(conn: &mut Conn, viewer: &Viewer, lang: Lang) -> QueryResult<Vec<SectionTop>> {
    db::statement(include_str!("../section_tops.sql"))
        .bind::<Array<BigInt>, _>(viewer.audiences())
        .bind::<Text, _>(lang.tag())
        .load(conn)
        .await
}

/// One of a section's most asked articles.
#[derive(Debug, Clone, QueryableByName)]
pub struct SectionTop {
    /// The section.
    #[diesel(sql_type = BigInt)]
    pub section_id: SectionId,
    /// How many articles the section has.
    #[diesel(sql_type = BigInt)]
    pub articles: i64,
    /// The article's part of the address.
    #[diesel(sql_type = Text)]
    pub slug: String,
    /// Its question.
    #[diesel(sql_type = Text)]
    pub title: String,
    /// Its language's tag.
    #[diesel(sql_type = Text)]
    pub lang: String,
}

/// Articles linked from one.
pub async fn related(conn: &mut Conn, id: ArticleId, viewer: &Viewer) -> QueryResult<Vec<ArticleCard>> {
    let linked = article_links::table.filter(article_links::from_id.eq(id)).select(article_links::to_id);
    let rows: Vec<CardColumns> =
        cards!(viewer).filter(articles::id.eq_any(linked)).order(by_demand!()).limit(20).load(conn).await?;
    Ok(rows.into_iter().map(card).collect())
}

/// The same by their numbers.
pub async fn cards_of(conn: &mut Conn, ids: &[ArticleId], viewer: &Viewer) -> QueryResult<Vec<ArticleCard>> {
    let rows: Vec<CardColumns> =
        cards!(viewer).filter(articles::id.eq_any(ids)).order(articles::id).load(conn).await?;
    Ok(rows.into_iter().map(card).collect())
}

/// Articles whose question holds these words, the most read first.
pub async fn titled(
    conn: &mut Conn,
    words: &str,
    viewer: &Viewer,
    limit: i64,
) -> QueryResult<Vec<ArticleCard>> {
    let pattern = format!("%{}%", words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    let rows: Vec<CardColumns> = cards!(viewer)
        .filter(articles::title.ilike(pattern))
        .order(by_demand!())
        .limit(limit)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(card).collect())
}

/// The article in the other languages: language tag, address parts.
pub async fn translations(
    conn: &mut Conn,
    article: &Article,
    viewer: &Viewer,
) -> QueryResult<Vec<ArticleCard>> {
    let original = article.original();
    let rows: Vec<CardColumns> = cards!(viewer)
        .filter(articles::id.eq(original).or(articles::translation_of.eq(original)))
        .filter(articles::id.ne(article.id))
        .order(articles::lang)
        .load(conn)
        .await?;
    Ok(rows.into_iter().map(card).collect())
}

/// Question and address of the article a thread was promoted to, if the viewer may read it.
pub async fn banner(
    conn: &mut Conn,
    id: ArticleId,
    viewer: &Viewer,
) -> QueryResult<Option<(String, String)>> {
    let row: Option<CardColumns> = cards!(viewer).filter(articles::id.eq(id)).first(conn).await.optional()?;
    Ok(row.map(card).map(|card| (card.title, card.url)))
}
