//! The tables of the reports, on the page and as files: lines of weeks, of boards, of hours of the day.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{count, in_time, median, ninetieth, outcome_median, outcome_ninetieth, percent};
use crate::door::Visit;
use crate::figures::form::Wanted;
use crate::figures::routes::reports::Report;
use crate::figures::summary::Summary;
use crate::text::Lang;
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
        /// By the language that was asked in.
        Languages = "languages",
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
        Breakdown::Languages => Lang::ALL.iter().map(|lang| in_lang(*lang, report)).collect(),
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

fn in_lang(lang: Lang, report: &Report) -> Line {
    Line {
        label: lang.own_name().to_owned(),
        plain: lang.tag().to_owned(),
        summary: report.sums.in_lang(lang.tag()),
    }
}

/// What the lines of a table are.
pub fn head(by: Breakdown) -> Key {
    match by {
        Breakdown::Weeks => t::FIGURES_WEEK,
        Breakdown::Boards => t::FIGURES_BOARD,
        Breakdown::Hours => t::FIGURES_HOUR,
        Breakdown::Languages => t::FIGURES_LANGUAGE,
    }
}

/// By hour of the day the outcome is not told: it takes days.
fn tells_of_outcome(by: Breakdown) -> bool {
    by != Breakdown::Hours
}

const OUTCOME_COLUMNS: [Key; 2] = [t::FIGURES_OUTCOME_MEDIAN, t::FIGURES_OUTCOME_NINETIETH];
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
    let outcome = OUTCOME_COLUMNS.into_iter().filter(|_| tells_of_outcome(by));
    let heads = std::iter::once(head(by)).chain(COLUMNS).chain(outcome);
    let heads: Vec<_> = heads.map(|key| words.text(key)).collect();
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = lines.iter().map(|line| row(words, by, line)).collect();
    table::table(caption, &heads, &rows, table::Phone::Facts)
}

fn row(words: Words, by: Breakdown, line: &Line) -> table::Row {
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
    let outcome = [outcome_median(words, summary), outcome_ninetieth(words, summary)];
    let outcome = outcome.into_iter().filter(|_| tells_of_outcome(by));
    let label = ("c-main", html! { (line.label) });
    let cells = cells.into_iter().chain(outcome).map(|cell| ("", html! { (cell) }));
    table::Row { cells: std::iter::once(label).chain(cells).collect(), current: false }
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
    let outcome = [
        t::FIGURES_FILE_OUTCOMES,
        t::FIGURES_FILE_OUTCOME_MEDIAN,
        t::FIGURES_FILE_OUTCOME_NINETIETH,
        t::FIGURES_FILE_NO_OUTCOME,
    ];
    let outcome = outcome.into_iter().filter(|_| tells_of_outcome(by));
    let heads = std::iter::once(head(by)).chain(columns).chain(outcome);
    let rows = lines.iter().map(|line| file_row(by, line)).collect();
    (heads.map(|key| words.text(key).into_owned()).collect(), rows)
}

fn file_row(by: Breakdown, line: &Line) -> Vec<String> {
    let summary = &line.summary;
    let minutes = |minutes: Option<u32>| {
        minutes.filter(|_| summary.says_something()).map_or_else(String::new, |minutes| minutes.to_string())
    };
    let outcomes = &summary.outcomes;
    let outcome = [
        outcomes.answers().to_string(),
        minutes(outcomes.median()),
        minutes(outcomes.ninetieth()),
        (outcomes.questions() - outcomes.answers()).to_string(),
    ];
    let cells = [
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
    ];
    cells.into_iter().chain(outcome.into_iter().filter(|_| tells_of_outcome(by))).collect()
}
