//! Statements on the desk's own tables.

pub mod canned;
pub mod notes;
pub mod own_views;
pub mod rules;
