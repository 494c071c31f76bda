//! Moderation: reports of members, hiding and restoring by staff.
//!
//! Owns no table yet beside what `threads` keeps: `flags` and `post_decisions` are written there, read here.

pub mod queries;
pub mod routes;
pub mod views;
