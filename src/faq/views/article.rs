//! An article.

use maud::{Markup, html};
use serde_json::json;

use super::upkeep::{self, Upkeep};
use super::{board_slug, foreign};
use crate::door::Visit;
use crate::faq::model::{ArticleCard, ArticleState, Missing, NOTE_CHARS_MAX, Section};
use crate::faq::queries::articles::Article;
use crate::faq::reads::NamedSource;
use crate::text::headings::headings;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, Words, t};
use crate::ui::{chip, icons, number, time};
use crate::urls;

/// Below so many votes a percentage says nothing.
const SHARE_VOTES_MIN: i64 = 5;
/// Articles of the section shown beside it.
const NEIGHBOURS_SHOWN: usize = 12;

/// What the page shows.
pub struct ArticlePage {
    /// The article.
    pub article: Box<Article>,
    /// Its section.
    pub section: Section,
    /// The section above that.
    pub parent: Option<Section>,
    /// All sections, for naming those of related articles.
    pub sections: Vec<Section>,
    /// The articles of its section, in their order.
    pub neighbours: Vec<ArticleCard>,
    /// Articles linked with it.
    pub related: Vec<ArticleCard>,
    /// The threads it was made from that the reader may read.
    pub sources: Vec<NamedSource>,
    /// The same in other languages.
    pub translations: Vec<ArticleCard>,
    /// What whoever keeps this section may do beside reading.
    pub upkeep: Option<Upkeep>,
}

impl ArticlePage {
    /// The articles before and after it in its section.
    pub fn previous_and_next(&self) -> (Option<&ArticleCard>, Option<&ArticleCard>) {
        let at = self.neighbours.iter().position(|card| card.id == self.article.id);
        let previous = at.and_then(|at| at.checked_sub(1)).and_then(|at| self.neighbours.get(at));
        (previous, at.and_then(|at| self.neighbours.get(at + 1)))
    }
}

/// The page.
pub fn article(visit: &Visit, page: &ArticlePage) -> Markup {
    let (words, lang, article) = (visit.words, visit.lang(), &page.article);
    let faq = words.text(t::COMMON_NAV_FAQ);
    let mut steps: Vec<(&str, String)> = vec![(&faq, urls::faq().to_owned())];
    for section in page.parent.iter().chain([&page.section]) {
        steps.push((section.name(lang), urls::section(&section.slug)));
    }
    let tag = foreign(visit, article.lang());
    html! {
        (breadcrumb(words, &steps))
        div .cols .cols--side .mt-2 {
            article .article .stack aria-labelledby="title" {
                (notices(visit, page))
                h1 id="title" lang=[tag] { (article.title) }
                (facts(visit, article))
                section .short aria-labelledby="in-short" {
                    h2 id="in-short" { (words.text(t::FAQ_IN_SHORT)) }
                    p lang=[tag] { (article.short) }
                }
                div .prose lang=[tag] { (article.rendered()) }
                @if let Some(upkeep) = &page.upkeep { (upkeep::upkeep(visit, page, upkeep)) }
                (helpful(visit, article))
                (stuck(visit, page))
                (related(visit, page))
                (previous_and_next(visit, page))
            }
            (beside(visit, page))
        }
    }
}

fn notices(visit: &Visit, page: &ArticlePage) -> Markup {
    let (words, article) = (visit.words, &page.article);
    let late = article.review_on < visit.now.date_naive();
    html! {
        @if article.lang() != visit.lang() {
            (notice::notice(NoticeKind::Warn, html! {
                @match page.translations.iter().find(|card| card.lang == visit.lang()) {
                    Some(card) => { (words.text(t::FAQ_IN_YOUR_LANGUAGE)) " " a href=(card.url) { (card.title) } }
                    None => (words.with(t::FAQ_OTHER_LANGUAGE, &[("language", article.lang().own_name().into())])),
                }
            }))
        }
        @if article.state == ArticleState::Draft { p { (chip::chip(words, chip::ChipKind::Draft)) } }
        @if page.upkeep.is_some() && late { (notice::notice(NoticeKind::Warn, html! { (words.text(t::FAQ_REVIEW_DUE)) })) }
        // Undo and the news of publishing stand on top; thanks for a voice stand where it was given.
        @if let Some(flash) = visit.flash.as_ref().filter(|_| !is_thanks(visit)) {
            @if let Some(text) = flash.text(words) {
                div id="flash" {
                    (notice::result(if flash.is_warning() { NoticeKind::Warn } else { NoticeKind::Ok }, html! {
                        (text)
                        @if let Some(url) = flash.undo_address() {
                            " " form .inline method="post" action=(crate::shell::safe_return(url)) {
                                button type="submit" .linklike { (words.text(t::COMMON_UNDO)) }
                            }
                        }
                    }))
                }
            }
        }
    }
}

