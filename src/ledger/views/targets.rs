//! Targets, managed: what each board promises to whom, and the form of one board.

use maud::{Markup, html};

use super::calendars::moment;
use super::urgency_name;
use crate::boards::Board;
use crate::db::GroupId;
use crate::door::Visit;
use crate::figures::tried::{Compared, QUESTIONS_MAX};
use crate::ledger::form::calendar as example;
use crate::ledger::form::targets::{TIMES, Typed, TypedRow, group_name};
use crate::ledger::hours;
use crate::ledger::model::{ANSWER_MINUTES_MAX, NamedCalendar, Promise, Retargeting};
use crate::ledger::routes::targets::Known;
use crate::ui::button::Look;
use crate::ui::form::{self, FieldErrors};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, t};
use crate::ui::{breadcrumb, number, table};
use crate::urls;
use crate::web::stand;

/// What the three times of a promise are called, in the order of the form.
pub const TIME_NAMES: [Key; 3] = [t::TARGETS_FIRST, t::TARGETS_NEXT, t::TARGETS_OUTCOME];

/// Every board with its promises.
pub fn index(visit: &Visit, known: &Known, under_way: Option<Retargeting>) -> Markup {
    let words = visit.words;
    html! {
        div .stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
            div .row.row--between {
                h1 { (words.text(t::TARGETS_TITLE)) }
                div .row {
                    a .btn.btn--quiet href=(urls::admin_calendars()) { (words.text(t::TARGETS_CALENDARS)) }
                    a .btn.btn--quiet href=(urls::admin_groups()) { (words.text(t::SITE_GROUPS)) }
                }
            }
            p .lead { (words.text(t::TARGETS_LEAD)) }
            (progress(visit, under_way))
            @for board in &visit.site.boards { (board_card(visit, board, known)) }
        }
    }
}

/// How far open questions' deadlines are set anew; nothing when all are.
fn progress(visit: &Visit, under_way: Option<Retargeting>) -> Markup {
    let words = visit.words;
    let Some(at) = under_way.filter(|at| at.ended_at.is_none() && at.total > 0) else { return html! {} };
    let values = [
        ("done", number::count(words, at.done).into()),
        ("total", number::count(words, at.total.max(at.done)).into()),
    ];
    let width = (at.done * 100 / at.total.max(1)).clamp(0, 100);
    notice::notice(
        NoticeKind::Warn,
        html! {
            (words.with(t::TARGETS_UNDER_WAY, &values)) " "
            a href=(urls::admin_targets()) { (words.text(t::TARGETS_LOOK_AGAIN)) }
            span .wait aria-hidden="true" {
                svg viewBox="0 0 100 5" preserveAspectRatio="none" {
                    rect .wait__bg width="100" height="5" {}
                    rect .wait__fg width=(width) height="5" {}
                }
            }
        },
    )
}

fn board_card(visit: &Visit, board: &Board, known: &Known) -> Markup {
    let words = visit.words;
    let name = board.name(visit.lang());
    let heads = [t::TARGETS_FOR, TIME_NAMES[0], TIME_NAMES[1], TIME_NAMES[2], t::TARGETS_COUNTED_BY];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let own = known.promises.iter().filter(|promise| promise.board == board.id);
    let rows: Vec<table::Row> = own.map(|promise| row(visit, promise, known)).collect();
    html! {
        section .card.card--flush {
            div .row.row--between.card__head {
                h2 .card__h { (name) }
                a .(Look::SmallQuiet.class()) href=(urls::admin_target(board.id))
                    aria-label=(words.with(t::TARGETS_EDIT_OF, &[("board", name.into())])) { (words.text(t::TARGETS_EDIT)) }
            }
            (table::table(name, &heads, &rows, table::Phone::Facts))
        }
    }
}

