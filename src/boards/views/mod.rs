//! Pages and cards of boards.

pub mod admin;
pub mod card;
pub mod icon_names;
pub mod index;
pub mod list;
pub mod none;
pub mod show;
