//! What others wrote while a reply was being written, above the field where it waits to be sent.

use maud::{Markup, html};

use crate::door::Visit;
use crate::threads::queries::newer::Newer;
use crate::ui::time;
use crate::ui::words::t;

/// The posts, oldest first; nothing where none came.
pub fn newer(visit: &Visit, newer: &[Newer]) -> Markup {
    let words = visit.words;
    html! {
        @if !newer.is_empty() {
            section .stack .stack-sm .mt-4 aria-labelledby="newer-h" data-newer {
                h3 id="newer-h" { (words.text(t::THREADS_NEWER)) }
                @for post in newer {
                    div .card .card--soft .stack .stack-sm {
                        p .meta {
                            b { (post.name) } " "
                            @if post.by_staff { span .dot { (words.text(t::COMMON_STAFF)) } " " }
                            span .dot { (time::short(words, post.at, visit.now, visit.zone)) }
                        }
                        div .prose lang=(post.lang) { (post.html()) }
                    }
                }
            }
        }
    }
}

/// That they wrote, and what to do.
pub fn sentence(visit: &Visit, newer: &[Newer]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for post in newer {
        if !names.contains(&post.name.as_str()) {
            names.push(&post.name);
        }
    }
    let names = names.join(&visit.words.text(t::THREADS_LIST_COMMA));
    visit.words.with(t::THREADS_ERROR_NEWER, &[("names", names.into())])
}
