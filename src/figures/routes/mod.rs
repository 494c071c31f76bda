//! Handlers of figures.

pub mod files;
pub mod public;
pub mod ratings;
pub mod reports;
