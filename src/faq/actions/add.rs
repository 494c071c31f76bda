//! Letting threads show an article: one that was just published, or one that stood there and answers them already.

use chrono::{DateTime, Utc};

use super::FaqError;
use crate::db::{ArticleId, AudienceId, Conn, MemberId, PromotionId, QuestionId, ThreadId};
use crate::error::Refusal;
use crate::events::{self, Fact, Happened, Kind, ProposedOutcome, TimedFact};
use crate::faq::model::{Act, ArticleState};
use crate::faq::policy;
use crate::faq::queries::articles::{self, Article};
use crate::faq::queries::drafts::{self, Draft};
use crate::faq::queries::promotions::{self, Source};
use crate::ledger;
use crate::ui::words::t;
use crate::viewer::AudienceRule;

/// What the site has settled beforehand.
pub struct Terms<'a> {
    /// Who reads what.
    pub rules: &'a [AudienceRule],
    /// When an asker who has said nothing by then is reminded.
    pub remind_at: DateTime<Utc>,
}

/// What threads are to show.
pub(super) struct Shown<'a> {
    pub(super) promotion: PromotionId,
    pub(super) article: ArticleId,
    pub(super) audience: AudienceId,
    pub(super) terms: &'a Terms<'a>,
}

/// A thread that shows the article now, for its event.
pub(super) struct Promoted {
    pub(super) source: Source,
    facts: Vec<TimedFact>,
}

/// Adds the thread of a draft whose row the caller has locked to an article that answers it: no new article is made, and
/// the draft is done with.
pub async fn add(
    conn: &mut Conn,
    terms: &Terms<'_>,
    draft: &Draft,
    article: &Article,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<PromotionId, FaqError> {
    let ids: Vec<ThreadId> = draft.thread_id.into_iter().collect();
    let sources = promotions::lock_threads(conn, &ids).await?;
    if sources.is_empty() || sources.iter().any(|source| source.article == Some(article.id)) {
        return Err(Refusal(t::FAQ_ALREADY).into());
    }
    let questions: Vec<QuestionId> = sources.iter().filter_map(|source| source.question).collect();
    ledger::queries::lock(conn, &questions).await?;
    // Looked at again under its lock: it may just have been taken out, or be for others now.
    let audience = match articles::lock(conn, article.id).await? {
        Some((ArticleState::Published, audience)) if audience == article.audience => audience,
        _ => return Err(FaqError::Outdated),
    };
    drafts::published(conn, draft.id, article.id, now).await?;
    let promotion = promotions::insert(conn, article.id, Act::Added, by, now).await?;
    let shown = Shown { promotion, article: article.id, audience, terms };
    let promoted = show_on(conn, &shown, sources, now).await?;
    tell(conn, &shown, promoted, by, now).await?;
    Ok(promotion)
}

/// Lets the threads show the article; open questions whose readers may read it wait for their askers' yes.
pub(super) async fn show_on(
    conn: &mut Conn,
    shown: &Shown<'_>,
    sources: Vec<Source>,
    now: DateTime<Utc>,
) -> Result<Vec<Promoted>, FaqError> {
    let mut promoted = Vec::with_capacity(sources.len());
    for source in sources {
        promoted.push(show_on_one(conn, shown, source, now).await?);
    }
    Ok(promoted)
}

async fn show_on_one(
    conn: &mut Conn,
    shown: &Shown<'_>,
    source: Source,
    now: DateTime<Utc>,
) -> Result<Promoted, FaqError> {
    let mut facts = Vec::new();
    // What its asker may not read is no answer to them.
    let for_all = !policy::is_wider(shown.terms.rules, source.audience, shown.audience);
    if let Some(question) = source.question.filter(|_| for_all)
        && ledger::queries::row(conn, question).await?.is_some_and(|row| row.is_open())
    {
        let fact =
            Fact::Proposed { outcome: ProposedOutcome::AnsweredInFaq, remind_at: shown.terms.remind_at };
        facts = ledger::actions::apply(conn, question, fact, now).await?.facts;
    }
    promotions::add_thread(conn, shown.promotion, source.thread, !facts.is_empty()).await?;
    promotions::show_article(conn, source.thread, Some(shown.article)).await?;
    // Words that only some may read lead nobody else anywhere.
    if !policy::is_wider(shown.terms.rules, shown.audience, source.audience) {
        articles::add_wording(conn, shown.article, source.thread, &source.lang, &source.title, now).await?;
    }
    Ok(Promoted { source, facts })
}

/// One event a thread.
pub(super) async fn tell(
    conn: &mut Conn,
    shown: &Shown<'_>,
    promoted: Vec<Promoted>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    for Promoted { source, facts } in promoted {
        let happened = Happened::new(Kind::ThreadPromoted { promotion: shown.promotion })
            .by(by)
            .thread(source.thread)
            .board(source.board)
            .article(shown.article)
            .facts(facts);
        events::append(conn, happened, now).await?;
    }
    Ok(())
}
