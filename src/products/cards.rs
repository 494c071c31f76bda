//! Products on pages of others: the field in the form of a question, and what a thread is about.

use maud::{Markup, html};

use super::form::PRODUCT;
use super::model::{Chosen, Named, Offered, only_one};
use crate::door::Visit;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::{Words, t};
use crate::web::fields::Fields;

/// What the field of a question says: as it was typed, else the only product that the asker owns.
pub fn asked_about(offered: &[Offered], typed: &Fields) -> String {
    match typed.has(PRODUCT) {
        true => typed.text(PRODUCT).to_owned(),
        false => only_one(offered).map(ToString::to_string).unwrap_or_default(),
    }
}

/// In the form of a question: which product it is about. Nothing where there are none.
pub fn ask_field(visit: &Visit, offered: &[Offered], typed: &Fields, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    if offered.is_empty() {
        return html! {};
    }
    let (label, hint) = (words.text(t::PRODUCTS_ASK), words.text(t::PRODUCTS_ASK_HINT));
    let choices = named(words, offered);
    let none = words.text(t::PRODUCTS_NONE_NAMED);
    let value = asked_about(offered, typed);
    let field = Field { value: &value, hint: &hint, need: Need::Optional, ..Field::new(PRODUCT, &label) };
    form::select(words, errors, &choices_of(&none, &choices), &field)
}

/// Every product in every version, and what it is called.
fn named(words: Words, offered: &[Offered]) -> Vec<(String, String)> {
    offered.iter().flat_map(|one| versions_of(words, one)).collect()
}

/// One product: without a version, then each; the values of a field and what they are called.
pub(super) fn versions_of(words: Words, one: &Offered) -> Vec<(String, String)> {
    let choice = |version: Option<&str>| {
        let chosen = Chosen { product: one.product.id, version: version.map(str::to_owned) };
        let named = Named { name: one.product.name.clone(), version: chosen.version.clone() };
        (chosen.to_string(), name(words, &named))
    };
    std::iter::once(choice(None)).chain(one.versions().map(|version| choice(Some(version)))).collect()
}

pub(super) fn choices_of<'a>(none: &'a str, all: &'a [(String, String)]) -> Vec<Choice<'a>> {
    let own = all.iter().map(|(value, label)| Choice { value, label, hint: "" });
    std::iter::once(Choice { value: "", label: none, hint: "" }).chain(own).collect()
}

/// A product in words, with its version.
pub fn name(words: Words, product: &Named) -> String {
    match &product.version {
        Some(version) => words
            .with(t::PRODUCTS_IN_VERSION, &[("name", (&product.name).into()), ("version", version.into())]),
        None => product.name.clone(),
    }
}

/// What a thread is about, in a line of facts.
pub fn fact(words: Words, product: &Named) -> Markup {
    html! { span .dot { (words.text(t::PRODUCTS_PRODUCT)) " " b { (name(words, product)) } } }
}
