//! The queue as a table, which becomes cards on phones.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{Shown, bulk, filters, live, urgency};
use crate::db::paging::COUNTED_MAX;
use crate::db::{BoardId, QuestionId, TargetId};
use crate::desk::model::Owner;
use crate::desk::policy;
use crate::desk::reads::{DeskRow, Today};
use crate::door::Visit;
use crate::escalations;
use crate::ledger::LedgerState;
use crate::ui::assets::asset_url;
use crate::ui::avatar::{self, Hue, Size};
use crate::ui::chip::{self, ChipKind};
use crate::ui::words::{Key, t};
use crate::ui::{button, empty, pager, table, time, wait};
use crate::urls;

pub(super) fn section(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let caption = words.text(super::name(shown.view()));
    let older = shown.queue.next.map(|place| shown.address(urls::desk(), Some(place)));
    let newer = shown.wanted.after.map(|_| shown.address(urls::desk(), None));
    html! {
        section .card.card--flush aria-labelledby="queue-h" {
            h2 .sr id="queue-h" { (caption) }
            (filters::filters(visit, shown))
            @if shown.queue.rows.is_empty() {
                (nobody(visit, shown))
                (bulk::undoable(visit, shown))
            } @else {
                (rows(visit, shown, &caption))
                @if bulk::may(visit) { (bulk::bar(visit, shown)) }
                (pager::onward(words, newer.as_deref(), older.as_deref()))
                (keys(visit, shown))
            }
            script src=(asset_url("queue.js")) defer {}
        }
    }
}

/// Nobody waits, or only nothing fits the view and its filters: two things that must not be mistaken for each other.
fn nobody(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    if let Some(today) = &shown.around.today {
        return empty::all_done(&words.text(t::DESK_EMPTY), &all_answered(visit, today), None);
    }
    let all = html! { a .btn href=(urls::desk()) { (words.text(t::DESK_VIEW_ALL)) } };
    empty::empty(&words.text(t::DESK_NONE), &words.text(t::DESK_NONE_HINT), Some(all))
}

/// How the day went, and what comes next.
fn all_answered(visit: &Visit, today: &Today) -> String {
    let words = visit.words;
    let mut said = match today.asked {
        0 => words.text(t::DESK_EMPTY_HINT).into_owned(),
        more if more > COUNTED_MAX => words.text(t::DESK_EMPTY_HINT).into_owned(),
        asked => words.with(t::DESK_EMPTY_TODAY, &[("count", asked.into())]),
    };
    if let Some(due) = today.next_due {
        let at = time::date_time_text(words, due, visit.zone);
        said.push_str(&words.text(t::DESK_EMPTY_GAP));
        said.push_str(&words.with(t::DESK_EMPTY_NEXT, &[("time", at.into())]));
    }
    said
}

/// The keys of the desk, for those who use them.
fn keys(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let may_escalate = shown.escalation.is_some_and(|found| escalations::cards::has_key(visit, found));
    let keys: [(&[&str], Key); 11] = [
        (&["J", "K"], t::COMMON_KEYS_NEXT),
        (&["Enter"], t::COMMON_KEYS_OPEN),
        (&["C"], t::COMMON_KEYS_CLAIM),
        (&["R"], t::COMMON_KEYS_REPLY),
        (&["V"], t::COMMON_KEYS_VERIFY),
        (&["E"], t::ESCALATIONS_START),
        (&["Shift", "F"], t::THREADS_PROMOTE),
        (&["1–9"], t::CANNED_KEYS),
        (&["X"], t::BULK_KEYS),
        (&["U"], t::COMMON_UNDO),
        (&["?"], t::COMMON_KEYS_HELP),
    ];
    html! {
        p .keys.js {
            @for (names, name) in keys.iter().filter(|(_, name)| *name != t::ESCALATIONS_START || may_escalate) { span { @for key in *names { kbd { (key) } " " } (visit.words.text(*name)) } }
        }
    }
}

fn rows(visit: &Visit, shown: &Shown<'_>, caption: &str) -> Markup {
    let words = visit.words;
    let open = shown.pane.map(|pane| pane.question.id);
    let ticks = bulk::may(visit);
    let heads = [words.text(t::DESK_WAITING), words.text(t::DESK_QUESTION), words.text(t::DESK_OWNER)];
    let heads: Vec<&str> = ticks.then_some("").into_iter().chain(heads.iter().map(AsRef::as_ref)).collect();
    let rows: Vec<table::Row> = shown
        .queue
        .rows
        .iter()
        .map(|row| {
            let cells = [
                ("", meter(visit, row)),
                ("c-main", question(visit, shown, row)),
                ("", whose(visit, (row.id, row.board_id, &row.title), row.owner().as_ref())),
            ];
            let tick = ticks.then(|| ("c-sel", bulk::tick(visit, shown, row)));
            table::Row { cells: tick.into_iter().chain(cells).collect(), current: open == Some(row.id) }
        })
        .collect();
    table::table(caption, &heads, &rows, table::Phone::Cards)
}

