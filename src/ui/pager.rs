//! Page numbers while they are cheap to know, "older" and "newer" otherwise.

use maud::{Markup, html};

use super::words::{Words, t};

/// Pages shown to each side of the current one.
const NEIGHBOURS: i64 = 1;

/// Numbered pages; `url` gives the address of a page. Nothing for a single page.
pub fn numbers(words: Words, current: i64, last: i64, url: impl Fn(i64) -> String) -> Markup {
    if last <= 1 {
        return html! {};
    }
    html! {
        nav .pager aria-label=(words.text(t::COMMON_PAGES)) {
            @if current > 1 { a href=(url(current - 1)) rel="prev" { (words.text(t::COMMON_PREVIOUS)) } }
            @for entry in shown(current, last) {
                @match entry {
                    Some(page) if page == current => {
                        span aria-current="page" { span .sr { (words.text(t::COMMON_PAGE)) " " } (page) }
                    }
                    Some(page) => a href=(url(page)) aria-label=(number(words, page)) { (page) },
                    None => span aria-hidden="true" { "…" },
                }
            }
            @if current < last { a href=(url(current + 1)) rel="next" { (words.text(t::COMMON_NEXT)) } }
        }
    }
}

/// Paging by key: either way if there is one.
pub fn keyset(words: Words, newer: Option<&str>, older: Option<&str>) -> Markup {
    if newer.is_none() && older.is_none() {
        return html! {};
    }
    html! {
        nav .pager aria-label=(words.text(t::COMMON_PAGES)) {
            @if let Some(url) = newer { a href=(url) rel="prev" { (words.text(t::COMMON_NEWER)) } }
            @if let Some(url) = older { a href=(url) rel="next" { (words.text(t::COMMON_OLDER)) } }
        }
    }
}

/// Paging by key through what is worked off from the oldest on: back to the first page, and on.
pub fn onward(words: Words, first: Option<&str>, next: Option<&str>) -> Markup {
    if first.is_none() && next.is_none() {
        return html! {};
    }
    html! {
        nav .pager aria-label=(words.text(t::COMMON_PAGES)) {
            @if let Some(url) = first { a href=(url) { (words.text(t::COMMON_FIRST_PAGE)) } }
            @if let Some(url) = next { a href=(url) rel="next" { (words.text(t::COMMON_NEXT)) } }
        }
    }
}

fn number(words: Words, page: i64) -> String {
    words.with(t::COMMON_PAGE_NUMBER, &[("number", page.into())])
}

/// First, last, the current one with its neighbours; `None` is a gap.
fn shown(current: i64, last: i64) -> Vec<Option<i64>> {
    let near = (current - NEIGHBOURS).max(1)..=(current + NEIGHBOURS).min(last);
    let mut pages: Vec<i64> = near.chain([1, last]).collect();
    pages.sort_unstable();
    pages.dedup();
    let mut entries = Vec::with_capacity(pages.len() + 2);
    let mut before = 0;
    for page in pages {
        if page == before + 2 {
            entries.push(Some(page - 1));
        } else if page > before + 2 {
            entries.push(None);
        }
        entries.push(Some(page));
        before = page;
    }
    entries
}
