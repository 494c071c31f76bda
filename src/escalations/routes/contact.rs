//! How the asker may be reached: `/t/{id}/contact` for whoever is signed in, `/e/{token}/contact` by the link of a mail.
//! Opening either changes nothing; their forms say it, take it back, or say that nobody should call or write.

use actix_web::web;

use crate::db::{MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::escalations::actions::contact::{self, Given};
use crate::escalations::form::{self, Typed};
use crate::escalations::model::Way;
use crate::escalations::queries::Latest;
use crate::escalations::views::contact as views;
use crate::escalations::{policy, queries};
use crate::events::Channel;
use crate::ledger::{self, LedgerState, Row};
use crate::mail::signed::Purpose;
use crate::receiver;
use crate::shell::{Page, see_with};
use crate::threads;
use crate::threads::model::Thread;
use crate::ui::form::FieldErrors;
use crate::ui::words::t;
use crate::urls;
use crate::viewer::Viewer;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// Whoever says how they may be reached.
struct Asker {
    viewer: Viewer,
    id: MemberId,
    thread: ThreadId,
    way: Way,
    /// Where their forms stand.
    address: String,
}

/// `GET /t/{id}/contact`
pub async fn show(visit: Visit, id: web::Path<i64>) -> Answer {
    let asker = signed_in(&visit, ThreadId(*id))?;
    page(&visit, &asker, &Typed::default()).await
}

/// `POST /t/{id}/contact` with the detail of each way, `best` and that they agree; or `do=withdraw` of a `channel`; or
/// `do=refuse`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let asker = signed_in(&visit, ThreadId(*id))?;
    say(&visit, &asker, &fields).await
}

/// `GET /e/{token}/contact`
pub async fn show_by_mail(visit: Visit, token: web::Path<String>) -> Answer {
    let (visit, asker) = by_mail(visit, &token).await?;
    page(&visit, &asker, &Typed::default()).await
}

/// `POST /e/{token}/contact`, the same form.
pub async fn create_by_mail(visit: Visit, token: web::Path<String>, fields: Fields) -> Answer {
    let (visit, asker) = by_mail(visit, &token).await?;
    say(&visit, &asker, &fields).await
}

fn signed_in(visit: &Visit, thread: ThreadId) -> Result<Asker, Error> {
    let id = visit.member_id()?;
    Ok(Asker { viewer: visit.viewer.clone(), id, thread, way: Way::Page, address: urls::contact(thread) })
}

async fn by_mail(visit: Visit, token: &str) -> Result<(Visit, Asker), Error> {
    let (visit, to) = receiver::enter(visit, Purpose::GiveContact, token).await?;
    let thread = ThreadId(to.about.parse().map_err(|_| Error::NotFound)?);
    let address = urls::contact_by_mail(token);
    Ok((visit, Asker { viewer: to.viewer, id: to.id, thread, way: Way::Mail, address }))
}

/// What the asker says.
enum Said {
    /// These ways may be used.
    Give(Vec<Given>),
    /// This one may not any more.
    Withdraw(Channel),
    /// None: they would rather be answered in the thread.
    Refuse,
}

fn read(visit: &Visit, asker: &Asker, fields: &Fields) -> Result<Result<Said, FieldErrors>, Error> {
    let unnamed = Error::BadRequest("the form names no way");
    match fields.text("do") {
        "refuse" => Ok(Ok(Said::Refuse)),
        "withdraw" => fields.parse("channel").map(|channel| Ok(Said::Withdraw(channel))).ok_or(unnamed),
        _ => match form::given_ways(visit.words, fields, asker.way) {
            Ok(ways) if ways.is_empty() => Err(unnamed),
            Ok(ways) => Ok(Ok(Said::Give(ways))),
            Err(errors) => Ok(Err(errors)),
        },
    }
}

async fn say(visit: &Visit, asker: &Asker, fields: &Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let said = match read(visit, asker, fields)? {
        Ok(said) => said,
        Err(errors) => return page(visit, asker, &Typed::wrong(fields, errors)).await,
    };
    let mut change = visit.begin().await?;
    let thread = threads::queries::lock(&mut change, asker.thread, &asker.viewer).await?;
    let row = own(ledger::queries::row(&mut change, thread.id.into()).await?, asker, &thread)?;
    let told = match said {
        Said::Withdraw(channel) => {
            policy::can_withdraw_contact(&asker.viewer, &thread)?;
            contact::withdraw(&mut change, &thread, channel, asker.id, visit.now).await?;
            t::ESCALATIONS_CONTACT_WITHDRAWN
        }
        Said::Refuse => {
            policy::can_refuse_contact(&asker.viewer, &thread)?;
            // Said twice, or after it was called off, it holds already.
            if row.state == LedgerState::Escalated {
                contact::refuse(&mut change, &thread, asker.id, visit.now).await?;
            }
            t::ESCALATIONS_REFUSE_SAID
        }
        Said::Give(ways) => {
            policy::can_give_contact(&asker.viewer, &thread, &row)?;
            for given in &ways {
                contact::give(&mut change, &thread, given, asker.id, visit.now).await?;
            }
            t::ESCALATIONS_CONTACT_GIVEN
        }
    };
    change.commit().await?;
    see_with(visit, &asker.address, Flash::ok(told))
}

/// Nobody but the asker learns that there is such a page.
fn own(row: Option<Row>, asker: &Asker, thread: &Thread) -> Result<Row, Error> {
    row.filter(|_| asker.viewer.is(thread.author_id)).ok_or(Error::NotFound)
}

async fn page(visit: &Visit, asker: &Asker, typed: &Typed) -> Answer {
    let mut conn = visit.conn().await?;
    let thread = threads::queries::find(&mut conn, asker.thread, &asker.viewer).await?;
    let row = own(ledger::queries::row(&mut conn, thread.id.into()).await?, asker, &thread)?;
    let consents = queries::consents(&mut conn, thread.id.into()).await?;
    let latest = queries::latest(&mut conn, thread.id.into()).await?;
    drop(conn);
    let is_refused = |latest: &Latest| latest.ended_by == Some(asker.id);
    let shown = views::Shown {
        address: &asker.address,
        thread: &thread,
        row: &row,
        running: latest.filter(|latest| latest.ended_at.is_none()).map(|latest| latest.channel),
        refused: latest.as_ref().is_some_and(is_refused),
        consents: &consents,
        may_give: policy::can_give_contact(&asker.viewer, &thread, &row),
    };
    let page = Page::new(visit, visit.words.text(t::ESCALATIONS_CONTACT)).noindex();
    let page = if typed.errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::page(visit, &shown, typed)).await
}
