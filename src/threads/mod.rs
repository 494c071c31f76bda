//! Threads and their posts.

pub mod cards;
pub mod lists;
pub mod visibility;
