//! Lists page by key, never by offset: the thousandth page costs what the first one costs.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Utc};
use serde::Deserialize;

use super::enums::UnknownName;

/// Rows of a list page (`ui.md`): 25; the desk shows 50, replies 20.
pub const LIST_ROWS: i64 = 25;
/// Rows of a desk page.
pub const DESK_ROWS: i64 = 50;
/// Counts that pages show stop here: what is more is said to be more, and costs no more.
pub const COUNTED_MAX: i64 = 1_000;
/// Replies of a thread page.
pub const REPLY_ROWS: i32 = 20;

/// One page of a keyset list: its rows and the key from which the next page starts.
#[derive(Debug, Clone)]
pub struct Slice<T, K> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// The key of the next page; `None` on the last one.
    pub next: Option<K>,
}

impl<T, K> Slice<T, K> {
    /// Cuts a result that was asked for one row more than fits; the key is read from the last row kept.
    pub fn cut(mut rows: Vec<T>, fits: i64, key: impl FnOnce(&T) -> K) -> Self {
        let fits = usize::try_from(fits).unwrap_or(usize::MAX);
        let more = rows.len() > fits;
        rows.truncate(fits);
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }
}

/// The time in an address, in microseconds since 1970, as far as both sides know such times: addresses are typed by
/// anybody.
pub fn time_of_place(micros: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros).filter(|at| (1..=9999).contains(&at.year()))
}

/// A place in a list by deadline: when, and which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePlace {
    /// Deadline.
    pub due: DateTime<Utc>,
    /// The row's number.
    pub id: i64,
}

impl DuePlace {
    /// Before every row.
    pub const FIRST: Self = Self { due: DateTime::UNIX_EPOCH, id: 0 };
    /// Behind every row.
    pub const LAST: Self = Self { due: DateTime::<Utc>::MAX_UTC, id: i64::MAX };
}

impl fmt::Display for DuePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.due.timestamp_micros(), self.id)
    }
}

impl FromStr for DuePlace {
    type Err = UnknownName;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = || {
            let (due, id) = text.split_once('.')?;
            Some(Self { due: time_of_place(due.parse().ok()?)?, id: id.parse().ok()? })
        };
        read().ok_or(UnknownName)
    }
}

/// The range of post numbers a thread's page shows: page 1 holds the question and the first replies.
pub fn numbers_of_page(page: i32) -> std::ops::Range<i32> {
    let page = page.max(1);
    let start = page.saturating_sub(1).saturating_mul(REPLY_ROWS).saturating_add(2);
    start..start.saturating_add(REPLY_ROWS)
}

/// The page on which a post number stands.
pub fn page_of_number(number: i32) -> i32 {
    (number - 2).max(0) / REPLY_ROWS + 1
}

/// How many pages a thread has whose newest post bears `last_number`.
pub fn pages(last_number: i32) -> i32 {
    page_of_number(last_number)
}

/// `?page=` of a thread; anything else counts as the first.
#[derive(Debug, Deserialize)]
pub struct PageQuery {
    /// 1-based.
    pub page: Option<i32>,
}
