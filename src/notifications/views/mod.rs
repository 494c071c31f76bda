//! What the inbox looks like.

pub mod inbox;
