//! Publishing a draft: the article, its links and wordings, the threads that show it, the questions that wait for
//! their askers' yes, all in one transaction.

use chrono::{DateTime, Utc};

use super::add::{self, Shown, Terms};
use super::{FaqError, free_slug};
use crate::db::{ArticleId, Conn, MemberId, PromotionId, ThreadId};
use crate::error::Refusal;
use crate::events::{self, Happened, Kind};
use crate::faq::model::Act;
use crate::faq::policy;
use crate::faq::queries::articles::{self, NewArticle};
use crate::faq::queries::drafts::{self, Draft};
use crate::faq::queries::{promotions, sections};
use crate::faq::rendering::Prepared;
use crate::ui::words::t;

/// What came of publishing.
#[derive(Debug, Clone)]
pub struct Published {
    /// The article.
    pub article: ArticleId,
    /// The promotion, if it was made from threads: it can be taken back.
    pub promotion: Option<PromotionId>,
}

/// Publishes a draft whose row the caller has locked.
pub async fn publish(
    conn: &mut Conn,
    terms: &Terms<'_>,
    draft: &Draft,
    new: &Prepared,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<Published, FaqError> {
    let text = &new.text;
    let ids: Vec<ThreadId> = draft.thread_id.into_iter().collect();
    let sources = promotions::lock_threads(conn, &ids).await?;
    for source in &sources {
        policy::fits_source(terms.rules, text.audience, source.audience, text.widening)?;
        if policy::is_wider(terms.rules, text.audience, source.audience)
            && promotions::private_among(conn, &[source.thread]).await?
        {
            return Err(Refusal(t::FAQ_REFUSE_PRIVATE).into());
        }
    }
    let article = write_article(conn, draft, new, by, now).await?;
    drafts::published(conn, draft.id, article, now).await?;
    if sources.is_empty() {
        let kind = Kind::ArticlePublished { promotion: None, threads: Vec::new() };
        events::append(conn, Happened::new(kind).by(by).article(article), now).await?;
        return Ok(Published { article, promotion: None });
    }
    let promotion = promotions::insert(conn, article, Act::Made, by, now).await?;
    let shown = Shown { promotion, article, audience: text.audience, terms };
    let promoted = add::show_on(conn, &shown, sources, now).await?;
    let threads = promoted.iter().map(|one| one.source.thread).collect();
    let kind = Kind::ArticlePublished { promotion: Some(promotion), threads };
    events::append(conn, Happened::new(kind).by(by).article(article), now).await?;
    add::tell(conn, &shown, promoted, by, now).await?;
    Ok(Published { article, promotion: Some(promotion) })
}

async fn write_article(
    conn: &mut Conn,
    draft: &Draft,
    Prepared { text, html }: &Prepared,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<ArticleId, FaqError> {
    // Two of one title, published at once, must not find the same address free.
    sections::lock(conn, text.section).await?.ok_or(FaqError::Outdated)?;
    let base = crate::text::slug::slug(&text.title);
    let slug = free_slug(&text.title, &articles::taken(conn, text.section, &base).await?);
    let new = NewArticle { text, html, lang: draft.language(), slug: &slug, by };
    let article = articles::insert(conn, &new, now).await?;
    articles::add_revision(conn, article, 1, text, by, now).await?;
    articles::put_links(conn, article, &text.related).await?;
    Ok(article)
}
