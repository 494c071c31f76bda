//! What is still missing, in the asker's words: their reply, by the link of a mail.

use crate::change::Change;
use crate::db::MemberId;
use crate::door::Visit;
use crate::error::Error;
use crate::text::lang::{self, Lang};
use crate::text::markdown::Rendered;
use crate::threads::actions::reply::{self, NewReply, Part};
use crate::threads::model::{Fault, PostBody, Thread};
use crate::threads::rendering;
use crate::threads::views::sentences;

/// A reason as it will be posted.
pub(super) struct Reason {
    body: PostBody,
    lang: Lang,
    rendered: Rendered,
}

/// Reads it; nothing written is no reason, and no fault.
pub(super) async fn read(visit: &Visit, typed: &str) -> Result<Result<Option<Reason>, String>, Error> {
    let body = match PostBody::parse(typed) {
        Ok(body) => body,
        Err(Fault::Missing) => return Ok(Ok(None)),
        Err(fault) => return Ok(Err(sentences::reply(visit.words, fault))),
    };
    let lang = lang::detect(&body.0, visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;
    Ok(Ok(Some(Reason { body, lang, rendered })))
}

/// Posts it as the asker's.
pub(super) async fn post(
    visit: &Visit,
    change: &mut Change,
    thread: &Thread,
    asker: MemberId,
    reason: Reason,
) -> Result<(), Error> {
    let Reason { body, lang, rendered } = reason;
    let remind_at = visit.now + visit.site.ledger.first_reminder;
    let new = NewReply { body, rendered, lang, author: asker, part: Part::Asker, follows: false, remind_at };
    reply::reply(change, thread, new, visit.now).await?;
    Ok(())
}
