//! Choosing several questions, what is done to them, and what came of it.

use maud::{Markup, html};

use super::{Shown, owner, urgency as chips};
use crate::db::{MemberId, QuestionId};
use crate::desk::model::bulk::{Came, Deed, Left, UNDO, Undoable};
use crate::desk::policy;
use crate::desk::reads::DeskRow;
use crate::door::Visit;
use crate::events::Urgency;
use crate::ui::button::{self, Look};
use crate::ui::form::FieldErrors;
use crate::ui::time;
use crate::ui::words::{Words, t};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key;

/// The form that the ticks of the table belong to.
pub const FORM: &str = "bulk";
/// Its field for the question that others are merged into.
pub const INTO: &str = "bulk-into";
/// Colleagues whom one message names.
const NAMED_MAX: usize = 3;

/// Whom or what it was done with: a colleague, a board, an urgency.
pub struct Names(pub String);

/// A form that could not be done, or nothing yet: no tick and nothing typed is lost.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The questions that were ticked.
    pub picked: Vec<QuestionId>,
    to: String,
    board: String,
    urgency: String,
    into: String,
    /// What is missing.
    pub errors: FieldErrors,
}

impl Typed {
    /// As it was sent.
    pub fn read(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).to_owned();
        Self {
            picked: fields.all("pick").filter_map(|id| id.parse().ok()).collect(),
            to: own("to"),
            board: own("board"),
            urgency: own("urgency"),
            into: own("into"),
            errors: FieldErrors::new(),
        }
    }

    /// The same with what is missing: the field's id and a sentence.
    #[must_use]
    pub fn missing(mut self, (field, sentence): (&str, String)) -> Self {
        self.errors.add(field, sentence);
        self
    }
}

/// The tick of a row.
pub(super) fn tick(visit: &Visit, shown: &Shown<'_>, row: &DeskRow) -> Markup {
    let label = visit.words.with(t::BULK_PICK, &[("title", row.title.as_str().into())]);
    let ticked = !shown.query.all.is_empty() || shown.bulk.picked.contains(&row.id);
    html! {
        label .hit {
            span .sr { (label) }
            input type="checkbox" name="pick" value=(row.id) form=(FORM) data-pick checked[ticked];
        }
    }
}

/// What can be done to those that are ticked.
pub(super) fn bar(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let all = urls::with_query(&shown.here(), "all", "1");
    html! {
        form .bulk #(FORM) method="post" action=(urls::desk_bulk()) aria-label=(words.text(t::BULK_LABEL)) {
            // Enter in a field does none of it: which of these is meant is said by pressing it.
            (button::by_enter())
            (form_key::input(""))
            (button::hidden(&[("back", &shown.here())]))
            (error(shown, FORM))
            a .btn.btn--sm.btn--quiet href=(all) data-pick-all { (words.text(t::BULK_ALL)) }
            span .meta.js data-picked data-t=(words.text(t::BULK_PICKED)) {}
            (deed(Deed::Claim, html! { (words.text(t::DESK_CLAIM)) }))
            (deed(Deed::Release, html! { (words.text(t::DESK_RELEASE)) }))
            (colleagues(visit, shown))
            (boards(visit, shown))
            (urgencies(visit, shown))
            (merge(visit, shown))
        }
        (undoable(visit, shown))
    }
}

/// What is wrong with a field, or with the form.
fn error(shown: &Shown<'_>, id: &str) -> Markup {
    html! { @if let Some(error) = shown.bulk.errors.of(id) { p .error id=(format!("{id}-e")) { (error) } } }
}

fn deed(deed: Deed, label: Markup) -> Markup {
    html! { button class=(Look::Small.class()) type="submit" name="do" value=(deed.as_str()) { (label) } }
}

fn colleagues(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, typed) = (visit.words, &shown.bulk.to);
    let chosen = |id: MemberId| match typed.is_empty() {
        true => visit.viewer.is(id),
        false => *typed == id.to_string(),
    };
    html! {
        span .bulk__with {
            label .sr for="bulk-to" { (words.text(t::DESK_WHO_ANSWERS)) }
            select .select #bulk-to name="to" {
                @for one in &shown.around.colleagues {
                    option value=(one.id) selected[chosen(one.id)] { (owner::named(visit, one)) }
                }
            }
            (deed(Deed::Assign, html! { (words.text(t::BULK_ASSIGN)) }))
        }
    }
}

fn boards(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let staffed: Vec<_> =
        visit.site.boards.iter().filter(|board| visit.viewer.is_staff_of(board.id)).collect();
    html! {
        @if staffed.len() > 1 {
            span .bulk__with {
                label .sr for="bulk-board" { (words.text(t::DESK_BOARD)) }
                select .select #bulk-board name="board" {
                    @for board in staffed {
                        option value=(board.slug) selected[board.slug == shown.bulk.board] { (board.name(visit.lang())) }
                    }
                }
                (deed(Deed::Move, html! { (words.text(t::BULK_MOVE)) }))
            }
        }
    }
}

fn urgencies(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        span .bulk__with {
            label .sr for="bulk-urgency" { (words.text(t::TARGETS_URGENCY)) }
            select .select #bulk-urgency name="urgency" {
                option value="" { (words.text(t::RULES_BY_RULES)) }
                @for one in Urgency::ALL {
                    option value=(one.as_str()) selected[one.as_str() == shown.bulk.urgency] { (urgency(words, *one)) }
                }
            }
            (deed(Deed::Urgency, html! { (words.text(t::BULK_URGENCY)) }))
        }
    }
}

