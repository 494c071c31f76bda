//! The FAQ's pages and cards: functions of loaded data only.

pub mod admin;
pub mod article;
pub mod draft;
pub mod drafts;
pub mod edit;
pub mod fields;
pub mod history;
pub mod home;
pub mod retired;
pub mod section;
pub mod sources;
pub mod upkeep;

use maud::{Markup, html};

use super::cards::read_lately;
use super::model::{ArticleCard, Section};
use super::queries::articles::SectionTop;
use crate::db::SectionId;
use crate::door::Visit;
use crate::text::lang::Lang;
use crate::ui::icons;
use crate::ui::words::t;
use crate::urls;

/// "Still stuck?" with a way to a person.
fn still_stuck(visit: &Visit, address: &str) -> Markup {
    let words = visit.words;
    html! {
        section .card .card--soft .helped aria-labelledby="stuck" {
            h2 .card__h id="stuck" { (words.text(t::FAQ_STUCK)) }
            p { (words.text(t::FAQ_STUCK_TEXT)) }
            p .row { a .btn .btn--primary href=(address) { (icons::plus()) (words.text(t::COMMON_NAV_ASK)) } }
        }
    }
}

/// The language of a text, where it is not the page's.
fn foreign(visit: &Visit, lang: Lang) -> Option<&'static str> {
    (lang != visit.lang()).then(|| lang.tag())
}

/// A list of articles: question, and the short answer below it.
fn article_list(visit: &Visit, cards: &[&ArticleCard]) -> Markup {
    html! {
        ul .qlist {
            @for card in cards {
                li data-item {
                    a .qlist__t href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) }
                    div .qlist__m { p .meta lang=[foreign(visit, card.lang)] { (card.short) } (demand(visit, card)) }
                    @if card.pinned {
                        span .qlist__s { (crate::ui::chip::chip(visit.words, crate::ui::chip::ChipKind::Pinned)) }
                    }
                }
            }
        }
    }
}

/// The number by which a list is in order.
fn demand(visit: &Visit, card: &ArticleCard) -> Markup {
    html! { @if card.recent_views > 0 { p .meta .meta--xs { (read_lately(visit.words, card.recent_views)) } } }
}

/// How many articles a section shows to this reader.
fn count_of(tops: &[SectionTop], section: SectionId) -> i64 {
    tops.iter().find(|top| top.section_id == section).map_or(0, |top| top.articles)
}

/// The board of a section, for the question of a reader who is still stuck; only one they may read.
fn board_slug<'a>(visit: &'a Visit, section: &Section) -> Option<&'a str> {
    section.board.and_then(|board| visit.site.board(board, &visit.viewer)).map(|board| board.slug.as_str())
}

/// The ask form with a section's board chosen.
fn ask_address(visit: &Visit, section: &Section) -> String {
    board_slug(visit, section).map_or_else(|| urls::ask().to_owned(), urls::ask_on)
}

/// For agents: beginning an article in a section.
fn write_button(visit: &Visit, section: Option<SectionId>) -> Markup {
    html! {
        form .inline method="post" action=(urls::faq_drafts()) {
            @if let Some(section) = section { input type="hidden" name="section" value=(section); }
            (crate::web::form_key::input(""))
            button .btn .btn--sm type="submit" { (icons::pencil()) (visit.words.text(t::FAQ_WRITE)) }
        }
    }
}
