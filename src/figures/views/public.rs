//! How fast we answer, for everybody: all boards in a table, one board with what was before.

use maud::{Markup, html};

use super::{count, in_time, median, ninetieth, outcome_median, outcome_ninetieth, short};
use crate::boards::Board;
use crate::db::BoardId;
use crate::door::Visit;
use crate::events::Urgency;
use crate::figures::summary::{Summary, Sums, Waiting};
use crate::ledger::calendar::{Calendar, DAY_MINUTES};
use crate::ui::kpi::{self, Kpi, Room, Standing};
use crate::ui::words::{Key, t};
use crate::ui::{badge, breadcrumb, number, table, time};
use crate::urls;

const METHOD: [Key; 6] = [
    t::FIGURES_METHOD_WAIT,
    t::FIGURES_METHOD_NOW,
    t::FIGURES_METHOD_ANSWER,
    t::FIGURES_METHOD_KEPT,
    t::FIGURES_METHOD_OUTCOME,
    t::FIGURES_METHOD_COUNTED,
];

/// All boards.
pub fn index(visit: &Visit, boards: &[&Board], sums: &Sums) -> Markup {
    let words = visit.words;
    let heads = [
        t::FIGURES_BOARD,
        t::FIGURES_PROMISED,
        t::FIGURES_MEDIAN,
        t::FIGURES_NINETIETH,
        t::FIGURES_IN_TIME,
        t::FIGURES_OLDEST,
    ];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = boards.iter().map(|board| row(visit, board, sums)).collect();
    html! {
        (breadcrumb::breadcrumb(words, &[]))
        div .stack {
            h1 { (words.text(t::FIGURES_TITLE)) }
            p .lead { (words.text(t::FIGURES_LEAD)) }
            section .card.card--flush aria-labelledby="boards-h" {
                h2 .sr #boards-h { (words.text(t::COMMON_FOOT_BOARDS)) }
                (table::table(&words.text(t::FIGURES_TITLE), &heads, &rows, table::Phone::Facts))
            }
            (method(visit))
        }
    }
}

fn row(visit: &Visit, board: &Board, sums: &Sums) -> table::Row {
    let words = visit.words;
    let summary = sums.of_board(board.id);
    let cells = vec![
        ("c-main", name(visit, board)),
        ("", html! { (promise(visit, board.id)) }),
        ("", html! { (median(words, &summary)) }),
        ("", html! { (ninetieth(words, &summary)) }),
        ("", html! { (in_time(words, &summary)) }),
        ("", html! { (oldest(visit, sums.now.get(&board.id).copied().unwrap_or_default())) }),
    ];
    table::Row { cells, current: false }
}

/// An archived board has no page of its own.
fn name(visit: &Visit, board: &Board) -> Markup {
    let name = board.name(visit.lang());
    if visit.site.archived.iter().any(|archived| archived.id == board.id) {
        return html! { (name) " " (badge::quiet(&visit.words.text(t::BOARDS_ARCHIVED))) };
    }
    html! { a href=(urls::board_how_fast(&board.slug)) { (name) } }
}

/// Since which day the question that waits longest waits, of those that whoever reads the board may read; the minute would tell
/// which it is.
fn since(visit: &Visit, waiting: &Waiting) -> Option<String> {
    let words = visit.words;
    let asked = waiting.oldest_readable?.with_timezone(&visit.zone).date_naive();
    Some(format!("{} {}", words.text(t::FIGURES_SINCE), time::date_text(words, asked)))
}

fn oldest(visit: &Visit, waiting: Waiting) -> String {
    let nobody = if waiting.questions == 0 { t::FIGURES_NONE_WAITS } else { t::FIGURES_NOT_TOLD };
    since(visit, &waiting).unwrap_or_else(|| visit.words.text(nobody).into_owned())
}

/// What the board promises to everybody, in words.
fn promise(visit: &Visit, board: BoardId) -> String {
    let words = visit.words;
    let to_all = |p: &&crate::ledger::model::Promise| {
        p.board == board && p.group.is_none() && p.urgency == Urgency::Normal
    };
    let Some(promise) = visit.site.promises.iter().find(to_all) else {
        return words.text(t::FIGURES_NO_PROMISE).into_owned();
    };
    let key = if is_always(&promise.target.calendar) { t::FIGURES_PROMISE } else { t::FIGURES_PROMISE_HOURS };
    words.with(key, &[("time", time::duration(words, promise.target.answer).into())])
}

fn is_always(calendar: &Calendar) -> bool {
    let whole = |day: usize| calendar.weekday(day).iter().any(|h| (h.from(), h.to()) == (0, DAY_MINUTES));
    calendar.days().is_empty() && (0..7).all(whole)
}

