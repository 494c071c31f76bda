//! On a thread's page: the parent with its answer, and the children.

use maud::{Markup, html};

use super::reads::{Child, Parent};
use crate::door::Visit;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;

/// Above a child: into what it was merged, and the answer there.
pub fn parent(visit: &Visit, parent: &Parent) -> Markup {
    let words = visit.words;
    html! {
        (notice::notice(NoticeKind::Plain, html! {
            b { (words.text(t::MERGES_INTO)) } " "
            a href=(urls::thread(parent.id, &parent.slug)) lang=(parent.lang) { (parent.title) } " "
            @if parent.answer.is_none() { (words.text(t::MERGES_ANSWER_COMES)) }
        }))
        @if let Some(answer) = &parent.answer {
            figure .stack .stack-sm {
                blockquote .prose lang=(answer.lang) { (answer.html()) }
                figcaption .meta {
                    (words.with(t::MERGES_ANSWER_BY, &[("name", (&answer.by).into())])) " "
                    span .dot { (time::short(words, answer.at, visit.now, visit.zone)) }
                }
            }
        }
    }
}

/// Beside a parent: the questions merged into it.
pub fn children(visit: &Visit, children: &[Child]) -> Markup {
    let words = visit.words;
    let count = i64::try_from(children.len()).unwrap_or(i64::MAX);
    html! {
        @if !children.is_empty() {
            section .card .stack aria-labelledby="merged" {
                h2 .card__h id="merged" { (words.with(t::MERGES_CHILDREN, &[("count", count.into())])) }
                ul .rule {
                    @for child in children {
                        li { a href=(urls::thread(child.id, &child.slug)) lang=(child.lang) { (child.title) } }
                    }
                }
            }
        }
    }
}
