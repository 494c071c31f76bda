//! Setting the site up and its settings. Owns no table: members and settings are accounts', boards are boards'.
//!
//! Invariant: the set-up page works once; afterwards it is not there.

pub mod actions;
pub mod routes;
pub mod views;
