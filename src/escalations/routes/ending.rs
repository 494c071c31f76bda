//! How an escalation ends: what came of it is written back, or it is called off.

use actix_web::web;

use super::{key, locked, page, reply};
use crate::db::{Conn, ThreadId};
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::escalations::form::{self, Typed};
use crate::escalations::{actions, policy, queries};
use crate::events::Channel;
use crate::faq::prefill;
use crate::shell::{see, see_with};
use crate::text::lang;
use crate::text::mask;
use crate::text::names::Names;
use crate::threads::actions::reply::Part;
use crate::threads::model::PostBody;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `POST /desk/{id}/outcome` with `private` and `public`; a contact note that was begun is kept with it.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let (said, note) = match form::outcome_with_note(&visit, &fields) {
        Ok(read) => read,
        Err(errors) => return page(&visit, id, Channel::Phone, &Typed::wrong(&fields, errors)).await,
    };
    let telling = telling(&mut *visit.conn().await?, &visit, id, &fields, &said.public).await?;
    if let Some(typed) = telling {
        return page(&visit, id, Channel::Phone, &typed).await;
    }
    visit.limit(Action::Posting)?;
    let public = reply(&visit, said.public, by, Part::Agent).await?;
    let (mut change, key) = match visit.begin_once_with(key(&fields, "outcome")).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_go_on(&visit.viewer, thread.board_id, row.state)?;
    if let Some(note) = note {
        actions::attempt(&mut change, &thread, &note, by, visit.now).await?;
    }
    actions::resolve(&mut change, &thread, public, &said.private, visit.now).await?;
    let address = urls::escalations(id);
    key.settle(&mut change, &address).await?;
    change.commit().await?;
    see_with(&visit, &address, Flash::ok(t::ESCALATIONS_RESOLVED))
}

/// `POST /desk/{id}/escalation-end`: it goes on in the thread.
pub async fn destroy(visit: Visit, id: web::Path<i64>) -> Answer {
    let by = visit.staff()?.id;
    let id = ThreadId(*id);
    let mut change = visit.begin().await?;
    let (thread, row) = locked(&mut change, &visit, id).await?;
    policy::can_go_on(&visit.viewer, thread.board_id, row.state)?;
    actions::call_off(&mut change, &thread, by, visit.now).await?;
    change.commit().await?;
    see_with(&visit, &urls::desk_question(id), Flash::ok(t::ESCALATIONS_CALLED_OFF))
}

/// The form again where what is to be public tells private details: they are left out, named, and whoever wrote it looks
/// at what is left before it is sent. What is sent is always without them.
async fn telling(
    conn: &mut Conn,
    visit: &Visit,
    id: ThreadId,
    fields: &Fields,
    public: &PostBody,
) -> Result<Option<Typed>, Error> {
    let consents = queries::consents(conn, id.into()).await?;
    if consents.iter().any(|consent| consent.detail.stands_in(&public.0)) {
        let sentence = visit.words.text(t::ESCALATIONS_ERROR_DETAIL);
        return Ok(Some(Typed::wrong_in(fields, "public", sentence)));
    }
    let nobody = Names::of(&[], "");
    let lang = lang::detect(&public.0, visit.lang());
    let left = prefill::without_details(&public.0, lang, &nobody);
    if left == public.0 {
        return Ok(None);
    }
    let found = mask::find_with_names(&public.0, &nobody).into_iter().map(|found| found.text).collect();
    let typed = Typed::wrong_in(fields, "public", visit.words.text(t::ESCALATIONS_ERROR_MASKED));
    Ok(Some(typed.with_changed("public", left, found)))
}
