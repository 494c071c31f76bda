//! Where staff write a note below a question.

use maud::{Markup, html};

use super::Shown;
use crate::desk::model::notes::NOTE_CHARS_MAX;
use crate::desk::policy;
use crate::desk::reads::Pane;
use crate::door::Visit;
use crate::text::input::InputError;
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::icons;
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key;

/// Lines of the field.
const NOTE_LINES: u16 = 4;

/// A note as it was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct TypedNote {
    /// The text.
    pub body: String,
    /// The one-time key it came with.
    pub key: String,
    /// Its faults.
    pub errors: FieldErrors,
}

impl TypedNote {
    /// One that cannot be kept.
    pub fn refused(visit: &Visit, fields: &Fields, field: &str, error: InputError) -> Self {
        let said = match error {
            InputError::TooLong { max } => visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
            InputError::ControlCharacters => visit.words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
            InputError::Empty => visit.words.text(t::NOTES_ERROR_EMPTY).into_owned(),
        };
        Self::with(fields, field, said)
    }

    /// One that finds no room.
    pub fn too_many(visit: &Visit, fields: &Fields, field: &str, max: i64) -> Self {
        Self::with(fields, field, visit.words.with(t::NOTES_ERROR_MANY, &[("max", max.into())]))
    }

    fn with(fields: &Fields, field: &str, said: String) -> Self {
        let mut errors = FieldErrors::new();
        errors.add(field, said);
        Self { body: fields.text(field).to_owned(), key: fields.text(form_key::FIELD).to_owned(), errors }
    }
}

/// The form, folded until it is wanted: a note must not be mistaken for a reply.
pub(super) fn form(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let (words, typed) = (visit.words, shown.note);
    if policy::can_note(&visit.viewer, pane.question.board_id).is_err() {
        return html! {};
    }
    let (label, hint) = (words.text(t::NOTES_LABEL), words.text(t::NOTES_HINT));
    let field = Field {
        value: &typed.body,
        hint: &hint,
        chars_max: Some(NOTE_CHARS_MAX),
        ..Field::new("note", &label)
    };
    let back = shown.address(&urls::desk_question(pane.question.id), shown.wanted.after);
    html! {
        div .pane__sect {
            (form::error_summary(words, &typed.errors))
            details .disc.disc--note open[!typed.errors.is_empty()] {
                summary { (icons::pencil()) (words.text(t::NOTES_WRITE)) }
                form .disc__in.stack.stack-sm method="post" action=(urls::notes(pane.question.id))
                    data-keep=(format!("note/{}", pane.question.id)) {
                    (form_key::input(&typed.key))
                    (form::hidden("back", &back))
                    (form::textarea(words, &typed.errors, NOTE_LINES, &field))
                    div { button .btn.btn--sm type="submit" { (words.text(t::NOTES_SAVE)) } }
                }
            }
        }
    }
}