fn row(visit: &Visit, promise: &Promise, known: &Known) -> table::Row {
    let words = visit.words;
    let target = &promise.target;
    let calendar = known.calendars.iter().find(|named| named.id == promise.calendar);
    let who = html! {
        b { (group_name(words, &known.groups, promise.group)) }
        p .meta.meta--xs { (words.text(urgency_name(promise.urgency))) }
    };
    let times = [target.answer, target.next, target.outcome];
    let mut cells = vec![("c-main", who)];
    cells.extend(times.map(|time| ("", html! { (hours::show_duration(time.num_minutes())) })));
    let named = |named: &NamedCalendar| html! { a href=(urls::admin_calendar(named.id)) { (named.name) } };
    cells.push(("", calendar.map_or_else(|| html! {}, named)));
    table::Row { cells, current: false }
}

/// The form of what a board promises, and what that would have come to lately if it was tried.
pub fn form(
    visit: &Visit,
    board: &Board,
    known: &Known,
    typed: &Typed,
    errors: &FieldErrors,
    tried: Option<&Compared>,
) -> Markup {
    let words = visit.words;
    let mut groups: Vec<_> = typed.rows.iter().map(|row| row.group).collect();
    groups.dedup();
    html! {
        div .stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::TARGETS_TITLE).as_ref(), urls::admin_targets().to_owned()),
            ]))
            h1 { (words.with(t::TARGETS_OF, &[("board", board.name(visit.lang()).into())])) }
            p .lead { (words.text(t::TARGETS_FORM_LEAD)) }
            (form::error_summary(words, errors))
            @if let Some(tried) = tried { (would_have_been(visit, tried)) }
            (more_groups(visit, board, known, &groups))
            form .stack method="post" action=(urls::admin_target(board.id)) novalidate {
                (form::hidden(stand::FIELD, &typed.stand))
                @for group in groups.iter().copied() {
                    @let rows: Vec<&TypedRow> = typed.rows.iter().filter(|row| row.group == group).collect();
                    (group_card(visit, known, &group_name(words, &known.groups, group), &rows, errors))
                }
                @if known.groups.is_empty() {
                    p .hint { (words.text(t::TARGETS_NO_GROUPS)) " " a href=(urls::admin_groups()) { (words.text(t::SITE_GROUPS)) } }
                }
                p .meta { (words.text(t::TARGETS_CHANGES)) }
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    button .btn type="submit" formaction=(urls::target_preview(board.id)) { (words.text(t::TARGETS_TRY)) }
                    a .btn.btn--quiet href=(urls::admin_targets()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}

/// What the typed times would have come to, of how many that cannot be told yet, and what it is by those that stand.
fn would_have_been(visit: &Visit, tried: &Compared) -> Markup {
    let words = visit.words;
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let (wanted, standing) = (&tried.wanted, tried.standing.in_time());
    let asked = count(wanted.asked);
    let Some(percent) = wanted.in_time() else {
        return not_stored(visit, &words.with(t::TARGETS_TRIED_FEW, &[("count", asked.into())]));
    };
    let values = [
        ("asked", asked.into()),
        ("count", count(wanted.told()).into()),
        ("percent", percent.to_string().into()),
    ];
    let newest = asked >= QUESTIONS_MAX;
    let mut said = vec![words.with(if newest { t::TARGETS_TRIED_NEWEST } else { t::TARGETS_TRIED }, &values)];
    if wanted.open > 0 {
        said.push(words.with(t::TARGETS_TRIED_OPEN, &[("count", count(wanted.open).into())]));
    }
    if let Some(percent) = standing {
        said.push(words.with(t::TARGETS_TRIED_STANDING, &[("percent", percent.to_string().into())]));
    }
    not_stored(visit, &said.join(" "))
}

fn not_stored(visit: &Visit, said: &str) -> Markup {
    let nothing = visit.words.text(t::TARGETS_TRIED_NOTHING_STORED);
    notice::result(NoticeKind::Plain, html! { (said) " " (nothing) })
}

/// Groups to which the board promises nothing yet, one of which may be taken into the form.
fn more_groups(visit: &Visit, board: &Board, known: &Known, shown: &[Option<GroupId>]) -> Markup {
    let words = visit.words;
    let more: Vec<_> = known.groups.iter().filter(|(id, _)| !shown.contains(&Some(*id))).collect();
    if more.is_empty() {
        return html! {};
    }
    html! {
        form .row method="get" action=(urls::admin_target(board.id)) {
            label .sr for="group" { (words.text(t::SITE_GROUPS)) }
            select .select #group name="group" {
                @for (id, name) in more { option value=(id) { (name) } }
            }
            button .btn type="submit" { (words.text(t::TARGETS_ADD_GROUP)) }
        }
    }
}

