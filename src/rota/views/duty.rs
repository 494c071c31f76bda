//! Who is on duty and who is away; the form of a board's rota.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::boards::Board;
use crate::db::{BoardId, MemberId};
use crate::door::Visit;
use crate::ledger::form::calendar::WEEKDAYS;
use crate::rota::form::{Line, Typed, TypedAbsence, WEEK, day_field, place_field};
use crate::rota::model::{Absence, Place, Rota};
use crate::rota::policy;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::table::{self, Row};
use crate::ui::words::{Key, t};
use crate::ui::{breadcrumb, empty, time};
use crate::urls;
use crate::web::stand;

/// Lines of the field of words.
const WORDS_LINES: u16 = 4;

/// What the page speaks of.
pub struct Known {
    /// Every rota.
    pub rotas: Vec<Rota>,
    /// Absences that are not over.
    pub absences: Vec<Absence>,
    /// Whoever answers for any board.
    pub staff: Vec<(MemberId, String)>,
}

impl Known {
    fn rota_of(&self, board: &Board) -> Option<&Rota> {
        let of = |id: BoardId| self.rotas.iter().find(|rota| rota.board == id);
        of(board.id).or_else(|| board.parent.and_then(of))
    }

    fn away(&self, visit: &Visit) -> Vec<MemberId> {
        self.absences.iter().filter(|absence| absence.lasts_at(visit.now)).map(|a| a.member).collect()
    }
}

/// The page.
pub fn index(visit: &Visit, known: &Known, typed: &TypedAbsence, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned())]))
            h1 { (words.text(t::ROTA_TITLE)) }
            p .lead { (words.text(t::ROTA_LEAD)) }
            (form::error_summary(words, errors))
            section .stack aria-labelledby="duty-h" {
                h2 id="duty-h" { (words.text(t::ROTA_TODAY)) }
                (on_duty(visit, known))
            }
            section .stack aria-labelledby="away-h" {
                h2 id="away-h" { (words.text(t::ROTA_AWAY)) }
                (away(visit, known))
                (away_form(visit, known, typed, errors))
            }
        }
    }
}

/// The day it is where the site is.
pub fn today(visit: &Visit) -> NaiveDate {
    visit.now.with_timezone(&visit.site.zone).date_naive()
}

fn on_duty(visit: &Visit, known: &Known) -> Markup {
    let words = visit.words;
    let own = |board: &&Board| visit.viewer.is_staff_of(board.id);
    let heads = [t::DESK_BOARD, t::ROTA_ON_DUTY, t::ROTA_WATCH, t::ROTA_GIVES_SHORT, t::BOARDS_ACTION]
        .map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let boards = visit.site.boards_for(&visit.viewer).filter(own);
    let rows: Vec<Row> = boards.map(|board| duty_row(visit, known, board)).collect();
    if rows.is_empty() {
        return empty::empty(&words.text(t::ROTA_NO_BOARDS), &words.text(t::ROTA_NO_BOARDS_HINT), None);
    }
    html! { div .card.card--flush { (table::table(&words.text(t::ROTA_TODAY), &heads, &rows, table::Phone::Facts)) } }
}

