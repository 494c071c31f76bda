//! Notes on a question: writing one, taking it away, bringing it back.

use actix_web::web;

use super::queue::{self, Put};
use crate::db::{NoteId, QuestionId, ThreadId};
use crate::desk::actions::notes as verbs;
use crate::desk::model::notes::{NoteBody, Standing};
use crate::desk::policy;
use crate::desk::queries::notes::{self, NewNote};
use crate::desk::views::notes::TypedNote;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{safe_return, see, see_with};
use crate::text::lang;
use crate::threads::{queries, rendering};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `POST /desk/{id}/notes` with `note`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let author = visit.staff()?.id;
    let id = ThreadId(*id);
    let body = match NoteBody::parse(fields.text("note")) {
        Ok(body) => body,
        Err(error) => {
            let note = TypedNote::refused(&visit, &fields, "note", error);
            return queue::again(visit, QuestionId(id.0), &fields, Put { note, ..Put::default() }).await;
        }
    };
    visit.limit(Action::Posting)?;
    let lang = lang::detect(&body.0, visit.lang());
    let rendered = rendering::render(&body.0, lang).await?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let thread = queries::lock(&mut change, id, &visit.viewer).await?;
    if !thread.is_question() || !visit.viewer.is_staff_of(thread.board_id) {
        return Err(Error::NotFound);
    }
    policy::can_note(&visit.viewer, thread.board_id)?;
    let new = NewNote { thread: &thread, author, body: &body.0, lang, rendered: &rendered };
    verbs::add(&mut change, &new, visit.now).await?;
    let back = back(&fields, id);
    key.settle(&mut change, &back).await?;
    change.commit().await?;
    see_with(&visit, &back, Flash::ok(t::NOTES_ADDED))
}

/// `POST /desk/notes/{id}/deletion`: its author takes it away.
pub async fn delete(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let id = NoteId(*id);
    let back = set(&visit, id, &fields, Standing::Away).await?;
    see_with(&visit, &back, Flash::ok(t::NOTES_DELETED).undo(urls::note_restore(id)))
}

/// `POST /desk/notes/{id}/restore`: and brings it back.
pub async fn restore(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let back = set(&visit, NoteId(*id), &fields, Standing::There).await?;
    see_with(&visit, &back, Flash::ok(t::NOTES_RESTORED))
}

async fn set(visit: &Visit, id: NoteId, fields: &Fields, standing: Standing) -> Result<String, Error> {
    visit.staff()?;
    let mut change = visit.begin().await?;
    let (thread, note) = notes::lock(&mut change, &visit.viewer, id).await?;
    policy::can_delete_note(&visit.viewer, note.author)?;
    verbs::set(&mut change, (&thread, note), standing, visit.now).await?;
    change.commit().await?;
    Ok(back(fields, thread.id))
}

/// The page the form names, else the question on the desk.
fn back(fields: &Fields, thread: ThreadId) -> String {
    match fields.text("back") {
        "" => urls::desk_question(thread),
        back => safe_return(back).to_owned(),
    }
}
