//! `/e/{token}/solved`: the asker says whether their question is solved, by the link of a mail and without signing in. Opening
//! it changes nothing; the page has the buttons.

use actix_web::web;

use super::by_mail_reply::{self, Reason};
use crate::change::Change;
use crate::db::{MemberId, ThreadId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::ledger::{self, LedgerState, Row};
use crate::mail::signed::Purpose;
use crate::receiver;
use crate::shell::{Page, see, see_with};
use crate::threads::actions::outcome::{self, Says};
use crate::threads::model::Thread;
use crate::threads::views::by_mail as views;
use crate::threads::{policy, queries};
use crate::ui::form::FieldErrors;
use crate::ui::words::{Key, t};
use crate::urls;
use crate::viewer::Viewer;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// Whoever the mail went to: what they may, they may as the asker, and nothing beyond.
struct Asker {
    viewer: Viewer,
    id: MemberId,
    thread: ThreadId,
}

/// `GET /e/{token}/solved`
pub async fn show(visit: Visit, token: web::Path<String>) -> Answer {
    let (visit, asker) = enter(visit, &token).await?;
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, asker.thread, &asker.viewer).await?;
    let row = ledger::queries::row(&mut conn, thread.id.into()).await?.ok_or(Error::NotFound)?;
    drop(conn);
    page(&visit, &token, &asker, (&thread, &row), ("", &FieldErrors::new())).await
}

/// `POST /e/{token}/solved` with `says`, and `reason` in words if it is not.
pub async fn create(visit: Visit, token: web::Path<String>, fields: Fields) -> Answer {
    let (visit, asker) = enter(visit, &token).await?;
    visit.limit(Action::Posting)?;
    let says: Says = fields.parse("says").ok_or(Error::BadRequest("the form says nothing"))?;
    let reason = match by_mail_reply::read(&visit, fields.text("reason")).await? {
        Ok(reason) => reason.filter(|_| says == Says::NotSolved),
        Err(sentence) => return wrong(&visit, &token, &asker, &fields, sentence).await,
    };
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let thread = queries::lock(&mut change, asker.thread, &asker.viewer).await?;
    match say(&visit, &mut change, &asker, &thread, says, reason).await? {
        Ok(said) => {
            let address = urls::solved_by_mail(&token);
            key.settle(&mut change, &address).await?;
            change.commit().await?;
            see_with(&visit, &address, Flash::ok(said))
        }
        Err(Refusal(key)) => {
            change.leave().await?;
            let sentence = visit.words.text(key).into_owned();
            wrong(&visit, &token, &asker, &fields, sentence).await
        }
    }
}

async fn say(
    visit: &Visit,
    change: &mut Change,
    asker: &Asker,
    thread: &Thread,
    says: Says,
    reason: Option<Reason>,
) -> Result<Result<Key, Refusal>, Error> {
    let row = ledger::queries::row(change, thread.id.into()).await?.ok_or(Error::NotFound)?;
    let said = match says {
        Says::Solved => t::THREADS_FLASH_SOLVED,
        Says::NotSolved => t::THREADS_BY_MAIL_REOPENED,
        Says::Withdrawn => return Err(Error::BadRequest("withdrawing is no matter of a mail")),
    };
    if asker.viewer.is(thread.author_id) && outcome::is_said(says, &row) && reason.is_none() {
        return Ok(Ok(said));
    }
    let adds = says == Says::NotSolved && policy::can_add_by_mail(&asker.viewer, thread, &row).is_ok();
    let allowed = match says {
        _ if adds && reason.is_none() => Err(Refusal(t::THREADS_ERROR_REPLY)),
        _ if adds => Ok(()),
        Says::Solved => policy::can_say_solved_by_mail(&asker.viewer, thread, &row),
        _ => policy::can_reopen(&asker.viewer, thread, &row),
    };
    if let Err(refusal) = allowed {
        return Ok(Err(refusal));
    }
    // First what was said, then the words: they would reopen it, too, but not tell that the answer was no answer.
    match says {
        _ if outcome::is_said(says, &row) => {}
        Says::Solved if row.state == LedgerState::WaitingStaff => {
            outcome::solved_after_all(change, thread, asker.id, visit.now).await?;
        }
        _ => outcome::say(change, thread, says, asker.id, visit.now).await?,
    }
    if let Some(reason) = reason {
        if let Err(refusal) = policy::can_reply(&asker.viewer, thread) {
            return Ok(Err(refusal));
        }
        by_mail_reply::post(visit, change, thread, asker.id, reason).await?;
    }
    Ok(Ok(if adds { t::THREADS_BY_MAIL_ADDED } else { said }))
}

/// Reads the token; see [`receiver::enter`].
async fn enter(visit: Visit, token: &str) -> Result<(Visit, Asker), Error> {
    let (visit, to) = receiver::enter(visit, Purpose::SaySolved, token).await?;
    let thread = ThreadId(to.about.parse().map_err(|_| Error::NotFound)?);
    Ok((visit, Asker { viewer: to.viewer, id: to.id, thread }))
}

async fn wrong(visit: &Visit, token: &str, asker: &Asker, fields: &Fields, sentence: String) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = queries::find(&mut conn, asker.thread, &asker.viewer).await?;
    let row = ledger::queries::row(&mut conn, thread.id.into()).await?.ok_or(Error::NotFound)?;
    drop(conn);
    let mut errors = FieldErrors::new();
    errors.add("reason", sentence);
    page(visit, token, asker, (&thread, &row), (fields.text("reason"), &errors)).await
}

async fn page(
    visit: &Visit,
    token: &str,
    asker: &Asker,
    (thread, row): (&Thread, &Row),
    (reason, errors): (&str, &FieldErrors),
) -> Answer {
    let shown = views::Shown {
        token,
        thread,
        row,
        may_say_solved: policy::can_say_solved_by_mail(&asker.viewer, thread, row).is_ok(),
        may_reopen: policy::can_reopen(&asker.viewer, thread, row).is_ok(),
        may_add: policy::can_add_by_mail(&asker.viewer, thread, row).is_ok(),
        reason,
    };
    let page = Page::new(visit, visit.words.text(t::NOTIFICATIONS_DID_IT_WORK)).noindex();
    let page = if errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::page(visit, &shown, errors)).await
}
