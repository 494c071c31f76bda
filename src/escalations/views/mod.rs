//! Pages of escalations, for staff and for the asker.

pub mod contact;
pub mod letter;
pub mod list;
pub mod page;
mod running;

pub(super) use self::running::{deadline, open};
use crate::escalations::model::AttemptResult;
use crate::events::Channel;
use crate::ui::words::{Key, t};

/// The words of a way to reach somebody.
pub(super) fn channel_name(channel: Channel) -> Key {
    match channel {
        Channel::Phone => t::ESCALATIONS_PHONE,
        Channel::Letter => t::ESCALATIONS_LETTER,
        Channel::Email => t::ESCALATIONS_EMAIL,
    }
}

/// The words of what a try came to.
pub(super) fn result_name(result: AttemptResult) -> Key {
    match result {
        AttemptResult::Reached => t::ESCALATIONS_REACHED,
        AttemptResult::NotReached => t::ESCALATIONS_NOT_REACHED,
        AttemptResult::Sent => t::ESCALATIONS_SENT,
        AttemptResult::Note => t::ESCALATIONS_NOTE_ONLY,
    }
}
