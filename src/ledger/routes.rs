//! Pages for admins: business hours, and what is promised by them.

pub mod calendars;
pub mod holidays;
pub mod targets;
