//! Pages of commitments.

pub mod list;
