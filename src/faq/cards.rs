//! Small pieces of articles that other pages show too.

use crate::ui::number;
use crate::ui::words::{Words, t};

/// "Read 1,240 times in 28 days": the number by which lists are in order.
pub fn read_lately(words: Words, views: i32) -> String {
    let count = i64::from(views);
    words.with(t::FAQ_READ_LATELY, &[("count", number::count(words, count).into()), ("plural", count.into())])
}
