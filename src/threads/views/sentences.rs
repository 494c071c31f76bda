//! What is wrong with a field, as a sentence that says what to do.

use crate::threads::model::{Fault, TITLE_CHARS_MIN};
use crate::ui::words::{Key, Words, t};

/// Of a title.
pub fn title(words: Words, fault: Fault) -> String {
    fault_of(words, fault, t::THREADS_ERROR_TITLE)
}

/// Of a body.
pub fn body(words: Words, fault: Fault) -> String {
    fault_of(words, fault, t::THREADS_ERROR_BODY)
}

/// Of a reply.
pub fn reply(words: Words, fault: Fault) -> String {
    fault_of(words, fault, t::THREADS_ERROR_REPLY)
}

/// Of tags.
pub fn tags(words: Words, fault: Fault) -> String {
    fault_of(words, fault, t::THREADS_ERROR_TAGS)
}

/// Of a reason, or of a note beside one.
pub fn reason(words: Words, fault: Fault) -> String {
    fault_of(words, fault, t::POSTS_REASON_MISSING)
}

fn fault_of(words: Words, fault: Fault, missing: Key) -> String {
    match fault {
        Fault::Missing => words.text(missing).into_owned(),
        Fault::TooShort => words.with(t::THREADS_ERROR_SHORT, &[("min", TITLE_CHARS_MIN.into())]),
        Fault::TooLong(max) => words.with(t::THREADS_ERROR_LONG, &[("max", max.into())]),
        Fault::TooMany(max) => words.with(t::THREADS_ERROR_MANY, &[("max", max.into())]),
        Fault::Symbols => words.text(t::THREADS_ERROR_SYMBOLS).into_owned(),
        Fault::Control => words.text(t::THREADS_ERROR_CONTROL).into_owned(),
    }
}
