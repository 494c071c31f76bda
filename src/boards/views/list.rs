//! A list of threads across boards.

use maud::{Markup, html};

use crate::db::paging::Slice;
use crate::door::Visit;
use crate::threads::cards::{self, BoardNames, RowTime};
use crate::threads::lists::{ListRow, Place};
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::words::{Key, t};
use crate::ui::{empty, icons, pager, qlist};
use crate::urls;

/// What the page shows.
pub struct Listed<'a> {
    /// Its heading.
    pub title: &'a str,
    /// A line under it; may be empty.
    pub line: &'a str,
    /// Its address without query.
    pub address: &'a str,
    /// A page of the list.
    pub list: &'a Slice<ListRow, Place>,
    /// Whether it is not the first page.
    pub later: bool,
    /// Which time rows tell.
    pub time: RowTime,
    /// What an empty list says, and what to do.
    pub empty: (Key, Key),
}

/// The page.
pub fn page(visit: &Visit, this: &Listed<'_>) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[]))
        h1 { (this.title) }
        @if !this.line.is_empty() { p .meta { (this.line) } }
        div .mt-4 {
            @if this.list.rows.is_empty() {
                (empty::empty(&words.text(this.empty.0), &words.text(this.empty.1), Some(ask(visit, urls::ask()))))
            } @else {
                (qlist::qlist(words, &cards::cards(visit, &this.list.rows, BoardNames::Shown, this.time)))
                (pages(visit, this.address, this.list, this.later))
            }
        }
    }
}

/// The link to the form for a question.
pub fn ask(visit: &Visit, address: &str) -> Markup {
    html! { a .btn.btn--primary href=(address) { (icons::plus()) (visit.words.text(t::COMMON_NAV_ASK)) } }
}

/// Back to the first page, and on to the next.
pub fn pages(visit: &Visit, address: &str, list: &Slice<ListRow, Place>, later: bool) -> Markup {
    let older = list.next.map(|place| urls::with_query(address, "after", place));
    let newer = later.then_some(address);
    pager::keyset(visit.words, newer, older.as_deref())
}
