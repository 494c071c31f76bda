//! A believable community to look at: the help forum of a maker of smart lamps, in three languages.
//!
//! Owns nothing; fills the tables of accounts, boards, threads and the FAQ, only where there is nothing yet. Invariants:
//! all times are relative to now, so that waiting times look real on any day; the ledger agrees with the events; nobody
//! is told of anything.

pub mod afterwards;
pub mod articles;
pub mod bench;
pub mod content;
pub mod desk;
pub mod duty;
pub mod endings;
pub mod lives;
pub mod promises;
pub mod queries;
pub mod run;
mod word;

pub use run::{DemoError, Figures, fill};
