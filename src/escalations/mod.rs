//! Escalations: what cannot be solved online goes on by phone, letter or e-mail, and what came of it is written back.
//!
//! Owns `escalations`, `contact_consents`, `contact_attempts`. Who gets in touch and by when stands in the ledger, nowhere
//! else. Invariants: at most one runs for a question, and it runs as long as the ledger says so; a detail is kept only while
//! its giver's consent stands, and some weeks after the end; no detail stands in an event, a log or a mail, and each look at
//! one is an event; contact notes are read by the staff of the question's board and by nobody else.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;
