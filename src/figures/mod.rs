//! Figures that cannot flatter (product.md 2.8): how long questions wait for their first answer and their outcome, those that
//! still wait counted as waiting; how many promises with a date were kept.
//!
//! And what askers say of how it went, asked once each time their question ends as solved.
//!
//! Owns `answer_measures`, `question_weeks`, `answer_hours`, `promise_days`, `figures_zone`, `figure_checks`, `ratings`.
//! Invariants: a question's waits are what its story tells ([`measure`]), whatever is undone later; the rolled-up tables are
//! the sums of the measures, in the same transaction, and of what was promised; nobody can edit any of them, and a self-check
//! holds them against the stories and the promises every night.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod last_days;
pub mod measure;
pub mod model;
pub mod policy;
pub mod queries;
pub mod routes;
pub mod self_check;
pub mod summary;
pub mod survival;
pub mod tried;
pub mod views;

pub use model::{Closing, Ending, Measured};
pub use summary::{Days, Kept, Summary, Sums, Waiting};
pub use survival::Waits;