fn is_thanks(visit: &Visit) -> bool {
    [t::FAQ_THANKS_YES, t::FAQ_THANKS_NO, t::FAQ_THANKS_WHY].into_iter().any(|key| says(visit, key))
}

/// Whether the message of the last form is this one.
fn says(visit: &Visit, key: Key) -> bool {
    let said = visit.flash.as_ref().and_then(|flash| flash.text(visit.words));
    said.as_deref() == Some(&*visit.words.text(key))
}

fn facts(visit: &Visit, article: &Article) -> Markup {
    let words = visit.words;
    html! {
        p .row .row--tight .meta {
            span { (words.text(t::FAQ_VERIFIED)) " " (time::date(words, article.verified_at, visit.zone)) }
            @if let Some(name) = &article.verified_by { span { (words.with(t::FAQ_VERIFIED_BY, &[("name", name.into())])) } }
            @if article.helpful > 0 {
                span { (words.with(t::FAQ_HELPED, &[("count", number::count(words, article.helpful.into()).into()), ("plural", i64::from(article.helpful).into())])) }
            }
            button .linklike .js .noprint type="button" data-print { (words.text(t::FAQ_PRINT)) }
        }
    }
}

fn helpful(visit: &Visit, article: &Article) -> Markup {
    let words = visit.words;
    let action = urls::article_votes(article.id);
    let all = i64::from(article.helpful) + i64::from(article.unhelpful);
    html! {
        section .helped .card .mt-6 .noprint id="helpful" aria-labelledby="helpful-h" {
            h2 .card__h id="helpful-h" { (words.text(t::FAQ_WAS_HELPFUL)) }
            @if is_thanks(visit) && let Some(text) = visit.flash.as_ref().and_then(|flash| flash.text(words)) {
                (notice::result(NoticeKind::Ok, html! { (text) }))
            }
            form .row method="post" action=(action) {
                button .btn type="submit" name="helpful" value="yes" { (icons::up()) (words.text(t::FAQ_YES)) }
                button .btn type="submit" name="helpful" value="no" { (icons::down()) (words.text(t::FAQ_NO)) }
                @if all > 0 {
                    span .meta { (said_yes(words, article.helpful.into(), all)) }
                }
            }
            (missing(visit, &action))
        }
    }
}

/// A share once it means something, the bare count before.
fn said_yes(words: Words, yes: i64, all: i64) -> String {
    if all < SHARE_VOTES_MIN {
        return words.with(t::FAQ_SAID_YES, &[("yes", yes.into()), ("count", all.into())]);
    }
    words.with(t::FAQ_SHARE, &[("share", (yes * 100 / all).into()), ("count", all.into())])
}

fn missing(visit: &Visit, action: &str) -> Markup {
    let words = visit.words;
    // Whoever has just said No is asked why.
    let asked = says(visit, t::FAQ_THANKS_NO);
    html! {
        details .disc open[asked] {
            summary { (words.text(t::FAQ_MISSING)) }
            form .disc__in .stack .stack-sm method="post" action=(action) {
                input type="hidden" name="helpful" value="no";
                fieldset .stack .stack-sm {
                    legend .sr { (words.text(t::FAQ_MISSING)) }
                    @for reason in Missing::ALL {
                        label .check { input type="radio" name="reason" value=(reason); span { (words.text(reason.words())) } }
                    }
                }
                div .field {
                    label for="note" { (words.text(t::FAQ_NOTE)) " " span .req-opt { (words.text(t::COMMON_OPTIONAL)) } }
                    p .hint id="note-h" { (words.text(t::FAQ_NOTE_HINT)) }
                    textarea .area id="note" name="note" rows="3" maxlength=(NOTE_CHARS_MAX) aria-describedby="note-h" {}
                }
                button .btn .btn--sm type="submit" { (words.text(t::FAQ_SEND)) }
            }
        }
    }
}

