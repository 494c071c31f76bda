//! The answer ledger: one row per question with exactly one state, one owner, one next deadline (product.md 2).
//!
//! Owns `ledger`, `targets`, `calendars` and their versions, `retargetings`. Invariants: only [`actions::apply`] and the
//! job that sets deadlines anew write a row, by the pure function [`state::settle`], of which [`state::after`] is one
//! step; every fact applied stands in an event, so that a replay comes to the same row; what clocks name (a target, a
//! calendar's version) never changes; no age is ever a filter.

pub mod actions;
pub mod calendar;
mod escalated;
pub mod follow;
pub mod form;
pub mod holidays;
pub mod hours;
pub mod jobs;
pub mod model;
pub mod promises;
pub mod queries;
pub mod routes;
pub mod self_check;
pub mod state;
mod taken_back;
pub mod views;

pub use model::{LedgerState, Outcome, Row, Settings, Standing, Target};
