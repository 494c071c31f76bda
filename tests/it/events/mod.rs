//! The event machinery: stamping, followers, readers, freshness.

mod facts;
mod followers;
mod freshness;
mod stamps;
