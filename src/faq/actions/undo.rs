//! Taking a promotion back as a whole: its threads no longer show the article, questions stand as if their askers had
//! never been pointed to it, and an article that came of it goes, with all that was added to it since. Followers of the
//! events take back what was not read yet; mails that were sent stay sent.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::FaqError;
use crate::db::{Conn, MemberId, ThreadId};
use crate::error::Refusal;
use crate::events::{self, Fact, Happened, Kind, TimedFact};
use crate::faq::model::Act;
use crate::faq::queries::promotions::{self, Promotion, Source};
use crate::faq::queries::{articles, drafts};
use crate::ledger;
use crate::ui::words::t;

/// Takes back a promotion whose row the caller has locked.
pub async fn undo(
    conn: &mut Conn,
    promotion: &Promotion,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    if promotion.undone_at.is_some() {
        return Err(Refusal(t::FAQ_REFUSE_UNDONE).into());
    }
    match promotion.act {
        Act::Added => undo_one(conn, promotion, by, now).await,
        Act::Made => {
            // Without the article nothing that was added to it holds.
            for other in promotions::of_article(conn, promotion.article).await? {
                undo_one(conn, &other, by, now).await?;
            }
            articles::retire(conn, promotion.article, None, now).await?;
            articles::unlink(conn, promotion.article).await?;
            Ok(())
        }
    }
}

async fn undo_one(
    conn: &mut Conn,
    promotion: &Promotion,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    let promoted: BTreeMap<ThreadId, bool> =
        promotions::threads_of(conn, promotion.id).await?.into_iter().collect();
    let ids: Vec<ThreadId> = promoted.keys().copied().collect();
    let sources = promotions::lock_threads(conn, &ids).await?;
    let mut told = Vec::with_capacity(sources.len());
    for source in sources.into_iter().filter(|source| source.article == Some(promotion.article)) {
        let proposed = promoted.get(&source.thread).is_some_and(|proposed| *proposed);
        let facts = match source.question.filter(|_| proposed) {
            Some(question) => {
                ledger::actions::apply(conn, question, Fact::ProposalWithdrawn, now).await?.facts
            }
            None => Vec::new(),
        };
        promotions::show_article(conn, source.thread, None).await?;
        told.push((source, facts));
    }
    articles::remove_wordings_of(conn, promotion.article, &ids).await?;
    drafts::reopen(conn, promotion.article, &ids).await?;
    promotions::undone(conn, promotion.id, by, now).await?;
    tell(conn, promotion, told, by, now).await
}

async fn tell(
    conn: &mut Conn,
    promotion: &Promotion,
    told: Vec<(Source, Vec<TimedFact>)>,
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
