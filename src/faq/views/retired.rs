//! An article that was taken out, with what answers the question instead.

use maud::{Markup, html};

use super::foreign;
use crate::door::Visit;
use crate::faq::model::ArticleCard;
use crate::faq::queries::articles::Article;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::urls;

/// What to read instead.
pub enum Instead {
    /// The article that took its place.
    Replacement(ArticleCard),
    /// Some that may help.
    Similar(Vec<ArticleCard>),
}

/// The page.
pub fn retired(visit: &Visit, article: &Article, instead: &Instead) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[(&words.text(t::COMMON_NAV_FAQ), urls::faq().to_owned())]))
        div .narrow .stack {
            h1 lang=[foreign(visit, article.lang())] { (article.title) }
            (notice::notice(NoticeKind::Warn, html! {
                (words.text(t::FAQ_RETIRED_TEXT))
                @if let Instead::Replacement(card) = instead {
                    " " (words.text(t::FAQ_REPLACED_BY)) " "
                    a href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) }
                }
            }))
            @if let Instead::Similar(cards) = instead && !cards.is_empty() {
                h2 { (words.text(t::FAQ_INSTEAD)) }
                ul .plain { @for card in cards { li { a href=(card.url) lang=[foreign(visit, card.lang)] { (card.title) } } } }
            }
            p .row {
                a .btn href=(urls::faq()) { (words.text(t::COMMON_NAV_FAQ)) }
                a .btn .btn--primary href=(urls::ask()) { (words.text(t::COMMON_NAV_ASK)) }
            }
        }
    }
}
