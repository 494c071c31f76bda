//! What pages say of many waits: of a board, of a week, of an hour of the day.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::model::{Answerer, Closing, Ending, week_of};
use super::survival::Waits;
use crate::db::BoardId;

/// With fewer questions than this nothing is said of how long they wait: chance, or one person, would speak.
pub const QUESTIONS_MIN: u64 = 5;

/// Waits put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Each of them.
    pub waits: Waits,
    /// The waits of the same questions for their outcome.
    pub outcomes: Waits,
    /// First answers by staff.
    pub by_staff: u64,
    /// First answers by customers.
    pub by_customers: u64,
    /// Promises kept.
    pub kept: u64,
    /// Promises missed, by those too that still wait past their time.
    pub missed: u64,
    /// Questions that still wait.
    pub waiting: u64,
}

impl Summary {
    /// So many questions of which the wait is over.
    pub fn ended(&mut self, ending: Ending, minutes: u32, questions: u64) {
        match ending.answerer() {
            Some(Answerer::Staff) => self.by_staff += questions,
            Some(Answerer::Customers) => self.by_customers += questions,
            None => {}
        }
        match ending.answerer() {
            Some(_) => self.waits.answered(minutes, questions),
            None => self.waits.unanswered(minutes, questions),
        }
        match ending.kept() {
            Some(true) => self.kept += questions,
            Some(false) => self.missed += questions,
            None => {}
        }
    }

    /// So many questions that have waited so long; `late` of them past the promised time.
    pub fn waiting(&mut self, minutes: u32, questions: u64, late: u64) {
        self.waits.unanswered(minutes, questions);
        self.waiting += questions;
        self.missed += late;
    }

    /// So many questions that closed after so long.
    pub fn closed(&mut self, closing: Closing, minutes: u32, questions: u64) {
        match closing {
            Closing::Ended => self.outcomes.answered(minutes, questions),
            Closing::Withdrawn => self.outcomes.unanswered(minutes, questions),
        }
    }

    /// So many questions that have been open for so long.
    pub fn open(&mut self, minutes: u32, questions: u64) {
        self.outcomes.unanswered(minutes, questions);
    }

    /// Adds what another knows.
    pub fn add(&mut self, other: &Self) {
        self.waits.add(&other.waits);
        self.outcomes.add(&other.outcomes);
        self.by_staff += other.by_staff;
        self.by_customers += other.by_customers;
        self.kept += other.kept;
        self.missed += other.missed;
        self.waiting += other.waiting;
    }

    /// Questions asked.
    pub fn asked(&self) -> u64 {
        self.waits.questions()
    }

    /// Whether there is enough to say something.
    pub fn says_something(&self) -> bool {
        self.asked() >= QUESTIONS_MIN
    }

    /// Share of promises kept, in percent, cut; `None`: nothing was due.
    pub fn in_time(&self) -> Option<u64> {
        percent(self.kept, self.kept + self.missed)
    }

    /// Share of first answers that staff gave, in percent, cut; `None`: there are none.
    pub fn staff_share(&self) -> Option<u64> {
        percent(self.by_staff, self.by_staff + self.by_customers)
    }

    /// Share of questions that have an answer, in percent, cut; `None`: there are none.
    pub fn answered(&self) -> Option<u64> {
        percent(self.waits.answers(), self.asked())
    }
}

/// Cut, not rounded: 99.9 never reads as all.
pub fn percent(part: u64, whole: u64) -> Option<u64> {
    (part * 100).checked_div(whole)
}

/// What waits on a board at this moment, whenever it was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Questions that wait on staff: for their first answer, the next one or a call.
    pub questions: u64,
    /// Of them: past the promised time.
    pub late: u64,
    /// Since when the oldest waits; for whoever answers for the board.
    pub oldest: Option<DateTime<Utc>>,
    /// Since when the oldest waits that is neither hidden nor private; for whoever reads the board.
    pub oldest_readable: Option<DateTime<Utc>>,
}

impl Waiting {
    /// Adds what waits elsewhere.
    pub fn add(&mut self, other: &Self) {
        self.questions += other.questions;
        self.late += other.late;
        let earlier = |one: Option<DateTime<Utc>>, other| [one, other].into_iter().flatten().min();
        self.oldest = earlier(self.oldest, other.oldest);
        self.oldest_readable = earlier(self.oldest_readable, other.oldest_readable);
    }
}

/// The first and the last day of asking that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

impl Days {
    /// So many days, the last of them this one.
    pub fn until(to: NaiveDate, days: u64) -> Self {
        Self { from: to.checked_sub_days(chrono::Days::new(days.saturating_sub(1))).unwrap_or(to), to }
    }

    /// This week so far and the four before it.
    pub fn lately(today: NaiveDate) -> Self {
        let from = week_of(today).checked_sub_days(chrono::Days::new(4 * 7)).unwrap_or(today);
        Self { from, to: today }
    }

    /// As many whole weeks just before, counting one that is not over as a whole one; days that begin on a Monday.
    #[must_use]
    pub fn before(self) -> Self {
        let weeks = u64::try_from((self.to - self.from).num_days()).unwrap_or(0) / 7 + 1;
        Self::until(self.from.pred_opt().unwrap_or(self.from), weeks * 7)
    }

    /// Whether the day is one of them.
    pub fn has(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// Promises with a date that have come due, counted by the day first promised.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Kept by the end of that day.
    pub kept: u64,
    /// All of them.
    pub due: u64,
}

impl Kept {
    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.kept += other.kept;
        self.due += other.due;
    }

    /// Share that was kept, in percent, cut; `None`: too few to show.
    pub fn share(self) -> Option<u64> {
        (self.due >= QUESTIONS_MIN).then_some(())?;
        percent(self.kept, self.due)
    }
}

/// Of which questions a sum is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The board they stand on.
    pub board: BoardId,
    /// The Monday of the week in which they were asked.
    pub week: NaiveDate,
    /// The tag of the language they are asked in.
    pub lang: String,
}

/// Waits of some days by board, week of asking and language, and what waits now.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// Each sum.
    pub cells: BTreeMap<Cell, Summary>,
    /// What waits now, by board.
    pub now: BTreeMap<BoardId, Waiting>,
}

impl Sums {
    /// All together.
    pub fn all(&self) -> Summary {
        self.of(|_| true)
    }

    /// Those of a board.
    pub fn of_board(&self, board: BoardId) -> Summary {
        self.of(|cell| cell.board == board)
    }

    /// Those of a week.
    pub fn of_week(&self, week: NaiveDate) -> Summary {
        self.of(|cell| cell.week == week)
    }

    /// Those asked in a language, by its tag.
    pub fn in_lang(&self, lang: &str) -> Summary {
        self.of(|cell| cell.lang == lang)
    }

    /// Those of weeks that begin on these days, with what waits now, and the others.
    #[must_use]
    pub fn split(self, days: Days) -> (Self, Self) {
        let (within, others) = self.cells.into_iter().partition(|(cell, _)| days.has(cell.week));
        (Self { cells: within, now: self.now }, Self { cells: others, now: BTreeMap::new() })
    }

    fn of(&self, is: impl Fn(&Cell) -> bool) -> Summary {
        let mut sum = Summary::default();
        for (_, summary) in self.cells.iter().filter(|(cell, _)| is(cell)) {
            sum.add(summary);
        }
        sum
    }

    /// What waits on all boards now.
    pub fn waiting(&self) -> Waiting {
        let mut all = Waiting::default();
        for board in self.now.values() {
            all.add(board);
        }
        all
    }
}
