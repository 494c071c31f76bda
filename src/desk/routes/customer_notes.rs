//! Notes about whoever asks a question: writing one, taking it away, bringing it back.

use actix_web::web;

use super::queue::{self, Put};
use crate::db::{MemberNoteId, QuestionId};
use crate::desk::actions::member_notes as verbs;
use crate::desk::model::member_notes::MemberNoteBody;
use crate::desk::model::notes::Standing;
use crate::desk::policy;
use crate::desk::queries::member_notes as notes;
use crate::desk::views::customer_notes::FIELD;
use crate::desk::views::notes::TypedNote;
use crate::door::{Once, Visit};
use crate::error::{Answer, Error};
use crate::shell::{safe_return, see, see_with};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::flash::Flash;
use crate::web::limits::Action;

/// `POST /desk/{id}/customer-notes` with `customer_note`.
pub async fn create(visit: Visit, id: web::Path<i64>, fields: Fields) -> Answer {
    let by = visit.staff()?.id;
    let id = QuestionId(*id);
    let body = match MemberNoteBody::parse(fields.text(FIELD)) {
        Ok(body) => body,
        Err(error) => {
            let customer_note = TypedNote::refused(&visit, &fields, FIELD, error);
            return queue::again(&visit, id, Put { customer_note, ..Put::default() }).await;
        }
    };
    visit.limit(Action::Posting)?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let about = notes::asker(&mut change, &visit.viewer, id).await?;
    policy::can_note_member(&visit.viewer, about)?;
    verbs::add(&mut change, about, &body, by, visit.now).await?;
    let back = match fields.text("back") {
        "" => urls::desk_question(id),
        back => safe_return(back).to_owned(),
    };
    key.settle(&mut change, &back).await?;
    change.commit().await?;
    see_with(&visit, &back, Flash::ok(t::NOTES_ADDED))
}

/// `POST /desk/customer-notes/{id}/deletion`: its author takes it away.
pub async fn delete(visit: Visit, id: web::Path<MemberNoteId>, fields: Fields) -> Answer {
    set(&visit, *id, Standing::Away).await?;
    let undo = urls::customer_note_restore(*id);
    see_with(&visit, back(&fields), Flash::ok(t::NOTES_DELETED).undo(undo))
}

/// `POST /desk/customer-notes/{id}/restore`: and brings it back.
pub async fn restore(visit: Visit, id: web::Path<MemberNoteId>, fields: Fields) -> Answer {
    set(&visit, *id, Standing::There).await?;
    see_with(&visit, back(&fields), Flash::ok(t::NOTES_RESTORED))
}

async fn set(visit: &Visit, id: MemberNoteId, standing: Standing) -> Result<(), Error> {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let note = notes::lock(&mut change, &visit.viewer, id).await?;
    policy::can_delete_member_note(&visit.viewer, note.author)?;
    verbs::set(&mut change, note, standing, by, visit.now).await?;
    change.commit().await
}

/// The page the form names, else the desk.
fn back(fields: &Fields) -> &str {
    match fields.text("back") {
        "" => urls::desk(),
        back => safe_return(back),
    }
}
