//! The buttons that set a mark; with script each replaces itself.

use maud::{Markup, html};

use crate::db::PostId;
use crate::threads::model::Thread;
use crate::ui::button::{self, Look, Pressed, Toggle};
use crate::ui::words::{Words, t};
use crate::ui::{icons, number};
use crate::urls;

/// "I have this too".
pub fn me_too(words: Words, thread: &Thread, on: bool) -> Markup {
    button::toggle(&Toggle {
        id: "me-too",
        action: &urls::me_toos(thread.id),
        pressed: Pressed::from_state(on),
        look: Look::Small,
        label: html! { (icons::hand()) (words.text(t::THREADS_ME_TOO)) },
        count: (thread.me_toos > 0).then(|| number::count(words, thread.me_toos.into())),
        key: Some("m"),
    })
}

/// "Follow".
pub fn follow(words: Words, thread: &Thread, on: bool) -> Markup {
    button::toggle(&Toggle {
        id: "follow",
        action: &urls::follows(thread.id),
        pressed: Pressed::from_state(on),
        look: Look::Small,
        label: html! { (icons::bell()) (words.text(t::THREADS_FOLLOW)) },
        count: None,
        key: Some("f"),
    })
}

/// "Helpful".
pub fn helpful(words: Words, post: PostId, votes: i32, on: bool) -> Markup {
    button::toggle(&Toggle {
        id: &format!("helpful-{post}"),
        action: &urls::post_votes(post),
        pressed: Pressed::from_state(on),
        look: Look::SmallQuiet,
        label: html! { (icons::up()) (words.text(t::THREADS_HELPFUL)) },
        count: (votes > 0).then(|| number::count(words, votes.into())),
        key: None,
    })
}
