//! What is measured of a question.

pub mod ratings;

use chrono::{DateTime, Datelike, Days, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::survival;
use crate::db::schema::answer_measures;
use crate::db::{BoardId, QuestionId};
use crate::text_enum;

text_enum! {
    /// How the wait for a first answer ended.
    pub enum Ending {
        /// Staff answered at or before the promised time.
        StaffInTime = "staff_in_time",
        /// Staff answered after it.
        StaffLate = "staff_late",
        /// A customer's answer proved right at or before the promised time.
        CustomersInTime = "customers_in_time",
        /// It did after it.
        CustomersLate = "customers_late",
        /// Without an answer, before one was due.
        Stopped = "stopped",
        /// Without an answer, after one was due.
        StoppedLate = "stopped_late",
    }
}

/// Who gave a first answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answerer {
    /// Whoever answers for the board.
    Staff,
    /// Other customers.
    Customers,
}

impl Ending {
    /// An answer, in time or late.
    pub fn answered(by: Answerer, in_time: bool) -> Self {
        match (by, in_time) {
            (Answerer::Staff, true) => Self::StaffInTime,
            (Answerer::Staff, false) => Self::StaffLate,
            (Answerer::Customers, true) => Self::CustomersInTime,
            (Answerer::Customers, false) => Self::CustomersLate,
        }
    }

    /// No answer, but nobody waits any more.
    pub fn stopped(in_time: bool) -> Self {
        if in_time { Self::Stopped } else { Self::StoppedLate }
    }

    /// Who answered; `None`: nobody did.
    pub fn answerer(self) -> Option<Answerer> {
        match self {
            Self::StaffInTime | Self::StaffLate => Some(Answerer::Staff),
            Self::CustomersInTime | Self::CustomersLate => Some(Answerer::Customers),
            Self::Stopped | Self::StoppedLate => None,
        }
    }

    /// Whether the promise was kept; `None`: it was neither kept nor missed.
    pub fn kept(self) -> Option<bool> {
        match self {
            Self::StaffInTime | Self::CustomersInTime => Some(true),
            Self::StaffLate | Self::CustomersLate | Self::StoppedLate => Some(false),
            Self::Stopped => None,
        }
    }
}

text_enum! {
    /// How a question closed, as far as the wait for its outcome goes.
    pub enum Closing {
        /// With what its asker wanted, or by their silence.
        Ended = "ended",
        /// Its asker took it back: until then it waited.
        Withdrawn = "withdrawn",
    }
}

text_enum! {
    /// What a question waits for.
    pub enum Clock {
        /// Its first answer.
        Answer = "answer",
        /// Its outcome.
        Outcome = "outcome",
    }
}

/// The waits of one question: for its first answer and for its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = answer_measures)]
pub struct Measured {
    /// The question.
    pub question_id: QuestionId,
    /// Where it stands now.
    pub board_id: BoardId,
    /// When it was asked.
    pub asked_at: DateTime<Utc>,
    /// The day on which, in the zone of the figures.
    pub asked_day: NaiveDate,
    /// The hour in which, 0 to 23.
    pub asked_hour: i16,
    /// While it waits: until when an answer is promised; `None`: the asker is asked back in time.
    pub due_at: Option<DateTime<Utc>>,
    /// How the wait ended; `None`: it lasts.
    pub ending: Option<Ending>,
    /// How long it was, as [`survival::fine`] rounds it.
    pub minutes: Option<i32>,
    /// The same as [`survival::coarse`] does.
    pub coarse_minutes: Option<i32>,
    /// The tag of the language that it is asked in.
    pub lang: String,
    /// How it closed; `None`: it is open.
    pub closing: Option<Closing>,
    /// After how long, as [`survival::fine`] rounds it.
    pub outcome_minutes: Option<i32>,
}

impl Measured {
    /// One that waits; nobody has said yet in which language it is asked.
    pub fn waiting(
        question_id: QuestionId,
        board_id: BoardId,
        asked_at: DateTime<Utc>,
        due_at: Option<DateTime<Utc>>,
        zone: Tz,
    ) -> Self {
        let local = asked_at.with_timezone(&zone);
        Self {
            question_id,
            board_id,
            asked_at,
            asked_day: local.date_naive(),
            asked_hour: i16::try_from(local.hour()).unwrap_or(0),
            due_at,
            ending: None,
            minutes: None,
            coarse_minutes: None,
            lang: String::new(),
            closing: None,
            outcome_minutes: None,
        }
    }

    /// The same once the wait was over.
    #[must_use]
    pub fn ended(self, ending: Ending, at: DateTime<Utc>) -> Self {
        let minutes = minutes_between(self.asked_at, at);
        Self {
            due_at: None,
            ending: Some(ending),
            minutes: stored(survival::fine(minutes)),
            coarse_minutes: stored(survival::coarse(minutes)),
            ..self
        }
    }

    /// The same once it was closed.
    #[must_use]
    pub fn closed(self, closing: Closing, at: DateTime<Utc>) -> Self {
        let minutes = survival::fine(minutes_between(self.asked_at, at));
        Self { closing: Some(closing), outcome_minutes: stored(minutes), ..self }
    }

    /// The Monday of the week in which it was asked.
    pub fn asked_week(&self) -> NaiveDate {
        week_of(self.asked_day)
    }
}

fn stored(minutes: u32) -> Option<i32> {
    i32::try_from(minutes).ok()
}

/// The Monday of a day's week.
pub fn week_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

/// Minutes that have begun between two times; none if they run backwards, at most a thousand years.
pub fn minutes_between(from: DateTime<Utc>, to: DateTime<Utc>) -> u32 {
    const MINUTES_MAX: i64 = 525_600_000;
    let begun = (to - from).num_milliseconds().max(0).saturating_add(59_999) / 60_000;
    u32::try_from(begun.min(MINUTES_MAX)).unwrap_or(0)
}
