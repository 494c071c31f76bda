//! Statements on the desk's own tables.

pub mod addresses;
pub mod bulk;
pub mod canned;
pub mod member_notes;
pub mod notes;
pub mod own_views;
pub mod presence;
pub mod rules;
