//! What the pages of business hours and targets look like.

pub mod calendars;
pub mod targets;

use crate::events::Urgency;
use crate::ui::words::{Key, t};

/// What an urgency is called.
pub fn urgency_name(urgency: Urgency) -> Key {
    match urgency {
        Urgency::Normal => t::TARGETS_NORMAL,
        Urgency::High => t::TARGETS_HIGH,
        Urgency::Safety => t::TARGETS_SAFETY,
    }
}
