//! The front page of the FAQ.

use maud::{Markup, html};

use super::{count_of, demand, foreign, still_stuck, write_button};
use crate::door::Visit;
use crate::faq::model::{ArticleCard, Section};
use crate::faq::policy;
use crate::faq::queries::articles::SectionTop;
use crate::text::lang::Lang;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::empty;
use crate::ui::search_box::{self, SearchBox};
use crate::ui::words::t;
use crate::urls;

/// What the page shows.
pub struct Home<'a> {
    /// All sections, parents before children.
    pub sections: &'a [Section],
    /// The most asked.
    pub most_read: &'a [ArticleCard],
    /// Three of each section.
    pub tops: &'a [SectionTop],
}

/// The page.
pub fn home(visit: &Visit, view: &Home<'_>) -> Markup {
    let words = visit.words;
    let drafts = policy::can_draft(&visit.viewer).is_ok();
    html! {
        (breadcrumb(words, &[]))
        div .row .row--between {
            h1 { (words.text(t::FAQ_TITLE)) }
            @if drafts {
                div .row { a .btn .btn--sm .btn--quiet href=(urls::faq_drafts()) { (words.text(t::FAQ_DRAFTS)) } (write_button(visit, None)) }
            }
        }
        div .stack .stack-lg .mt-4 {
            (search(visit))
            @if view.most_read.is_empty() {
                (empty::empty(&words.text(t::FAQ_EMPTY), &words.text(t::FAQ_EMPTY_HINT), None))
            } @else {
                (most_asked(visit, view.most_read))
            }
            (topics(visit, view, drafts))
            (still_stuck(visit, urls::ask()))
        }
    }
}

fn search(visit: &Visit) -> Markup {
    let label = visit.words.text(t::FAQ_SEARCH);
    let one = SearchBox { id: "faq-q", label: &label, placeholder: &label, value: "" };
    search_box::plain(visit.words, &one)
}

fn most_asked(visit: &Visit, cards: &[ArticleCard]) -> Markup {
    html! {
        section aria-labelledby="most" {
            div .sect__head { h2 id="most" { (visit.words.text(t::FAQ_MOST_ASKED)) } }
            ol .faqtop .faqtop--all .list {
                @for card in cards {
                    li data-item {
                        a href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) }
                        p .meta lang=[foreign(visit, card.lang)] { (card.short) }
                        (demand(visit, card))
                    }
                }
            }
        }
    }
}

fn topics(visit: &Visit, view: &Home<'_>, drafts: bool) -> Markup {
    let shown: Vec<&Section> =
        view.sections.iter().filter(|section| drafts || has_articles(view, section)).collect();
    html! {
        @if !shown.is_empty() {
            section aria-labelledby="topics" {
                div .sect__head { h2 id="topics" { (visit.words.text(t::FAQ_TOPICS)) } }
                div .boards {
                    @for section in shown.iter().filter(|section| section.parent.is_none()) { (card(visit, view, section)) }
                }
            }
        }
    }
}

/// Its own, or those of a section below it.
fn has_articles(view: &Home<'_>, section: &Section) -> bool {
    total(view, section) > 0
}

fn total(view: &Home<'_>, section: &Section) -> i64 {
    let below = view.sections.iter().filter(|other| other.parent == Some(section.id));
    count_of(view.tops, section.id) + below.map(|sub| count_of(view.tops, sub.id)).sum::<i64>()
}

fn card(visit: &Visit, view: &Home<'_>, section: &Section) -> Markup {
    let words = visit.words;
    let own = view.tops.iter().filter(|top| top.section_id == section.id);
    html! {
        article .card .stack .stack-sm {
            div .row .row--between {
                h3 { a href=(urls::section(&section.slug)) { (section.name(visit.lang())) } }
                span .meta { (words.with(t::FAQ_ARTICLES, &[("count", total(view, section).into())])) }
            }
            p .meta { (section.line(visit.lang())) }
            ul .plain {
                @for top in own {
                    @let lang = top.lang.parse().unwrap_or(Lang::En);
                    li { a href=(urls::article(&section.slug, &top.slug)) lang=[foreign(visit, lang)] { (top.title) } }
                }
            }
        }
    }
}
