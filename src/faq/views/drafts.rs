//! The list of drafts.

use maud::{Markup, html};

use super::write_button;
use crate::db::paging::Slice;
use crate::door::Visit;
use crate::faq::queries::drafts::{DraftLine, DraftPlace};
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::words::t;
use crate::ui::{empty, pager, time};
use crate::urls;

/// The page.
pub fn drafts(visit: &Visit, list: &Slice<DraftLine, DraftPlace>, later: bool) -> Markup {
    let words = visit.words;
    let older = list.next.map(|place| urls::with_query(urls::faq_drafts(), "after", place));
    let untitled = words.text(t::FAQ_UNTITLED);
    html! {
        (breadcrumb(words, &[(&words.text(t::COMMON_NAV_FAQ), urls::faq().to_owned())]))
        div .row .row--between { h1 { (words.text(t::FAQ_DRAFTS)) } (write_button(visit, None)) }
        div .mt-4 {
            @if list.rows.is_empty() {
                (empty::empty(&words.text(t::FAQ_DRAFTS_NONE), &words.text(t::FAQ_DRAFTS_HINT), None))
            } @else {
                ul .qlist {
                    @for (id, title, saved, author, _) in &list.rows {
                        li {
                            a .qlist__t href=(urls::faq_draft(id)) { @if title.is_empty() { (untitled) } @else { (title) } }
                            div .qlist__m {
                                p .meta .row .row--tight { span { (author) } span .dot { (time::short(words, *saved, visit.now, visit.zone)) } }
                            }
                        }
                    }
                }
            }
        }
        (pager::keyset(words, later.then_some(urls::faq_drafts()), older.as_deref()))
    }
}
