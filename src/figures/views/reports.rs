//! The reports: filters, what changed, key figures, charts with their tables.

use maud::{Markup, html};

use super::public::method;
use super::tables::{self, Breakdown, Line};
use super::{count, in_time, median, percent, short};
use super::{promises, satisfaction};
use crate::door::Visit;
use crate::figures::form::Wanted;
use crate::figures::model::minutes_between;
use crate::figures::routes::reports::Report;
use crate::figures::summary::Summary;
use crate::text::Lang;
use crate::ui::chart::{Chart, Point, Shape, chart, ticks};
use crate::ui::kpi::{self, Kpi, Room, Standing};
use crate::ui::words::{Key, Words, t};
use crate::ui::{breadcrumb, number, time};
use crate::urls;

/// Minutes of an hour and of a day: axes end on whole ones.
const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// The page.
pub fn page(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let words = visit.words;
    let (now, before) = (report.sums.all(), report.before.all());
    html! {
        (breadcrumb::breadcrumb(words, &[]))
        div .stack {
            h1 { (words.text(t::FIGURES_REPORTS)) }
            (filters(visit, wanted))
            (changed(words, &now, &before))
            (kpi::kpis(&key_figures(visit, report, &now, &before), Room::Normal))
            h2 { (words.text(t::FIGURES_BY_WEEK)) }
            (shares_by_week(visit, wanted, report))
            (wait_by(visit, wanted, report, Breakdown::Weeks, Shape::Line))
            @if wanted.board.is_none() && wanted.boards.len() > 1 {
                h2 { (words.text(t::FIGURES_BY_BOARD)) }
                (wait_by(visit, wanted, report, Breakdown::Boards, Shape::Bars))
            }
            @if asked_in(report) > 1 {
                h2 { (words.text(t::FIGURES_BY_LANGUAGE)) }
                (wait_by(visit, wanted, report, Breakdown::Languages, Shape::Bars))
            }
            h2 { (words.text(t::FIGURES_BY_HOUR)) }
            (wait_by(visit, wanted, report, Breakdown::Hours, Shape::Bars))
            (promises::section(visit, wanted, report))
            (satisfaction::section(visit, wanted, report))
            (method(visit))
        }
    }
}

/// In how many languages.
fn asked_in(report: &Report) -> usize {
    Lang::ALL.iter().filter(|lang| report.sums.in_lang(lang.tag()).asked() > 0).count()
}

fn filters(visit: &Visit, wanted: &Wanted<'_>) -> Markup {
    let words = visit.words;
    let day = |id: &'static str, key: Key, day: chrono::NaiveDate| {
        html! { label for=(id) { (words.text(key)) } input .input type="date" id=(id) name=(id) value=(day); }
    };
    html! {
        form .filters method="get" action=(urls::reports()) {
            label .sr for="board" { (words.text(t::FIGURES_BOARD)) }
            select .select #board name="board" {
                option value="" { (words.text(t::DESK_BOARD_ALL)) }
                @for board in &wanted.boards {
                    option value=(board.slug) selected[wanted.board.is_some_and(|one| one.id == board.id)] { (board.name(visit.lang())) }
                }
            }
            (day("from", t::FIGURES_FROM, wanted.days.from))
            (day("to", t::FIGURES_TO, wanted.days.to))
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
            span .meta { (words.text(t::FIGURES_WHOLE_WEEKS)) }
        }
    }
}

/// One sentence that says what changed.
fn changed(words: Words, now: &Summary, before: &Summary) -> Markup {
    if !now.says_something() {
        let few = words.with(t::FIGURES_TOO_FEW_OF, &[("count", count(now.asked()).into())]);
        return html! { p .lead { (few) } };
    }
    let values = [
        ("median", median(words, now).into()),
        ("before", median(words, before).into()),
        ("share", in_time(words, now).into()),
        ("sharebefore", in_time(words, before).into()),
    ];
    html! { p .lead { (words.with(t::FIGURES_CHANGED, &values)) } }
}

fn key_figures(visit: &Visit, report: &Report, now: &Summary, before: &Summary) -> Vec<Kpi> {
    let words = visit.words;
    let was = |text: String| words.with(t::FIGURES_WAS, &[("value", text.into())]);
    let kpi = |key: Key, value: String, remark: String| Kpi {
        label: words.text(key).into_owned(),
        value,
        remark,
        standing: Standing::Plain,
    };
    let reached = |key: Key, of: fn(&Summary) -> Option<u32>, waits: Key| {
        let (value, remark) = short(words, now, of(now), waits);
        kpi(key, value, remark.unwrap_or_else(|| was(short(words, before, of(before), waits).0)))
    };
    let asked = |summary: &Summary| number::count(words, count(summary.asked()));
    let waiting = report.sums.waiting();
    let late = words.with(t::FIGURES_LATE, &[("count", count(waiting.late).into())]);
    let oldest = waiting.oldest.map_or_else(
        || words.text(t::FIGURES_NONE_WAITS).into_owned(),
        |asked| time::duration_up(words, minutes_between(asked, visit.now)),
    );
    let missed = words.with(t::FIGURES_MISSED_OF, &[("count", count(now.missed).into())]);
    let customers = words.with(t::FIGURES_CUSTOMERS_OF, &[("count", count(now.by_customers).into())]);
    let staff = now.staff_share().filter(|_| now.says_something());
    vec![
        kpi(t::FIGURES_ASKED, asked(now), was(asked(before))),
        reached(t::FIGURES_MEDIAN, |of| of.waits.median(), t::FIGURES_HALF_WAIT),
        reached(t::FIGURES_NINETIETH, |of| of.waits.ninetieth(), t::FIGURES_TENTH_WAITS),
        kpi(t::FIGURES_IN_TIME, in_time(words, now), missed),
        reached(t::FIGURES_OUTCOME_MEDIAN, |of| of.outcomes.median(), t::FIGURES_HALF_OPEN),
        reached(t::FIGURES_OUTCOME_NINETIETH, |of| of.outcomes.ninetieth(), t::FIGURES_TENTH_OPEN),
        kpi(
            t::FIGURES_BY_STAFF,
            staff.map_or_else(|| "–".to_owned(), |share| percent(words, share)),
            customers,
        ),
        Kpi {
            standing: if waiting.late > 0 { Standing::Bad } else { Standing::Ok },
            ..kpi(t::FIGURES_WAITING_NOW, number::count(words, count(waiting.questions)), late)
        },
        kpi(t::FIGURES_OLDEST, oldest, String::new()),
        promises::key_figure(words, report),
    ]
}

