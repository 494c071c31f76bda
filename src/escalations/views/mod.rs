//! Pages of escalations, for staff and for the asker.

pub mod contact;
pub mod letter;
pub mod list;
pub mod page;
mod running;

pub(super) use self::running::{deadline, open};
use crate::escalations::model::AttemptResult;
use crate::events::Channel;
use crate::text::lang::Lang;
use crate::ui::words::{Key, Words, t};

/// The words of a way to reach somebody.
pub(super) fn channel_name(channel: Channel) -> Key {
    match channel {
        Channel::Phone => t::ESCALATIONS_PHONE,
        Channel::Letter => t::ESCALATIONS_LETTER,
        Channel::Email => t::ESCALATIONS_EMAIL,
    }
}

/// What the asker is told where whoever escalates has no words of their own.
pub(super) fn proposed_message(channel: Channel, language: Lang) -> String {
    let key = match channel {
        Channel::Phone => t::ESCALATIONS_MESSAGE_PHONE,
        Channel::Letter => t::ESCALATIONS_MESSAGE_LETTER,
        Channel::Email => t::ESCALATIONS_MESSAGE_EMAIL,
    };
    Words::of(language).text(key).into_owned()
}

/// How what everybody may read of the outcome begins, until somebody goes on with it.
pub(super) fn outcome_begins(channel: Channel, language: Lang) -> String {
    let key = match channel {
        Channel::Phone => t::ESCALATIONS_PUBLIC_PHONE,
        Channel::Letter => t::ESCALATIONS_PUBLIC_LETTER,
        Channel::Email => t::ESCALATIONS_PUBLIC_EMAIL,
    };
    Words::of(language).text(key).into_owned()
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
