//! What askers said, in the reports: sums by week and by board, never names.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::percent;
use crate::db::BoardId;
use crate::door::Visit;
use crate::figures::cards::mark;
use crate::figures::form::Wanted;
use crate::figures::model::ratings::{Satisfaction, Told};
use crate::figures::routes::reports::Report;
use crate::ui::chart::{Chart, Point, Shape, chart, ticks};
use crate::ui::kpi::{self, Kpi, Room, Standing};
use crate::ui::words::{Key, Words, t};
use crate::ui::{number, table, time};
use crate::urls;

/// The name of its file.
pub const FILE: &str = "satisfaction";
/// The best mean, in tenths.
const TOP: u64 = 50;

/// The section of the page.
pub fn section(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let words = visit.words;
    let all = told(report, |_, _| true);
    html! {
        h2 { (words.text(t::FIGURES_SATISFACTION)) }
        (kpi::kpis(&key_figures(words, all), Room::Normal))
        (by_week(visit, wanted, report))
        @if wanted.board.is_none() && wanted.boards.len() > 1 {
            section .card.card--flush aria-labelledby="satisfied-boards-h" {
                h3 .card__h.card__head #satisfied-boards-h { (words.text(t::FIGURES_BY_BOARD)) }
                (shown(words, t::FIGURES_BOARD, &of_boards(visit, wanted, report)))
            }
        }
    }
}

fn told(report: &Report, is: impl Fn(BoardId, NaiveDate) -> bool) -> Told {
    let mut boards: BTreeMap<BoardId, Satisfaction> = BTreeMap::new();
    for one in report.satisfaction.iter().filter(|one| is(one.board, one.week)) {
        boards.entry(one.board).or_default().add(&one.satisfaction);
    }
    Told::of(&boards.into_values().collect::<Vec<_>>())
}

fn of_weeks(words: Words, wanted: &Wanted<'_>, report: &Report) -> Vec<(NaiveDate, String, Told)> {
    let of =
        |monday: NaiveDate| (monday, time::day_month(words, monday), told(report, |_, week| week == monday));
    wanted.mondays().into_iter().map(of).collect()
}

fn of_boards(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Vec<(String, Told)> {
    let boards = wanted.boards.iter();
    let lang = visit.lang();
    boards.map(|board| (board.name(lang).to_owned(), told(report, |own, _| own == board.id))).collect()
}

fn key_figures(words: Words, all: Told) -> Vec<Kpi> {
    let kpi = |key: Key, value: String, remark: String| Kpi {
        label: words.text(key).into_owned(),
        value,
        remark,
        standing: Standing::Plain,
    };
    let of = |(asked, rated): (i64, i64)| {
        words.with(t::FIGURES_RESPONSE_OF, &[("rated", rated.into()), ("asked", asked.into())])
    };
    vec![
        kpi(t::FIGURES_SAID_SOLVED, solved(words, all), String::new()),
        kpi(t::FIGURES_MEAN, mean(words, all), String::new()),
        kpi(t::FIGURES_RESPONSE, response(words, all), all.asked.map(of).unwrap_or_default()),
    ]
}

fn share(words: Words, share: Option<i64>) -> Option<String> {
    share.and_then(|share| u64::try_from(share).ok()).map(|share| percent(words, share))
}

fn few(words: Words) -> String {
    words.text(t::FIGURES_TOO_FEW).into_owned()
}

fn solved(words: Words, of: Told) -> String {
    share(words, of.solved()).unwrap_or_else(|| few(words))
}

fn response(words: Words, of: Told) -> String {
    let nobody = || if of.asked.is_some() { "–".to_owned() } else { few(words) };
    share(words, of.response()).unwrap_or_else(nobody)
}

fn mean(words: Words, of: Told) -> String {
    let said = |tenths| words.with(t::FIGURES_OF_FIVE, &[("mark", mark(tenths).into())]);
    of.mean_tenths().map_or_else(|| few(words), said)
}

fn shown(words: Words, head: Key, lines: &[(String, Told)]) -> Markup {
    let heads = [head, t::FIGURES_SAID_SOLVED, t::FIGURES_MEAN, t::FIGURES_RESPONSE, t::FIGURES_FILE_RATED];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let row = |(label, of): &(String, Told)| {
        let of = *of;
        let rated = of.asked.map_or_else(|| few(words), |(_, rated)| number::count(words, rated));
        let cells = [solved(words, of), mean(words, of), response(words, of), rated];
        let label = ("c-main", html! { (label) });
        table::Row {
            cells: std::iter::once(label).chain(cells.map(|cell| ("", html! { (cell) }))).collect(),
            current: false,
        }
    };
    let rows: Vec<table::Row> = lines.iter().map(row).collect();
    table::table(&words.text(t::FIGURES_SATISFACTION), &heads, &rows, table::Phone::Facts)
}

fn by_week(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let words = visit.words;
    let weeks = of_weeks(words, wanted, report);
    let lines: Vec<(String, Told)> = weeks.into_iter().map(|(_, label, of)| (label, of)).collect();
    let point = |(label, of): &(String, Told)| {
        let tenths = of.mean_tenths();
        let value = tenths.and_then(|tenths| u64::try_from(tenths).ok());
        Point { label: label.clone(), value, shown: tenths.map_or_else(String::new, mark) }
    };
    let points: Vec<Point> = lines.iter().map(point).collect();
    let this = Chart {
        id: "satisfied-weeks",
        title: &words.text(t::FIGURES_MEAN_BY_WEEK),
        sentence: &super::reports::sentence(words, &points, Shape::Line),
        shape: Shape::Line,
        points: &points,
        ticks: &ticks(TOP, |tenths| mark(i64::try_from(tenths).unwrap_or(0))),
        file: &wanted.at(&urls::reports_file(FILE)),
    };
    chart(words, &this, &shown(words, t::FIGURES_WEEK, &lines))
}

/// Heads and rows of its file, by week; empty cells where too few answered.
pub fn file(words: Words, wanted: &Wanted<'_>, report: &Report) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = [
        t::FIGURES_WEEK,
        t::FIGURES_FILE_ASKED,
        t::FIGURES_FILE_RATED,
        t::FIGURES_FILE_SOLVED_YES,
        t::FIGURES_FILE_SOLVED_SAID,
        t::FIGURES_FILE_MEAN,
        t::FIGURES_FILE_MARKS,
    ];
    let both = |pair: Option<(i64, i64)>| {
        pair.map_or_else(Default::default, |(count, part)| (count.to_string(), part.to_string()))
    };
    let row = |(monday, _, of): (NaiveDate, String, Told)| {
        let ((asked, rated), (said, yes)) = (both(of.asked), both(of.solved));
        let mean = of.mean_tenths().map_or_else(String::new, mark);
        vec![monday.to_string(), asked, rated, yes, said, mean, both(of.marks).0]
    };
    let heads = heads.map(|key| words.text(key).into_owned());
    (heads.to_vec(), of_weeks(words, wanted, report).into_iter().map(row).collect())
}
