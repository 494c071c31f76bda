//! Pages and forms of the desk.

pub mod assign;
pub mod canned;
pub mod claim;
pub mod notes;
pub mod own_views;
pub mod queue;
pub mod rules;
pub mod urgency;
