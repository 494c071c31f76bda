//! Chance that is the same for the same seed.

use chrono::TimeDelta;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Dice of one simulation.
pub(super) struct Dice(StdRng);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// True so many times of a hundred.
    pub(super) fn percent(&mut self, of_hundred: u32) -> bool {
        self.0.random_range(0..100) < of_hundred
    }

    /// From `least` to `most`, both included.
    pub(super) fn between(&mut self, least: i64, most: i64) -> i64 {
        self.0.random_range(least..=most.max(least))
    }

    /// Whole minutes from `least` to `most`, both included.
    pub(super) fn minutes(&mut self, least: i64, most: i64) -> TimeDelta {
        TimeDelta::minutes(self.between(least, most))
    }

    /// One of them, `None` where there is none.
    pub(super) fn of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        match all.len() {
            0 => None,
            count => all.get(self.0.random_range(0..count)).cloned(),
        }
    }
}
