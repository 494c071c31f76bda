//! Askwell: a community forum server on which every question gets an answer.
//!
//! `ARCHITECTURE.md` draws the map; the modules below stand in reading order.

pub mod text;
pub mod ui;
pub mod urls;
