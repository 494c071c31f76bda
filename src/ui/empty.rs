//! An empty list: what this place is for, what to do, one button. Never only "no results".

use maud::{Markup, html};

use super::icons;

/// Nothing is here yet, or nothing was found: `headline` says it, `hint` what to do, `action` is a link or button that
/// does it.
pub fn empty(headline: &str, hint: &str, action: Option<Markup>) -> Markup {
    block(&icons::list(), headline, hint, action)
}

/// Nothing is left to do, which is good.
pub fn all_done(headline: &str, hint: &str, action: Option<Markup>) -> Markup {
    block(&icons::check_circle(), headline, hint, action)
}

fn block(icon: &Markup, headline: &str, hint: &str, action: Option<Markup>) -> Markup {
    html! {
        div .empty .stack .stack-sm {
            (icon)
            p { b { (headline) } }
            @if !hint.is_empty() { p .meta { (hint) } }
            @if let Some(action) = action { div { (action) } }
        }
    }
}
