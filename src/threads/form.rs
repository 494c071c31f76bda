//! The form of a reply, which stands on the thread's page and on the desk: posted, or given back with all that was typed.

use actix_web::HttpResponse;

use super::actions::reply::{self, NewReply, Part, Thanks};
use super::drafts::{self, Place};
use super::model::{PostBody, SEEN, Thread};
use super::queries::newer;
use super::routes::show;
use super::views::composer::Typed;
use super::views::{newer as newer_view, sentences};
use super::{policy, queries, rendering};
use crate::commitments;
use crate::commitments::model::NewCommitment;
use crate::db::{Conn, MemberId, ThreadId};
use crate::desk;
use crate::desk::actions::canned;
use crate::desk::model::canned::{INSERTED, Inserted};
use crate::door::{Once, Visit};
use crate::error::{Error, Refusal};
use crate::shell;
use crate::text::{lang, promise, quote};
use crate::ui::words::{Key, t};
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// What came of a reply.
pub enum Sent {
    /// It stands in the thread: what its writer is answered.
    Posted(HttpResponse),
    /// It does not, and says why; the page it was written on shows it again.
    Back(Box<Typed>),
}

/// A reply as it can be posted.
struct Reply {
    body: PostBody,
    inserted: Inserted,
    promise: Option<NewCommitment>,
}

/// Posts what the form says.
pub async fn send(visit: &Visit, id: ThreadId, fields: &Fields) -> Result<Sent, Error> {
    // The page behind the sign-in has a draft of what was typed (kept by the browser), and says so.
    let author = visit.member_id()?;
    let Reply { body, inserted, promise } = match read(visit, fields).await? {
        Ok(reply) => reply,
        Err(typed) => return Ok(Sent::Back(typed)),
    };
    visit.limit(Action::Posting)?;
    let unmarked = promise.is_none() && seems_to_promise(visit, &body);
    let lang = lang::detect(&body.0, visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;

    let (mut change, key) = match visit.begin_once(fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address).map(Sent::Posted),
    };
    let thread = queries::lock(&mut change, id, &visit.viewer).await?;
    policy::can_reply(&visit.viewer, &thread)?;
    if let Some(typed) = overtaken(visit, &mut change, &thread, author, fields).await? {
        change.leave().await?;
        return Ok(Sent::Back(typed));
    }
    let part = part(visit, &thread, fields);
    let remind_at = visit.now + visit.site.ledger.first_reminder;
    let follows = fields.has("follow");
    let new = NewReply { body, rendered, lang, author, part, follows, remind_at };
    let replied = reply::reply(&mut change, &thread, new, visit.now).await?;
    drafts::discard(&mut change, author, Place::Reply(thread.id)).await?;
    if matches!(part, Part::Agent | Part::AgentAsksBack) {
        canned::sent(&mut change, &visit.viewer, (thread.id, replied.post), &inserted).await?;
        if let Some(promise) = &promise {
            commitments::actions::make(&mut change, (&thread, replied.post), promise, author, visit.now)
                .await?;
        }
    }
    // Where the reply stands, what it seems to promise is offered to be marked.
    let address = match part {
        Part::Agent | Part::AgentAsksBack if unmarked => show::address_of(&thread, replied.number),
        _ => show::back_to(&thread, replied.number, fields),
    };
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    shell::see_with(visit, &address, Flash::ok(said(replied.thanks))).map(Sent::Posted)
}

/// Reads it, or gives it back with what is wrong.
async fn read(visit: &Visit, fields: &Fields) -> Result<Result<Reply, Box<Typed>>, Error> {
    let back = |sentence: String| Ok(Err(Box::new(Typed::with_error(fields, sentence))));
    let body = match PostBody::parse(fields.text("body")) {
        Ok(body) => body,
        Err(fault) => return back(sentences::reply(visit.words, fault)),
    };
    if let Err(Refusal(key)) = policy::can_write(&visit.viewer) {
        return back(visit.words.text(key).into_owned());
    }
    let inserted = Inserted::read(fields.all(INSERTED));
    if let Some(placeholder) = unfilled(visit, &inserted, &body).await? {
        return back(visit.words.with(t::CANNED_ERROR_UNFILLED, &[("placeholder", placeholder.into())]));
    }
    Ok(match commitments::form::given(visit, fields) {
        Ok(promise) => Ok(Reply { body, inserted, promise }),
        Err(errors) => Err(Box::new(Typed::with_errors(fields, errors))),
    })
}

/// The reply given back where the thread is not what its writer saw: more people read it, or somebody else has written.
async fn overtaken(
    visit: &Visit,
    conn: &mut Conn,
    thread: &Thread,
    author: MemberId,
    fields: &Fields,
) -> Result<Option<Box<Typed>>, Error> {
    if show::outgrown(visit, thread, fields)? {
        let said = visit.words.text(t::THREADS_ERROR_OUTGROWN).into_owned();
        return Ok(Some(Box::new(Typed::outgrown(fields, said))));
    }
    let Some(seen) = fields.parse(SEEN).filter(|seen| *seen < thread.last_number) else { return Ok(None) };
    let newer = newer::newer(conn, thread.id, seen, author).await?;
    if newer.is_empty() {
        return Ok(None);
    }
    let said = newer_view::sentence(visit, &newer);
    Ok(Some(Box::new(Typed::crossed(fields, said, newer))))
}

fn said(thanks: Thanks) -> Key {
    match thanks {
        Thanks::No => t::THREADS_FLASH_REPLIED,
        Thanks::ForAnAnswer => t::THREADS_FLASH_THANKS,
        Thanks::WhileAskedBack => t::THREADS_FLASH_THANKS_ASKED_BACK,
        Thanks::WhileInTouch => t::THREADS_FLASH_THANKS_IN_TOUCH,
        Thanks::AfterTheEnd => t::THREADS_FLASH_THANKS_ENDED,
        Thanks::ForAReply => t::THREADS_FLASH_THANKS_REPLY,
    }
}

/// A placeholder of what was put into the reply that nobody has filled in.
async fn unfilled<'a>(
    visit: &Visit,
    inserted: &Inserted,
    body: &'a PostBody,
) -> Result<Option<&'a str>, Error> {
    if inserted.replies.is_empty() {
        return Ok(None);
    }
    let mut conn = visit.conn().await?;
    let texts = desk::queries::canned::bodies(&mut conn, &visit.viewer, &inserted.replies).await?;
    Ok(desk::model::canned::unfilled(&body.0, &texts))
}

/// Whether it says "we will … by DATE" in its author's own words.
fn seems_to_promise(visit: &Visit, body: &PostBody) -> bool {
    let today = visit.now.with_timezone(&visit.site.zone).date_naive();
    promise::recognise(&quote::own_words(&body.0), today).is_some()
}

fn part(visit: &Visit, thread: &Thread, fields: &Fields) -> Part {
    if visit.viewer.is(thread.author_id) {
        Part::Asker
    } else if !visit.viewer.answers_for(thread.board_id) {
        Part::Customer
    } else if fields.text("do") == "ask_back" {
        Part::AgentAsksBack
    } else {
        Part::Agent
    }
}
