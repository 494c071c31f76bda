//! One board: its FAQ, then its threads by tab.

use maud::{Markup, html};

use super::card;
use super::list::{ask, pages};
use crate::boards::Board;
use crate::boards::reads::TopArticle;
use crate::boards::routes::show::Tab;
use crate::db::paging::Slice;
use crate::door::Visit;
use crate::text::Html;
use crate::threads::cards::{self, BoardNames, RowTime};
use crate::threads::lists::{ListRow, Place};
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::words::{Key, t};
use crate::ui::{empty, qlist, time};
use crate::urls;

/// What the page shows.
pub struct Shown<'a> {
    /// The board.
    pub board: &'a Board,
    /// What belongs on it.
    pub charter: Option<Html>,
    /// How long the first answer usually takes, in minutes.
    pub usual: Option<u32>,
    /// The tab.
    pub tab: Tab,
    /// Articles above the list.
    pub articles: &'a [TopArticle],
    /// A page of the list.
    pub list: &'a Slice<ListRow, Place>,
    /// Whether it is not the first page.
    pub later: bool,
}

/// The page.
pub fn page(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, board) = (visit.words, shown.board);
    html! {
        (breadcrumb(words, &above(visit, &words.text(t::COMMON_NAV_BOARDS), board)))
        div .row.row--between.row--top {
            div {
                h1 { (board.name(visit.lang())) }
                p { (board.line(visit.lang())) }
                p .meta { (card::figures(visit, board)) }
            }
            (ask(visit, &urls::ask_on(&board.slug)))
        }
        div .cols.cols--side.mt-4 {
            div .stack.stack-lg {
                (faq(visit, shown.articles))
                section aria-labelledby="list-h" {
                    h2 .sr id="list-h" { (words.text(tab_name(shown.tab))) }
                    (tabs(visit, shown))
                    div .mt-4 { (list(visit, shown)) }
                }
            }
            (side(visit, shown))
        }
    }
}

fn above<'a>(visit: &'a Visit, boards_name: &'a str, board: &Board) -> Vec<(&'a str, String)> {
    let parent = board.parent.and_then(|id| visit.site.board(id, &visit.viewer));
    let boards = (boards_name, urls::boards().to_owned());
    let parent = parent.map(|parent| (parent.name(visit.lang()), urls::board(&parent.slug)));
    std::iter::once(boards).chain(parent).collect()
}

fn faq(visit: &Visit, articles: &[TopArticle]) -> Markup {
    if articles.is_empty() {
        return html! {};
    }
    html! {
        section aria-labelledby="faq-h" {
            h2 id="faq-h" { (visit.words.text(t::BOARDS_FAQ)) }
            ul .list.mt-2 {
                @for article in articles {
                    li {
                        a href=(urls::article(&article.section, &article.slug))
                            lang=[(article.lang != visit.lang().tag()).then_some(&article.lang)] { (article.title) }
                    }
                }
            }
        }
    }
}

fn tab_address(board: &Board, tab: Tab) -> String {
    let address = urls::board(&board.slug);
    if tab == Tab::Waiting { address } else { urls::with_query(&address, "tab", tab) }
}

fn tabs(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let tabs = Tab::ALL.iter().filter(|tab| **tab != Tab::Mine || !visit.viewer.is_guest());
    html! {
        nav .tabs aria-label=(visit.words.text(t::BOARDS_TABS)) {
            @for tab in tabs {
                a href=(tab_address(shown.board, *tab)) aria-current=[(*tab == shown.tab).then_some("page")] {
                    (visit.words.text(tab_name(*tab)))
                }
            }
        }
    }
}

fn tab_name(tab: Tab) -> Key {
    match tab {
        Tab::Waiting => t::BOARDS_TAB_WAITING,
        Tab::Newest => t::BOARDS_TAB_NEWEST,
        Tab::MostMeToo => t::BOARDS_TAB_ME_TOO,
        Tab::Solved => t::BOARDS_TAB_SOLVED,
        Tab::Mine => t::BOARDS_TAB_MINE,
    }
}

fn list(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, board) = (visit.words, shown.board);
    if shown.list.rows.is_empty() {
        let newest =
            html! { a href=(tab_address(board, Tab::Newest)) { (words.text(t::BOARDS_SEE_NEWEST)) } };
        return match shown.tab {
            Tab::Waiting if board.threads > 0 => empty::all_done(
                &words.text(t::BOARDS_NONE_WAITS),
                &words.text(t::BOARDS_NONE_WAITS_HINT),
                Some(newest),
            ),
            _ => empty::empty(
                &words.text(t::BOARDS_FIRST),
                &words.text(t::BOARDS_FIRST_HINT),
                Some(ask(visit, &urls::ask_on(&board.slug))),
            ),
        };
    }
    let time = if shown.tab == Tab::Waiting { RowTime::WaitingSince } else { RowTime::Opened };
    html! {
        (qlist::qlist(words, &cards::cards(visit, &shown.list.rows, BoardNames::Hidden, time)))
        (pages(visit, &tab_address(board, shown.tab), shown.list, shown.later))
    }
}

fn side(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, board) = (visit.words, shown.board);
    let below: Vec<&Board> =
        visit.site.boards_for(&visit.viewer).filter(|child| child.parent == Some(board.id)).collect();
    html! {
        aside .stack aria-label=(words.text(t::BOARDS_ABOUT)) {
            section .card.stack.stack-sm {
                h2 .card__h { (words.text(t::BOARDS_ABOUT)) }
                @match &shown.charter {
                    Some(charter) => div .prose { (charter) },
                    None => p { (board.line(visit.lang())) },
                }
                p .meta { (words.text(t::BOARDS_PROMISE)) }
                @if let Some(minutes) = shown.usual {
                    @let time = time::duration_up(words, minutes);
                    p .meta { (words.with(t::FIGURES_USUAL, &[("time", time.into())])) }
                }
                p .meta { a href=(urls::board_how_fast(&board.slug)) { (words.text(t::FIGURES_SEE)) } }
            }
            @if !below.is_empty() {
                section .card.stack.stack-sm {
                    h2 .card__h { (words.text(t::BOARDS_BELOW)) }
                    ul .list { @for child in below { li { a href=(urls::board(&child.slug)) { (child.name(visit.lang())) } } } }
                }
            }
        }
    }
}
