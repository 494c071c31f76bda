//! The answer ledger: one row per question with exactly one state, one owner, one next deadline (product.md 2).
//!
//! Owns `ledger`; reads `targets`, whose rows never change. Invariants: only [`actions::apply`] writes a row, by the
//! pure function [`state::settle`], of which [`state::after`] is one step; every fact applied stands in an event, so that
//! a replay comes to the same row; no age is ever a filter.

pub mod actions;
pub mod follow;
pub mod jobs;
pub mod model;
pub mod queries;
pub mod self_check;
pub mod state;
mod taken_back;

pub use model::{LedgerState, Outcome, Row, Settings, Standing, Target};
