//! A commitment as pages show it, and what a form must hold to become one.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

use crate::db::{CommitmentId, MemberId, PostId};

/// Characters of what is promised.
pub const TEXT_CHARS_MAX: usize = 200;
/// Characters of why it is taken back.
pub const REASON_CHARS_MAX: usize = 500;
/// Days that may be promised one after the other for the same thing.
pub const MOVES_MAX: usize = 50;
/// Whoever said by mistake that one is kept takes that back for so long.
pub const UNDO: TimeDelta = TimeDelta::minutes(10);
/// A day may lie so far ahead.
pub const DAYS_MAX: u64 = crate::text::promise::DAYS_MAX;
/// Whoever wrote a promise without marking it is offered to for so long.
pub const OFFERED_FOR: TimeDelta = TimeDelta::days(1);

/// What is promised, by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCommitment {
    /// "Send a new cable".
    pub text: String,
    /// The day by whose end it is done.
    pub due: DueDay,
}

/// What is promised, to be put into a line with its day: without the full stop at its end.
pub fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches(['.', '。', '．'])
}

/// A day that can be promised, and its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueDay {
    /// The day.
    pub on: NaiveDate,
    /// When it is over.
    pub at: DateTime<Utc>,
}

impl DueDay {
    /// A day from today to [`DAYS_MAX`] ahead, in the site's zone.
    pub fn new(on: NaiveDate, zone: Tz, now: DateTime<Utc>) -> Option<Self> {
        let today = now.with_timezone(&zone).date_naive();
        let fits = on >= today && on <= today.checked_add_days(Days::new(DAYS_MAX))?;
        let midnight = on.succ_opt()?.and_hms_opt(0, 0, 0)?;
        // Where the day begins later than at midnight, that is when the one before is over.
        let ends = (0..=3)
            .find_map(|hours| zone.from_local_datetime(&(midnight + TimeDelta::hours(hours))).earliest())?;
        fits.then_some(Self { on, at: ends.with_timezone(&Utc) })
    }
}

/// How a commitment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is time.
    Open,
    /// The day is over.
    Late,
    /// Done by then.
    Kept,
    /// Done after the day that was promised first.
    KeptLate,
    /// With a reason.
    TakenBack,
}

/// A commitment as pages show it.
#[derive(Debug, Clone, Deserialize)]
pub struct Commitment {
    /// Its row.
    pub id: CommitmentId,
    /// The reply it stands below.
    pub post: PostId,
    /// Who promised.
    pub by: MemberId,
    /// Their name.
    pub name: String,
    /// What.
    pub text: String,
    /// By the end of which day.
    pub due_on: NaiveDate,
    /// When that is over.
    pub due_at: DateTime<Utc>,
    /// When the day that was promised first was over.
    pub first_due_at: DateTime<Utc>,
    /// Days that were promised before, oldest first.
    pub former: Vec<NaiveDate>,
    /// When it was kept.
    pub kept_at: Option<DateTime<Utc>>,
    /// Who said so.
    pub kept_by: Option<String>,
    /// When it was taken back.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// Why.
    pub reason: Option<String>,
}

impl Commitment {
    /// How it stands.
    pub fn standing(&self, now: DateTime<Utc>) -> Standing {
        match (self.kept_at, self.withdrawn_at) {
            (Some(kept), _) if kept < self.first_due_at => Standing::Kept,
            (Some(_), _) => Standing::KeptLate,
            (None, Some(_)) => Standing::TakenBack,
            (None, None) if self.due_at <= now => Standing::Late,
            (None, None) => Standing::Open,
        }
    }

    /// Whether something is still to be done.
    pub fn is_open(&self) -> bool {
        self.kept_at.is_none() && self.withdrawn_at.is_none()
    }
}

/// How many promises were kept by the day first promised, of those that have come due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KeptRate {
    /// Kept by that day.
    pub in_time: i64,
    /// Kept, or with that day behind them.
    pub due: i64,
}

impl KeptRate {
    /// In whole percent, rounded down; `None` while nothing has come due.
    pub fn percent(self) -> Option<i64> {
        (self.in_time * 100).checked_div(self.due)
    }
}
