//! The search index of a node: similar articles and threads while a question is typed.
//!
//! Owns the folder `index/` in the data directory, a copy that every node builds from the tables. Invariants: a hit
//! is only ever given to an audience it was asked for; nothing typed makes a search fail; the index holds at least
//! what the position in its last commit says.

pub mod follow;
pub mod index;
pub mod model;
pub mod queries;
pub mod rebuild;
pub mod routes;
mod similar;
pub mod suggest;
pub mod views;

pub use follow::IndexFollower;
pub use index::{IndexError, SearchIndex};
pub use model::{Document, Hit, Subject};
pub use suggest::says_enough;