/// Shares in time as a line.
fn shares_by_week(visit: &Visit, wanted: &Wanted<'_>, report: &Report) -> Markup {
    let (words, by) = (visit.words, Breakdown::Weeks);
    let value = |summary: &Summary| summary.in_time().filter(|_| summary.says_something());
    let lines = tables::lines(visit, wanted, report, by);
    let points = points(&lines, value, |value| percent(words, value));
    let ticks = ticks(100, |value| percent(words, value));
    drawn(visit, wanted, by, ("share", t::FIGURES_SHARE_BY_WEEK, Shape::Line), &lines, &points, &ticks)
}

/// Medians.
fn wait_by(visit: &Visit, wanted: &Wanted<'_>, report: &Report, by: Breakdown, shape: Shape) -> Markup {
    let words = visit.words;
    let value =
        |summary: &Summary| summary.waits.median().filter(|_| summary.says_something()).map(u64::from);
    let shown = |minutes: u64| time::duration_up(words, u32::try_from(minutes).unwrap_or(u32::MAX));
    let lines = tables::lines(visit, wanted, report, by);
    let points = points(&lines, value, shown);
    let highest = points.iter().filter_map(|point| point.value).max().unwrap_or(HOUR);
    let ticks = ticks(whole(highest), shown);
    drawn(visit, wanted, by, ("wait", wait_title(by), shape), &lines, &points, &ticks)
}

fn wait_title(by: Breakdown) -> Key {
    match by {
        Breakdown::Weeks => t::FIGURES_WAIT_BY_WEEK,
        Breakdown::Boards => t::FIGURES_WAIT_BY_BOARD,
        Breakdown::Hours => t::FIGURES_WAIT_BY_HOUR,
        Breakdown::Languages => t::FIGURES_WAIT_BY_LANGUAGE,
    }
}

/// The next whole hours, or days, for the top of an axis.
fn whole(minutes: u64) -> u64 {
    let step = if minutes > 2 * DAY { 2 * DAY } else { 2 * HOUR };
    minutes.div_ceil(step).max(1) * step
}

fn points(
    lines: &[Line],
    value: impl Fn(&Summary) -> Option<u64>,
    shown: impl Fn(u64) -> String,
) -> Vec<Point> {
    let point = |line: &Line| {
        let value = value(&line.summary);
        Point { label: line.label.clone(), value, shown: value.map_or_else(String::new, &shown) }
    };
    lines.iter().map(point).collect()
}

fn drawn(
    visit: &Visit,
    wanted: &Wanted<'_>,
    by: Breakdown,
    (name, title, shape): (&str, Key, Shape),
    lines: &[Line],
    points: &[Point],
    ticks: &[(u64, String)],
) -> Markup {
    let words = visit.words;
    let title = words.text(title);
    let table = tables::table(words, &title, by, lines);
    let this = Chart {
        id: &format!("{name}-{by}"),
        title: &title,
        sentence: &sentence(words, points, shape),
        shape,
        points,
        ticks,
        file: &wanted.at(&urls::reports_file(by)),
    };
    chart(words, &this, &table)
}

/// What there is to see.
pub fn sentence(words: Words, points: &[Point], shape: Shape) -> String {
    let known: Vec<&Point> = points.iter().filter(|point| point.value.is_some()).collect();
    let highest = known.iter().max_by_key(|point| point.value);
    let lowest = known.iter().min_by_key(|point| point.value);
    let (Some(first), Some(last), Some(high), Some(low)) = (known.first(), known.last(), highest, lowest)
    else {
        return words.text(t::FIGURES_TOO_FEW).into_owned();
    };
    let ends = [
        ("high", (&high.shown).into()),
        ("highest", (&high.label).into()),
        ("low", (&low.shown).into()),
        ("lowest", (&low.label).into()),
    ];
    let extremes = words.with(t::FIGURES_EXTREMES, &ends);
    if shape == Shape::Bars {
        return extremes;
    }
    let values = [
        ("first", (&first.shown).into()),
        ("from", (&first.label).into()),
        ("last", (&last.shown).into()),
        ("to", (&last.label).into()),
        ("extremes", extremes.into()),
    ];
    words.with(t::FIGURES_SPAN, &values)
}
