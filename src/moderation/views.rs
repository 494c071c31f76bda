//! The review queue.

use maud::{Markup, html};

use super::queries::OpenFlag;
use crate::db::FlagId;
use crate::db::paging::{Slice, page_of_number};
use crate::door::Visit;
use crate::threads::model::PostState;
use crate::threads::views::flags;
use crate::ui::button::{self, Look};
use crate::ui::form;
use crate::ui::words::t;
use crate::ui::{empty, pager, time};
use crate::urls;

/// The page; `later` if it is not the first.
pub fn page(visit: &Visit, open: &Slice<OpenFlag, FlagId>, later: bool) -> Markup {
    let words = visit.words;
    let next = open.next.map(|flag| urls::with_query(urls::moderation(), "after", flag));
    html! {
        h1 { (words.text(t::COMMON_MODERATION)) }
        @if open.rows.is_empty() {
            (empty::all_done(&words.text(t::POSTS_QUEUE_EMPTY), &words.text(t::POSTS_QUEUE_EMPTY_HINT), None))
        }
        ul .plain .stack .mt-4 { @for flag in &open.rows { (item(visit, flag)) } }
        (pager::onward(words, later.then_some(urls::moderation()), next.as_deref()))
    }
}

fn item(visit: &Visit, flag: &OpenFlag) -> Markup {
    let words = visit.words;
    let address = urls::post(flag.thread, &flag.slug, page_of_number(flag.number).into(), flag.number.into());
    let before = flag.before();
    html! {
        li .card data-item {
            h2 .h3 { (words.text(flags::reason(flag.reason))) ": " a href=(address) { (flag.title) } }
            p .meta {
                (words.with(t::POSTS_QUEUE_BY, &[("name", flag.reporter.as_str().into())])) ", "
                (time::short(words, flag.at, visit.now, visit.zone))
            }
            @if !flag.note.is_empty() { p .mt-2 { (flag.note) } }
            @if !before.is_empty() { blockquote .mt-2 .meta { (words.text(t::POSTS_QUEUE_BEFORE)) " " (before) } }
            p .mt-2 { b { (flag.author) } @if flag.state != PostState::Live { " · " (words.text(t::POSTS_QUEUE_OUT_OF_SIGHT)) } }
            div .prose .mt-2 lang=(flag.lang) { (flag.html()) }
            (acts(visit, flag))
        }
    }
}

fn acts(visit: &Visit, flag: &OpenFlag) -> Markup {
    let words = visit.words;
    let to = urls::moderation_item(flag.id);
    let id = format!("reason-{}", flag.id);
    let label = words.text(t::POSTS_REASON);
    html! {
        div .stack .mt-4 {
            (button::post(&to, &[("do", "settle")], Look::Small, html! { (words.text(t::POSTS_QUEUE_KEEP)) }))
            details .disc {
                summary { (words.text(t::POSTS_HIDE)) }
                form .disc__in .stack method="post" action=(to) {
                    (form::hidden("do", "hide"))
                    div .field {
                        label for=(id) { (label) }
                        textarea .area id=(id) name="reason" rows="2" {}
                    }
                    div { button type="submit" class=(Look::Danger.class()) { (words.text(t::POSTS_HIDE)) } }
                }
            }
        }
    }
}
