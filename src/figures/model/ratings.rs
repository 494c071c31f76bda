//! What askers say of how it went.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;

use crate::db::BoardId;
use crate::db::schema::ratings;

/// With fewer answers than this nothing is said of them: they would speak for single persons.
pub const ANSWERS_MIN: i64 = 5;
/// The best of the marks, which begin with 1.
pub const SATISFIED_MAX: i16 = 5;

/// What an asker was asked when their question ended as solved, and what they said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = ratings)]
pub struct Rating {
    /// When it ended.
    pub closed_at: DateTime<Utc>,
    /// Whether it is solved.
    pub solved: Option<bool>,
    /// How satisfied they are, 1 to [`SATISFIED_MAX`].
    pub satisfied: Option<i16>,
}

/// An answer to at least one of both questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    solved: Option<bool>,
    satisfied: Option<i16>,
}

impl Said {
    /// `None` if neither question is answered, or a mark is none.
    pub fn new(solved: Option<bool>, satisfied: Option<i16>) -> Option<Self> {
        let known = satisfied.is_none_or(|mark| (1..=SATISFIED_MAX).contains(&mark));
        (known && (solved.is_some() || satisfied.is_some())).then_some(Self { solved, satisfied })
    }

    /// Whether it is solved.
    pub fn solved(self) -> Option<bool> {
        self.solved
    }

    /// How satisfied they are.
    pub fn satisfied(self) -> Option<i16> {
        self.satisfied
    }
}

/// Answers added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Satisfaction {
    /// How often askers were asked.
    pub asked: i64,
    /// How often they answered.
    pub rated: i64,
    /// Answers to whether it is solved.
    pub solved_said: i64,
    /// Of them: yes.
    pub solved_yes: i64,
    /// Marks given.
    pub marks: i64,
    /// Their sum.
    pub marks_sum: i64,
}

impl Satisfaction {
    /// Adds other answers.
    pub fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.rated += other.rated;
        self.solved_said += other.solved_said;
        self.solved_yes += other.solved_yes;
        self.marks += other.marks;
        self.marks_sum += other.marks_sum;
    }
}

/// What is said of the answers of one board, or of several.
///
/// Of few nothing is said. Nor is a sum of several boards told where taking off it what is told of each of them would leave
/// the few of another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// How often askers were asked, and how often they answered.
    pub asked: Option<(i64, i64)>,
    /// Answers to whether it is solved, and how many of them say yes.
    pub solved: Option<(i64, i64)>,
    /// Marks given, and their sum.
    pub marks: Option<(i64, i64)>,
}

impl Told {
    /// One for each board.
    pub fn of(boards: &[Satisfaction]) -> Self {
        let counted = |of: fn(&Satisfaction) -> (i64, i64)| told(boards.iter().map(of));
        Self {
            asked: counted(|board| (board.asked, board.rated)),
            solved: counted(|board| (board.solved_said, board.solved_yes)),
            marks: counted(|board| (board.marks, board.marks_sum)),
        }
    }

    /// Share of those asked who answered, in percent, cut; `None`: nobody was asked, or too few to show.
    pub fn response(self) -> Option<i64> {
        let (asked, rated) = self.asked?;
        (rated * 100).checked_div(asked)
    }

    /// Share of those who say that it is solved, in percent, cut; `None`: too few to show.
    pub fn solved(self) -> Option<i64> {
        let (said, yes) = self.solved?;
        (yes * 100).checked_div(said)
    }

    /// The mean mark in tenths, cut; `None`: too few to show.
    pub fn mean_tenths(self) -> Option<i64> {
        let (marks, sum) = self.marks?;
        (sum * 10).checked_div(marks)
    }
}

/// The sums of pairs of a count and a part, if they may be told.
fn told(pairs: impl Iterator<Item = (i64, i64)>) -> Option<(i64, i64)> {
    let (mut count, mut part, mut few) = (0, 0, 0);
    for (own, own_part) in pairs {
        count += own;
        part += own_part;
        few += if own < ANSWERS_MIN { own } else { 0 };
    }
    let told = |questions: i64| questions == 0 || questions >= ANSWERS_MIN;
    (told(count) && told(few)).then_some((count, part))
}

/// Answers of a board to questions that ended in a week, by its Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekOfBoard {
    /// The board.
    pub board: BoardId,
    /// The week.
    pub week: NaiveDate,
    /// The answers.
    pub satisfaction: Satisfaction,
}
