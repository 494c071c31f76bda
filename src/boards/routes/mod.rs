//! Pages of boards and of lists across boards.

pub mod admin;
pub mod feeds;
pub mod index;
pub mod lists;
pub mod show;
