//! Whoever asks, as staff see them beside their question.

use maud::{Markup, html};

use super::{Shown, customer_notes};
use crate::desk::model::customer::{Customer, Said};
use crate::desk::policy;
use crate::desk::reads::Pane;
use crate::door::Visit;
use crate::escalations;
use crate::figures::cards::mark;
use crate::ledger::Standing;
use crate::products;
use crate::text::lang::Lang;
use crate::ui::button::{self, Look};
use crate::ui::chip::{self, ChipKind, Clock};
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;

/// The card.
pub(super) fn card(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let (words, question, customer) = (visit.words, &pane.question, &pane.customer);
    let language = question.asker_lang.parse::<Lang>().map(Lang::own_name).unwrap_or_default();
    html! {
        section .pane__sect aria-labelledby="customer-h" {
            h3 id="customer-h" { (words.text(t::DESK_CUSTOMER)) }
            dl .facts {
                dt { (words.text(t::DESK_CUSTOMER_NAME)) }
                dd { a href=(urls::member(&question.asker_handle)) { (question.asker) } }
                dt { (words.text(t::DESK_CUSTOMER_SINCE)) }
                dd { (time::date(words, customer.since, visit.zone)) }
                dt { (words.text(t::DESK_CUSTOMER_LANGUAGE)) }
                dd lang=(question.asker_lang) { (language) }
                @if !customer.groups.is_empty() {
                    dt { (words.text(t::DESK_CUSTOMER_GROUPS)) }
                    dd { (customer.groups.join(", ")) }
                }
                @if !customer.owns.is_empty() {
                    dt { (words.text(t::DESK_CUSTOMER_OWNS)) }
                    dd { (owned(visit, customer)) }
                }
                dt { (words.text(t::DESK_CUSTOMER_QUESTIONS)) }
                dd { (asked(visit, customer)) }
                @if customer.said.answers > 0 {
                    dt { (words.text(t::FIGURES_SATISFACTION)) }
                    dd { (said(visit, &customer.said)) }
                }
                @if question.me_toos > 0 {
                    dt { (words.text(t::DESK_ME_TOOS)) }
                    dd { (words.with(t::COMMON_ME_TOOS, &[("count", i64::from(question.me_toos).into())])) }
                }
                @if policy::can_see_address(&visit.viewer, question.board_id).is_ok() {
                    dt { (words.text(t::DESK_CUSTOMER_ADDRESS)) }
                    dd { (address(visit, shown, pane)) }
                }
                @if let Some(found) = shown.escalation {
                    (escalations::cards::reachable(visit, found, &super::pane::back(shown, pane)))
                }
            }
            (last(visit, customer))
            (customer_notes::notes(visit, shown, pane))
        }
    }
}

fn asked(visit: &Visit, customer: &Customer) -> String {
    let counts = [
        ("asked", customer.asked.into()),
        ("open", customer.open.into()),
        ("solved", customer.solved.into()),
    ];
    visit.words.with(t::DESK_CUSTOMER_ASKED, &counts)
}

fn owned(visit: &Visit, customer: &Customer) -> String {
    let names: Vec<String> =
        customer.owns.iter().map(|product| products::cards::name(visit.words, product)).collect();
    names.join(", ")
}

/// Their mean mark, how often they said that it is solved, and when they said it last.
fn said(visit: &Visit, said: &Said) -> Markup {
    let words = visit.words;
    let solved = [("yes", said.solved_yes.into()), ("said", said.solved_said.into())];
    html! {
        @if let Some(tenths) = said.mean_tenths() {
            b { (words.with(t::FIGURES_OF_FIVE, &[("mark", mark(tenths).into())])) } " "
            span .dot { (words.with(t::DESK_CUSTOMER_MARKS, &[("count", said.marks.into())])) } " "
        }
        @if said.solved_said > 0 { span .dot { (words.with(t::DESK_CUSTOMER_SOLVED, &solved)) } }
        @if let Some(last) = said.last {
            p .meta.meta--xs { (words.text(t::DESK_CUSTOMER_SAID_LAST)) " " (time::date(words, last, visit.zone)) }
        }
    }
}

/// The address, for a while once it was asked for; before that the button, and who was shown it already.
fn address(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let words = visit.words;
    let back = shown.place();
    let to = &pane.customer.shown_to;
    let names: Vec<&str> = to.iter().filter_map(|one| one.name.as_deref()).collect();
    let count: i64 = to.iter().map(|one| one.count).sum();
    html! {
        @match &pane.customer.address {
            Some(address) => b { (address) },
            None => (button::post(&urls::question_address(pane.question.id), &[("back", &back)], Look::Small, html! { (words.text(t::DESK_ADDRESS_SHOW)) })),
        }
        @if count > 0 {
            p .meta.meta--xs {
                (words.with(t::DESK_ADDRESS_SHOWN, &[("names", names.join(", ").into()), ("count", count.into())]))
            }
        }
    }
}

/// Their last questions beside this one.
fn last(visit: &Visit, customer: &Customer) -> Markup {
    let words = visit.words;
    html! {
        @if !customer.last.is_empty() {
            ul .list.mt-2 aria-label=(words.text(t::DESK_CUSTOMER_LAST)) {
                @for one in &customer.last {
                    li {
                        a href=(urls::thread(one.id, &one.slug)) lang=[super::pane::foreign(visit, &one.lang)] { (one.title) } " "
                        (chip::chip(words, chip_of(one.standing())))
                    }
                }
            }
        }
    }
}

/// The chip of where a question stands, to staff.
pub(super) fn chip_of(standing: Standing) -> ChipKind {
    match standing {
        Standing::Open => ChipKind::Open { clock: Clock::Hidden },
        Standing::Answered => ChipKind::Answered,
        Standing::WaitingForAsker => ChipKind::WaitingForAsker,
        Standing::Escalated => ChipKind::Escalated,
        Standing::Solved => ChipKind::Solved,
        Standing::Merged => ChipKind::Merged,
        Standing::Withdrawn => ChipKind::Withdrawn,
        Standing::Removed => ChipKind::Removed,
    }
}
