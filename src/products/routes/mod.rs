//! The list of products, and what a member owns.

pub mod list;
pub mod owned;
