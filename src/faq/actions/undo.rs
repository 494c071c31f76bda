//! Taking a promotion back as a whole: its threads no longer show the article, questions stand as if their askers had
//! never been pointed to it, and an article that came of it goes, with all that was added to it since. Followers of the
//! events take back what was not read yet; mails that were sent stay sent.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::FaqError;
use crate::db::{Conn, MemberId, PromotionId, QuestionId, ThreadId};
use crate::error::Refusal;
use crate::events::{self, Fact, Happened, Kind, ProposedOutcome, TimedFact};
use crate::faq::model::Act;
use crate::faq::queries::promotions::{self, Promotion, Source};
use crate::faq::queries::{articles, drafts};
use crate::ledger::{self, Outcome, Row};
use crate::ui::words::t;

/// Takes back a promotion. Threads are locked before ledger rows, those before the article, and the promotions last.
pub async fn undo(
    conn: &mut Conn,
    promotion: &Promotion,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let meant_first = meant(conn, promotion).await?;
    let mut threads = threads_of(conn, &meant_first).await?;
    let ids: Vec<ThreadId> = threads.values().flatten().map(|(thread, _)| *thread).collect();
    let sources = promotions::lock_threads(conn, &ids).await?;
    let questions: Vec<QuestionId> = sources.iter().filter_map(|source| source.question).collect();
    ledger::queries::lock(conn, &questions).await?;
    articles::lock(conn, promotion.article).await?;
    if promotions::locked(conn, promotion.id).await?.is_none_or(|promotion| promotion.undone_at.is_some()) {
        return Err(Refusal(t::FAQ_REFUSE_UNDONE).into());
    }
    for one in meant(conn, promotion).await? {
        // Added before the article was locked: its thread is not.
        let threads = threads.remove(&one.id).ok_or(FaqError::Outdated)?;
        let sources = sources.iter().filter(|source| threads.contains_key(&source.thread));
        undo_one(conn, &one, &threads, sources, by, now).await?;
    }
    if promotion.act == Act::Made {
        articles::retire(conn, promotion.article, now).await?;
        articles::unlink(conn, promotion.article).await?;
    }
    Ok(())
}

/// Without the article nothing that was added to it holds.
async fn meant(conn: &mut Conn, promotion: &Promotion) -> diesel::QueryResult<Vec<Promotion>> {
    match promotion.act {
        Act::Added => Ok(vec![promotion.clone()]),
        Act::Made => promotions::of_article(conn, promotion.article).await,
    }
}

/// The threads of each promotion, and whether each was open then.
type Threads = BTreeMap<ThreadId, bool>;

async fn threads_of(
    conn: &mut Conn,
    meant: &[Promotion],
) -> diesel::QueryResult<BTreeMap<PromotionId, Threads>> {
    let mut threads = BTreeMap::new();
    for one in meant {
        threads.insert(one.id, promotions::threads_of(conn, one.id).await?.into_iter().collect());
    }
    Ok(threads)
}

async fn undo_one(
    conn: &mut Conn,
    promotion: &Promotion,
    threads: &Threads,
    sources: impl Iterator<Item = &Source>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let mut told = Vec::new();
    for source in sources.filter(|source| source.article == Some(promotion.article)) {
        let proposed = threads.get(&source.thread).is_some_and(|proposed| *proposed);
        let facts = match source.question.filter(|_| proposed) {
            Some(question) => withdraw(conn, question, now).await?,
            None => Vec::new(),
        };
        promotions::show_article(conn, source.thread, None).await?;
        told.push((source, facts));
    }
    let ids: Vec<ThreadId> = threads.keys().copied().collect();
    articles::remove_wordings_of(conn, promotion.article, &ids).await?;
    drafts::reopen(conn, promotion.article, &ids).await?;
    promotions::undone(conn, promotion.id, by, now).await?;
    tell(conn, promotion, told, by, now).await
}

/// What was proposed is taken back where it stands; an asker's "no" since then stands too.
async fn withdraw(
    conn: &mut Conn,
    question: QuestionId,
    now: DateTime<Utc>,
) -> Result<Vec<TimedFact>, FaqError> {
    let row = ledger::queries::row(conn, question).await?;
    let stands = |row: Row| {
        row.proposed_outcome == Some(ProposedOutcome::AnsweredInFaq)
            || row.outcome == Some(Outcome::AnsweredInFaq)
    };
    if !row.is_some_and(stands) {
        return Ok(Vec::new());
    }
    let withdrawn = Fact::ProposalWithdrawn { outcome: Some(ProposedOutcome::AnsweredInFaq) };
    Ok(ledger::actions::apply(conn, question, withdrawn, now).await?.facts)
}

async fn tell(
    conn: &mut Conn,
    promotion: &Promotion,
    told: Vec<(&Source, Vec<TimedFact>)>,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let threads = told.iter().map(|(source, _)| source.thread).collect();
    let kind = Kind::PromotionUndone { promotion: promotion.id, threads };
    events::append(conn, Happened::new(kind).by(by).article(promotion.article), now).await?;
    for (source, facts) in told {
        let happened = Happened::new(Kind::ThreadUnpromoted { promotion: promotion.id })
            .by(by)
            .thread(source.thread)
            .board(source.board)
            .article(promotion.article)
            .facts(facts);
        events::append(conn, happened, now).await?;
    }
    Ok(())
}
