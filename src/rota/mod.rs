//! Who is on duty for a board, who is away and who stands in, and whom questions go to by themselves.
//!
//! Owns `rotas`, `rota_places`, `absences` and `handed_on`; tells the ledger through the desk. Invariants: a question is
//! given only to somebody who answers for its board and is there; whoever is answering a question at this moment keeps
//! it; a question without anybody belongs to the board's team, never to nobody.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod jobs;
pub mod model;
pub mod policy;
pub mod queries;
pub mod routes;
pub mod views;

pub use model::{Place, Rota};
