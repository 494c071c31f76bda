//! Own drafts.

use maud::{Markup, html};

use crate::db::ThreadId;
use crate::door::Visit;
use crate::text::excerpt;
use crate::threads::drafts::{Draft, Place};
use crate::ui::button::{self, Look};
use crate::ui::words::t;
use crate::ui::{empty, time};
use crate::urls;

/// Characters of a draft that stand in the list.
const SHOWN_CHARS: usize = 200;

/// The page.
pub fn page(visit: &Visit, drafts: &[Draft], titles: &[(ThreadId, String)]) -> Markup {
    let words = visit.words;
    html! {
        h1 { (words.text(t::COMMON_MY_DRAFTS)) }
        @if drafts.is_empty() {
            (empty::empty(&words.text(t::POSTS_DRAFTS_NONE), &words.text(t::POSTS_DRAFTS_NONE_HINT), None))
        }
        ul .plain .stack .mt-4 { @for draft in drafts { (row(visit, draft, titles)) } }
    }
}

fn row(visit: &Visit, draft: &Draft, titles: &[(ThreadId, String)]) -> Markup {
    let words = visit.words;
    let place: Option<Place> = draft.place.parse().ok();
    let title = |thread| titles.iter().find(|(id, _)| *id == thread).map(|(_, title)| title.as_str());
    html! {
        li .card {
            h2 .h3 {
                @match place {
                    Some(Place::Reply(thread)) => @match title(thread) {
                        Some(title) => a href=(format!("{}#reply", urls::thread_short(thread))) {
                            (words.with(t::POSTS_DRAFT_REPLY, &[("title", title.into())]))
                        },
                        None => (words.text(t::POSTS_DRAFT_THREAD_GONE)),
                    },
                    _ => a href=(urls::ask()) {
                        @if draft.written.title.is_empty() { (words.text(t::COMMON_NAV_ASK)) } @else { (draft.written.title) }
                    },
                }
            }
            p .meta { (time::short(words, draft.saved_at, visit.now, visit.zone)) }
            p .mt-2 { (excerpt::excerpt(&draft.written.body, SHOWN_CHARS)) }
            form method="post" action=(urls::draft_discard()) data-forget=(draft.place) {
                (button::hidden(&[("place", &draft.place)]))
                button type="submit" class=(Look::SmallQuiet.class()) { (words.text(t::COMMON_DRAFT_DISCARD)) }
            }
        }
    }
}
