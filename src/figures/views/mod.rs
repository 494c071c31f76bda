//! Pages of figures, and the words they share.

pub mod promises;
pub mod public;
pub mod rate;
pub mod reports;
pub mod satisfaction;
pub mod tables;

use crate::figures::summary::Summary;
use crate::ui::time;
use crate::ui::words::{Key, Words, t};

/// How long half of all, or nine of ten, wait.
pub fn wait(words: Words, minutes: Option<u32>, not_reached: Key) -> String {
    match minutes {
        Some(minutes) => time::duration_up(words, minutes),
        None => words.text(not_reached).into_owned(),
    }
}

/// A percentile as a key figure, with a remark where it is not reached.
pub fn short(words: Words, summary: &Summary, minutes: Option<u32>, waits: Key) -> (String, Option<String>) {
    if summary.says_something() && minutes.is_none() {
        return (words.text(t::FIGURES_NOT_REACHED).into_owned(), Some(words.text(waits).into_owned()));
    }
    (said(words, summary, |_| wait(words, minutes, t::FIGURES_NOT_REACHED)), None)
}

/// The median in words; too few questions say nothing.
pub fn median(words: Words, summary: &Summary) -> String {
    said(words, summary, |summary| wait(words, summary.waits.median(), t::FIGURES_NO_MEDIAN))
}

/// The 90th percentile in words.
pub fn ninetieth(words: Words, summary: &Summary) -> String {
    said(words, summary, |summary| wait(words, summary.waits.ninetieth(), t::FIGURES_NO_NINETIETH))
}

/// How long it takes half of all to their outcome, in words.
pub fn outcome_median(words: Words, summary: &Summary) -> String {
    said(words, summary, |summary| wait(words, summary.outcomes.median(), t::FIGURES_NO_OUTCOME_MEDIAN))
}

/// The same of nine of ten.
pub fn outcome_ninetieth(words: Words, summary: &Summary) -> String {
    said(words, summary, |summary| wait(words, summary.outcomes.ninetieth(), t::FIGURES_NO_OUTCOME_NINETIETH))
}

/// The share in time in words.
pub fn in_time(words: Words, summary: &Summary) -> String {
    said(words, summary, |summary| match summary.in_time() {
        Some(share) => percent(words, share),
        None => words.text(t::FIGURES_NOTHING_DUE).into_owned(),
    })
}

/// A share.
pub fn percent(words: Words, share: u64) -> String {
    words.with(t::FIGURES_PERCENT, &[("percent", share.to_string().into())])
}

/// A count as texts take it.
pub fn count(questions: u64) -> i64 {
    i64::try_from(questions).unwrap_or(i64::MAX)
}

fn said(words: Words, summary: &Summary, say: impl Fn(&Summary) -> String) -> String {
    if summary.says_something() { say(summary) } else { words.text(t::FIGURES_TOO_FEW).into_owned() }
}
