//! Boards: product areas in which threads are opened, a tree of depth two, each with an audience and a target.
//!
//! Owns `boards`, `board_texts`, `audiences`. Invariants: a board has two audiences of its own, its readers and its
//! staff; a new board makes the usual promise, which the ledger keeps from then on.

pub mod actions;
pub mod follow;
pub mod form;
pub mod model;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;

pub use model::{Board, BoardText, NewBoard};
