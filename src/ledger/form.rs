//! Forms of calendars and targets: as they were typed, and read into types.

pub mod calendar;
pub mod targets;
