//! Suggestions under the title: links, never in the way.

use maud::{Markup, html};

use super::thread::plain_chip;
use crate::door::Visit;
use crate::ledger::Standing;
use crate::search::Subject;
use crate::threads::routes::suggest::Found;
use crate::threads::suggestions::Suggestion;
use crate::ui::button::Look;
use crate::ui::words::t;
use crate::ui::{chip, icons};
use crate::urls;

/// The list, or nothing when nothing was found.
pub fn list(visit: &Visit, found: &Found) -> Markup {
    let words = visit.words;
    let count = found.suggestions.len();
    html! {
        @if count > 0 {
            div .suggest data-board=[found.board(visit).map(|board| &board.slug)] {
                p .suggest__s role="status" { (words.with(t::THREADS_SUGGESTIONS, &[("count", count.into())])) }
                ul .list { @for suggestion in &found.suggestions { li { (item(visit, suggestion)) } } }
                p .row .row--tight .mt-2 {
                    button type="submit" class=(Look::Small.class()) formaction=(urls::ask_answered()) formnovalidate {
                        (icons::check()) (words.text(t::THREADS_SUGGEST_ANSWERS))
                    }
                    span .hint { (words.text(t::THREADS_SUGGEST_CARRY_ON)) }
                }
                input type="hidden" name="shown" value=(found.shown());
            }
        }
    }
}

fn item(visit: &Visit, suggestion: &Suggestion) -> Markup {
    let words = visit.words;
    let open =
        matches!(suggestion.standing, Some(Standing::Open | Standing::Answered | Standing::WaitingForAsker));
    html! {
        @match suggestion.standing {
            None => span .chip .chip--answered { (icons::book()) (words.text(t::STATES_FAQ)) },
            Some(standing) => (chip::chip(words, plain_chip(standing))),
        }
        a href=(suggestion.url) lang=(suggestion.lang) { (suggestion.title) }
        @if !suggestion.line.is_empty() { p .meta .qlist__x lang=(suggestion.lang) { (suggestion.line) } }
        @if let (true, Subject::Thread(id), false) = (open, suggestion.subject, visit.viewer.is_guest()) {
            p .suggest__do {
                button type="submit" class=(Look::Small.class()) formaction=(urls::me_toos(id)) formnovalidate name="on" value="1" {
                    (icons::hand()) (words.text(t::THREADS_ME_TOO))
                    @if suggestion.me_toos > 0 { " " span .n { (suggestion.me_toos) } }
                }
            }
        }
    }
}
