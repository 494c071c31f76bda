//! The start page: find the answer, see what became of one's questions, find the right board.

pub mod routes;
pub mod views;
