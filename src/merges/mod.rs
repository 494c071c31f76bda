//! Questions that ask the same: children of one parent, whose answer answers all.
//!
//! Owns `merges`. Invariants: a child keeps its page, asker and clock, and ends only by its asker's yes or silence; a
//! parent is never a child; whoever asked the child may read the parent; a "no" splits the child off with its old clock.

pub mod actions;
pub mod cards;
pub mod follow;
pub mod form;
pub mod policy;
pub mod queries;
pub mod reads;
pub mod routes;
pub mod views;
