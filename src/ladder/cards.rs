//! What others show of the ladder: the steps that were taken for a question.

use maud::{Markup, html};

use super::queries::Taken;
use crate::door::Visit;
use crate::events::Tells;
use crate::ui::time;
use crate::ui::words::{Key, Words, t};

/// The words for whom a step tells.
pub fn tells(tells: Tells) -> Key {
    match tells {
        Tells::Owner => t::LADDER_OWNER,
        Tells::Leads => t::LADDER_LEADS,
        Tells::NextOnDuty => t::LADDER_NEXT_ON_DUTY,
        Tells::Escalation => t::LADDER_ESCALATION,
    }
}

/// A step in words.
pub fn step(words: Words, step: &Taken) -> String {
    let told = words.text(tells(step.tells)).into_owned();
    words.with(t::LADDER_STEP, &[("percent", i64::from(step.percent).into()), ("tells", told.into())])
}

/// The steps, in the order of time; nothing where none was taken.
pub fn steps(visit: &Visit, taken: &[Taken]) -> Markup {
    let words = visit.words;
    html! {
        @if !taken.is_empty() {
            div .pane__sect {
                h3 { (words.text(t::LADDER_TAKEN)) }
                ul .list {
                    @for step in taken {
                        li {
                            (self::step(words, step)) " "
                            span .meta.meta--xs { (time::short(words, step.at, visit.now, visit.zone)) }
                        }
                    }
                }
            }
        }
    }
}
