//! A preview for browsers without script: the text as it will look, and the form to carry on with.

use maud::{Markup, html};

use crate::door::Visit;
use crate::text::Html;
use crate::ui::button::Look;
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::web::fields::Fields;

/// What the script puts into the composer.
pub fn fragment(text: &Html) -> Markup {
    html! { (text) }
}

/// The page; everything that was typed goes along.
pub fn page(visit: &Visit, text: &Html, typed: &Fields, target: Option<&str>) -> Markup {
    let words = visit.words;
    let label = words.text(t::POSTS_PREVIEW_CARRY_ON);
    let field = Field { value: typed.text("body"), ..Field::new("body", &label) };
    html! {
        h1 { (words.text(t::COMMON_PREVIEW)) }
        div .card .prose .mt-4 data-preview-text { (text) }
        form .stack .mt-6 method="post" action=[target] {
            @for (name, value) in typed.pairs().iter().filter(|(name, _)| name != "body") {
                (form::hidden(name, value))
            }
            (form::textarea(words, &FieldErrors::new(), 12, &field))
            @if target.is_some() {
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::POSTS_PREVIEW_SEND)) } }
            } @else {
                p .hint { (words.text(t::POSTS_PREVIEW_COPY)) }
            }
        }
    }
}
