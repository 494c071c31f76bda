//! Views of search.

pub mod results;
