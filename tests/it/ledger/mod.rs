//! The ledger: its rules, its invariants, its self-check.

mod invariants;
mod rules;
mod self_check;
