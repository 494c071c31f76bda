//! Counts as people read them: 1,240 and, from 10,000 on, 12.4 K or 1.2 万.

use super::words::{Words, t};
use crate::db::paging::COUNTED_MAX;
use crate::text::lang::Lang;

/// From here on a count is shortened.
const SHORT_FROM: i64 = 10_000;

/// A count: grouped by thousands below 10,000, shortened with one decimal above.
pub fn count(words: Words, number: i64) -> String {
    if number.abs() < SHORT_FROM {
        return grouped(number);
    }
    let (large, huge) = match words.lang() {
        Lang::En => (1_000, 1_000_000),
        Lang::ZhHans | Lang::ZhHant => (10_000, 100_000_000),
    };
    let (key, unit) =
        if number.abs() < huge { (t::COMMON_COUNT_LARGE, large) } else { (t::COMMON_COUNT_HUGE, huge) };
    words.with(key, &[("number", tenths(number, unit).into())])
}

/// A count that stopped at [`COUNTED_MAX`]: 1,000+ in every language.
pub fn counted(words: Words, number: i64) -> String {
    if number > COUNTED_MAX {
        return words.with(t::COMMON_COUNT_MORE, &[("number", grouped(COUNTED_MAX).into())]);
    }
    count(words, number)
}

/// A number in full with commas, in every language: 1,234,567.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Cut, not rounded: 999,999 never reads as a round million.
fn tenths(number: i64, unit: i64) -> String {
    let (whole, tenth) = (number / unit, (number.abs() % unit) * 10 / unit);
    if tenth == 0 { grouped(whole) } else { format!("{}.{tenth}", grouped(whole)) }
}
