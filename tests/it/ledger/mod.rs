//! The ledger: its rules, its invariants, its self-check.

mod calendar;
mod holidays;
mod hours;
mod invariants;
mod promises;
pub(crate) mod rules;
mod self_check;
mod targets;
