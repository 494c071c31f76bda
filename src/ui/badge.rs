//! What somebody is, beside the name. The staff badge has a shield that no name can imitate.

use maud::{Markup, html};

use super::icons;
use super::words::{Words, t};

/// Staff of the site.
pub fn staff(words: Words, site: &str) -> Markup {
    html! { span .badge { (icons::shield()) (words.with(t::STATES_STAFF_OF, &[("site", site.into())])) } }
}

/// Somebody whose answers were accepted often.
pub fn helper(words: Words) -> Markup {
    quiet(&words.text(t::STATES_HELPER))
}

/// The one who asked this question.
pub fn asker(words: Words) -> Markup {
    quiet(&words.text(t::STATES_ASKER))
}

/// Any other word.
pub fn quiet(word: &str) -> Markup {
    html! { span .badge .badge--quiet { (word) } }
}