fn stuck(visit: &Visit, page: &ArticlePage) -> Markup {
    let words = visit.words;
    html! {
        section .card .card--soft .helped .noprint aria-labelledby="stuck" {
            h2 .card__h id="stuck" { (words.text(t::FAQ_STUCK)) }
            p { (words.text(t::FAQ_STUCK_ARTICLE)) }
            p .row {
                a .btn .btn--primary href=(urls::ask_about(board_slug(visit, &page.section), page.article.id)) {
                    (icons::plus()) (words.text(t::FAQ_ASK_ABOUT))
                }
            }
        }
    }
}

fn related(visit: &Visit, page: &ArticlePage) -> Markup {
    let name = |card: &ArticleCard| {
        page.sections.iter().find(|section| section.id == card.section).map(|s| s.name(visit.lang()))
    };
    html! {
        @if !page.related.is_empty() {
            section .mt-6 aria-labelledby="related" {
                h2 id="related" { (visit.words.text(t::FAQ_RELATED)) }
                ul .plain .mt-4 {
                    @for card in &page.related {
                        li {
                            a href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) } " "
                            span .meta { (name(card).unwrap_or_default()) }
                        }
                    }
                }
            }
        }
    }
}

fn previous_and_next(visit: &Visit, page: &ArticlePage) -> Markup {
    let (previous, next) = page.previous_and_next();
    html! {
        @if previous.is_some() || next.is_some() {
            nav .pager .noprint aria-label=(visit.words.text(t::COMMON_PAGES)) {
                @if let Some(card) = previous { a href=(card.url) rel="prev" { span .sr { (visit.words.text(t::COMMON_PREVIOUS)) ": " } "← " (card.title) } }
                @if let Some(card) = next { a href=(card.url) rel="next" { span .sr { (visit.words.text(t::COMMON_NEXT)) ": " } (card.title) " →" } }
            }
        }
    }
}

fn beside(visit: &Visit, page: &ArticlePage) -> Markup {
    let words = visit.words;
    let parts = headings(&page.article.rendered());
    html! {
        aside .stack .stack-lg .noprint aria-label=(words.text(t::FAQ_MORE)) {
            @if parts.len() > 1 {
                nav .sidenav aria-labelledby="on-page" {
                    h2 id="on-page" { (words.text(t::FAQ_ON_PAGE)) }
                    ul .list lang=[foreign(visit, page.article.lang())] {
                        @for part in &parts { li { a href=(format!("#{}", part.id)) { (part.text) } } }
                    }
                }
            }
            nav .sidenav aria-labelledby="in-section" {
                h2 id="in-section" { a href=(urls::section(&page.section.slug)) { (page.section.name(visit.lang())) } }
                ul .list {
                    @for card in page.neighbours.iter().take(NEIGHBOURS_SHOWN) {
                        li { a href=(card.url) lang=[foreign(visit, card.lang)] aria-current=[(card.id == page.article.id).then_some("page")] { (card.title) } }
                    }
                }
            }
            (origin(visit, page))
        }
    }
}

fn origin(visit: &Visit, page: &ArticlePage) -> Markup {
    let words = visit.words;
    html! {
        @if !page.sources.is_empty() || !page.translations.is_empty() {
            section .card .stack .stack-sm aria-labelledby="origin" {
                h2 .card__h id="origin" { (words.text(t::FAQ_ORIGIN)) }
                @if !page.sources.is_empty() {
                    p .meta { (words.with(t::FAQ_WRITTEN_FROM, &[("count", page.sources.len().into())])) }
                    ul .plain {
                        @for source in &page.sources { li { a href=(source.url) lang=[foreign(visit, source.lang)] { (source.title) } } }
                    }
                }
                @if !page.translations.is_empty() {
                    p .meta {
                        (words.text(t::FAQ_ALSO_IN)) " "
                        @for card in &page.translations {
                            a href=(card.url) lang=(card.lang.tag()) hreflang=(card.lang.tag()) { (card.lang.own_name()) } " "
                        }
                    }
                }
            }
        }
    }
}

/// The question and its answer for search engines.
pub fn json_ld(page: &ArticlePage) -> Markup {
    let article = &page.article;
    crate::ui::json_ld::script(&json!({
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "inLanguage": article.lang().tag(),
        "mainEntity": [{
            "@type": "Question",
            "name": article.title,
            "acceptedAnswer": { "@type": "Answer", "text": article.short },
        }],
    }))
}
