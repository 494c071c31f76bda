//! Commitments: "we will … by DATE" in a reply of staff, in sight of whoever reads the reply.
//!
//! Owns `commitments`. Invariants: each stands below a reply of staff; it ends once, kept (which can be undone for ten
//! minutes) or taken back with a reason; a day that was promised stays in sight, and figures count by the first one.

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
