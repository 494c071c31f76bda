//! How urgent a question is: its chip, and the form by which staff say it.

use maud::{Markup, html};

use crate::desk::policy;
use crate::desk::reads::Pane;
use crate::door::Visit;
use crate::events::Urgency;
use crate::ledger::LedgerState;
pub use crate::ledger::views::urgency_name as name;
use crate::ui::words::{Words, t};
use crate::ui::{button, icons};
use crate::urls;

/// The chip of raised urgency; nothing of a normal one.
pub fn chip(words: Words, urgency: Urgency) -> Markup {
    let class = match urgency {
        Urgency::Normal => return html! {},
        Urgency::High => "chip chip--over",
        Urgency::Safety => "chip chip--escalated",
    };
    html! { span class=(class) { (icons::alert()) (words.text(name(urgency))) } " " }
}

/// Saying how urgent it is. The choice that holds says who made it: rules, or staff.
pub fn form(visit: &Visit, pane: &Pane) -> Markup {
    let (words, question) = (visit.words, &pane.question);
    let may = policy::can_claim(&visit.viewer, question.board_id).is_ok();
    if !may || question.state == LedgerState::Closed {
        return html! {};
    }
    let by_staff = question.urgency_by_staff;
    let ruled = words.text(name(question.urgency));
    let by_rules = if by_staff {
        words.text(t::RULES_BY_RULES).into_owned()
    } else {
        words.with(t::RULES_BY_RULES_NOW, &[("urgency", ruled.into_owned().into())])
    };
    html! {
        form .row.row--tight.mt-2 method="post" action=(urls::question_urgency(question.id)) {
            (button::hidden(&[("back", &visit.path)]))
            label .sr for="urgency" { (words.text(t::TARGETS_URGENCY)) }
            select .select #urgency name="urgency" {
                option value="" selected[!by_staff] { (by_rules) }
                @for urgency in Urgency::ALL {
                    option value=(urgency.as_str()) selected[by_staff && *urgency == question.urgency] {
                        (words.with(t::RULES_URGENCY_IS, &[("urgency", words.text(name(*urgency)).into_owned().into())]))
                    }
                }
            }
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
        }
    }
}
