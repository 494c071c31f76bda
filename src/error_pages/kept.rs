//! A form whose text must not be lost: it is shown again and can be sent again as it was.

use actix_web::{HttpMessage, HttpRequest};
use maud::{Markup, html};

use crate::text::lang::Lang;
use crate::ui::words::{Key, Words, t};
use crate::web::fields::Fields;

/// How a field that people write in is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    Line,
    Area,
}

/// Fields that hold what people write, each with its label; those of one language have it behind a hyphen.
const WRITTEN: [(&str, Key, Room); 10] = [
    ("title", t::POSTS_FIELD_TITLE, Room::Line),
    ("body", t::POSTS_FIELD_BODY, Room::Area),
    ("short", t::FAQ_FIELD_SHORT, Room::Line),
    ("note", t::POSTS_FLAG_NOTE, Room::Area),
    ("customer_note", t::DESK_CUSTOMER_NOTE_WRITE, Room::Area),
    ("reason", t::POSTS_REASON, Room::Line),
    ("name", t::BOARDS_NAME, Room::Line),
    ("email", t::ACCOUNTS_EMAIL, Room::Line),
    ("line", t::BOARDS_ONE_LINE, Room::Line),
    ("charter", t::BOARDS_CHARTER, Room::Area),
];

/// What a request brought.
pub(super) struct Kept {
    action: String,
    fields: Fields,
}

impl Kept {
    /// `None` when nobody wrote anything.
    pub(super) fn of(req: &HttpRequest) -> Option<Self> {
        let fields = req.extensions().get::<Fields>().cloned()?;
        let has_text =
            fields.pairs().iter().any(|(name, value)| written(name).is_some() && !value.trim().is_empty());
        has_text.then(|| Self { action: req.uri().to_string(), fields })
    }

    /// The draft that this browser keeps of it, which is over once it has arrived.
    fn draft(&self) -> Option<String> {
        let path = self.action.split('?').next().unwrap_or_default();
        match path.trim_start_matches('/').split('/').collect::<Vec<_>>()[..] {
            ["ask"] => Some("ask".to_owned()),
            ["t", thread, "posts"] => Some(format!("t/{thread}")),
            _ => None,
        }
    }

    /// The form, to be sent again.
    pub(super) fn form(&self, words: Words) -> Markup {
        html! {
            form .stack method="post" action=(self.action) data-sent=[self.draft()] {
                div {
                    h2 { (words.text(t::ERRORS_KEPT_TEXT)) }
                    p .hint { (words.text(t::ERRORS_KEPT_HINT)) }
                }
                @for (name, value) in self.fields.pairs() {
                    @if let Some((key, room)) = written(name) {
                        (field(name, &label(words, key, name), value, room))
                    } @else if !name.contains("password") {
                        input type="hidden" name=(name) value=(value);
                    }
                }
                p { button type="submit" .btn .btn--primary { (words.text(t::ERRORS_SEND_AGAIN)) } }
            }
        }
    }
}

fn written(name: &str) -> Option<(Key, Room)> {
    let stem = name.split('-').next().unwrap_or(name);
    WRITTEN.iter().find(|(known, _, _)| *known == stem).map(|(_, key, room)| (*key, *room))
}

fn label(words: Words, key: Key, name: &str) -> String {
    let label = words.text(key);
    let lang = name
        .split_once('-')
        .and_then(|(_, segment)| Lang::ALL.into_iter().find(|l| l.path_segment() == segment));
    lang.map_or_else(|| label.clone().into_owned(), |lang| format!("{label} ({})", lang.own_name()))
}

/// A line would lose the breaks of what was typed in several.
fn field(name: &str, label: &str, value: &str, room: Room) -> Markup {
    let id = format!("kept-{name}");
    let lines = room == Room::Area || value.contains(['\n', '\r']);
    html! {
        div .field {
            label for=(id) { (label) }
            @if lines { textarea .area id=(id) name=(name) rows="6" { (value) } }
            @else { input .input id=(id) name=(name) value=(value) autocomplete="off"; }
        }
    }
}
