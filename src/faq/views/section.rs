//! A section: what it covers, its articles by demand, what stands beside it.

use maud::{Markup, html};

use super::{article_list, ask_address, count_of, still_stuck, write_button};
use crate::door::Visit;
use crate::faq::model::{ArticleCard, Section};
use crate::faq::policy;
use crate::faq::queries::articles::SectionTop;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::empty;
use crate::ui::words::t;
use crate::urls;

/// What the page shows.
pub struct SectionPage<'a> {
    /// The section.
    pub section: &'a Section,
    /// The sections below it.
    pub subs: &'a [&'a Section],
    /// All sections.
    pub all: &'a [Section],
    /// Its articles and those of the sections below it.
    pub articles: &'a [ArticleCard],
    /// How many articles each section has.
    pub tops: &'a [SectionTop],
}

/// The page.
pub fn section(visit: &Visit, view: &SectionPage<'_>) -> Markup {
    let (words, lang, section) = (visit.words, visit.lang(), view.section);
    let parent = view.all.iter().find(|other| Some(other.id) == section.parent);
    let mut steps: Vec<(&str, String)> = Vec::new();
    let faq = words.text(t::COMMON_NAV_FAQ);
    steps.push((&faq, urls::faq().to_owned()));
    if let Some(parent) = parent {
        steps.push((parent.name(lang), urls::section(&parent.slug)));
    }
    html! {
        (breadcrumb(words, &steps))
        div .cols .cols--side .mt-2 {
            div .stack {
                div .row .row--between {
                    h1 { (section.name(lang)) }
                    @if policy::can_draft(&visit.viewer).is_ok() { (write_button(visit, Some(section.id))) }
                }
                @if !section.line(lang).is_empty() { p .lead { (section.line(lang)) } }
                (sub_links(visit, view))
                (own_articles(visit, view))
                @for sub in view.subs { (sub_section(visit, view, sub)) }
                (previous_and_next(visit, view))
                (still_stuck(visit, &ask_address(visit, section)))
            }
            (others(visit, view))
        }
    }
}

fn sub_links(visit: &Visit, view: &SectionPage<'_>) -> Markup {
    html! {
        @if view.subs.len() > 1 {
            p .row .row--tight {
                @for sub in view.subs { a .tag href=(format!("#s-{}", sub.slug)) { (sub.name(visit.lang())) } }
            }
        }
    }
}

fn own_articles(visit: &Visit, view: &SectionPage<'_>) -> Markup {
    let own: Vec<&ArticleCard> =
        view.articles.iter().filter(|card| card.section == view.section.id).collect();
    html! {
        @if !own.is_empty() {
            (article_list(visit, &own))
        } @else if view.articles.is_empty() {
            (empty::empty(&visit.words.text(t::FAQ_SECTION_EMPTY), &visit.words.text(t::FAQ_SECTION_EMPTY_HINT), Some(write_button(visit, Some(view.section.id)))))
        }
    }
}

fn sub_section(visit: &Visit, view: &SectionPage<'_>, sub: &Section) -> Markup {
    let own: Vec<&ArticleCard> = view.articles.iter().filter(|card| card.section == sub.id).collect();
    html! {
        @if !own.is_empty() {
            section .stack .stack-sm aria-labelledby=(format!("s-{}", sub.slug)) {
                div .sect__head {
                    h2 id=(format!("s-{}", sub.slug)) { a href=(urls::section(&sub.slug)) { (sub.name(visit.lang())) } }
                }
                @if !sub.line(visit.lang()).is_empty() { p .meta { (sub.line(visit.lang())) } }
                (article_list(visit, &own))
            }
        }
    }
}

/// Sections on the same level that this reader sees something in.
fn row<'a>(view: &'a SectionPage<'_>) -> Vec<&'a Section> {
    let seen = |section: &Section| {
        let below = view.all.iter().filter(|other| other.parent == Some(section.id));
        count_of(view.tops, section.id) + below.map(|sub| count_of(view.tops, sub.id)).sum::<i64>() > 0
    };
    let same = view.all.iter().filter(|other| other.parent == view.section.parent);
    same.filter(|other| other.id == view.section.id || seen(other)).collect()
}

fn previous_and_next(visit: &Visit, view: &SectionPage<'_>) -> Markup {
    let row = row(view);
    let at = row.iter().position(|other| other.id == view.section.id);
    let previous = at.and_then(|at| at.checked_sub(1)).and_then(|at| row.get(at));
    let next = at.and_then(|at| row.get(at + 1));
    let name = |section: &Section| section.name(visit.lang()).to_owned();
    html! {
        @if previous.is_some() || next.is_some() {
            nav .pager aria-label=(visit.words.text(t::COMMON_PAGES)) {
                @if let Some(section) = previous { a href=(urls::section(&section.slug)) rel="prev" { "← " (name(section)) } }
                @if let Some(section) = next { a href=(urls::section(&section.slug)) rel="next" { (name(section)) " →" } }
            }
        }
    }
}

fn others(visit: &Visit, view: &SectionPage<'_>) -> Markup {
    html! {
        aside .stack .stack-lg aria-label=(visit.words.text(t::FAQ_MORE)) {
            nav .sidenav aria-labelledby="others" {
                h2 id="others" { (visit.words.text(t::FAQ_TOPICS)) }
                ul .list {
                    @for other in row(view) {
                        li { a href=(urls::section(&other.slug)) aria-current=[(other.id == view.section.id).then_some("page")] { (other.name(visit.lang())) } }
                    }
                }
            }
        }
    }
}
