//! The state of a question or an article in a word, with an icon. Never a control.

use chrono::TimeDelta;
use maud::{Markup, html};

use super::words::{Key, Words, t};
use super::{icons, time};

/// The clock beside an open question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Not shown.
    Hidden,
    /// Readers see how long it has waited.
    Waiting(TimeDelta),
    /// Close to its target: what is left.
    DueIn(TimeDelta),
    /// For staff: how much over its target.
    Over(TimeDelta),
}

/// What a chip says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipKind {
    /// Waits for an answer.
    Open {
        /// How it stands with the target.
        clock: Clock,
    },
    /// Somebody has answered.
    Answered,
    /// The asker was asked back; to others.
    WaitingForAsker,
    /// The asker was asked back; to the asker.
    WaitingForYou,
    /// Ended well.
    Solved,
    /// Settled by phone, letter or e-mail; to customers.
    WeGetInTouch,
    /// The same to staff.
    Escalated,
    /// Part of another question.
    Merged,
    /// Taken back by the asker.
    Withdrawn,
    /// Taken away by a moderator.
    Removed,
    /// Only staff and the asker read it.
    Private,
    /// Takes no replies.
    Locked,
    /// Stays on top.
    Pinned,
    /// An article of the FAQ.
    Faq,
    /// Not published.
    Draft,
    /// Waits for a moderator.
    Held,
    /// A thread that asks nothing.
    Discussion,
    /// Staff tell something.
    Announcement,
}

type Look = (&'static str, fn() -> Markup);

const NEUTRAL: &str = "chip";
const ANSWERED: &str = "chip chip--answered";
const SOLVED: &str = "chip chip--solved";
const DUE: &str = "chip chip--due";
const OVER: &str = "chip chip--over";
const ESCALATED: &str = "chip chip--escalated";

/// The chip of a state.
pub fn chip(words: Words, kind: ChipKind) -> Markup {
    let ((class, icon), text) = match kind {
        ChipKind::Open { clock } => open(words, clock),
        other => {
            let (look, key) = fixed(other);
            (look, words.text(key).into_owned())
        }
    };
    html! { span class=(class) { (icon()) (text) } }
}

fn open(words: Words, clock: Clock) -> (Look, String) {
    let say = |key, length| words.with(key, &[("time", time::duration(words, length).into())]);
    match clock {
        Clock::Hidden => ((NEUTRAL, icons::ring), words.text(t::STATES_OPEN).into_owned()),
        Clock::Waiting(length) => ((NEUTRAL, icons::ring), say(t::STATES_WAITING, length)),
        Clock::DueIn(length) => ((DUE, icons::clock), say(t::STATES_DUE, length)),
        Clock::Over(length) => ((OVER, icons::alert), say(t::STATES_OVER, length)),
    }
}

fn fixed(kind: ChipKind) -> (Look, Key) {
    match kind {
        ChipKind::Open { .. } => ((NEUTRAL, icons::ring), t::STATES_OPEN),
        ChipKind::Answered => ((ANSWERED, icons::chat), t::STATES_ANSWERED),
        ChipKind::WaitingForAsker => ((ANSWERED, icons::clock), t::STATES_WAITING_FOR_ASKER),
        ChipKind::WaitingForYou => ((DUE, icons::clock), t::STATES_WAITING_FOR_YOU),
        ChipKind::Solved => ((SOLVED, icons::check_circle), t::STATES_SOLVED),
        ChipKind::WeGetInTouch => ((ESCALATED, icons::clock), t::STATES_IN_TOUCH),
        ChipKind::Escalated => ((ESCALATED, icons::phone), t::STATES_ESCALATED),
        ChipKind::Merged => ((NEUTRAL, icons::merge), t::STATES_MERGED),
        ChipKind::Withdrawn => ((NEUTRAL, icons::cross), t::STATES_WITHDRAWN),
        ChipKind::Removed => ((NEUTRAL, icons::eye_off), t::STATES_REMOVED),
        ChipKind::Private => ((NEUTRAL, icons::lock), t::STATES_PRIVATE),
        ChipKind::Locked => ((NEUTRAL, icons::lock), t::STATES_LOCKED),
        ChipKind::Pinned => ((NEUTRAL, icons::pin), t::STATES_PINNED),
        ChipKind::Faq => ((ANSWERED, icons::book), t::STATES_FAQ),
        ChipKind::Draft => ((NEUTRAL, icons::pencil), t::STATES_DRAFT),
        ChipKind::Held => ((DUE, icons::clock), t::STATES_HELD),
        ChipKind::Discussion => ((NEUTRAL, icons::chat), t::STATES_DISCUSSION),
        ChipKind::Announcement => ((NEUTRAL, icons::flag), t::STATES_ANNOUNCEMENT),
    }
}
