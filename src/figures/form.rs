//! What is asked of the reports: a board and a range of weeks, from the address.

use chrono::{Days as Later, NaiveDate};
use serde::Deserialize;

use crate::boards::Board;
use crate::db::BoardId;
use crate::door::Visit;
use crate::figures::model::week_of;
use crate::figures::policy;
use crate::figures::summary::Days;
use crate::urls;

/// Weeks that are shown where nothing is asked.
const WEEKS: u64 = 12;
/// Weeks that are shown at most.
const WEEKS_MAX: u64 = 53;
const WEEK: u64 = 7;

/// What the address says, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Query {
    /// A board, by its address.
    #[serde(default)]
    pub board: String,
    /// A day of the first week.
    #[serde(default)]
    pub from: String,
    /// A day of the last week.
    #[serde(default)]
    pub to: String,
}

/// What is looked at.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// Every board of which the viewer may see reports.
    pub boards: Vec<&'a Board>,
    /// The one that was chosen.
    pub board: Option<&'a Board>,
    /// Whole weeks, a Monday to a Sunday.
    pub days: Days,
}

impl<'a> Wanted<'a> {
    /// What cannot be read is as if nothing had been typed; weeks the wrong way round are turned, too many cut.
    pub fn read(visit: &'a Visit, query: &Query) -> Self {
        let site = &visit.site;
        let boards = policy::reported(&visit.viewer, site.boards.iter().chain(&site.archived));
        let board = boards.iter().copied().find(|board| board.slug == query.board);
        let today = visit.now.with_timezone(&site.zone).date_naive();
        Self { days: weeks(query, today), boards, board }
    }

    /// The boards whose questions are counted.
    pub fn ids(&self) -> Vec<BoardId> {
        match self.board {
            Some(board) => vec![board.id],
            None => self.boards.iter().map(|board| board.id).collect(),
        }
    }

    /// The Mondays of the weeks.
    pub fn mondays(&self) -> Vec<NaiveDate> {
        self.days.from.iter_weeks().take_while(|monday| *monday <= self.days.to).collect()
    }

    /// The same question put to another address.
    pub fn at(&self, address: &str) -> String {
        let address = match self.board {
            Some(board) => urls::with_query(address, "board", &board.slug),
            None => address.to_owned(),
        };
        urls::with_query(&urls::with_query(&address, "from", self.days.from), "to", self.days.to)
    }
}

fn weeks(query: &Query, today: NaiveDate) -> Days {
    let day = |typed: &str| typed.trim().parse::<NaiveDate>().ok();
    let this_week = week_of(today);
    let to = day(&query.to).map_or(this_week, |day| week_of(day).min(this_week));
    let before = |weeks: u64| to.checked_sub_days(Later::new((weeks - 1) * WEEK)).unwrap_or(to);
    let from = day(&query.from).map_or(before(WEEKS), |day| week_of(day).min(this_week));
    let (from, to) = if from > to { (to, from) } else { (from, to) };
    let earliest = to.checked_sub_days(Later::new((WEEKS_MAX - 1) * WEEK)).unwrap_or(to);
    Days { from: from.max(earliest), to: to.checked_add_days(Later::new(WEEK - 1)).unwrap_or(to) }
}
