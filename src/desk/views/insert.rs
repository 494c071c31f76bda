//! What may be put into a reply: the first nine with their keys, and all that fit. Each is a button of the reply's form that
//! brings the page again with the text below what is typed; with script it goes in where one writes.

use maud::{Markup, html};

use super::Shown;
use crate::desk::model::canned::{KEYS, Source};
use crate::desk::reads::Pane;
use crate::desk::reads::canned::{OFFERED_MAX, Offered};
use crate::door::Visit;
use crate::ui::button::Look;
use crate::ui::icons;
use crate::ui::words::t;
use crate::urls;

/// The section above the composer; nothing for who has no canned replies.
pub(super) fn section(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let words = visit.words;
    let Some(offered) = shown.offered else { return html! {} };
    let all = offered.iter().filter_map(|one| one.source().map(|source| (source, one)));
    let (similar, all): (Vec<_>, Vec<_>) = all.partition(|(source, _)| matches!(source, Source::Question(_)));
    let looked_for = !shown.query.find.is_empty();
    html! {
        // Enter in a field of the reply presses the first button of its form: none of these.
        button type="submit" form="reply" disabled hidden {}
        (like_it(visit, shown, pane, &similar))
        section .pane__sect.stack.stack-sm aria-labelledby="canned-h" {
            div .row.row--between {
                h3 id="canned-h" { (words.text(t::CANNED_TITLE)) }
                a .meta.meta--xs href=(urls::canned_replies()) { (words.text(t::CANNED_MANAGE)) }
            }
            @if !looked_for { (first(visit, shown, pane, &all)) }
            details .disc open[looked_for] id="canned" {
                summary { (icons::list()) (words.text(t::CANNED_MORE)) }
                div .disc__in.stack.stack-sm {
                    (search(visit, shown, pane))
                    (list(visit, shown, pane, &all))
                }
            }
        }
    }
}

/// Solved questions like this one: read beside it, or linked in the reply.
fn like_it(visit: &Visit, shown: &Shown<'_>, pane: &Pane, similar: &[(Source, &Offered)]) -> Markup {
    let words = visit.words;
    if similar.is_empty() {
        return html! {};
    }
    let keys = visit.viewer.member().is_some_and(|member| member.shortcuts);
    html! {
        section .pane__sect aria-labelledby="similar-h" {
            h3 id="similar-h" { (words.text(t::DESK_SIMILAR)) }
            ul .list.similar {
                @for (place, (source, one)) in similar.iter().enumerate() {
                    @if let (Source::Question(id), Some(slug)) = (source, &one.slug) {
                        li {
                            a href=(urls::thread(*id, slug)) lang=[super::pane::foreign(visit, &one.lang)] { (one.name) } " "
                            (link_to(visit, shown, pane, (*source, one), (keys && place == 0).then_some("s")))
                        }
                    }
                }
            }
        }
    }
}

/// The button that puts the link to a question into the reply.
fn link_to(
    visit: &Visit,
    shown: &Shown<'_>,
    pane: &Pane,
    (source, one): (Source, &Offered),
    key: Option<&str>,
) -> Markup {
    let words = visit.words;
    let label = html! {
        @if let Some(key) = key { kbd .js aria-hidden="true" { (key.to_uppercase()) } }
        (icons::link()) (words.text(t::DESK_SIMILAR_PUT)) span .sr { " " (one.name) }
    };
    put_in(visit, shown, pane, (source, one), (Look::SmallQuiet, key), label)
}

/// A button that puts something into the reply; the script asks for the text alone.
fn put_in(
    visit: &Visit,
    shown: &Shown<'_>,
    pane: &Pane,
    (source, one): (Source, &Offered),
    (look, key): (Look, Option<&str>),
    label: Markup,
) -> Markup {
    let id = pane.question.id;
    let here = shown.address(&urls::desk_question(id), shown.wanted.after);
    let said = visit.words.with(t::CANNED_PUT_IN, &[("name", one.name.as_str().into())]);
    html! {
        button type="submit" class=(look.class()) form="reply" formaction=(format!("{}#reply", urls::desk_insertions(id))) formnovalidate
            name="put" value=(source) data-canned=(source) data-canned-key=[key] data-said=(said)
            data-from=(urls::with_query(&here, "canned", source)) { (label) }
    }
}

/// The first nine. Without script there are no keys.
fn first(visit: &Visit, shown: &Shown<'_>, pane: &Pane, all: &[(Source, &Offered)]) -> Markup {
    let words = visit.words;
    let keys = visit.viewer.member().is_some_and(|member| member.shortcuts);
    html! {
        @if all.is_empty() {
            p .meta { (words.text(t::CANNED_NOTHING)) }
        } @else {
            ol .canned aria-label=(words.text(t::CANNED_OFFERED)) {
                @for (place, (source, one)) in all.iter().take(KEYS).enumerate() {
                    @let key = (place + 1).to_string();
                    li { (text_of(visit, shown, pane, (*source, one), Some(&key).filter(|_| keys))) }
                }
            }
        }
    }
}

/// One of them; with its key if it has one.
fn text_of(
    visit: &Visit,
    shown: &Shown<'_>,
    pane: &Pane,
    (source, one): (Source, &Offered),
    key: Option<&String>,
) -> Markup {
    let is_article = matches!(source, Source::Article(_));
    let label = html! {
        @if let Some(key) = key { kbd .js aria-hidden="true" { (key) } }
        // Before the name, which is cut off where it is too long.
        @if is_article { (icons::book()) span .sr { (visit.words.text(t::CANNED_OF_FAQ)) ": " } }
        span lang=[super::pane::foreign(visit, &one.lang).filter(|_| is_article)] { (one.name) }
    };
    put_in(visit, shown, pane, (source, one), (Look::Small, key.map(String::as_str)), label)
}

fn search(visit: &Visit, shown: &Shown<'_>, pane: &Pane) -> Markup {
    let words = visit.words;
    let after = shown.wanted.after.map(|place| place.to_string()).unwrap_or_default();
    let mut kept = shown.kept();
    if !after.is_empty() {
        kept.push(("after", after));
    }
    html! {
        form .row.row--tight method="get" action=(format!("{}#canned", urls::desk_question(pane.question.id))) {
            @for (name, value) in &kept { input type="hidden" name=(name) value=(value); }
            label .sr for="find" { (words.text(t::CANNED_FIND)) }
            input .input id="find" type="search" name="find" value=(shown.query.find) autocomplete="off";
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_SEARCH)) }
        }
    }
}

fn list(visit: &Visit, shown: &Shown<'_>, pane: &Pane, all: &[(Source, &Offered)]) -> Markup {
    let words = visit.words;
    let full = i64::try_from(all.len()).unwrap_or(i64::MAX) >= OFFERED_MAX;
    html! {
        @if all.is_empty() {
            p .meta { (words.text(if shown.query.find.is_empty() { t::CANNED_NOTHING } else { t::CANNED_FOUND_NONE })) }
        }
        ul .canned.canned--all {
            @for (source, one) in all {
                li { (text_of(visit, shown, pane, (*source, one), None)) }
            }
        }
        @if full { p .meta { (words.with(t::CANNED_AT_MOST, &[("count", OFFERED_MAX.into())])) } }
    }
}
