//! Choosing the question that another one asks again.

use maud::{Markup, html};

use super::reads::Offered;
use crate::door::Visit;
use crate::threads::model::Thread;
use crate::threads::views::thread::plain_chip;
use crate::ui::button::Look;
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{breadcrumb, chip};
use crate::urls;

/// The page: similar questions, each with its button, and a field for any other.
pub fn form(
    visit: &Visit,
    thread: &Thread,
    offered: &[Offered],
    typed: &str,
    errors: &FieldErrors,
) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::MERGES_WHICH), words.text(t::MERGES_WHICH_HINT));
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[(&thread.title, urls::thread(thread.id, &thread.slug))]))
            h1 { (words.text(t::MERGES_TITLE)) }
            p .lead { (words.text(t::MERGES_LEAD)) }
            (form::error_summary(words, errors))
            @if !offered.is_empty() {
                section .stack aria-labelledby="similar-h" {
                    h2 id="similar-h" { (words.text(t::MERGES_SIMILAR)) }
                    ul .alist { @for one in offered { li data-item { (line(visit, thread, one)) } } }
                }
            }
            form .card.stack method="post" action=(urls::merge(thread.id)) novalidate {
                (form::text(words, errors, "text", &Field { value: typed, hint: &hint, ..Field::new("into", &label) }))
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::MERGES_MERGE)) } }
            }
        }
    }
}

fn line(visit: &Visit, thread: &Thread, one: &Offered) -> Markup {
    let words = visit.words;
    html! {
        div .alist__t {
            a href=(urls::thread(one.id, &one.slug)) lang=(one.lang) { (one.title) }
            p .meta { (chip::chip(words, plain_chip(one.standing()))) }
        }
        form method="post" action=(urls::merge(thread.id)) {
            (form::hidden("into", &one.id.to_string()))
            button type="submit" class=(Look::Small.class()) {
                (words.text(t::MERGES_MERGE)) span .sr { " " (one.title) }
            }
        }
    }
}
