//! Forms about products: as they were typed, and read into types.

use super::model::{
    Chosen, NAME_CHARS_MAX, NewProduct, Offered, POSITION_MAX, Product, VERSION_CHARS_MAX, VERSIONS_MAX,
    VersionsError, versions,
};
use super::policy;
use crate::door::Visit;
use crate::text::input::{InputError, clean_line};
use crate::ui::form::FieldErrors;
use crate::ui::meanwhile::Labelled;
use crate::ui::number;
use crate::ui::words::t;
use crate::web::fields::Fields;
use crate::web::{form_key, stand};

/// The field of a question that says which product it is about.
pub const PRODUCT: &str = "product";
/// Proposed for a new one.
const POSITION: i32 = 10;

/// The field that says whether a product is owned.
pub fn own_field(one: &Offered) -> String {
    format!("own-{}", one.product.id)
}

/// The form of a product as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Versions, a line each.
    pub versions: String,
    /// Place.
    pub position: String,
    /// The one-time key it came with.
    pub key: String,
    /// How the product stood when the form was drawn.
    pub stand: String,
}

impl Typed {
    /// An empty form.
    pub fn fresh() -> Self {
        Self { position: POSITION.to_string(), ..Self::default() }
    }

    /// A product as it is.
    pub fn of(product: &Product) -> Self {
        let typed = Self {
            name: product.name.clone(),
            versions: product.versions.join("\n"),
            position: product.position.to_string(),
            ..Self::default()
        };
        Self { stand: stand::of([&*typed.name, &typed.versions, &typed.position]), ..typed }
    }

    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).trim().to_owned();
        Self {
            name: own("name"),
            versions: own("versions").replace('\r', ""),
            position: own("position"),
            key: own(form_key::FIELD),
            stand: own(stand::FIELD),
        }
    }
}

/// What each field says to people, with its label.
pub fn labelled(visit: &Visit, typed: &Typed) -> Vec<Labelled> {
    let own = |key, value: &str| (visit.words.text(key).into_owned(), value.to_owned());
    vec![
        own(t::PRODUCTS_NAME, &typed.name),
        own(t::PRODUCTS_VERSIONS, &typed.versions),
        own(t::PRODUCTS_POSITION, &typed.position),
    ]
}

/// Reads the form of a product, or says what is wrong with each field.
pub fn parse(visit: &Visit, typed: &Typed) -> Result<NewProduct, FieldErrors> {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    let name = clean_line(&typed.name, NAME_CHARS_MAX)
        .map_err(|error| errors.add("name", said(visit, error)))
        .unwrap_or_default();
    let versions = versions(&typed.versions).unwrap_or_else(|error| {
        let sentence = match error {
            VersionsError::Line(InputError::TooLong { .. }) => {
                words.with(t::PRODUCTS_ERROR_VERSION_LONG, &[("max", VERSION_CHARS_MAX.into())])
            }
            VersionsError::Line(error) => said(visit, error),
            VersionsError::TooMany => words.with(t::PRODUCTS_ERROR_VERSIONS, &[("max", VERSIONS_MAX.into())]),
        };
        errors.add("versions", sentence);
        Vec::new()
    });
    let position = typed.position.parse().ok().filter(|n| (0..=POSITION_MAX).contains(n));
    if position.is_none() {
        let to = number::grouped(POSITION_MAX.into());
        errors.add("position", words.with(t::PRODUCTS_ERROR_POSITION, &[("to", to.into())]));
    }
    match position {
        Some(position) if errors.is_empty() => Ok(NewProduct { name, versions, position }),
        _ => Err(errors),
    }
}

fn said(visit: &Visit, error: InputError) -> String {
    match error {
        InputError::Empty => visit.words.text(t::PRODUCTS_ERROR_NAME).into_owned(),
        InputError::ControlCharacters => visit.words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
        InputError::TooLong { max } => visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
    }
}

/// The product that a question names, of those that are offered; `None` if it names none.
///
/// # Errors
/// The sentence that says what is wrong.
pub fn chosen(visit: &Visit, offered: &[Offered], typed: &str) -> Result<Option<Chosen>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    let chosen = typed.parse::<Chosen>().ok().filter(|chosen| policy::may_choose(offered, chosen));
    chosen.map(Some).ok_or_else(|| visit.words.text(t::PRODUCTS_ERROR_CHOICE).into_owned())
}

/// What a member says they own, in the order of the list. Of what the form does not say, what is stored stands: a product may
/// have come onto the list, or an own one gone from it, since the form was drawn.
///
/// # Errors
/// What is wrong with each field.
pub fn owned(visit: &Visit, offered: &[Offered], fields: &Fields) -> Result<Vec<Chosen>, FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut all = Vec::new();
    for one in offered {
        let field = own_field(one);
        if !fields.has(&field) {
            all.extend(one.own.clone());
            continue;
        }
        match chosen(visit, std::slice::from_ref(one), fields.text(&field)) {
            Ok(chosen) => all.extend(chosen),
            Err(sentence) => errors.add(field, sentence),
        }
    }
    if errors.is_empty() { Ok(all) } else { Err(errors) }
}
