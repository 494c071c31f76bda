//! Products: what customers own and ask about.
//!
//! Owns `products`, `member_products` and `thread_products`. Invariants: a product is put away, never deleted; what a
//! question or a member once named stays named, whatever becomes of the list; a product that is put away is offered to
//! nobody but to whoever owns it.

pub mod actions;
pub mod cards;
pub mod form;
pub mod model;
pub mod policy;
pub mod queries;
pub mod routes;
pub mod views;

pub use self::model::{Chosen, Named};
