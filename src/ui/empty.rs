//! An empty list: what this place is for, what to do, one button. Never only "no results".

use maud::{Markup, html};

use super::icons;

/// `headline` says it, `hint` what to do, `action` is a link or button that does it.
pub fn empty(headline: &str, hint: &str, action: Option<Markup>) -> Markup {
    html! {
        div .empty .stack .stack-sm {
            (icons::check_circle())
            p { b { (headline) } }
            p .meta { (hint) }
            @if let Some(action) = action { p { (action) } }
        }
    }
}
