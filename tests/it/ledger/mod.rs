//! The ledger: its rules, its invariants, its self-check.

mod calendar;
mod hours;
mod invariants;
pub(crate) mod rules;
mod self_check;
mod targets;
