//! The ladder: a question that comes near its deadline, or is over it, is told to somebody, step by step.
//!
//! Owns `ladder_steps`, `ladder_waits` and `ladder_taken`. Invariants: every question that waits on staff has its next
//! step in `ladder_waits` until all are taken; a step is taken once for a board and a round of waiting, and once more
//! when the question comes back late from its asker; it is an event, and tells at least one person.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod model;
pub mod queries;
pub mod routes;
pub mod views;

pub use model::{Climb, Step};
