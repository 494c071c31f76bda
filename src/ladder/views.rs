//! The form of the ladder.

use maud::{Markup, html};

use super::cards::tells;
use super::form::Typed;
use crate::door::Visit;
use crate::events::Tells;
use crate::ui::breadcrumb;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::urls;
use crate::web::stand;

/// A line for each step.
pub fn form(visit: &Visit, typed: &Typed, errors: &FieldErrors, conflict: bool) -> Markup {
    let words = visit.words;
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
            h1 { (words.text(t::LADDER_TITLE)) }
            p .lead { (words.text(t::LADDER_LEAD)) }
            @if conflict { (notice::notice(NoticeKind::Warn, html! { (words.text(t::LADDER_CONFLICT)) })) }
            (form::error_summary(words, errors))
            form .card.stack method="post" action=(urls::admin_ladder()) novalidate {
                (form::hidden(stand::FIELD, &typed.stand))
                @for (at, (percent, told)) in typed.lines.iter().enumerate() { (line(visit, errors, at, (percent, told))) }
                p .hint { (words.text(t::LADDER_HINT)) }
                p { button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) } }
            }
        }
    }
}

fn line(visit: &Visit, errors: &FieldErrors, at: usize, (percent, told): (&str, &str)) -> Markup {
    let words = visit.words;
    let names: Vec<_> = Tells::ALL.iter().map(|one| (one.as_str(), words.text(tells(*one)))).collect();
    let choices: Vec<Choice<'_>> =
        names.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect();
    let (percent_id, tells_id) = (format!("percent-{at}"), format!("tells-{at}"));
    let number = i64::try_from(at + 1).unwrap_or(0);
    let at = |key| words.with(key, &[("number", number.into())]);
    let (of, who) = (at(t::LADDER_PERCENT), at(t::LADDER_TELLS));
    html! {
        div .two {
            (form::text(words, errors, "number", &Field { value: percent, need: Need::Optional, ..Field::new(&percent_id, &of) }))
            (form::select(words, errors, &choices, &Field { value: told, need: Need::Optional, ..Field::new(&tells_id, &who) }))
        }
    }
}
