//! Charts drawn by the server: a sentence, a picture whose colours are classes, and a table that says the same.

use maud::{Markup, html};

use super::words::{Words, t};

/// The drawing in its own units, wider than high.
const WIDTH: u64 = 600;
const HEIGHT: u64 = 190;
const LEFT: u64 = 64;
const RIGHT: u64 = 580;
const TOP: u64 = 26;
const BOTTOM: u64 = 150;
const BELOW: u64 = 174;
/// More points than this bear no value of their own: the table has them.
const VALUES_MAX: usize = 13;
/// Labels that fit beside each other.
const LABELS_MAX: usize = 9;

/// How points are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As a line with dots; a point without a value breaks it.
    Line,
    /// As bars.
    Bars,
}

/// One point of a chart.
#[derive(Clone, Debug)]
pub struct Point {
    /// What it is of: a week, a board, an hour.
    pub label: String,
    /// How high; `None`: there is nothing to say.
    pub value: Option<u64>,
    /// The value in words.
    pub shown: String,
}

/// A chart with what is said of it.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// Its name in the page; the ids of its parts begin with it.
    pub id: &'a str,
    /// What is shown.
    pub title: &'a str,
    /// What there is to see, in a sentence.
    pub sentence: &'a str,
    /// Line or bars.
    pub shape: Shape,
    /// Its points, first to last.
    pub points: &'a [Point],
    /// Lines across, lowest first, each with its name; the last one is the top.
    pub ticks: &'a [(u64, String)],
    /// Where the same can be had as a file.
    pub file: &'a str,
}

/// The chart; `table` says the same in full.
pub fn chart(words: Words, chart: &Chart<'_>, table: &Markup) -> Markup {
    let part = |name: &str| format!("{}-{name}", chart.id);
    html! {
        figure .chart.card aria-labelledby=(part("t")) {
            figcaption { h3 id=(part("t")) { (chart.title) } p .meta id=(part("d")) { (chart.sentence) } }
            @if chart.points.iter().any(|point| point.value.is_some()) {
                svg .mt-4 viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-labelledby=(part("t")) aria-describedby=(part("d")) {
                    g aria-hidden="true" {
                        @for (value, name) in chart.ticks { (tick(chart, *value, name)) }
                        @match chart.shape { Shape::Line => (line(chart)), Shape::Bars => (bars(chart)) }
                        @for (place, point) in chart.points.iter().enumerate() { (names(chart, place, point)) }
                    }
                }
            }
            details .disc.mt-4 {
                summary { (words.text(t::FIGURES_AS_TABLE)) }
                div .disc__in { (table) p .mt-2 { a href=(chart.file) download { (words.text(t::FIGURES_AS_FILE)) } } }
            }
        }
    }
}

/// Lines across for values from nothing to `top`: bottom, middle, top.
pub fn ticks(top: u64, name: impl Fn(u64) -> String) -> Vec<(u64, String)> {
    let top = top.max(2);
    [0, top / 2, top].into_iter().map(|value| (value, name(value))).collect()
}

fn top(chart: &Chart<'_>) -> u64 {
    chart.ticks.last().map_or(1, |tick| tick.0).max(1)
}

/// How far down a value stands.
fn y(chart: &Chart<'_>, value: u64) -> u64 {
    let top = top(chart);
    BOTTOM - value.min(top) * (BOTTOM - TOP) / top
}

/// The middle of a point's place.
fn x(chart: &Chart<'_>, place: usize) -> u64 {
    let (place, all) = (place as u64, chart.points.len().max(1) as u64);
    LEFT + (RIGHT - LEFT) * (2 * place + 1) / (2 * all)
}

fn tick(chart: &Chart<'_>, value: u64, name: &str) -> Markup {
    let y = y(chart, value);
    html! {
        line .chart__grid x1=(LEFT) x2=(RIGHT) y1=(y) y2=(y) {}
        text .chart__axis x=(LEFT - 8) y=(y + 4) text-anchor="end" { (name) }
    }
}

fn line(chart: &Chart<'_>) -> Markup {
    let all: Vec<Option<(u64, u64)>> = chart
        .points
        .iter()
        .enumerate()
        .map(|(place, point)| point.value.map(|value| (x(chart, place), y(chart, value))))
        .collect();
    let runs = all.split(Option::is_none).filter(|run| run.len() > 1);
    let drawn = |run: &[Option<(u64, u64)>]| {
        run.iter().flatten().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    };
    html! {
        @for run in runs { polyline .chart__line points=(drawn(run)) {} }
        @for (x, y) in all.iter().flatten() { circle .chart__dot cx=(x) cy=(y) r="4" {} }
    }
}

fn bars(chart: &Chart<'_>) -> Markup {
    let room = (RIGHT - LEFT) / chart.points.len().max(1) as u64;
    let width = (room * 2 / 3).clamp(2, 64);
    html! {
        @for (place, point) in chart.points.iter().enumerate() {
            @if let Some(value) = point.value {
                @let y = y(chart, value);
                rect .chart__bar x=(x(chart, place) - width / 2) y=(y) width=(width) height=(BOTTOM - y) {}
            }
        }
    }
}

/// A point's value above it and its label below, where there is room.
fn names(chart: &Chart<'_>, place: usize, point: &Point) -> Markup {
    let every = chart.points.len().div_ceil(LABELS_MAX).max(1);
    let room = (RIGHT - LEFT) * every as u64 / chart.points.len().max(1) as u64;
    let x = x(chart, place);
    html! {
        @if let Some(value) = point.value.filter(|_| chart.points.len() <= VALUES_MAX && place.is_multiple_of(every.min(2))) {
            text .chart__val x=(x) y=(y(chart, value) - 9) text-anchor="middle" { (point.shown) }
        }
        @if place.is_multiple_of(every) {
            text .chart__axis x=(x) y=(BELOW) text-anchor="middle" { (shortened(&point.label, room)) }
        }
    }
}

/// A label cut so that it does not run into the next; the table has it whole. Characters that are no Latin letters take
/// twice the room.
fn shortened(label: &str, room: u64) -> String {
    let width = |one: char| if one.is_ascii() { 6 } else { 12 };
    let all: u64 = label.chars().map(width).sum();
    if all <= room {
        return label.to_owned();
    }
    let mut left = room.saturating_sub(width('…'));
    let fits = label.chars().take_while(|one| {
        let fits = width(*one) <= left;
        left = left.saturating_sub(width(*one));
        fits
    });
    let cut: String = fits.collect();
    format!("{}…", cut.trim_end())
}
