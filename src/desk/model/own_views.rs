//! Views that a member of staff keeps under names of their own.

use serde::Deserialize;

use super::View;
use super::narrow::Narrowed;
use crate::db::{BoardId, DeskViewId, GroupId};
use crate::events::Urgency;
use crate::text::input::{InputError, clean_line};

/// Characters of a name.
pub const NAME_CHARS_MAX: usize = 40;
/// Views of one member.
pub const VIEWS_MAX: usize = 20;

/// The name of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewName(pub String);

impl ViewName {
    /// Cleans and checks.
    pub fn parse(typed: &str) -> Result<Self, InputError> {
        clean_line(typed, NAME_CHARS_MAX).map(Self)
    }
}

/// A view as its member sees it.
#[derive(Debug, Clone)]
pub struct OwnView {
    /// Its row.
    pub id: DeskViewId,
    /// What they call it.
    pub name: String,
    /// What it shows.
    pub narrowed: Narrowed,
}

/// The row as statements give it; what this program does not know is left out of the filters.
#[derive(Debug, Clone, Deserialize)]
pub struct OwnViewRow {
    id: DeskViewId,
    name: String,
    view: String,
    board: Option<BoardId>,
    urgency: Option<Urgency>,
    owner: String,
    waited: Option<String>,
    lang: Option<String>,
    state: Option<String>,
    group: Option<GroupId>,
}

impl From<OwnViewRow> for OwnView {
    fn from(row: OwnViewRow) -> Self {
        let narrowed = Narrowed {
            view: row.view.parse().unwrap_or(View::All),
            board: row.board,
            urgency: row.urgency,
            owner: row.owner.parse().unwrap_or_default(),
            waited: row.waited.and_then(|text| text.parse().ok()),
            lang: row.lang.and_then(|tag| tag.parse().ok()),
            state: row.state.and_then(|text| text.parse().ok()),
            group: row.group,
        };
        Self { id: row.id, name: row.name, narrowed }
    }
}
