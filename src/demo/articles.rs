//! Writes the demo's FAQ.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::content::{ArticleText, SectionText};
use super::lives::{People, Unknown};
use super::queries::{self, NewArticle, NewSection};
use super::run::DemoError;
use crate::db::{ArticleId, BoardId, Conn, SectionId, ThreadId};
use crate::events::{self, Happened, Kind};
use crate::faq::rendering::render_now;
use crate::text::slug;
use crate::viewer::Rule;

/// Days from verifying an article to looking at it again.
const REVIEW_AFTER_DAYS: i64 = 180;

/// What the FAQ refers to.
pub(super) struct Around<'a> {
    pub(super) people: &'a People,
    pub(super) boards: &'a HashMap<String, BoardId>,
    /// By key: the thread, and whether it was open when the article was proposed.
    pub(super) threads: &'a HashMap<String, (ThreadId, bool)>,
    pub(super) now: DateTime<Utc>,
}

/// Writes the sections; gives them by their part of the address.
pub(super) async fn write_sections(
    conn: &mut Conn,
    all: &[SectionText],
    around: &Around<'_>,
) -> Result<HashMap<String, SectionId>, DemoError> {
    let mut ids: HashMap<String, SectionId> = HashMap::new();
    let at = around.now - TimeDelta::days(90);
    for (position, section) in all.iter().enumerate() {
        let known = |slug: &String| ids.get(slug).copied().ok_or_else(|| Unknown(slug.clone()));
        let board = |slug: &String| around.boards.get(slug).copied().ok_or_else(|| Unknown(slug.clone()));
        let new = NewSection {
            slug: &section.slug,
            parent: section.parent.as_ref().map(known).transpose()?,
            board: section.board.as_ref().map(board).transpose()?,
            position: i32::try_from(position).unwrap_or(0),
            at,
        };
        let id = queries::insert_section(conn, &new).await?;
        for (lang, texts) in &section.texts {
            queries::insert_section_text(conn, id, *lang, texts).await?;
        }
        for owner in &section.owners {
            queries::own_section(conn, id, around.people.id(owner)?).await?;
        }
        events::append(conn, Happened::new(Kind::SectionChanged).subject(id.0), around.now).await?;
        ids.insert(section.slug.clone(), id);
    }
    Ok(ids)
}

/// Writes the articles and what hangs on them.
pub(super) async fn write_articles(
    conn: &mut Conn,
    all: &[ArticleText],
    sections: &HashMap<String, SectionId>,
    around: &Around<'_>,
) -> Result<(), DemoError> {
    let mut ids: HashMap<&str, ArticleId> = HashMap::new();
    for text in all {
        let known = |key: &String| ids.get(key.as_str()).copied().ok_or_else(|| Unknown(key.clone()));
        let translation_of = text.translation_of.as_ref().map(known).transpose()?;
        let section = sections.get(&text.section).copied().ok_or_else(|| Unknown(text.section.clone()))?;
        let id = write_article(conn, text, section, translation_of, around).await?;
        ids.insert(&text.key, id);
    }
    for text in all {
        for other in &text.related {
            let pair = (ids.get(text.key.as_str()), ids.get(other.as_str()));
            let (Some(one), Some(other)) = pair else { return Err(Unknown(other.clone()).into()) };
            queries::link(conn, *one, *other).await?;
        }
    }
    Ok(())
}

async fn write_article(
    conn: &mut Conn,
    text: &ArticleText,
    section: SectionId,
    translation_of: Option<ArticleId>,
    around: &Around<'_>,
) -> Result<ArticleId, DemoError> {
    let owner = around.people.id(&text.owner)?;
    let verified_at = around.now - TimeDelta::days(text.verified);
    let html = render_now(&text.body, text.lang);
    let new = NewArticle {
        text,
        slug: &slug::slug(&text.title),
        section,
        audience: queries::audience(conn, text.readers.unwrap_or(Rule::Public)).await?,
        translation_of,
        owner,
        html: html.as_str(),
        verified_at,
        review_on: (verified_at + TimeDelta::days(REVIEW_AFTER_DAYS)).date_naive(),
    };
    let id = queries::insert_article(conn, &new).await?;
    queries::insert_revision(conn, id, &new).await?;
    queries::insert_days(conn, id, text.views, around.now).await?;
    queries::insert_wordings(conn, id, text.lang, &text.wordings, verified_at).await?;
    queries::insert_votes(conn, id, text.votes, around.now).await?;
    let mut sources = Vec::with_capacity(text.from.len());
    for key in &text.from {
        sources.push(*around.threads.get(key).ok_or_else(|| Unknown(key.clone()))?);
    }
    if !sources.is_empty() {
        queries::promote(conn, id, owner, &sources, verified_at).await?;
    }
    // Without its threads: whoever asked there is not told of a demo.
    let published = Kind::ArticlePublished { promotion: None, threads: Vec::new() };
    events::append(conn, Happened::new(published).by(owner).article(id), around.now).await?;
    Ok(id)
}
