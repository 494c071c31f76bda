//! The start page, in the order of the interface's rules: search, own questions, FAQ, waiting, boards, ask.

use maud::{Markup, html};

use crate::boards::Board;
use crate::boards::reads::TopArticle;
use crate::boards::views::{card, none};
use crate::door::Visit;
use crate::ledger::Standing;
use crate::threads::cards::{self, BoardNames, RowTime};
use crate::threads::lists::ListRow;
use crate::ui::search_box::{self, SearchBox};
use crate::ui::words::t;
use crate::ui::{icons, qlist};
use crate::urls;

/// What the page shows.
pub struct Shown<'a> {
    /// The member's questions, those that wait for them first.
    pub mine: &'a [ListRow],
    /// The articles most read.
    pub articles: &'a [TopArticle],
    /// Waiting questions that most people have.
    pub waiting: &'a [ListRow],
    /// The boards the viewer may read.
    pub boards: &'a [&'a Board],
}

/// The page.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    html! {
        (hero(visit))
        div .cols.mt-6 .cols--home[!shown.mine.is_empty()] .cols--side[shown.mine.is_empty()] {
            @if !shown.mine.is_empty() { (mine(visit, shown.mine)) }
            div .stack.stack-lg {
                (articles(visit, shown.articles))
                (waiting(visit, shown.waiting))
                (boards(visit, shown.boards))
            }
            (side(visit))
        }
    }
}

fn hero(visit: &Visit) -> Markup {
    let words = visit.words;
    let greeting = match visit.viewer.member() {
        Some(member) => words.with(t::HOME_GREETING_NAME, &[("name", (&member.name).into())]),
        None => words.text(t::HOME_GREETING).into_owned(),
    };
    html! {
        section .hero aria-labelledby="h" {
            (rings())
            div .hero__in.stack {
                h1 id="h" { (greeting) }
                (search_box::large(words, &SearchBox {
                    id: "q",
                    label: &words.text(t::COMMON_SEARCH_LABEL),
                    placeholder: &words.text(t::HOME_EXAMPLE),
                    value: "",
                }))
            }
        }
    }
}

/// The drop that makes rings: the mark of the site, large.
fn rings() -> Markup {
    html! {
        svg .hero__art viewBox="0 0 300 300" aria-hidden="true" {
            path .drop d="M150 62c11 15 18 24 18 34a18 18 0 0 1-36 0c0-10 7-19 18-34z" {}
            @for (rx, ry, cy) in [(34, 12, 180), (64, 24, 180), (96, 37, 180), (130, 51, 180)] {
                ellipse cx="150" cy=(cy) rx=(rx) ry=(ry) {}
            }
        }
    }
}

fn mine(visit: &Visit, rows: &[ListRow]) -> Markup {
    let words = visit.words;
    html! {
        section .card.stack aria-labelledby="mine-h" {
            div .row.row--between {
                h2 .card__h id="mine-h" { (words.text(t::COMMON_MY_QUESTIONS)) }
                a .meta href=(urls::my_questions()) { (words.text(t::HOME_ALL_MINE)) }
            }
            ul .rule { @for row in rows { li .stack.stack-sm { (own(visit, row)) } } }
        }
    }
}

fn own(visit: &Visit, row: &ListRow) -> Markup {
    let words = visit.words;
    let foreign = (row.lang != words.lang()).then(|| row.lang.tag());
    let standing = row.question.as_ref().map(|question| question.standing);
    let needs = row.question.as_ref().is_some_and(|question| question.needs_asker());
    html! {
        div { (cards::chip_of(visit, row)) }
        p { a href=(urls::thread(row.id, &row.slug)) lang=[foreign] { b { (row.title) } } }
        p .meta {
            @if standing == Some(Standing::WaitingForAsker) { (words.text(t::HOME_ASKED_BACK)) }
            @else if needs { (words.text(t::HOME_DID_IT_SOLVE)) }
            @else { (cards::when(visit, row, RowTime::Promised)) }
        }
    }
}

fn articles(visit: &Visit, articles: &[TopArticle]) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="faq-h" {
            div .sect__head {
                h2 id="faq-h" { (words.text(t::HOME_MOST_ASKED)) }
                a href=(urls::faq()) { (words.text(t::HOME_ALL_ANSWERS)) }
            }
            @if articles.is_empty() { p .meta { (words.text(t::HOME_NO_ARTICLES)) } }
            @else {
                ol .faqtop {
                    @for article in articles {
                        li {
                            a href=(urls::article(&article.section, &article.slug))
                                lang=[(article.lang != words.lang().tag()).then_some(&article.lang)] { (article.title) }
                            p .meta {
                                (article.section_name)
                                @if article.recent_views > 0 { " " span .dot { (crate::faq::cards::read_lately(words, article.recent_views)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn waiting(visit: &Visit, rows: &[ListRow]) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="waiting-h" {
            div .sect__head {
                h2 id="waiting-h" { (words.text(t::HOME_WAITING)) }
                a href=(urls::unanswered()) { (words.text(t::HOME_ALL_WAITING)) }
            }
            @if rows.is_empty() { p .meta { (words.text(t::HOME_NOBODY_WAITS)) } }
            @else {
                p .meta { (words.text(t::HOME_WAITING_LINE)) }
                div .mt-4 { (qlist::qlist(words, &cards::cards(visit, rows, BoardNames::Shown, RowTime::WaitingSince))) }
            }
        }
    }
}

fn boards(visit: &Visit, boards: &[&Board]) -> Markup {
    let words = visit.words;
    html! {
        section aria-labelledby="boards-h" {
            div .sect__head {
                h2 id="boards-h" { (words.text(t::BOARDS_TITLE)) }
                a href=(urls::boards()) { (words.text(t::COMMON_FOOT_BOARDS)) }
            }
            @if boards.is_empty() { (none::none(visit)) } @else { (card::cards(visit, boards)) }
        }
    }
}

fn side(visit: &Visit) -> Markup {
    let words = visit.words;
    html! {
        aside .stack aria-label=(words.text(t::HOME_HELP)) {
            section .card.card--soft.stack.stack-sm aria-labelledby="stuck-h" {
                h2 .card__h id="stuck-h" { (words.text(t::HOME_NOTHING_FITS)) }
                p { (words.text(t::HOME_PROMISE)) }
                p { a .btn.btn--primary.btn--block href=(urls::ask()) { (icons::plus()) (words.text(t::COMMON_NAV_ASK)) } }
            }
        }
    }
}
