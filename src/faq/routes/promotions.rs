//! Making an article of a thread, and taking that back.

use actix_web::web::Path;

use crate::db::{Conn, DraftId, MemberId, PromotionId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error, Refusal};
use crate::faq::actions::promote::{self, Beginning};
use crate::faq::actions::undo;
use crate::faq::model::{Act, Typed};
use crate::faq::policy;
use crate::faq::prefill::{self, Said};
use crate::faq::queries::{articles, drafts, promotions, sections};
use crate::faq::reads::{self, SourceThread};
use crate::faq::rendering::aside;
use crate::shell::{see, see_with};
use crate::text::names::Names;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Rule;
use crate::web::flash::Flash;

/// `POST /t/{id}/promotions`
pub async fn create(visit: Visit, id: Path<ThreadId>) -> Answer {
    let member = visit.member_id()?;
    let mut conn = visit.conn().await?;
    let thread = reads::source_thread(&mut conn, *id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    policy::can_promote(&visit.viewer, thread.board)?;
    if let Some(article) = thread.article
        && let Some((_, url)) = articles::banner(&mut conn, article, &visit.viewer).await?
    {
        return see_with(&visit, &url, Flash::warn(t::FAQ_ALREADY));
    }
    let open = drafts::open_of(&mut conn, thread.id).await?;
    let said = said(&mut conn, &thread).await?;
    drop(conn);
    let draft = match open {
        Some(open) => open,
        None => begin(&visit, &thread, said, member).await?,
    };
    see(&urls::faq_draft(draft))
}

/// The texts are worked on before the thread is locked, and compared with what stands then.
async fn begin(visit: &Visit, thread: &SourceThread, said: Said, by: MemberId) -> Result<DraftId, Error> {
    let rule =
        visit.site.rules.iter().find(|rule| rule.id == thread.audience).map_or(Rule::Staff, |rule| rule.rule);
    let audience =
        visit.site.audience(rule).ok_or_else(|| Error::Internal("no audience of the site".into()))?;
    let looked_at = said.clone();
    let typed = aside(move || prefill::prefill(&looked_at)).await?;
    let mut change = visit.begin().await?;
    // Two clicks, or two people, come to one draft: the second waits for the thread's row.
    promotions::lock_threads(&mut change, &[thread.id]).await?;
    if let Some(open) = drafts::open_of(&mut change, thread.id).await? {
        return Ok(open);
    }
    let stands = reads::source_thread(&mut change, thread.id, &visit.viewer).await?;
    if stands.as_ref() != Some(thread) || self::said(&mut change, thread).await? != said {
        return Err(Error::Conflict(Refusal(t::FAQ_THREAD_CHANGED)));
    }
    let all = sections::all(&mut change).await?;
    let section = all.iter().find(|section| section.board == Some(thread.board)).map(|section| section.id);
    let typed = Typed { section, ..typed };
    let from = Beginning { thread: Some(thread.id), typed, lang: thread.language(), audience };
    let draft = promote::begin(&mut change, from, by, visit.now).await?;
    change.commit().await?;
    Ok(draft)
}

async fn said(conn: &mut Conn, thread: &SourceThread) -> Result<Said, Error> {
    let posts = reads::source_posts(conn, thread).await?;
    Ok(Said {
        title: thread.title.clone(),
        answer: reads::answer(&posts).map(|post| post.body.clone()).unwrap_or_default(),
        corrections: reads::corrections(&posts).into_iter().map(|post| post.body.clone()).collect(),
        lang: thread.language(),
        names: Names::of(&reads::people(conn, thread.id).await?, &thread.title),
    })
}

/// `POST /promotions/{id}/undo`
pub async fn undo(visit: Visit, id: Path<PromotionId>) -> Answer {
    let member = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let promotion = promotions::find(&mut change, *id).await?.ok_or(Error::NotFound)?;
    policy::can_undo(&visit.viewer, promotion.by, promotion.at, visit.now)?;
    let threads = promotions::threads_of(&mut change, promotion.id).await?;
    undo::undo(&mut change, &promotion, member, visit.now).await?;
    change.commit().await?;
    let back =
        threads.first().map_or_else(|| urls::faq().to_owned(), |(thread, _)| urls::thread_short(thread));
    let said = match promotion.act {
        Act::Made => t::FAQ_UNDONE,
        Act::Added => t::FAQ_ADDITION_UNDONE,
    };
    see_with(&visit, &back, Flash::ok(said))
}
