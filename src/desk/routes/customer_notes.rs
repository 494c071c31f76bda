//! Notes about whoever asks a question: writing one, taking it away, bringing it back.

use actix_web::web;
use serde::Deserialize;

use super::queue::{self, Put};
use crate::db::{MemberNoteId, QuestionId};
use crate::desk::actions::member_notes::{self as verbs, Kept};
use crate::desk::model::member_notes::{MEMBER_NOTES_MAX, MemberNoteBody};
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
            return queue::again(visit, id, &fields, Put { customer_note, ..Put::default() }).await;
        }
    };
    visit.limit(Action::Posting)?;
    let (mut change, key) = match visit.begin_once(&fields).await? {
        Once::First(change, key) => (change, key),
        Once::Again(address) => return see(&address),
    };
    let about = notes::asker(&mut change, &visit.viewer, id).await?;
    policy::can_note_member(&visit.viewer, about)?;
    if verbs::add(&mut change, about, &body, by, visit.now).await? == Kept::TooMany {
        change.leave().await?;
        let customer_note = TypedNote::too_many(&visit, &fields, FIELD, MEMBER_NOTES_MAX);
        return queue::again(visit, id, &fields, Put { customer_note, ..Put::default() }).await;
    }
    let question = urls::desk_question(id);
    let back = back(fields.text("back"), &question);
    key.settle(&mut change, back).await?;
    change.commit().await?;
    see_with(&visit, back, Flash::ok(t::NOTES_ADDED))
}

/// `POST /desk/customer-notes/{id}/deletion`: its author, or an admin, takes it away.
pub async fn delete(visit: Visit, id: web::Path<MemberNoteId>, fields: Fields) -> Answer {
    set(&visit, *id, Standing::Away).await?;
    let back = back(fields.text("back"), urls::desk());
    let undo = urls::with_query(&urls::customer_note_restore(*id), "back", back);
    see_with(&visit, back, Flash::ok(t::NOTES_DELETED).undo(undo))
}

/// Where the undo of a message comes back to: the message knows addresses only.
#[derive(Debug, Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `POST /desk/customer-notes/{id}/restore`: and brings it back.
pub async fn restore(visit: Visit, id: web::Path<MemberNoteId>, to: web::Query<Back>) -> Answer {
    let flash = match set(&visit, *id, Standing::There).await? {
        Kept::Yes => Flash::ok(t::NOTES_RESTORED),
        Kept::TooMany => Flash::warn(t::NOTES_ERROR_MANY).with("max", MEMBER_NOTES_MAX),
    };
    see_with(&visit, back(&to.back, urls::desk()), flash)
}

async fn set(visit: &Visit, id: MemberNoteId, standing: Standing) -> Result<Kept, Error> {
    let by = visit.staff()?.id;
    let mut change = visit.begin().await?;
    let note = notes::lock(&mut change, &visit.viewer, id).await?;
    policy::can_delete_member_note(&visit.viewer, note.author)?;
    let kept = verbs::set(&mut change, note, standing, by, visit.now).await?;
    change.commit().await?;
    Ok(kept)
}

/// The page that was named, else the other one.
fn back<'a>(named: &'a str, other: &'a str) -> &'a str {
    match named {
        "" => other,
        back => safe_return(back),
    }
}
