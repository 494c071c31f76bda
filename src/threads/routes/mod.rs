//! Handlers of threads: one file a resource.

pub mod acceptance;
pub mod ask;
pub mod marks;
pub mod outcome;
pub mod posts;
pub mod show;
pub mod suggest;
pub mod verification;
