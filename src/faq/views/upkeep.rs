//! Keeping an article true: what owners of its section find on its page.

use maud::{Markup, html};

use super::article::ArticlePage;
use crate::door::Visit;
use crate::faq::model::{Act, ArticleCard};
use crate::faq::policy;
use crate::faq::queries::promotions::Undoable;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;

/// What an owner may do beside reading.
pub struct Upkeep {
    /// Promotions that can still be taken back.
    pub promotions: Vec<Undoable>,
}

/// The card.
pub fn upkeep(visit: &Visit, page: &ArticlePage, this: &Upkeep) -> Markup {
    let (words, article) = (visit.words, &page.article);
    let pinned = article.pinned_at.is_some();
    html! {
        section .card .stack .stack-sm .noprint aria-labelledby="upkeep" {
            h2 .card__h id="upkeep" { (words.text(t::FAQ_UPKEEP)) }
            p .meta { (words.with(t::FAQ_REVIEW_ON, &[("date", time::date_text(words, article.review_on).into())])) }
            div .row {
                a .btn .btn--sm href=(urls::article_edit(article.id)) { (icons::pencil()) (words.text(t::COMMON_EDIT)) }
                (button::post(&urls::article_verification(article.id), &[], Look::Small, html! { (icons::check_circle()) (words.text(t::FAQ_VERIFY_AGAIN)) }))
                (button::post(&urls::article_pin(article.id), &[("on", if pinned { "0" } else { "1" })], Look::Small, html! { (icons::pin()) (words.text(if pinned { t::FAQ_UNPIN } else { t::FAQ_PIN })) }))
                a .btn .btn--sm .btn--quiet href=(urls::article_history(article.id)) { (icons::history()) (words.text(t::FAQ_HISTORY)) }
            }
            @for promotion in &this.promotions { (undo(visit, promotion)) }
            (retirement(visit, page))
        }
    }
}

fn undo(visit: &Visit, (id, by, name, at, act): &Undoable) -> Markup {
    let words = visit.words;
    let (key, verb) = match act {
        Act::Made => (t::FAQ_PROMOTED_BY, t::FAQ_UNDO),
        Act::Added => (t::FAQ_ADDED_BY, t::COMMON_UNDO),
    };
    let day = time::date_text(words, at.with_timezone(&visit.zone).date_naive());
    html! {
        @if policy::can_undo(&visit.viewer, *by, *at, visit.now).is_ok() {
            div .row .row--tight {
                span .meta { (words.with(key, &[("name", name.into()), ("date", day.into())])) }
                (button::post(&urls::promotion_undo(id), &[], Look::Small, html! { (words.text(verb)) }))
            }
        }
    }
}

/// Taking it out, with an article in its place if one answers the question now.
fn retirement(visit: &Visit, page: &ArticlePage) -> Markup {
    let words = visit.words;
    let mut others: Vec<&ArticleCard> = page.related.iter().collect();
    others
        .extend(page.neighbours.iter().filter(|card| !page.related.iter().any(|other| other.id == card.id)));
    others.retain(|card| card.id != page.article.id);
    let ids: Vec<String> = others.iter().map(|card| card.id.to_string()).collect();
    let (label, none) = (words.text(t::FAQ_REPLACEMENT), words.text(t::FAQ_REPLACEMENT_NONE));
    let mut choices = vec![Choice { value: "", label: &none, hint: "" }];
    choices.extend(ids.iter().zip(&others).map(|(id, card)| Choice {
        value: id,
        label: &card.title,
        hint: "",
    }));
    html! {
        details .disc {
            summary { (words.text(t::FAQ_RETIRE)) }
            form .disc__in .stack .stack-sm method="post" action=(urls::article_retirement(page.article.id)) {
                (form::select(words, &FieldErrors::new(), &choices, &Field { need: Need::Optional, ..Field::new("instead", &label) }))
                div { button .btn .btn--sm .btn--danger type="submit" { (words.text(t::FAQ_RETIRE)) } }
            }
        }
    }
}
