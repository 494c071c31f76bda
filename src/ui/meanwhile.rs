//! Somebody else was faster: what stands now beside a form that came back with everything typed.

use maud::{Markup, html};

use super::notice::{NoticeKind, notice};
use super::words::{Words, t};

/// A field's label and what it says.
pub type Labelled = (String, String);

/// What stands now in the fields that were typed otherwise.
pub fn differing(now: Vec<Labelled>, typed: &[Labelled]) -> Vec<Labelled> {
    now.into_iter().filter(|(label, text)| !typed.iter().any(|(l, t)| l == label && t == text)).collect()
}

/// Above the form; nothing when nobody was faster.
pub fn meanwhile(words: Words, now: &[Labelled]) -> Markup {
    html! {
        @if !now.is_empty() {
            section .stack .mt-4 aria-labelledby="meanwhile" {
                h2 id="meanwhile" { (words.text(t::COMMON_MEANWHILE_TITLE)) }
                (notice(NoticeKind::Warn, html! { (words.text(t::COMMON_MEANWHILE_TEXT)) }))
                @for (label, text) in now {
                    h3 { (words.with(t::COMMON_MEANWHILE_NOW, &[("field", label.as_str().into())])) }
                    pre .as-typed data-now { (text) }
                }
            }
        }
    }
}
