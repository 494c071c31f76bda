//! The inbox: listing, opening, marking as read.

pub mod index;
pub mod show;
pub mod update;
