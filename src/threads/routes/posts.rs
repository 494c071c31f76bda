//! Replying.

use actix_web::web;

use crate::commitments;
use crate::db::ThreadId;
use crate::desk;
use crate::desk::actions::canned;
use crate::desk::model::canned::{INSERTED, Inserted};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error, Refusal};
use crate::shell;
use crate::text::{lang, promise, quote};
use crate::threads::actions::reply::{self, NewReply, Part, Thanks};
use crate::threads::drafts::{self, Place};
use crate::threads::model::{Fault, PostBody, Thread};
use crate::threads::queries;
use crate::threads::views::{composer::Typed, sentences};
use crate::threads::{policy, rendering};
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

use super::show;

/// `POST /t/{id}/posts`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let id = ThreadId(*id);
    // The page behind the sign-in has a draft of what was typed (kept by the browser), and says so.
    let author = visit.member_id()?;
    let body = match PostBody::parse(fields.text("body")) {
        Ok(body) => body,
        // The desk has no page of its own for what is wrong, and nothing was typed that could be lost.
        Err(Fault::Missing) if fields.text("back").starts_with(urls::desk()) => {
            return shell::see_with(&visit, &urls::desk_question(id), Flash::warn(t::THREADS_ERROR_REPLY));
        }
        Err(fault) => {
            let typed = Typed::with_error(&fields, sentences::reply(visit.words, fault));
            return show::again(&visit, id, &fields, typed).await;
        }
    };
    if let Err(Refusal(key)) = policy::can_write(&visit.viewer) {
        return show::again(
            &visit,
            id,
            &fields,
            Typed::with_error(&fields, visit.words.text(key).into_owned()),
        )
        .await;
    }
    let inserted = Inserted::read(fields.all(INSERTED));
    if let Some(placeholder) = unfilled(&visit, &inserted, &body).await? {
        let said = visit.words.with(t::CANNED_ERROR_UNFILLED, &[("placeholder", placeholder.into())]);
        return show::again(&visit, id, &fields, Typed::with_error(&fields, said)).await;
    }
    let promise = match commitments::form::given(&visit, &fields) {
        Ok(promise) => promise,
        Err(errors) => return show::again(&visit, id, &fields, Typed::with_errors(&fields, errors)).await,
    };
    visit.limit(Action::Posting)?;
    let unmarked = promise.is_none() && seems_to_promise(&visit, &body);
    let lang = lang::detect(&body.0, visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;

    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return shell::see(&address),
    };
    let thread = queries::lock(&mut change, id, &visit.viewer).await?;
    policy::can_reply(&visit.viewer, &thread)?;
    if show::outgrown(&visit, &thread, &fields)? {
        change.leave().await?;
        let said = visit.words.text(t::THREADS_ERROR_OUTGROWN).into_owned();
        return show::again(&visit, id, &fields, Typed::outgrown(&fields, said)).await;
    }
    let part = part(&visit, &thread, &fields);
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
        _ => show::back_to(&thread, replied.number, &fields),
    };
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    shell::see_with(&visit, &address, Flash::ok(said(replied.thanks)))
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
