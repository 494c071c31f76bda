//! What the queue can be narrowed to, and what it is narrowed to now.

use std::borrow::Cow;

use maud::{Markup, html};

use super::{Shown, own_views, urgency};
use crate::desk::model::View;
use crate::desk::model::narrow::{OwnerFilter, Waited};
use crate::door::Visit;
use crate::events::Urgency;
use crate::ledger::LedgerState;
use crate::text::lang::Lang;
use crate::ui::words::{Key, t};
use crate::ui::{button, icons, number};
use crate::urls;

/// One choice of a filter: its value, and its words behind the filter's name.
struct Choice {
    value: String,
    said: String,
}

/// A filter: name of its parameter, its label, what stands for no filter, and its choices.
struct Filter {
    name: &'static str,
    label: Key,
    any: Key,
    choices: Vec<Choice>,
    chosen: String,
}

impl Filter {
    fn said(&self) -> Option<&str> {
        self.choices.iter().find(|choice| choice.value == self.chosen).map(|choice| choice.said.as_str())
    }
}

/// The form, and below it what the queue is narrowed to, each with a way back.
pub(super) fn filters(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let filters = all(visit, shown);
    let count = shown.fit.unwrap_or_else(|| shown.count(shown.view()));
    html! {
        form .filters method="get" action=(urls::desk()) {
            @if shown.view() != View::All { (button::hidden(&[("view", shown.view().as_str())])) }
            @for filter in &filters { (select(visit, filter)) }
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
            span .meta.push { (words.with(t::DESK_COUNT, &[("count", number::counted(words, count).into())])) }
        }
        (active(visit, shown, &filters))
        (own_views::keep(visit, shown))
    }
}

fn select(visit: &Visit, filter: &Filter) -> Markup {
    let words = visit.words;
    let id = format!("by-{}", filter.name);
    html! {
        label .sr for=(id) { (words.text(filter.label)) }
        select .select id=(id) name=(filter.name) {
            option value="" { (words.text(filter.any)) }
            @for choice in &filter.choices {
                option value=(choice.value) selected[choice.value == filter.chosen] { (choice.said) }
            }
        }
    }
}

/// The filters that are on: each is a link to the queue without it.
fn active(visit: &Visit, shown: &Shown<'_>, filters: &[Filter]) -> Markup {
    let words = visit.words;
    let on: Vec<(&str, &str)> =
        filters.iter().filter_map(|filter| filter.said().map(|said| (filter.name, said))).collect();
    if on.is_empty() {
        return html! {};
    }
    html! {
        p .filters.filters--on {
            @for (name, said) in &on {
                a .btn.btn--sm.btn--quiet href=(shown.without(name))
                    aria-label=(words.with(t::DESK_FILTER_OFF, &[("filter", (*said).into())])) { (said) " " (icons::cross()) }
            }
            @if on.len() > 1 { a .meta href=(shown.unfiltered()) { (words.text(t::DESK_FILTERS_OFF)) } }
        }
    }
}

fn all(visit: &Visit, shown: &Shown<'_>) -> Vec<Filter> {
    let narrowed = &shown.wanted.narrowed;
    let text = |value: Option<&'static str>| value.unwrap_or_default().to_owned();
    vec![
        boards(visit, shown),
        Filter {
            name: "waited",
            label: t::DESK_WAITED,
            any: t::DESK_WAITED_ANY,
            choices: Waited::ALL.iter().map(|one| choice(visit, one.as_str(), waited(*one))).collect(),
            chosen: text(narrowed.waited.map(Waited::as_str)),
        },
        Filter {
            name: "urgency",
            label: t::TARGETS_URGENCY,
            any: t::RULES_URGENCY_ANY,
            choices: Urgency::ALL.iter().map(|one| urgent(visit, *one)).collect(),
            chosen: text(narrowed.urgency.map(Urgency::as_str)),
        },
        owners(visit, shown),
        Filter {
            name: "lang",
            label: t::DESK_LANG,
            any: t::DESK_LANG_ANY,
            choices: Lang::ALL.iter().map(|lang| language(visit, *lang)).collect(),
            chosen: text(narrowed.lang.map(Lang::tag)),
        },
        Filter {
            name: "state",
            label: t::DESK_STATE,
            any: t::DESK_STATE_ANY,
            choices: states().iter().map(|(state, key)| choice(visit, state.as_str(), *key)).collect(),
            chosen: text(narrowed.state.map(LedgerState::as_str)),
        },
        groups(visit, shown),
    ]
}

