//! What others show of it: who looks after a question while its owner is away.

use maud::{Markup, html};

use super::model::LookedAfter;
use crate::door::Visit;
use crate::ui::time;
use crate::ui::words::t;

/// For the asker: who is away until when, and who looks after the question.
pub fn looked_after(visit: &Visit, by: &LookedAfter) -> Markup {
    let until = time::date_text(visit.words, by.until.with_timezone(&visit.site.zone).date_naive());
    let values = [("away", (&by.away).into()), ("until", until.into())];
    html! {
        p .meta {
            (visit.words.with(t::ROTA_AWAY_UNTIL, &values)) " "
            @match &by.by {
                Some(name) => (visit.words.with(t::ROTA_LOOKED_AFTER, &[("name", name.into())])),
                None => (visit.words.text(t::ROTA_LOOKED_AFTER_TEAM)),
            }
            @if let Some(minutes) = by.usual_minutes {
                " " (visit.words.with(t::ROTA_USUAL_WAIT, &[("time", time::duration_up(visit.words, minutes).into())]))
            }
        }
    }
}
