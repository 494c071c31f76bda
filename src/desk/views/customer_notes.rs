//! What staff noted about whoever asks.

use maud::{Markup, html};

use super::Shown;
use crate::desk::cards::BEGINNING_CHARS;
use crate::desk::model::member_notes::{MEMBER_NOTE_CHARS_MAX, MemberNote};
use crate::desk::policy;
use crate::desk::reads::Pane;
use crate::door::Visit;
use crate::text::excerpt::excerpt;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::form_key;

/// The field of the form.
pub const FIELD: &str = "customer_note";
/// Lines of it.
const NOTE_LINES: u16 = 3;

/// All of them, and where one more is written; nothing for the customer themselves.
pub(super) fn notes(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let words = visit.words;
    if policy::can_note_member(&visit.viewer, pane.question.asker_id).is_err() {
        return html! {};
    }
    let back = shown.address(&urls::desk_question(pane.question.id), shown.wanted.after);
    html! {
        @if !pane.customer.notes.is_empty() {
            ul .list.mt-2 aria-label=(words.text(t::DESK_CUSTOMER_NOTES)) {
                @for note in &pane.customer.notes { (one(visit, note, &back)) }
            }
        }
        (form(visit, shown, pane, &back))
    }
}

fn one(visit: &Visit, note: &MemberNote, back: &str) -> Markup {
    let words = visit.words;
    let beginning = excerpt(&note.body, BEGINNING_CHARS);
    let may_delete = policy::can_delete_member_note(&visit.viewer, note.author).is_ok();
    html! {
        li .customer-note {
            p .as-typed { (note.body) }
            p .meta.meta--xs {
                @match &note.name { Some(name) => (name), None => (words.text(t::DESK_CUSTOMER_NOTE_GONE)) } " "
                span .dot { (time::short(words, note.at, visit.now, visit.zone)) }
            }
            @if may_delete {
                (button::post(&urls::customer_note_deletion(note.id), &[("back", back)], Look::SmallQuiet, html! {
                    (words.text(t::NOTES_DELETE)) span .sr { " (" (beginning) ")" }
                }))
            }
        }
    }
}

/// The form, folded until it is wanted.
fn form(visit: &Visit, shown: &Shown<'_>, pane: &Pane, back: &str) -> Markup {
    let (words, typed) = (visit.words, shown.customer_note);
    let (label, hint) = (words.text(t::DESK_CUSTOMER_NOTE_WRITE), words.text(t::DESK_CUSTOMER_NOTE_HINT));
    let field = Field {
        value: &typed.body,
        hint: &hint,
        chars_max: Some(MEMBER_NOTE_CHARS_MAX),
        ..Field::new(FIELD, &label)
    };
    html! {
        (form::error_summary(words, &typed.errors))
        details .disc.disc--note.mt-2 open[!typed.errors.is_empty()] {
            summary { (icons::pencil()) (words.text(t::DESK_CUSTOMER_NOTE_WRITE)) }
            form .disc__in.stack.stack-sm method="post" action=(urls::customer_notes(pane.question.id))
                data-keep=(format!("customer-note/{}", pane.question.id)) {
                (form_key::input(&typed.key))
                (form::hidden("back", back))
                (form::textarea(words, &typed.errors, NOTE_LINES, &field))
                div { button .btn.btn--sm type="submit" { (words.text(t::NOTES_SAVE)) } }
            }
        }
    }
}