/// One board: its key figures, and beside them what was before.
pub fn board(visit: &Visit, board: &Board, last: &Sums, before: &Sums) -> Markup {
    let words = visit.words;
    let (now, earlier) = (last.all(), before.all());
    html! {
        (breadcrumb::breadcrumb(words, &[
            (&words.text(t::FIGURES_TITLE), urls::how_fast().to_owned()),
            (board.name(visit.lang()), urls::board(&board.slug)),
        ]))
        div .stack {
            h1 { (words.with(t::FIGURES_OF, &[("board", board.name(visit.lang()).into())])) }
            p .lead { (words.with(t::FIGURES_PROMISE_LINE, &[("promise", promise(visit, board.id).into())])) }
            @if !now.says_something() {
                p { (words.with(t::FIGURES_TOO_FEW_OF, &[("count", count(now.asked()).into())])) }
            }
            (kpi::kpis(&key_figures(visit, &now, last.waiting()), Room::Normal))
            section .card.card--flush aria-labelledby="before-h" {
                h2 .card__h.card__head #before-h { (words.text(t::FIGURES_COMPARED)) }
                (compared(visit, &now, &earlier))
            }
            (method(visit))
        }
    }
}

fn key_figures(visit: &Visit, summary: &Summary, waiting: Waiting) -> Vec<Kpi> {
    let words = visit.words;
    let plain = |key: Key, value: String| Kpi {
        label: words.text(key).into_owned(),
        value,
        remark: String::new(),
        standing: Standing::Plain,
    };
    let reached = |key: Key, minutes: Option<u32>, waits: Key| {
        let (value, remark) = short(words, summary, minutes, waits);
        Kpi { remark: remark.unwrap_or_default(), ..plain(key, value) }
    };
    vec![
        reached(t::FIGURES_MEDIAN, summary.waits.median(), t::FIGURES_HALF_WAIT),
        reached(t::FIGURES_NINETIETH, summary.waits.ninetieth(), t::FIGURES_TENTH_WAITS),
        plain(t::FIGURES_IN_TIME, in_time(words, summary)),
        reached(t::FIGURES_OUTCOME_MEDIAN, summary.outcomes.median(), t::FIGURES_HALF_OPEN),
        reached(t::FIGURES_OUTCOME_NINETIETH, summary.outcomes.ninetieth(), t::FIGURES_TENTH_OPEN),
        Kpi {
            remark: since(visit, &waiting).unwrap_or_default(),
            ..plain(t::FIGURES_WAITING_NOW, number::count(words, count(waiting.questions)))
        },
    ]
}

fn compared(visit: &Visit, now: &Summary, earlier: &Summary) -> Markup {
    let words = visit.words;
    let heads = [t::FIGURES_FIGURE, t::FIGURES_LAST, t::FIGURES_BEFORE].map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let asked = |summary: &Summary| number::count(words, count(summary.asked()));
    let waits = |summary: &Summary| number::count(words, count(summary.waiting));
    let rows = [
        (t::FIGURES_ASKED, asked(now), asked(earlier)),
        (t::FIGURES_STILL_WAITING, waits(now), waits(earlier)),
        (t::FIGURES_MEDIAN, median(words, now), median(words, earlier)),
        (t::FIGURES_NINETIETH, ninetieth(words, now), ninetieth(words, earlier)),
        (t::FIGURES_IN_TIME, in_time(words, now), in_time(words, earlier)),
        (t::FIGURES_OUTCOME_MEDIAN, outcome_median(words, now), outcome_median(words, earlier)),
        (t::FIGURES_OUTCOME_NINETIETH, outcome_ninetieth(words, now), outcome_ninetieth(words, earlier)),
    ];
    let row = |(key, now, before): (Key, String, String)| table::Row {
        cells: vec![("c-main", html! { (words.text(key)) }), ("", html! { (now) }), ("", html! { (before) })],
        current: false,
    };
    let rows: Vec<table::Row> = rows.into_iter().map(row).collect();
    table::table(&words.text(t::FIGURES_COMPARED), &heads, &rows, table::Phone::Facts)
}

/// How it is measured, and when it was.
pub fn method(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        section .prose aria-labelledby="method-h" {
            h2 #method-h { (words.text(t::FIGURES_METHOD)) }
            @for key in METHOD { p { (words.text(key)) } }
            p .meta { (words.text(t::FIGURES_AS_OF)) " " (time::date_time(words, visit.now, visit.zone)) }
        }
    }
}
