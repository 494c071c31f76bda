//! What the pages of business hours and targets look like.

pub mod calendars;
pub mod targets;