fn duty_row(visit: &Visit, known: &Known, board: &Board) -> Row {
    let words = visit.words;
    let rota = known.rota_of(board);
    let away = known.away(visit);
    let names: Vec<&str> = rota
        .map(|rota| rota.on_duty(today(visit), &away).map(|place: &Place| place.name.as_str()).collect())
        .unwrap_or_default();
    let who = html! {
        @match rota {
            None => span .meta { (words.text(t::ROTA_TEAM)) },
            Some(_) if names.is_empty() => span .meta { (words.text(t::ROTA_NOBODY_TODAY)) },
            Some(_) => (names.join(", ")),
        }
    };
    let watch = rota.filter(|rota| rota.board == board.id).map(|rota| rota.watches(today(visit), &away));
    let watch = html! {
        @if let Some(watch) = watch {
            a href=(urls::watch(board.id)) {
                @match watch { Some(place) => (place.name), None => (words.text(t::ROTA_WATCH)) }
            }
        }
    };
    let gives = rota.is_some_and(|rota| rota.gives);
    let change = html! {
        @if policy::can_change(&visit.viewer, board.id).is_ok() {
            a .btn.btn--sm.btn--quiet href=(urls::rota_of(board.id)) {
                (words.text(t::ROTA_CHANGE)) span .sr { " " (board.name(visit.lang())) }
            }
        }
    };
    let gives = words.text(if gives { t::ROTA_YES } else { t::ROTA_NO });
    Row {
        cells: vec![
            ("c-main", html! { (board.name(visit.lang())) }),
            ("", who),
            ("", watch),
            ("", html! { (gives) }),
            ("", change),
        ],
        current: false,
    }
}

fn away(visit: &Visit, known: &Known) -> Markup {
    let words = visit.words;
    if known.absences.is_empty() {
        return empty::empty(&words.text(t::ROTA_AWAY_NONE), &words.text(t::ROTA_AWAY_NONE_HINT), None);
    }
    html! {
        ul .alist {
            @for absence in &known.absences {
                li {
                    div .alist__t {
                        (absence.name)
                        p .meta { (days(visit, absence)) " "
                            @if let Some((_, name)) = &absence.stand_in {
                                span .dot { (words.with(t::ROTA_STANDS_IN, &[("name", name.into())])) }
                            }
                        }
                    }
                    @if policy::can_say_away(&visit.viewer, absence.member).is_ok() {
                        (button::post(&urls::absence_end(absence.id), &[], Look::SmallQuiet, html! {
                            (words.text(if absence.lasts_at(visit.now) { t::ROTA_BACK } else { t::ROTA_AWAY_NOT }))
                            span .sr { " " (absence.name) }
                        }))
                    }
                }
            }
        }
    }
}

/// From which day to which somebody is away.
pub fn days(visit: &Visit, absence: &Absence) -> String {
    let zone = visit.site.zone;
    let first = absence.starts_at.with_timezone(&zone).date_naive();
    let last = (absence.ends_at - chrono::TimeDelta::minutes(1)).with_timezone(&zone).date_naive();
    let [from, to] = [first, last].map(|day| time::date_text(visit.words, day));
    visit.words.with(t::ROTA_FROM_TO, &[("from", from.into()), ("to", to.into())])
}

fn away_form(visit: &Visit, known: &Known, typed: &TypedAbsence, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let may = |(id, _): &&(MemberId, String)| policy::can_say_away(&visit.viewer, *id).is_ok();
    let staff = |all: Vec<&(MemberId, String)>| -> Vec<(String, String)> {
        all.into_iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
    };
    let who = staff(known.staff.iter().filter(may).collect());
    if who.is_empty() {
        return html! {};
    }
    let anybody = (String::new(), words.text(t::ROTA_STAND_IN_NONE).into_owned());
    let others: Vec<_> = std::iter::once(anybody).chain(staff(known.staff.iter().collect())).collect();
    let labels = [t::ROTA_WHO, t::ROTA_FROM, t::ROTA_TO, t::ROTA_STAND_IN].map(|key| words.text(key));
    let [member, from, to, stand_in] = &labels;
    let hint = words.text(t::ROTA_STAND_IN_HINT);
    let one = |id, label, value| Field { value, ..Field::new(id, label) };
    html! {
        form .card.stack method="post" action=(urls::absences()) novalidate {
            h3 .card__h { (words.text(t::ROTA_SAY_AWAY)) }
            (form::select(words, errors, &choices(&who), &one("member", member, &typed.member)))
            div .two {
                (form::text(words, errors, "date", &one("from", from, &typed.from)))
                (form::text(words, errors, "date", &one("to", to, &typed.to)))
            }
            (form::select(words, errors, &choices(&others), &Field {
                hint: &hint, need: Need::Optional, ..one("stand_in", stand_in, &typed.stand_in)
            }))
            p { button .btn.btn--primary type="submit" { (words.text(t::ROTA_SAY_AWAY)) } }
        }
    }
}

