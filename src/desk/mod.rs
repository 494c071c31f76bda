//! The desk: every question that waits on staff, least time left first, whatever its age.
//!
//! Owns no table; reads the ledger with its threads, and tells the ledger of claims. Invariant: no row of the ledger
//! that waits is left out, on any board the viewer answers for.

pub mod actions;
pub mod model;
pub mod policy;
pub mod reads;
pub mod routes;
pub mod views;