fn choice(visit: &Visit, value: &str, said: Key) -> Choice {
    Choice { value: value.to_owned(), said: visit.words.text(said).into_owned() }
}

fn named<'a>(
    visit: &Visit,
    value: String,
    key: Key,
    name: &'static str,
    said: impl Into<Cow<'a, str>>,
) -> Choice {
    let said = said.into();
    Choice { value, said: visit.words.with(key, &[(name, said.into_owned().into())]) }
}

fn boards(visit: &Visit, shown: &Shown<'_>) -> Filter {
    let staffed = visit.site.boards.iter().filter(|board| visit.viewer.is_staff_of(board.id));
    let board = |slug: &str, name: &str| named(visit, slug.to_owned(), t::DESK_BOARD_IS, "board", name);
    let chosen = shown.wanted.narrowed.board.and_then(|id| visit.site.board_of(id));
    Filter {
        name: "board",
        label: t::DESK_BOARD,
        any: t::DESK_BOARD_ALL,
        choices: staffed.map(|one| board(&one.slug, one.name(visit.lang()))).collect(),
        chosen: chosen.map(|board| board.slug.clone()).unwrap_or_default(),
    }
}

fn urgent(visit: &Visit, one: Urgency) -> Choice {
    let name = visit.words.text(urgency::name(one));
    named(visit, one.to_string(), t::RULES_URGENCY_IS, "urgency", name)
}

fn language(visit: &Visit, lang: Lang) -> Choice {
    named(visit, lang.tag().to_owned(), t::DESK_LANG_IS, "lang", lang.own_name())
}

fn owners(visit: &Visit, shown: &Shown<'_>) -> Filter {
    let mut choices = vec![
        choice(visit, &OwnerFilter::Nobody.to_string(), t::DESK_OWNER_NOBODY),
        choice(visit, &OwnerFilter::Me.to_string(), t::DESK_OWNER_ME),
    ];
    let others = shown.around.colleagues.iter().filter(|one| !visit.viewer.is(one.id));
    choices.extend(
        others.map(|one| named(visit, one.id.to_string(), t::DESK_OWNER_IS, "name", one.name.as_str())),
    );
    Filter {
        name: "owner",
        label: t::DESK_OWNER,
        any: t::DESK_OWNER_ANY,
        choices,
        chosen: shown.wanted.narrowed.owner.to_string(),
    }
}

fn groups(visit: &Visit, shown: &Shown<'_>) -> Filter {
    let group = |id: String, name: &str| named(visit, id, t::DESK_GROUP_IS, "group", name);
    Filter {
        name: "group",
        label: t::DESK_GROUP,
        any: t::DESK_GROUP_ANY,
        choices: shown.around.groups.iter().map(|one| group(one.id.to_string(), &one.name)).collect(),
        chosen: shown.wanted.narrowed.group.map(|id| id.to_string()).unwrap_or_default(),
    }
}

fn waited(waited: Waited) -> Key {
    match waited {
        Waited::Hour => t::DESK_WAITED_HOUR,
        Waited::Day => t::DESK_WAITED_DAY,
        Waited::ThreeDays => t::DESK_WAITED_DAYS,
        Waited::Week => t::DESK_WAITED_WEEK,
    }
}

/// The states of open questions.
fn states() -> [(LedgerState, Key); 3] {
    [
        (LedgerState::WaitingStaff, t::DESK_STATE_STAFF),
        (LedgerState::WaitingAsker, t::DESK_STATE_ASKER),
        (LedgerState::Escalated, t::DESK_STATE_ESCALATED),
    ]
}
