//! Pages about products.

pub mod list;
pub mod owned;
