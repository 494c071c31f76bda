//! Statements on the desk's own tables.

pub mod canned;
pub mod notes;
pub mod rules;
