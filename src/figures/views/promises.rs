//! Promises with a date, as the reports tell of them: how many were kept by the day first promised.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{count, percent};
use crate::db::BoardId;
use crate::door::Visit;
use crate::figures::form::Wanted;
use crate::figures::routes::reports::Report;
use crate::figures::summary::Kept;
use crate::ui::chart::{Chart, Point, Shape, chart, ticks};
use crate::ui::kpi::{Kpi, Standing};
use crate::ui::words::{Key, Words, t};
use crate::ui::{number, table, time};
use crate::urls;

/// The name of its file.
pub const FILE: &str = "promises";
/// The top of the axis, in percent.
const ALL: u64 = 100;

/// The section of the page; nothing where nothing that was promised has come due.
pub fn section(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let words = visit.words;
    if sum(report, |_, _| true).due == 0 {
        return html! {};
    }
    html! {
        h2 { (words.text(t::FIGURES_PROMISES)) }
        p .meta { (words.text(t::FIGURES_PROMISES_HINT)) " " a href=(urls::commitments()) { (words.text(t::COMMITMENTS_TITLE)) } }
        (by_week(words, wanted, report))
        @if wanted.board.is_none() && wanted.boards.len() > 1 {
            section .card.card--flush aria-labelledby="promises-boards-h" {
                h3 .card__h.card__head #promises-boards-h { (words.text(t::FIGURES_BY_BOARD)) }
                (shown(words, t::FIGURES_BOARD, &of_boards(visit, wanted, report)))
            }
        }
    }
}

/// The share of all of them.
pub fn key_figure(words: Words, report: &Report) -> Kpi {
    let all = sum(report, |_, _| true);
    let of = [("kept", count(all.kept).into()), ("due", count(all.due).into())];
    Kpi {
        label: words.text(t::FIGURES_PROMISES_KEPT).into_owned(),
        value: share(words, all),
        remark: words.with(t::FIGURES_PROMISES_OF, &of),
        standing: Standing::Plain,
    }
}

fn sum(report: &Report, is: impl Fn(BoardId, NaiveDate) -> bool) -> Kept {
    let mut sum = Kept::default();
    for (_, _, kept) in report.promises.iter().filter(|(board, week, _)| is(*board, *week)) {
        sum.add(*kept);
    }
    sum
}

fn share(words: Words, kept: Kept) -> String {
    match (kept.due, kept.share()) {
        (0, _) => words.text(t::FIGURES_NOTHING_DUE).into_owned(),
        (_, Some(share)) => percent(words, share),
        (_, None) => words.text(t::FIGURES_TOO_FEW).into_owned(),
    }
}

fn of_weeks(words: Words, wanted: &Wanted<'_>, report: &Report) -> Vec<(NaiveDate, String, Kept)> {
    let of =
        |monday: NaiveDate| (monday, time::day_month(words, monday), sum(report, |_, week| week == monday));
    wanted.mondays().into_iter().map(of).collect()
}

fn of_boards(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Vec<(String, Kept)> {
    let lang = visit.lang();
    let boards = wanted.boards.iter();
    boards.map(|board| (board.name(lang).to_owned(), sum(report, |own, _| own == board.id))).collect()
}

fn shown(words: Words, head: Key, lines: &[(String, Kept)]) -> Markup {
    let heads = [head, t::FIGURES_PROMISES_KEPT, t::FIGURES_PROMISES_IN_TIME, t::FIGURES_PROMISES_DUE];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let row = |(label, kept): &(String, Kept)| {
        let counts = [kept.kept, kept.due].map(|promises| number::count(words, count(promises)));
        let cells = std::iter::once(share(words, *kept)).chain(counts).map(|cell| ("", html! { (cell) }));
        let label = ("c-main", html! { (label) });
        table::Row { cells: std::iter::once(label).chain(cells).collect(), current: false }
    };
    let rows: Vec<table::Row> = lines.iter().map(row).collect();
    table::table(&words.text(t::FIGURES_PROMISES), &heads, &rows, table::Phone::Facts)
}

fn by_week(words: Words, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let weeks = of_weeks(words, wanted, report);
    let lines: Vec<(String, Kept)> = weeks.into_iter().map(|(_, label, kept)| (label, kept)).collect();
    let point = |(label, kept): &(String, Kept)| {
        let value = kept.share();
        let shown = value.map_or_else(String::new, |value| percent(words, value));
        Point { label: label.clone(), value, shown }
    };
    let points: Vec<Point> = lines.iter().map(point).collect();
    let this = Chart {
        id: "promises-weeks",
        title: &words.text(t::FIGURES_PROMISES_CHART),
        sentence: &super::reports::sentence(words, &points, Shape::Line),
        shape: Shape::Line,
        points: &points,
        ticks: &ticks(ALL, |value| percent(words, value)),
        file: &wanted.at(&urls::reports_file(FILE)),
    };
    chart(words, &this, &shown(words, t::FIGURES_PROMISES_WEEK, &lines))
}

/// Heads and rows of its file, by week.
pub fn file(words: Words, wanted: &Wanted<'_>, report: &Report) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = [t::FIGURES_PROMISES_WEEK, t::FIGURES_PROMISES_IN_TIME, t::FIGURES_PROMISES_DUE];
    let heads = heads.map(|key| words.text(key).into_owned());
    let row = |(monday, _, kept): (NaiveDate, String, Kept)| {
        vec![monday.to_string(), kept.kept.to_string(), kept.due.to_string()]
    };
    (heads.to_vec(), of_weeks(words, wanted, report).into_iter().map(row).collect())
}
