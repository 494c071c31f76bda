//! Keeping articles true: edits, verification, pins, retirement.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{FaqError, free_slug};
use crate::db::{ArticleId, AudienceId, Conn, MemberId};
use crate::error::Refusal;
use crate::events::{self, Happened, Kind};
use crate::faq::model::{ArticleState, REVIEW_AFTER};
use crate::faq::policy;
use crate::faq::queries::articles::{self, Article};
use crate::faq::queries::{promotions, sections};
use crate::faq::rendering::Prepared;
use crate::ui::words::t;
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
    // Locked first, so that no thread is added meanwhile that fewer people read.
    let (_, stored) = articles::lock(conn, article.id).await?.ok_or(FaqError::Outdated)?;
    let mut narrower = promotions::source_audiences(conn, article.id).await?;
    if policy::is_wider(rules, text.audience, stored) {
        for source in &narrower {
            policy::fits_source(rules, text.audience, *source, text.widening)?;
        }
        let sources = promotions::sources(conn, article.id).await?;
        if promotions::private_among(conn, &sources).await? {
            return Err(Refusal(t::FAQ_REFUSE_PRIVATE).into());
        }
    }
    narrower.retain(|source| policy::is_wider(rules, text.audience, *source));
    articles::remove_wordings_for(conn, article.id, &narrower).await?;
    let slug = if text.section == article.section {
        article.slug.clone()
    } else {
        sections::lock(conn, text.section).await?.ok_or(FaqError::Outdated)?;
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
    rules: &[AudienceRule],
    article: &Article,
    instead: Option<ArticleId>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    // In the order of their numbers: two articles may be put in each other's place at once.
    let mut ids: Vec<ArticleId> = instead.into_iter().chain([article.id]).collect();
    ids.sort_unstable();
    let mut locked = BTreeMap::new();
    for id in ids {
        locked.extend(articles::lock(conn, id).await?.map(|stands| (id, stands)));
    }
    let (_, audience) = *locked.get(&article.id).ok_or(FaqError::Outdated)?;
    if let Some(instead) = instead {
        let fits = |(state, other): &(ArticleState, AudienceId)| {
            *state == ArticleState::Published && !policy::is_wider(rules, audience, *other)
        };
        if !locked.get(&instead).is_some_and(fits) {
            return Err(Refusal(t::FAQ_REFUSE_INSTEAD).into());
        }
    }
    let retired = articles::retire(conn, article.id, now).await?;
    let replaced = match instead {
        Some(instead) => articles::replace(conn, article.id, instead).await?,
        None => false,
    };
    if retired {
        events::append(conn, Happened::new(Kind::ArticleRetired).by(by).article(article.id), now).await?;
    } else if replaced {
        changed(conn, article, by, now).await?;
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
