//! Products, managed: the list and the form of one.

use maud::{Markup, html};

use crate::products::form::Typed;
use crate::products::model::{NAME_CHARS_MAX, Product};
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::words::{Key, Words, t};
use crate::ui::{badge, breadcrumb, empty, icons};
use crate::urls;
use crate::web::{form_key, stand};

/// Lines of the field of versions.
const VERSIONS_LINES: u16 = 6;

/// All products, those put away last.
pub fn index(words: Words, all: &[Product]) -> Markup {
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
            div .row.row--between {
                h1 { (words.text(t::PRODUCTS_TITLE)) }
                a .btn.btn--primary href=(urls::admin_products_new()) { (icons::plus()) (words.text(t::PRODUCTS_NEW)) }
            }
            p .lead { (words.text(t::PRODUCTS_LEAD)) }
            @if all.is_empty() {
                (empty::empty(&words.text(t::PRODUCTS_NONE), &words.text(t::PRODUCTS_NONE_HINT), None))
            } @else {
                ul .alist { @for product in all { (line(words, product)) } }
            }
        }
    }
}

fn line(words: Words, product: &Product) -> Markup {
    let away = product.archived_at.is_some();
    let (address, key) = match away {
        true => (urls::admin_product_restore(product.id), t::PRODUCTS_PUT_BACK),
        false => (urls::admin_product_archive(product.id), t::PRODUCTS_PUT_AWAY),
    };
    let named = |key: Key| html! { (words.text(key)) span .sr { " (" (product.name) ")" } };
    html! {
        li {
            div .alist__t {
                a href=(urls::admin_product(product.id)) { (product.name) } " "
                @if away { (badge::quiet(&words.text(t::PRODUCTS_IS_AWAY))) }
                @if !product.versions.is_empty() { p .meta { (product.versions.join(" · ")) } }
            }
            div .alist__do { (button::post(&address, &[], Look::SmallQuiet, named(key))) }
        }
    }
}

/// The form of a product, or for a new one.
pub fn form(words: Words, held: Option<&Product>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let address = held.map_or_else(|| urls::admin_products().to_owned(), |held| urls::admin_product(held.id));
    let labels = [t::PRODUCTS_NAME, t::PRODUCTS_VERSIONS, t::PRODUCTS_POSITION].map(|key| words.text(key));
    let hints = [t::PRODUCTS_VERSIONS_HINT, t::PRODUCTS_POSITION_HINT].map(|key| words.text(key));
    let ([name, versions, position], [versions_hint, position_hint]) = (labels, hints);
    let name = Field { value: &typed.name, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &name) };
    let versions = Field {
        value: &typed.versions,
        hint: &versions_hint,
        need: Need::Optional,
        ..Field::new("versions", &versions)
    };
    let position =
        Field { value: &typed.position, hint: &position_hint, ..Field::new("position", &position) };
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::PRODUCTS_TITLE).as_ref(), urls::admin_products().to_owned()),
            ]))
            h1 { @match held { Some(held) => (held.name), None => (words.text(t::PRODUCTS_NEW)) } }
            (form::error_summary(words, errors))
            form .card.stack method="post" action=(address) novalidate {
                (form_key::input(&typed.key))
                (form::hidden(stand::FIELD, &typed.stand))
                (form::text(words, errors, "text", &name))
                (form::textarea(words, errors, VERSIONS_LINES, &versions))
                (form::text(words, errors, "number", &position))
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn.btn--quiet href=(urls::admin_products()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(words: Words, held: &Product, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(words, now))
        (form(words, Some(held), typed, &FieldErrors::new()))
    }
}