fn group_card(visit: &Visit, known: &Known, name: &str, rows: &[&TypedRow], errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let heads = [t::TARGETS_URGENCY, TIME_NAMES[0], TIME_NAMES[1], TIME_NAMES[2], t::TARGETS_COUNTED_BY];
    let heads = heads.map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = rows.iter().map(|row| form_row(visit, known, name, row, errors)).collect();
    html! {
        section .card.card--flush.times {
            h2 .card__h.card__head { (name) }
            (table::table(name, &heads, &rows, table::Phone::Facts))
        }
    }
}

fn form_row(visit: &Visit, known: &Known, group: &str, row: &TypedRow, errors: &FieldErrors) -> table::Row {
    let words = visit.words;
    let urgency = words.text(urgency_name(row.urgency));
    let who = html! {
        b { (urgency) }
        @if let Some(sentence) = worked_out(visit, known, row) { p .meta.meta--xs { (sentence) } }
    };
    let mut cells = vec![("c-main", who)];
    for ((name, key), value) in TIMES.into_iter().zip(TIME_NAMES).zip(&row.times) {
        let id = row.field(name);
        let label = format!("{group}, {urgency}: {}", words.text(key));
        let error = errors.of(&id);
        let control = html! {
            div .field.field--error[error.is_some()] {
                input .input type="text" inputmode="numeric" id=(id) name=(id) value=(value) placeholder="0:00" autocomplete="off"
                    aria-label=(label) aria-invalid=[error.is_some().then_some("true")] aria-describedby=[error.map(|_| format!("{id}-e"))];
                (fault(visit, &id, error))
            }
        };
        cells.push(("", control));
    }
    cells.push(("", calendar_field(visit, known, group, row, errors)));
    table::Row { cells, current: false }
}

fn fault(visit: &Visit, id: &str, error: Option<&str>) -> Markup {
    html! {
        @if let Some(error) = error {
            p .error id=(format!("{id}-e")) { span .sr { (visit.words.text(t::COMMON_ERROR_PREFIX)) } (error) }
        }
    }
}

fn calendar_field(visit: &Visit, known: &Known, group: &str, row: &TypedRow, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let id = row.field("calendar");
    let error = errors.of(&id);
    let label =
        format!("{group}, {}: {}", words.text(urgency_name(row.urgency)), words.text(t::TARGETS_COUNTED_BY));
    let choice = known.calendars.iter().filter(|named| named.archived_at.is_none());
    html! {
        div .field.field--error[error.is_some()] {
            select .select id=(id) name=(id) aria-label=(label) aria-describedby=[error.map(|_| format!("{id}-e"))] {
                @for named in choice {
                    @let value = named.id.to_string();
                    option value=(value) selected[value == row.calendar] { (named.name) }
                }
            }
            (fault(visit, &id, error))
        }
    }
}

/// When a question asked Friday shortly before six would have its first answer.
fn worked_out(visit: &Visit, known: &Known, row: &TypedRow) -> Option<String> {
    let minutes = hours::parse_duration(row.times.first()?);
    let minutes = minutes.filter(|minutes| (1..=ANSWER_MINUTES_MAX).contains(minutes))?;
    let named = known.calendars.iter().find(|named| named.id.to_string() == row.calendar)?;
    let asked = example::friday_evening(visit, named.calendar.zone())?;
    let due = named.calendar.due(asked, chrono::TimeDelta::minutes(minutes.into()));
    let values = [
        ("asked", moment(visit, &named.calendar, asked).into()),
        ("due", moment(visit, &named.calendar, due).into()),
    ];
    Some(visit.words.with(t::TARGETS_EXAMPLE_SHORT, &values))
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(visit: &Visit, board: &Board, known: &Known, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(visit.words, now))
        (form(visit, board, known, typed, &FieldErrors::new(), None))
    }
}
