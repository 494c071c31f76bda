//! Finding "we will … by DATE" in what somebody wrote, in English and Chinese.
//!
//! It proposes; whoever wrote it decides. So it would rather miss a promise than make one of a remark: a sentence must say
//! who will do something and until when, as a statement.

mod dates;

use std::ops::Range;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use regex::Regex;

/// Characters of what is quoted.
pub const EXCERPT_CHARS_MAX: usize = 200;
/// A promise may lie so many days ahead.
pub const DAYS_MAX: u64 = 366;

/// A promise that a text seems to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognised {
    /// The sentence, cut to [`EXCERPT_CHARS_MAX`].
    pub excerpt: String,
    /// The day by whose end it is to be done.
    pub on: NaiveDate,
}

/// Somebody says that they will do something.
static WILL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:we|i)(?:['’]ll| will| shall| are going to| am going to| promise)\b|(?:我们|我們|我)[^，,。]{0,12}?(?:会|會|将|將|保证|保證|承诺|承諾)",
    )
    .ok()
});
/// Or that they will not.
static NOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:will not|won['’]t|will never|might|cannot|can['’]t)\b|不会|不會|不能|无法|無法|可能|也许|也許|如果|若")
        .ok()
});

fn matches(pattern: &LazyLock<Option<Regex>>, text: &str) -> bool {
    pattern.as_ref().is_some_and(|pattern| pattern.is_match(text))
}

/// The first promise of a text that was written on that day; `None`: it makes none that can be told.
pub fn recognise(text: &str, today: NaiveDate) -> Option<Recognised> {
    let last = today.checked_add_days(Days::new(DAYS_MAX))?;
    sentences(text).into_iter().find_map(|range| {
        let sentence = text.get(range)?.trim();
        let states = !sentence.ends_with(['?', '？']) && matches(&WILL, sentence) && !matches(&NOT, sentence);
        let on = if states { dates::find(sentence, today) } else { None }?;
        let fits = on >= today && on <= last;
        fits.then(|| Recognised { excerpt: cut(sentence), on })
    })
}

fn cut(sentence: &str) -> String {
    match sentence.char_indices().nth(EXCERPT_CHARS_MAX) {
        None => sentence.to_owned(),
        Some(_) => {
            let end = sentence.char_indices().nth(EXCERPT_CHARS_MAX - 1).map_or(0, |(at, _)| at);
            format!("{}…", sentence.get(..end).unwrap_or_default().trim_end())
        }
    }
}

/// Where sentences stand, with the sign that ends them. A full stop ends one only before a blank.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '\n' | '。' | '！' | '？' | '!' | '?' | '；' => true,
            '.' => next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if ends {
            found.push(start..at + c.len_utf8());
            start = at + c.len_utf8();
        }
    }
    found.push(start..text.len());
    found
}