fn meter(visit: &Visit, row: &DeskRow) -> Markup {
    waited(visit, row.target_id, row.state, row.waiting_since, row.next_due)
}

/// The wait against the next deadline, in working time; a clock that stands still says when the asker is reminded.
pub(super) fn waited(
    visit: &Visit,
    target: TargetId,
    state: LedgerState,
    since: DateTime<Utc>,
    due: Option<DateTime<Utc>>,
) -> Markup {
    let Some(due) = due else { return html! {} };
    if matches!(state, LedgerState::WaitingStaff | LedgerState::Escalated) {
        let between = |from, to| match visit.site.calendar_of(target) {
            Some(calendar) => calendar.left(from, to),
            None => to - from,
        };
        let waited = between(since, visit.now);
        return wait::wait(visit.words, wait::Wait { waited, target: between(since, due) });
    }
    let this = wait::Wait { waited: visit.now - since, target: due - since };
    let at = time::date_time_text(visit.words, due, visit.zone);
    wait::hold(visit.words, this, &visit.words.with(t::DESK_NEXT_STEP, &[("time", at.into())]))
}

fn question(visit: &Visit, shown: &Shown<'_>, row: &DeskRow) -> Markup {
    let words = visit.words;
    let foreign = (row.lang != words.lang().tag()).then_some(row.lang.as_str());
    let board = visit.site.board_of(row.board_id);
    let address = shown.address(&urls::desk_question(row.id), shown.wanted.after);
    html! {
        (urgency::chip(words, row.urgency))
        @if visit.site.is_private(row.board_id, row.audience_id) { (chip::chip(words, ChipKind::Private)) " " }
        @if row.proposed { span .chip.chip--escalated { (words.text(t::LADDER_PROPOSED)) } " " }
        a .qt href=(address) lang=[foreign] data-item { (row.title) }
        p .meta.meta--xs {
            @if let Some(board) = board { (board.name(visit.lang())) " " }
            span .dot { (row.asker) } " "
            span .dot { (needs(visit, row)) }
            @if row.me_toos > 0 { " " span .dot { (words.with(t::COMMON_ME_TOOS, &[("count", i64::from(row.me_toos).into())])) } }
            " " (live::beside(words, row.id, row.beside()))
        }
    }
}

fn needs(visit: &Visit, row: &DeskRow) -> String {
    let key = match row.state {
        LedgerState::WaitingAsker => t::DESK_NEEDS_ASKER,
        LedgerState::Escalated => t::DESK_NEEDS_CALL,
        _ if row.customer_replied => t::DESK_NEEDS_VERIFYING,
        _ if row.reopened > 0 => t::DESK_NEEDS_AGAIN,
        _ if row.replies == 0 => t::DESK_NEEDS_REPLY,
        _ => t::DESK_NEEDS_ANSWER,
    };
    visit.words.text(key).into_owned()
}

/// A question as its row names it: number, board, title.
pub(super) type Titled<'a> = (QuestionId, BoardId, &'a str);

/// Whose it is, or the button that claims it. The script puts it anew when somebody else says so.
pub(super) fn whose(visit: &Visit, (id, board, title): Titled<'_>, owner: Option<&Owner>) -> Markup {
    html! {
        div data-owner=(format!("row-{id}")) {
            @match owner {
                Some(owner) => (owner_disc(visit, owner)),
                None if policy::can_claim(&visit.viewer, board).is_ok() => (claim(visit, id, title)),
                None => span .meta { (visit.words.text(t::DESK_OWNER_NONE)) },
            }
        }
    }
}

/// Who has it: "You", or a colleague's name.
pub(super) fn owner_disc(visit: &Visit, owner: &Owner) -> Markup {
    let name = if visit.viewer.is(owner.id) {
        visit.words.text(t::DESK_YOU).into_owned()
    } else {
        owner.name.clone()
    };
    html! {
        span .row.row--tight {
            (avatar::avatar(&owner.name, if visit.viewer.is(owner.id) { Hue::Staff } else { Hue::Member(owner.id.0) }, Size::Small))
            span .meta.meta--xs { (name) }
        }
    }
}

fn claim(visit: &Visit, id: QuestionId, title: &str) -> Markup {
    let words = visit.words;
    html! {
        form method="post" action=(urls::claim(id)) {
            (button::hidden(&[("on", "1"), ("back", &visit.path)]))
            button .btn.btn--sm.btn--claim type="submit" data-key="c"
                aria-label=(words.with(t::DESK_CLAIM_TITLE, &[("title", title.into())])) { (words.text(t::DESK_CLAIM)) }
        }
    }
}
