//! What is long or comes with time on the desk.

pub mod notes;
pub mod urgency;
