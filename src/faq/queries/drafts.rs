//! Statements on drafts of articles.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use crate::db::enums::UnknownName;
use crate::db::paging::{LIST_ROWS, Slice, time_of_place};
use crate::db::schema::{faq_drafts, members, threads};
use crate::db::{ArticleId, AudienceId, Conn, DraftId, MemberId, SectionId, ThreadId};
use crate::faq::model::{Typed, Widening};
use crate::text::lang::Lang;
use crate::viewer::Viewer;
use crate::visibility;

/// A draft as it is kept.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = faq_drafts)]
pub struct Draft {
    /// Its row.
    pub id: DraftId,
    /// The thread it is made from.
    pub thread_id: Option<ThreadId>,
    /// The article it became.
    pub article_id: Option<ArticleId>,
    /// The section, if one is chosen.
    pub section_id: Option<SectionId>,
    /// Who is to read it.
    pub audience_id: AudienceId,
    /// Who began it.
    pub author_id: MemberId,
    /// Its language's tag.
    pub lang: String,
    /// The question.
    pub title: String,
    /// The short answer.
    pub short: String,
    /// The answer, Markdown.
    pub body: String,
    /// When the article is to be looked at again.
    pub review_on: NaiveDate,
    /// Articles to link.
    pub related: Vec<Option<i64>>,
    /// Private details kept on purpose.
    pub kept: serde_json::Value,
    /// Counts savings.
    pub version: i32,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
    /// When it was published.
    pub published_at: Option<DateTime<Utc>>,
}

impl Draft {
    /// The language of the article to be.
    pub fn language(&self) -> Lang {
        self.lang.parse().unwrap_or(Lang::En)
    }

    /// As the form shows it.
    pub fn typed(&self) -> Typed {
        let kept = self.kept.as_array().into_iter().flatten();
        Typed {
            title: self.title.clone(),
            short: self.short.clone(),
            body: self.body.clone(),
            section: self.section_id,
            audience: Some(self.audience_id),
            review_on: Some(self.review_on),
            related: self.related.iter().flatten().copied().map(ArticleId).collect(),
            kept: kept.filter_map(|detail| detail.get("text")?.as_str()).map(str::to_owned).collect(),
            widening: Widening::No,
            version: self.version,
        }
    }
}

/// A draft.
pub async fn find(conn: &mut Conn, id: DraftId) -> QueryResult<Option<Draft>> {
    faq_drafts::table.find(id.0).select(Draft::as_select()).first(conn).await.optional()
}

/// The same, locked until the transaction ends.
pub async fn locked(conn: &mut Conn, id: DraftId) -> QueryResult<Option<Draft>> {
    faq_drafts::table.find(id.0).select(Draft::as_select()).for_update().first(conn).await.optional()
}

/// The draft of a thread that is not published yet.
pub async fn open_of(conn: &mut Conn, thread: ThreadId) -> QueryResult<Option<DraftId>> {
    faq_drafts::table
        .filter(faq_drafts::thread_id.eq(thread).and(faq_drafts::published_at.is_null()))
        .order(faq_drafts::id)
        .select(faq_drafts::id)
        .first(conn)
        .await
        .optional()
}

/// A draft in the list: number, question, when saved, by whom.
pub type DraftLine = (DraftId, String, DateTime<Utc>, String, Option<ThreadId>);

/// Where a page of the list ends: when the draft was saved, in microseconds, and its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftPlace(i64, DraftId);

impl DraftPlace {
    fn of(line: &DraftLine) -> Self {
        Self(line.2.timestamp_micros(), line.0)
    }
}

impl fmt::Display for DraftPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl FromStr for DraftPlace {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (saved, id) = text.split_once('.').ok_or(UnknownName)?;
        Ok(Self(saved.parse().map_err(|_| UnknownName)?, id.parse().map_err(|_| UnknownName)?))
    }
}

