//! What a member owns: a choice for each product.

use maud::{Markup, html};

use crate::accounts::views::account_tabs;
use crate::products::cards::{choices_of, versions_of};
use crate::products::form::own_field;
use crate::products::model::Offered;
use crate::ui::empty;
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::words::{Words, t};
use crate::urls;
use crate::web::fields::Fields;

/// The page.
pub fn page(words: Words, offered: &[Offered], typed: &Fields, errors: &FieldErrors) -> Markup {
    html! {
        div .narrow.narrow--wide.stack {
            h1 { (words.text(t::PRODUCTS_OWNED_TITLE)) }
            (account_tabs(words, urls::account_interests()))
            (form::error_summary(words, errors))
            @if offered.is_empty() {
                (empty::empty(&words.text(t::PRODUCTS_OWNED_NONE), &words.text(t::PRODUCTS_OWNED_NONE_HINT), None))
            } @else {
                form .card.stack method="post" action=(urls::account_interests()) novalidate {
                    h2 .card__h { (words.text(t::PRODUCTS_OWNED)) }
                    p .hint { (words.text(t::PRODUCTS_OWNED_HINT)) }
                    @for one in offered { (choice(words, one, typed, errors)) }
                    p { button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) } }
                }
            }
        }
    }
}

fn choice(words: Words, one: &Offered, typed: &Fields, errors: &FieldErrors) -> Markup {
    let (id, not) = (own_field(one), words.text(t::PRODUCTS_NOT_OWNED));
    let versions = versions_of(words, one);
    // What was not sent stands as it is.
    let own = one.own.as_ref().filter(|_| !typed.has(&id)).map(ToString::to_string);
    let value = own.as_deref().unwrap_or_else(|| typed.text(&id));
    let field = Field { value, need: Need::Optional, ..Field::new(&id, &one.product.name) };
    form::select(words, errors, &choices_of(&not, &versions), &field)
}
