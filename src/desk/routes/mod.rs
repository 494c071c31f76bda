//! Pages and forms of the desk.

pub mod address;
pub mod assign;
pub mod bulk;
pub mod canned;
pub mod claim;
pub mod customer_notes;
pub mod insertions;
pub mod live;
pub mod notes;
pub mod own_views;
pub mod posts;
pub mod queue;
pub mod rules;
pub mod urgency;
