//! The tables of the reports, on the page and as files: lines of weeks, of boards, of hours of the day.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{count, in_time, median, ninetieth, percent};
use crate::door::Visit;
use crate::figures::form::Wanted;
use crate::figures::routes::reports::Report;
use crate::figures::summary::Summary;
use crate::text_enum;
use crate::ui::words::{Key, Words, t};
use crate::ui::{number, table, time};

text_enum! {
    /// By what figures are broken down.
    pub enum Breakdown {
        /// By week of asking.
        Weeks = "weeks",
        /// By board.
        Boards = "boards",
        /// By hour of the day of asking.
        Hours = "hours",
    }
}

/// One line of a table.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it is of, in words.
    pub label: String,
    /// The same for programs.
    pub plain: String,
    /// Its figures.
    pub summary: Summary,
}

/// The lines of a table.
pub fn lines(visit: &Visit, wanted: &Wanted<'_>, report: &Report, by: Breakdown) -> Vec<Line> {
    match by {
        Breakdown::Weeks => {
            wanted.mondays().into_iter().map(|monday| week(visit.words, monday, report)).collect()
        }
        Breakdown::Boards => {
            let chosen = wanted.boards.iter().filter(|own| wanted.board.is_none_or(|one| one.id == own.id));
            let line = |board: &&&crate::boards::Board| Line {
                label: board.name(visit.lang()).to_owned(),
                plain: board.name(visit.lang()).to_owned(),
                summary: report.sums.of_board(board.id),
            };
            chosen.collect::<Vec<_>>().iter().map(line).collect()
        }
        Breakdown::Hours => (0..24_i16).map(|hour| at_hour(hour, report)).collect(),
    }
}

fn week(words: Words, monday: NaiveDate, report: &Report) -> Line {
    let label = time::day_month(words, monday);
    Line { label, plain: monday.to_string(), summary: report.sums.of_week(monday) }
}

fn at_hour(hour: i16, report: &Report) -> Line {
    let summary = report.hours.get(&hour).cloned().unwrap_or_default();
    Line { label: format!("{hour}:00"), plain: hour.to_string(), summary }
}

/// What the lines of a table are.
pub fn head(by: Breakdown) -> Key {
    match by {
        Breakdown::Weeks => t::FIGURES_WEEK,
        Breakdown::Boards => t::FIGURES_BOARD,
        Breakdown::Hours => t::FIGURES_HOUR,
    }
}

const COLUMNS: [Key; 7] = [
    t::FIGURES_ASKED,
    t::FIGURES_ANSWERED,
    t::FIGURES_MEDIAN,
    t::FIGURES_NINETIETH,
    t::FIGURES_IN_TIME,
    t::FIGURES_BY_STAFF,
    t::FIGURES_STILL_WAITING,
];

/// The table on the page; lines of few questions say how many there were and nothing else.
pub fn table(words: Words, caption: &str, by: Breakdown, lines: &[Line]) -> Markup {
    let heads: Vec<_> = std::iter::once(head(by)).chain(COLUMNS).map(|key| words.text(key)).collect();
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = lines.iter().map(|line| row(words, line)).collect();
    table::table(caption, &heads, &rows, table::Phone::Facts)
}

fn row(words: Words, line: &Line) -> table::Row {
    let summary = &line.summary;
    let share = |share: Option<u64>| share.filter(|_| summary.says_something());
    let share = |of| share(of).map_or_else(|| "–".to_owned(), |share| percent(words, share));
    let cells = [
        number::count(words, count(summary.asked())),
        share(summary.answered()),
        median(words, summary),
        ninetieth(words, summary),
        in_time(words, summary),
        share(summary.staff_share()),
        number::count(words, count(summary.waiting)),
    ];
    let label = ("c-main", html! { (line.label) });
    table::Row {
        cells: std::iter::once(label).chain(cells.map(|cell| ("", html! { (cell) }))).collect(),
        current: false,
    }
}

/// Heads and rows of the file: minutes and percents as numbers, empty where there is nothing to say.
pub fn file(words: Words, by: Breakdown, lines: &[Line]) -> (Vec<String>, Vec<Vec<String>>) {
    let columns = [
        t::FIGURES_ASKED,
        t::FIGURES_FILE_ANSWERED,
        t::FIGURES_FILE_MEDIAN,
        t::FIGURES_FILE_NINETIETH,
        t::FIGURES_KEPT,
        t::FIGURES_MISSED,
        t::FIGURES_FILE_STAFF,
        t::FIGURES_FILE_CUSTOMERS,
        t::FIGURES_STILL_WAITING,
    ];
    let heads = std::iter::once(head(by)).chain(columns).map(|key| words.text(key).into_owned());
    (heads.collect(), lines.iter().map(file_row).collect())
}

fn file_row(line: &Line) -> Vec<String> {
    let summary = &line.summary;
    let minutes = |minutes: Option<u32>| {
        minutes.filter(|_| summary.says_something()).map_or_else(String::new, |minutes| minutes.to_string())
    };
    vec![
        line.plain.clone(),
        summary.asked().to_string(),
        summary.waits.answers().to_string(),
        minutes(summary.waits.median()),
        minutes(summary.waits.ninetieth()),
        summary.kept.to_string(),
        summary.missed.to_string(),
        summary.by_staff.to_string(),
        summary.by_customers.to_string(),
        summary.waiting.to_string(),
    ]
}