/// A page of the drafts that are not published, the latest first, without those of threads that the viewer may not read.
pub async fn open(
    conn: &mut Conn,
    viewer: &Viewer,
    after: Option<DraftPlace>,
) -> QueryResult<Slice<DraftLine, DraftPlace>> {
    let readable = threads::table.filter(threads::hidden_at.is_null().and(visibility::readable(viewer)));
    let readable = faq_drafts::thread_id.eq_any(readable.select(threads::id.nullable()));
    let mut query = faq_drafts::table
        .inner_join(members::table)
        .filter(faq_drafts::published_at.is_null())
        .filter(faq_drafts::thread_id.is_null().or(readable))
        .order((faq_drafts::saved_at.desc(), faq_drafts::id.desc()))
        .limit(LIST_ROWS + 1)
        .select((
            faq_drafts::id,
            faq_drafts::title,
            faq_drafts::saved_at,
            members::name,
            faq_drafts::thread_id,
        ))
        .into_boxed();
    if let Some(DraftPlace(saved, id)) = after {
        let saved = time_of_place(saved).unwrap_or_default();
        let beyond = faq_drafts::saved_at.eq(saved).and(faq_drafts::id.lt(id.0));
        query = query.filter(faq_drafts::saved_at.lt(saved).or(beyond));
    }
    Ok(Slice::cut(query.load(conn).await?, LIST_ROWS, DraftPlace::of))
}

/// A draft about to be begun.
pub struct NewDraft {
    /// The thread it is made from.
    pub thread: Option<ThreadId>,
    /// Its language.
    pub lang: Lang,
    /// Who begins it.
    pub author: MemberId,
    /// Who is to read it.
    pub audience: AudienceId,
    /// When the article is to be looked at again.
    pub review_on: NaiveDate,
    /// What it says so far.
    pub typed: Typed,
}

/// Begins a draft.
pub async fn insert(conn: &mut Conn, new: &NewDraft, now: DateTime<Utc>) -> QueryResult<DraftId> {
    diesel::insert_into(faq_drafts::table)
        .values((
            faq_drafts::thread_id.eq(new.thread),
            faq_drafts::section_id.eq(new.typed.section),
            faq_drafts::audience_id.eq(new.audience),
            faq_drafts::author_id.eq(new.author),
            faq_drafts::lang.eq(new.lang.tag()),
            faq_drafts::title.eq(&new.typed.title),
            faq_drafts::short.eq(&new.typed.short),
            faq_drafts::body.eq(&new.typed.body),
            faq_drafts::review_on.eq(new.review_on),
            faq_drafts::created_at.eq(now),
            faq_drafts::saved_at.eq(now),
        ))
        .returning(faq_drafts::id)
        .get_result(conn)
        .await
}

/// Saves a draft whose row the caller has locked.
pub async fn save(
    conn: &mut Conn,
    draft: &Draft,
    typed: &Typed,
    kept: serde_json::Value,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    let related: Vec<i64> = typed.related.iter().map(|id| id.0).collect();
    diesel::update(faq_drafts::table.find(draft.id.0))
        .set((
            faq_drafts::title.eq(&typed.title),
            faq_drafts::short.eq(&typed.short),
            faq_drafts::body.eq(&typed.body),
            faq_drafts::section_id.eq(typed.section),
            faq_drafts::audience_id.eq(typed.audience.unwrap_or(draft.audience_id)),
            faq_drafts::review_on.eq(typed.review_on.unwrap_or(draft.review_on)),
            faq_drafts::related.eq(related),
            faq_drafts::kept.eq(kept),
            faq_drafts::version.eq(draft.version + 1),
            faq_drafts::saved_at.eq(now),
        ))
        .execute(conn)
        .await?;
    Ok(())
}

/// Notes what became of a draft.
pub async fn published(
    conn: &mut Conn,
    id: DraftId,
    article: ArticleId,
    now: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::update(faq_drafts::table.find(id.0))
        .set((faq_drafts::article_id.eq(article), faq_drafts::published_at.eq(now)))
        .execute(conn)
        .await?;
    Ok(())
}

/// Opens the drafts of these threads again that became the article.
pub async fn reopen(conn: &mut Conn, article: ArticleId, from: &[ThreadId]) -> QueryResult<()> {
    let became = faq_drafts::table.filter(faq_drafts::article_id.eq(article));
    diesel::update(became.filter(faq_drafts::thread_id.eq_any(from)))
        .set((
            faq_drafts::article_id.eq(None::<ArticleId>),
            faq_drafts::published_at.eq(None::<DateTime<Utc>>),
        ))
        .execute(conn)
        .await?;
    Ok(())
}
