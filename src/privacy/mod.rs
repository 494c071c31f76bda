//! Private questions, and how they become public: staff propose a public version, masked, and its asker says yes or no.
//!
//! Owns `publications`, `publication_posts`, `publication_promises`. Who reads a question stands in its audience alone: it is
//! private while that is its board's staff. Invariants: nothing becomes public without its asker's yes to exactly what then
//! stands; at most one proposal of a question waits, and none for what has changed since; what was masked stays readable for
//! those who may read former texts, and for nobody else; a proposal that has ended keeps no text.

pub mod actions;
pub mod cards;
pub mod form;
pub mod model;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;
