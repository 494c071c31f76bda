//! What the inbox and the pages around it look like.

pub mod choices;
pub mod inbox;
pub mod stops;
