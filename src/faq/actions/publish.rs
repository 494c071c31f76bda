//! Publishing a draft: the article, its links and wordings, the threads that show it, the questions that wait for
//! their askers' yes, all in one transaction.

use chrono::{DateTime, Utc};

use super::{FaqError, free_slug, render};
use crate::db::{ArticleId, Conn, MemberId, PromotionId, ThreadId};
use crate::events::{self, Fact, Happened, Kind, ProposedOutcome, TimedFact};
use crate::faq::model::ArticleText;
use crate::faq::policy;
use crate::faq::queries::articles::{self, NewArticle};
use crate::faq::queries::drafts::{self, Draft};
use crate::faq::queries::promotions::{self, Source};
use crate::ledger;
use crate::site::Site;

/// What came of publishing.
#[derive(Debug, Clone)]
pub struct Published {
    /// The article.
    pub article: ArticleId,
    /// Its part of the address.
    pub slug: String,
    /// The promotion, if it was made from threads: it can be taken back.
    pub promotion: Option<PromotionId>,
}

/// A thread that was promoted, for its event.
struct Promoted {
    source: Source,
    facts: Vec<TimedFact>,
}

/// Publishes a draft whose row the caller has locked.
pub async fn publish(
    conn: &mut Conn,
    site: &Site,
    draft: &Draft,
    text: &ArticleText,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<Published, FaqError> {
    let ids: Vec<ThreadId> = draft.thread_id.into_iter().collect();
    let sources = promotions::lock_threads(conn, &ids).await?;
    for source in &sources {
        policy::fits_source(site, text.audience, source.audience)?;
    }
    let (article, slug) = write_article(conn, draft, text, by, now).await?;
    drafts::published(conn, draft.id, article, now).await?;
    if sources.is_empty() {
        let kind = Kind::ArticlePublished { promotion: None, threads: Vec::new() };
        events::append(conn, Happened::new(kind).by(by).article(article), now).await?;
        return Ok(Published { article, slug, promotion: None });
    }
    let promotion = promotions::insert(conn, article, by, now).await?;
    let remind_at = now + site.ledger.first_reminder;
    let mut promoted = Vec::with_capacity(sources.len());
    for source in sources {
        promoted.push(promote(conn, (promotion, article), source, remind_at, now).await?);
    }
    tell(conn, promotion, article, promoted, by, now).await?;
    Ok(Published { article, slug, promotion: Some(promotion) })
}

async fn write_article(
    conn: &mut Conn,
    draft: &Draft,
    text: &ArticleText,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(ArticleId, String), FaqError> {
    let lang = draft.language();
    let html = render(&text.body, lang);
    let base = crate::text::slug::slug(&text.title);
    let slug = free_slug(&text.title, &articles::taken(conn, text.section, &base).await?);
    let new = NewArticle { text, html: &html, lang, slug: &slug, by };
    let article = articles::insert(conn, &new, now).await?;
    articles::add_revision(conn, article, 1, text, by, now).await?;
    articles::put_links(conn, article, &text.related).await?;
    Ok((article, slug))
}

async fn promote(
    conn: &mut Conn,
    (promotion, article): (PromotionId, ArticleId),
    source: Source,
    remind_at: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<Promoted, FaqError> {
    let mut facts = Vec::new();
    if let Some(question) = source.question
        && ledger::queries::row(conn, question).await?.is_some_and(|row| row.is_open())
    {
        let fact = Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq, remind_at };
        facts = ledger::actions::apply(conn, question, fact, now).await?.facts;
    }
    promotions::add_thread(conn, promotion, source.thread, !facts.is_empty()).await?;
    promotions::show_article(conn, source.thread, Some(article)).await?;
    articles::add_wording(conn, article, source.thread, &source.lang, &source.title, now).await?;
    Ok(Promoted { source, facts })
}

async fn tell(
    conn: &mut Conn,
    promotion: PromotionId,
    article: ArticleId,
    promoted: Vec<Promoted>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let threads = promoted.iter().map(|one| one.source.thread).collect();
    let kind = Kind::ArticlePublished { promotion: Some(promotion), threads };
    events::append(conn, Happened::new(kind).by(by).article(article), now).await?;
    for Promoted { source, facts } in promoted {
        let happened = Happened::new(Kind::ThreadPromoted { promotion })
            .by(by)
            .thread(source.thread)
            .board(source.board)
            .article(article)
            .facts(facts);
        events::append(conn, happened, now).await?;
    }
    Ok(())
}
