//! What a simulation came to.

use std::collections::{BTreeMap, BTreeSet};

use super::checks::Fault;
use crate::db::MemberId;

/// What was counted while people acted.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) asked: u64,
    pub(super) answered: u64,
    pub(super) helped: u64,
    pub(super) forgotten: u64,
    pub(super) merged: u64,
    pub(super) promised: u64,
    pub(super) escalated: u64,
    pub(super) hidden: u64,
    pub(super) came_back: u64,
    pub(super) rated: u64,
    pub(super) ill: u64,
    pub(super) left: u64,
    addresses: BTreeMap<MemberId, String>,
    faults: BTreeSet<Fault>,
}

impl Tally {
    /// Where a customer gets mail.
    pub(super) fn address_of(&self, member: MemberId) -> Option<&str> {
        self.addresses.get(&member).map(String::as_str)
    }

    pub(super) fn know(&mut self, member: MemberId, address: String) {
        self.addresses.insert(member, address);
    }

    /// The same fault counts once, however often it is seen.
    pub(super) fn find(&mut self, faults: Vec<Fault>) {
        self.faults.extend(faults);
    }

    pub(super) fn faults(self) -> Vec<Fault> {
        self.faults.into_iter().collect()
    }
}

/// A figure with its name.
pub type Figure = (&'static str, String);

/// What it came to.
#[derive(Debug)]
pub struct Report {
    /// Figures for people to read, in their order.
    pub figures: Vec<Figure>,
    /// How many questions ended with each outcome; `open`: with none.
    pub outcomes: Vec<(String, i64)>,
    /// Everything that must not be.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether every question was answered and nothing was found that must not be.
    pub fn is_proof(&self) -> bool {
        self.faults.is_empty()
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const FAULTS_SHOWN: usize = 50;
        for (name, figure) in &self.figures {
            writeln!(f, "{name:<44} {figure}")?;
        }
        writeln!(f, "\nOutcomes")?;
        for (outcome, count) in &self.outcomes {
            writeln!(f, "  {outcome:<42} {count}")?;
        }
        writeln!(f, "\nFound that must not be: {}", self.faults.len())?;
        for fault in self.faults.iter().take(FAULTS_SHOWN) {
            writeln!(f, "  {fault}")?;
        }
        Ok(())
    }
}