fn choices(named: &[(String, String)]) -> Vec<Choice<'_>> {
    named.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect()
}

/// The form of a board's rota.
pub fn form(
    visit: &Visit,
    board: &Board,
    held: Option<&Rota>,
    (typed, errors): (&Typed, &FieldErrors),
    meanwhile: Option<Key>,
) -> Markup {
    let words = visit.words;
    let gives = words.text(t::ROTA_GIVES);
    let hint = words.text(t::ROTA_GIVES_HINT);
    let (looks_for, looks_hint) = (words.text(t::ROTA_WORDS), words.text(t::ROTA_WORDS_HINT));
    html! {
        div .stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned()),
                (words.text(t::ROTA_TITLE).as_ref(), urls::rota().to_owned()),
            ]))
            h1 { (words.with(t::ROTA_OF, &[("board", board.name(visit.lang()).into())])) }
            @if let Some(said) = meanwhile { (notice::notice(NoticeKind::Warn, html! { (words.text(said)) })) }
            (form::error_summary(words, errors))
            @if typed.lines.is_empty() {
                (empty::empty(&words.text(t::ROTA_NO_TEAM), &words.text(t::ROTA_NO_TEAM_HINT), None))
            } @else {
                form .stack method="post" action=(urls::rota_of(board.id)) {
                    (form::hidden(stand::FIELD, &typed.stand))
                    (lines(visit, typed))
                    (form::checkbox(words, errors, Ticked::from_state(typed.gives), &Field { hint: &hint, ..Field::new("gives", &gives) }))
                    (form::textarea(words, errors, WORDS_LINES, &Field {
                        value: &typed.words, hint: &looks_hint, need: Need::Optional, ..Field::new("words", &looks_for)
                    }))
                    div .row {
                        button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                        a .btn.btn--quiet href=(urls::rota()) { (words.text(t::COMMON_CANCEL)) }
                    }
                }
            }
            @if held.is_some() {
                div { (button::post(&urls::rota_end(board.id), &[(stand::FIELD, &typed.stand)], Look::SmallQuiet, html! { (words.text(t::ROTA_END)) })) }
            }
        }
    }
}

fn lines(visit: &Visit, typed: &Typed) -> Markup {
    let words = visit.words;
    let mut heads = vec![words.text(t::ROTA_WHO), words.text(t::ROTA_PLACE)];
    heads.extend(WEEKDAYS.map(|day| words.text(day)));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<Row> = typed.lines.iter().map(|line| row(visit, line)).collect();
    html! { div .card.card--flush { (table::table(&words.text(t::ROTA_TITLE), &heads, &rows, table::Phone::Facts)) } }
}

fn row(visit: &Visit, line: &Line) -> Row {
    let words = visit.words;
    let place = words.with(t::ROTA_PLACE_OF, &[("name", (&line.name).into())]);
    let mut cells = vec![
        ("c-main", html! { (line.name) }),
        (
            "",
            html! {
                input .input.input--short type="number" min="1" max="1000" name=(place_field(line.member)) value=(line.place) aria-label=(place);
            },
        ),
    ];
    for (day, key) in WEEK.into_iter().zip(WEEKDAYS) {
        let label = words.with(
            t::ROTA_DAY_OF,
            &[("name", (&line.name).into()), ("day", words.text(key).into_owned().into())],
        );
        cells.push((
            "",
            html! {
                label .check {
                    input type="checkbox" value="1" name=(day_field(line.member, day)) checked[line.days.has(day)] aria-label=(label);
                }
            },
        ));
    }
    Row { cells, current: false }
}
