//! Which question is meant by what was typed.

use crate::db::ThreadId;

/// The number of a thread in what was typed: the number itself, or an address with `/t/7/`.
pub fn number(typed: &str) -> Option<ThreadId> {
    let typed = typed.trim();
    let digits = match typed.split_once("/t/") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next()?,
        None => typed.trim_start_matches('#'),
    };
    digits.parse().ok().map(ThreadId)
}
