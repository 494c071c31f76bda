//! The left side of the editor: what was said in the thread, each part with its way into the draft.

use maud::{Markup, html};

use super::draft::{DraftPage, Source};
use super::foreign;
use crate::door::Visit;
use crate::faq::reads::SourcePost;
use crate::text::Html;
use crate::text::lang::Lang;
use crate::ui::avatar::{self, Hue, Size};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;

/// The panel.
pub fn sources(visit: &Visit, page: &DraftPage, source: &Source) -> Markup {
    let words = visit.words;
    html! {
        section .card .card--flush aria-labelledby="sources" {
            div .panelh {
                h2 id="sources" { (words.text(t::FAQ_FROM_DISCUSSION)) }
                span .meta { (words.with(t::FAQ_PEOPLE, &[("count", page.concerned.people.into())])) }
                a .btn .btn--sm .only-narrow href="#draft" { (icons::down()) (words.text(t::FAQ_TO_DRAFT)) }
                a .push .meta href=(urls::thread(source.thread.id, &source.thread.slug)) {
                    (words.with(t::FAQ_THREAD_NUMBER, &[("number", source.thread.id.to_string().into())]))
                }
            }
            @for ((post, marked), used) in source.posts.iter().zip(&page.examined.sources).zip(&page.examined.used) {
                (part(visit, page, &Part { source, post, marked, used: *used && post.number > 1 }))
            }
        }
    }
}

/// A post of the thread, its private details marked.
struct Part<'a> {
    source: &'a Source,
    post: &'a SourcePost,
    marked: &'a Html,
    used: bool,
}

fn part(visit: &Visit, page: &DraftPage, this: &Part<'_>) -> Markup {
    let words = visit.words;
    let Part { source, post, marked, used } = *this;
    let label = label(visit, source, post);
    let hue = if post.by_staff { Hue::Staff } else { Hue::Member(post.author_id) };
    let lang = post.lang.parse().unwrap_or(Lang::En);
    html! {
        article .src .is-used[used] aria-label=(label) {
            p .row .row--tight .meta {
                (avatar::avatar(&post.author, hue, Size::Small)) " " b { (label) } " "
                span { (time::date(words, post.at, visit.zone)) }
                @if post.helpful > 0 { span { (words.with(t::FAQ_FOUND_HELPFUL, &[("count", i64::from(post.helpful).into())])) } }
                @if used { span .push { span .chip .chip--solved { (icons::check_circle()) (words.text(t::FAQ_IN_DRAFT)) } } }
            }
            @if post.number == 1 { p .mt-2 { b lang=[foreign(visit, lang)] { (page.examined.title) } } }
            div .prose .mt-2 lang=[foreign(visit, lang)] { (marked) }
            p .row .mt-2 {
                @if post.number == 1 {
                    (insert(&format!("use-{}", post.number), &words.text(t::FAQ_USE_QUESTION)))
                } @else {
                    @if !used { (insert(&format!("use-{}", post.number), &words.text(t::FAQ_USE_ANSWER))) }
                    (insert(&format!("add-{}", post.number), &words.text(t::FAQ_ADD)))
                }
            }
        }
    }
}

fn insert(wish: &str, label: &str) -> Markup {
    html! { button .btn .btn--sm type="submit" name="do" value=(wish) formnovalidate { (label) } }
}

fn label(visit: &Visit, source: &Source, post: &SourcePost) -> String {
    let key = if post.number == 1 {
        t::FAQ_SOURCE_QUESTION
    } else if source.thread.accepted == Some(post.id) {
        t::FAQ_SOURCE_ACCEPTED
    } else if post.verified_at.is_some() {
        t::FAQ_SOURCE_VERIFIED
    } else {
        t::FAQ_SOURCE_REPLY
    };
    visit.words.with(key, &[("name", (&post.author).into())])
}
