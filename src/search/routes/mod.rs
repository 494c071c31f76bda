//! Handlers of search.

pub mod show;