/// Into one of those on the page, or into any other by its number.
fn merge(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let wrong = shown.bulk.errors.of(INTO).map(|_| "true");
    html! {
        span .bulk__with {
            label .sr for=(INTO) { (words.text(t::BULK_INTO)) }
            input .input id=(INTO) type="text" name="into" list="bulk-into-page" autocomplete="off"
                placeholder=(words.text(t::BULK_INTO)) value=(shown.bulk.into)
                aria-invalid=[wrong] aria-describedby=[wrong.map(|_| "bulk-into-e")];
            datalist #bulk-into-page {
                @for row in &shown.queue.rows { option value=(row.id) { (row.title) } }
            }
            (deed(Deed::Merge, html! { (words.text(t::MERGES_MERGE)) }))
            (error(shown, INTO))
        }
    }
}

/// The last one, as long as it can be undone: also where it left nothing in the view.
pub(super) fn undoable(visit: &Visit, shown: &Shown<'_>) -> Markup {
    html! { @if let Some(last) = &shown.around.undoable { (undo(visit, shown, last)) } }
}

fn undo(visit: &Visit, shown: &Shown<'_>, last: &Undoable) -> Markup {
    let words = visit.words;
    let until = time::clock(last.at + UNDO, visit.zone);
    let said = done(words, last.deed, None, last.done);
    let address = urls::with_query(&urls::desk_bulk_undo(last.id), "back", shown.place());
    html! {
        div .bulk {
            span .meta { (words.with(t::BULK_UNDO_UNTIL, &[("said", said.into()), ("time", until.into())])) }
            (button::post_by_key(&address, &[], Look::SmallQuiet, html! { (words.text(t::COMMON_UNDO)) }, "u"))
        }
    }
}

/// Whether the viewer may do any of it on any board.
pub(super) fn may(visit: &Visit) -> bool {
    policy::answered_boards(&visit.viewer).is_none_or(|boards| !boards.is_empty())
}

/// How urgent, in a word.
pub fn urgency(words: Words, urgency: Urgency) -> String {
    words.text(chips::name(urgency)).into_owned()
}

/// "12 assigned to Priya; 2 were left: Kenji is answering them."
pub fn said(words: Words, deed: Deed, names: &Names, came: &Came) -> String {
    let count = i64::try_from(came.done).unwrap_or(i64::MAX);
    let mut parts = vec![done(words, deed, Some(names), count)];
    parts.extend(left(words, names, &came.left));
    parts.join(&words.text(t::BULK_JOINT))
}

/// The same of what was given back.
pub fn undone(words: Words, came: &Came) -> String {
    let count = i64::try_from(came.done).unwrap_or(i64::MAX);
    let mut parts = vec![words.with(t::BULK_UNDONE, &[("count", count.into())])];
    parts.extend(left(words, &Names(String::new()), &came.left));
    parts.join(&words.text(t::BULK_JOINT))
}

fn done(words: Words, deed: Deed, names: Option<&Names>, count: i64) -> String {
    let (key, plain) = match deed {
        Deed::Claim => (t::BULK_CLAIMED, t::BULK_CLAIMED),
        Deed::Release => (t::BULK_RELEASED, t::BULK_RELEASED),
        Deed::Assign => (t::BULK_ASSIGNED, t::BULK_ASSIGNED_PLAIN),
        Deed::Move => (t::BULK_MOVED, t::BULK_MOVED_PLAIN),
        Deed::Urgency => (t::BULK_URGENT, t::BULK_URGENT_PLAIN),
        Deed::Merge => (t::BULK_MERGED, t::BULK_MERGED_PLAIN),
    };
    match names {
        Some(Names(name)) if key != plain => {
            words.with(key, &[("count", count.into()), ("name", name.as_str().into())])
        }
        _ => words.with(plain, &[("count", count.into())]),
    }
}

/// How many were left for each reason. The message goes by in a cookie: some colleagues are named, the others counted.
fn left(words: Words, names: &Names, left: &[Left]) -> Vec<String> {
    let mut sorted = left.to_vec();
    sorted.sort();
    let others = unnamed(&mut sorted);
    let groups = sorted.chunk_by(|one, other| one == other);
    let mut parts: Vec<String> = groups
        .filter_map(|same| {
            let count = i64::try_from(same.len()).unwrap_or(i64::MAX);
            let (key, name) = match same.first()? {
                Left::Taken(name) => (t::BULK_LEFT_TAKEN, Some(name.as_str())),
                Left::NotTheirs => (t::BULK_LEFT_TEAM, Some(names.0.as_str())),
                Left::Same => (t::BULK_LEFT_SAME, None),
                Left::Ended => (t::BULK_LEFT_ENDED, None),
                Left::Refused => (t::BULK_LEFT_REFUSED, None),
                Left::Changed => (t::BULK_LEFT_CHANGED, None),
                Left::Merged => (t::BULK_LEFT_MERGED, None),
                Left::Unreadable => (t::BULK_LEFT_UNREADABLE, None),
            };
            let mut values = vec![("count", count.into())];
            values.extend(name.map(|name| ("name", name.into())));
            Some(words.with(key, &values))
        })
        .collect();
    if others > 0 {
        parts.push(words.with(t::BULK_LEFT_OTHERS, &[("count", others.into())]));
    }
    parts
}

/// Takes out those that belong to colleagues beyond the first [`NAMED_MAX`]; gives how many.
fn unnamed(sorted: &mut Vec<Left>) -> i64 {
    let mut names: Vec<String> = Vec::new();
    let before = sorted.len();
    sorted.retain(|left| match left {
        Left::Taken(name) if names.contains(name) => true,
        Left::Taken(name) if names.len() < NAMED_MAX => {
            names.push(name.clone());
            true
        }
        Left::Taken(_) => false,
        _ => true,
    });
    i64::try_from(before - sorted.len()).unwrap_or(i64::MAX)
}
