//! A note of staff, on the desk and in its thread.

use maud::{Markup, html};

use super::model::notes::Note;
use super::policy;
use crate::door::Visit;
use crate::text::excerpt::excerpt;
use crate::text::plain::plain_text;
use crate::ui::avatar::{self, Hue, Size};
use crate::ui::button::{self, Look};
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;

/// Of a note, as many characters tell its button from those of others.
pub(in crate::desk) const BEGINNING_CHARS: usize = 60;

/// The whole note; `back` is where its author comes back to after taking it away.
pub fn note(visit: &Visit, note: &Note, back: &str) -> Markup {
    let words = visit.words;
    let beginning = excerpt(&plain_text(&note.html()), BEGINNING_CHARS);
    let label = words.with(t::NOTES_BY, &[("name", note.name.as_str().into())]);
    html! {
        article .post.post--note id=(format!("note-{}", note.id)) aria-label=(label) {
            (avatar::avatar(&note.name, Hue::Staff, Size::Small))
            p .post__who {
                b { (note.name) } " "
                span .meta { (words.text(t::NOTES_STAFF_ONLY)) } " "
                span .meta.post__when { (time::short(words, note.at, visit.now, visit.zone)) }
            }
            div .post__body.prose lang=(note.lang) { (note.html()) }
            @if policy::can_delete_note(&visit.viewer, note.author).is_ok() {
                div .post__acts {
                    (button::post(&urls::note_deletion(note.id), &[("back", back)], Look::SmallQuiet, html! {
                        (words.text(t::NOTES_DELETE)) span .sr { " (" (beginning) ")" }
                    }))
                }
            }
        }
    }
}
