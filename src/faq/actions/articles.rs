//! Keeping articles true: edits, verification, pins, retirement.

use chrono::{DateTime, NaiveDate, Utc};

use super::{FaqError, free_slug};
use crate::db::{ArticleId, Conn, MemberId};
use crate::events::{self, Happened, Kind};
use crate::faq::model::REVIEW_AFTER;
use crate::faq::policy;
use crate::faq::queries::articles::{self, Article};
use crate::faq::queries::promotions;
use crate::faq::rendering::Prepared;
use crate::viewer::AudienceRule;

/// Edits an article that still has the version the editor started from. Its address stays, unless its new section has
/// that one already.
pub async fn edit(
    conn: &mut Conn,
    rules: &[AudienceRule],
    article: &Article,
    version: i32,
    Prepared { text, html }: &Prepared,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let mut narrower = promotions::source_audiences(conn, article.id).await?;
    for source in &narrower {
        policy::fits_source(rules, text.audience, *source, text.widening)?;
    }
    narrower.retain(|source| policy::is_wider(rules, text.audience, *source));
    articles::remove_wordings_for(conn, article.id, &narrower).await?;
    let slug = if text.section == article.section {
        article.slug.clone()
    } else {
        free_slug(&article.slug, &articles::taken(conn, text.section, &article.slug).await?)
    };
    let new =
        articles::update(conn, article.id, version, text, &slug, html).await?.ok_or(FaqError::Outdated)?;
    articles::add_revision(conn, article.id, new, text, by, now).await?;
    articles::put_links(conn, article.id, &text.related).await?;
    changed(conn, article, by, now).await
}

/// Somebody looked at it and found it true; it is due again after the usual time.
pub async fn verify(
    conn: &mut Conn,
    article: &Article,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<NaiveDate, FaqError> {
    let review_on = (now + REVIEW_AFTER).date_naive();
    articles::verify(conn, article.id, by, now, review_on).await?;
    changed(conn, article, by, now).await?;
    Ok(review_on)
}

/// Puts an article on top of its section since then, or takes it down.
pub async fn pin(
    conn: &mut Conn,
    article: &Article,
    since: Option<DateTime<Utc>>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    articles::pin(conn, article.id, since).await?;
    changed(conn, article, by, now).await
}

/// Takes an article out of the FAQ, perhaps with another in its place; out already is fine.
pub async fn retire(
    conn: &mut Conn,
    article: &Article,
    instead: Option<ArticleId>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    if articles::retire(conn, article.id, instead, now).await? {
        events::append(conn, Happened::new(Kind::ArticleRetired).by(by).article(article.id), now).await?;
    }
    Ok(())
}

async fn changed(
    conn: &mut Conn,
    article: &Article,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    events::append(conn, Happened::new(Kind::ArticleChanged).by(by).article(article.id), now).await?;
    Ok(())
}
