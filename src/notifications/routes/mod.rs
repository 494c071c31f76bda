//! The inbox: listing, opening, marking as read; what a member wants to hear of, and stopping mails.

pub mod choices;
pub mod index;
pub mod show;
pub mod stops;
pub mod update;
