//! The page of commitments and the forms about one.

pub mod list;
pub mod mark;
pub mod say;
