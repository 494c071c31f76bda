//! Products, and how one is chosen.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::db::ProductId;
use crate::db::enums::UnknownName;
use crate::text::input::{InputError, clean_line};

/// Characters of a product's name.
pub const NAME_CHARS_MAX: usize = 80;
/// Characters of a version.
pub const VERSION_CHARS_MAX: usize = 40;
/// Versions of a product.
pub const VERSIONS_MAX: usize = 50;
/// Products on the list: a choice that is still read through.
pub const PRODUCTS_MAX: i64 = 100;
/// The last place in the list.
pub const POSITION_MAX: i32 = 9999;

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its row.
    pub id: ProductId,
    /// What it is called.
    pub name: String,
    /// Its versions, in the order of choice.
    pub versions: Vec<String>,
    /// Place in the list, small first.
    pub position: i32,
    /// When it was put away.
    pub archived_at: Option<DateTime<Utc>>,
}

/// A product as its form describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// What it is called.
    pub name: String,
    /// Its versions, in the order of choice.
    pub versions: Vec<String>,
    /// Place in the list, small first.
    pub position: i32,
}

impl NewProduct {
    /// Whether the product says just this already.
    pub fn is(&self, product: &Product) -> bool {
        (&self.name, &self.versions, self.position) == (&product.name, &product.versions, product.position)
    }
}

/// Why a list of versions is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VersionsError {
    /// There are more than [`VERSIONS_MAX`].
    TooMany,
    /// One of them is no version.
    Line(InputError),
}

/// Versions, a line each; empty lines and what stands there twice are left out.
///
/// # Errors
/// [`VersionsError`] says why the list is not taken.
pub fn versions(typed: &str) -> Result<Vec<String>, VersionsError> {
    let mut all: Vec<String> = Vec::new();
    for line in typed.lines() {
        match clean_line(line, VERSION_CHARS_MAX) {
            Ok(version) if all.contains(&version) => {}
            Ok(version) => all.push(version),
            Err(InputError::Empty) => {}
            Err(error) => return Err(VersionsError::Line(error)),
        }
    }
    if all.len() > VERSIONS_MAX { Err(VersionsError::TooMany) } else { Ok(all) }
}

/// A product, and which version if that is known; forms write `3` and `3:2.0`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The product.
    pub product: ProductId,
    /// Its version.
    pub version: Option<String>,
}

impl std::fmt::Display for Chosen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.version {
            Some(version) => write!(f, "{}:{version}", self.product),
            None => write!(f, "{}", self.product),
        }
    }
}

impl std::str::FromStr for Chosen {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (id, version) = text.split_once(':').map_or((text, None), |(id, version)| (id, Some(version)));
        let product = id.parse().map_err(|_| UnknownName)?;
        Ok(Self { product, version: version.map(str::to_owned) })
    }
}

/// A product that somebody may choose, and whether they own it.
#[derive(Debug, Clone)]
pub struct Offered {
    /// The product.
    pub product: Product,
    /// What they said of it.
    pub own: Option<Chosen>,
}

impl Offered {
    /// Whether this is one of its versions, or the one they own; no version always is.
    pub fn has(&self, version: Option<&str>) -> bool {
        version.is_none_or(|version| self.versions().any(|known| known == version))
    }

    /// Its versions, and after them the one they own if that has left the list.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        let listed = self.product.versions.iter().map(String::as_str);
        let own = self.own.as_ref().and_then(|own| own.version.as_deref());
        let left = own.filter(|own| !self.product.versions.iter().any(|known| known == own));
        listed.chain(left)
    }
}

/// What a question about one of their products begins with: the only one they own, if it is still on the list.
pub fn only_one(offered: &[Offered]) -> Option<&Chosen> {
    let mut own = offered.iter().filter_map(|one| Some((one, one.own.as_ref()?)));
    match (own.next(), own.next()) {
        (Some((one, chosen)), None) if one.product.archived_at.is_none() => Some(chosen),
        _ => None,
    }
}

/// A product by name, as pages show it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Named {
    /// The product's name.
    pub name: String,
    /// Its version, if that is known.
    pub version: Option<String>,
}
