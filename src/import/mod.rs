//! Bringing whole threads in: from another forum's export, from a StackExchange dump, and the demo's own.
//!
//! Owns no table; writes threads, posts, members and boards that come from outside. Invariants: what was imported once
//! is not imported again (`threads.origin`, `members.origin`); one event a thread, with all its ledger facts, and nobody
//! is told; a line that cannot be read is reported with its number and left out.

pub mod batches;
pub mod forum;
pub mod ledger_facts;
pub mod model;
pub mod people;
pub mod places;
pub mod queries;
pub mod reader;
pub mod rendering;
pub mod stackexchange;
pub mod write;

pub use batches::{Habits, ImportError, Origin, Progress, Summary, run};
pub use model::{Fault, FaultKind, Source};
pub use write::{WholePost, WholeThread, write_thread};
