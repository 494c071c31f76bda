//! A model community that asks thousands of questions in a few weeks of simulated time, to prove that every question gets
//! an answer: chance from a seed, the real actions, followers, sweeps and jobs on two nodes, real mail over SMTP.
//!
//! Owns nothing; fills an empty forum. Invariants: nobody acts on what they were not told, but by looking at the desk or
//! their own question; whatever is checked is counted anew, not by the functions that are checked; the same seed asks
//! the same questions.

mod acts;
mod agenda;
mod alarms;
mod checks;
mod customers;
mod dice;
mod minutes;
mod nodes;
mod post_office;
mod queries;
mod report;
mod run;
mod staff;
mod town;
mod world;

pub use post_office::{Letter, PostOffice};
pub use report::{Figure, Report};
pub use run::{Progress, run};

/// How much is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Questions that are asked.
    pub questions: u32,
    /// Days in which they are asked; then nobody asks any more until all are answered.
    pub days: u32,
    /// Where chance begins.
    pub seed: u64,
}

/// Why a simulation could not go on: no fault of what it checks.
#[derive(Debug, thiserror::Error)]
pub enum SimulationError {
    /// There are people or articles already.
    #[error(
        "this forum is not empty, and the simulation would mix with what is there. Give it a data folder or a database of its own"
    )]
    NotEmpty,
    /// The database refused.
    #[error("the database refused: {0}")]
    Database(#[from] diesel::result::Error),
    /// Something was refused that the model community should not have tried.
    #[error("an action was refused: {0}")]
    Action(String),
    /// A node could not be started, or its followers could not go on.
    #[error("a node: {0}")]
    Node(String),
    /// Something of the model itself.
    #[error("the model: {0}")]
    Model(String),
}

impl From<crate::error::Error> for SimulationError {
    fn from(error: crate::error::Error) -> Self {
        Self::Action(format!("{error:?}"))
    }
}
