//! How the asker may be reached: `/t/{id}/contact` for whoever is signed in, `/e/{token}/contact` by the link of a mail.
//! Opening either changes nothing; their forms say it or take it back.

use actix_web::web;

use crate::db::{MemberId, ThreadId};
use crate::door::Visit;
use crate::error::{Answer, Error};
use crate::escalations::actions::contact;
use crate::escalations::form::{self, Typed};
use crate::escalations::model::Way;
use crate::escalations::views::contact as views;
use crate::escalations::{policy, queries};
use crate::events::Channel;
use crate::ledger::{self, Row};
use crate::mail::signed::Purpose;
use crate::receiver;
use crate::shell::{Page, see_with};
use crate::threads;
use crate::threads::model::Thread;
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

/// `POST /t/{id}/contact` with `channel`, its detail, `best` and `agree`; or `do=withdraw`.
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

async fn say(visit: &Visit, asker: &Asker, fields: &Fields) -> Answer {
    visit.limit(Action::Posting)?;
    let channel: Channel = fields.parse("channel").ok_or(Error::BadRequest("the form names no way"))?;
    let given = match fields.text("do") {
        "withdraw" => None,
        _ => match form::given(visit.words, channel, fields, asker.way) {
            Ok(given) => Some(given),
            Err(errors) => return page(visit, asker, &Typed::wrong(fields, errors)).await,
        },
    };
    let mut change = visit.begin().await?;
    let thread = threads::queries::lock(&mut change, asker.thread, &asker.viewer).await?;
    let row = own(ledger::queries::row(&mut change, thread.id.into()).await?, asker, &thread)?;
    let said = match given {
        None => {
            policy::can_withdraw_contact(&asker.viewer, &thread)?;
            contact::withdraw(&mut change, &thread, channel, asker.id, visit.now).await?;
            t::ESCALATIONS_CONTACT_WITHDRAWN
        }
        Some(given) => {
            policy::can_give_contact(&asker.viewer, &thread, &row)?;
            contact::give(&mut change, &thread, &given, asker.id, visit.now).await?;
            t::ESCALATIONS_CONTACT_GIVEN
        }
    };
    change.commit().await?;
    see_with(visit, &asker.address, Flash::ok(said))
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
    let running = queries::running(&mut conn, thread.id.into()).await?;
    drop(conn);
    let shown = views::Shown {
        address: &asker.address,
        thread: &thread,
        row: &row,
        running: running.map(|running| running.channel),
        consents: &consents,
        may_give: policy::can_give_contact(&asker.viewer, &thread, &row),
    };
    let page = Page::new(visit, visit.words.text(t::ESCALATIONS_CONTACT)).noindex();
    let page = if typed.errors.is_empty() { page } else { page.with_errors() };
    page.answer(views::page(visit, &shown, typed)).await
}
