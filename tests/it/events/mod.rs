//! The event machinery: stamping, followers, readers, freshness.

mod followers;
mod freshness;
mod stamps;
