//! Views of private questions: functions of loaded data only.

pub mod consent;
pub mod private;
pub mod publish;

use crate::boards::Board;
use crate::door::Visit;
use crate::ui::words::t;
use crate::viewer::Rule;

/// Who reads a board's public questions, as a sentence.
pub(super) fn readers(visit: &Visit, board: &Board) -> String {
    let rule = visit.site.rules.iter().find(|rule| rule.id == board.readers).map(|rule| rule.rule);
    let key = match rule {
        Some(Rule::Public) => t::PRIVACY_READERS_PUBLIC,
        Some(Rule::Members) => t::PRIVACY_READERS_MEMBERS,
        Some(Rule::Staff) | None => t::PRIVACY_READERS_STAFF,
    };
    visit.words.text(key).into_owned()
}
