//! Making an article of a thread, and taking that back.

use actix_web::web::Path;

use crate::db::{Conn, PromotionId, SectionId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::faq::actions::promote::{self, Beginning};
use crate::faq::actions::undo;
use crate::faq::policy;
use crate::faq::queries::{articles, drafts, promotions, sections};
use crate::faq::reads::{self, SourceThread};
use crate::shell::{see, see_with};
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Rule;
use crate::web::flash::Flash;

/// `POST /t/{id}/promotions`
pub async fn create(visit: Visit, id: Path<ThreadId>) -> Answer {
    let member = visit.member_id()?;
    let mut change = visit.begin().await?;
    let thread = reads::source_thread(&mut change, *id, &visit.viewer).await?.ok_or(Error::NotFound)?;
    policy::can_promote(&visit.viewer, thread.board)?;
    if let Some(article) = thread.article
        && let Some((_, url)) = articles::banner(&mut change, article, &visit.viewer).await?
    {
        return see_with(&visit, &url, Flash::warn(t::FAQ_ALREADY));
    }
    // Two clicks, or two people, come to one draft: the second waits for the thread's row.
    promotions::lock_threads(&mut change, &[thread.id]).await?;
    let draft = match drafts::open_of(&mut change, thread.id).await? {
        Some(open) => open,
        None => begin(&visit, &mut change, &thread, member).await?,
    };
    change.commit().await?;
    see(&urls::faq_draft(draft))
}

async fn begin(
    visit: &Visit,
    conn: &mut Conn,
    thread: &SourceThread,
    by: crate::db::MemberId,
) -> Result<crate::db::DraftId, Error> {
    let posts = reads::source_posts(conn, thread).await?;
    let answer = posts.iter().find(|post| post.number > 1).map_or("", |post| post.body.as_str());
    let all = sections::all(conn).await?;
    let section: Option<SectionId> =
        all.iter().find(|section| section.board == Some(thread.board)).map(|section| section.id);
    let rule =
        visit.site.rules.iter().find(|rule| rule.id == thread.audience).map_or(Rule::Staff, |rule| rule.rule);
    let audience =
        visit.site.audience(rule).ok_or_else(|| Error::Internal("no audience of the site".into()))?;
    let lang = thread.language();
    let from = Beginning { thread: Some(thread.id), title: &thread.title, answer, lang, section, audience };
    Ok(promote::begin(conn, &from, by, visit.now).await?)
}

/// `POST /promotions/{id}/undo`
pub async fn undo(visit: Visit, id: Path<PromotionId>) -> Answer {
    let member = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let promotion = promotions::locked(&mut change, *id).await?.ok_or(Error::NotFound)?;
    policy::can_undo(&visit.viewer, promotion.by, promotion.at, visit.now)?;
    let threads = promotions::threads_of(&mut change, promotion.id).await?;
    undo::undo(&mut change, &promotion, member, visit.now).await?;
    change.commit().await?;
    let back =
        threads.first().map_or_else(|| urls::faq().to_owned(), |(thread, _)| urls::thread_short(thread));
    see_with(&visit, &back, Flash::ok(t::FAQ_UNDONE))
}
