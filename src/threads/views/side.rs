//! Beside a thread: what happened, what is similar, where to go, and what staff can do.

use maud::{Markup, html};

use super::thread::plain_chip;
use crate::desk;
use crate::door::Visit;
use crate::faq;
use crate::ladder;
use crate::ledger::{Outcome, Row};
use crate::merges;
use crate::privacy;
use crate::threads::reads::ThreadPage;
use crate::ui::button::{self, Look};
use crate::ui::steps::{self, Step, StepState};
use crate::ui::words::t;
use crate::ui::{chip, icons, time};
use crate::urls;

/// The whole side column.
pub fn side(visit: &Visit, page: &ThreadPage) -> Markup {
    let words = visit.words;
    html! {
        @if visit.viewer.is_staff_of(page.thread.board_id) { (staff(visit, page)) }
        @if let Some(row) = &page.row {
            section .card .stack aria-labelledby="tl" {
                h2 .card__h id="tl" { (words.text(t::THREADS_WHAT_HAPPENED)) }
                (steps::steps(&timeline(visit, page, row)))
            }
        }
        (merges::cards::children(visit, &page.beside.children))
        @if !page.beside.articles.is_empty() {
            section .card .stack aria-labelledby="relf" {
                h2 .card__h id="relf" { (words.text(t::THREADS_FROM_FAQ)) }
                ul .rule { @for a in &page.beside.articles { li { a href=(urls::article(&a.section, &a.slug)) lang=(a.lang) { (a.title) } } } }
            }
        }
        @if !page.beside.threads.is_empty() {
            section .card .stack aria-labelledby="sim" {
                h2 .card__h id="sim" { (words.text(t::THREADS_SIMILAR)) }
                ul .rule {
                    @for link in &page.beside.threads {
                        li .stack .stack-sm {
                            a href=(urls::thread(link.id, &link.slug)) lang=(link.lang) { (link.title) }
                            p { (chip::chip(words, plain_chip(link.standing()))) }
                        }
                    }
                }
            }
        }
        section .card .card--soft .stack .stack-sm aria-labelledby="stuck" {
            h2 .card__h id="stuck" { (words.text(t::THREADS_STUCK)) }
            p { (words.text(t::THREADS_STUCK_HINT)) }
            p { a .btn .btn--primary .btn--block href=(urls::ask()) { (icons::plus()) (words.text(t::COMMON_NAV_ASK)) } }
        }
    }
}

fn staff(visit: &Visit, page: &ThreadPage) -> Markup {
    let (words, thread) = (visit.words, &page.thread);
    let open = page.row.as_ref().is_some_and(Row::is_open);
    html! {
        section .card .stack .stack-sm aria-labelledby="st" {
            h2 .card__h id="st" { (words.text(t::THREADS_STAFF_TOOLS)) }
            @if open { p { a .btn .btn--block href=(urls::desk_question(thread.id)) { (icons::clock()) (words.text(t::THREADS_ON_DESK)) } } }
            @if thread.is_question() && desk::policy::can_note(&visit.viewer, thread.board_id).is_ok() {
                p { a .btn .btn--block href=(format!("{}#note", urls::desk_question(thread.id))) { (icons::pencil()) (words.text(t::NOTES_WRITE)) } }
            }
            @if open && desk::policy::can_claim(&visit.viewer, thread.board_id).is_ok() {
                (button::post(&urls::claim(thread.id), &[("back", &urls::thread(thread.id, &thread.slug))], Look::Block, html! { (icons::hand()) (words.text(t::THREADS_CLAIM)) }))
            }
            @if thread.is_question() && merges::policy::can_merge(&visit.viewer, thread.board_id).is_ok() { (merge(visit, page)) }
            @if thread.article_id.is_none() && faq::policy::can_promote(&visit.viewer, thread.board_id).is_ok() {
                (button::post_by_key(&urls::promotions(thread.id), &[], Look::Block, html! { (icons::book()) (words.text(t::THREADS_PROMOTE)) }, "F"))
            }
            (privacy::cards::staff(visit, thread))
            p { a .btn .btn--block href=(urls::move_thread(thread.id)) { (icons::out()) (words.text(t::THREADS_MOVE)) } }
        }
    }
}

fn timeline(visit: &Visit, page: &ThreadPage, row: &Row) -> Vec<Step> {
    let words = visit.words;
    let mut steps =
        vec![done(words.text(t::THREADS_STEP_ASKED), time::date_time(words, row.asked_at, visit.zone))];
    if let Some(at) = row.first_answered_at {
        let took = time::duration(words, at - row.asked_at);
        let said = words.with(t::THREADS_STEP_AFTER, &[("time", took.into())]);
        steps.push(done(words.text(t::THREADS_STEP_FIRST), html! { (said) }));
    }
    for step in &page.beside.climbed {
        let told = time::date_time(words, step.at, visit.zone);
        steps.push(Step { what: ladder::cards::step(words, step), detail: told, state: StepState::Done });
    }
    if let Some(at) = row.closed_at {
        let what = match row.outcome {
            Some(Outcome::Withdrawn) => t::STATES_WITHDRAWN,
            Some(Outcome::Removed) => t::STATES_REMOVED,
            _ => t::STATES_SOLVED,
        };
        steps.push(done(words.text(what), time::date_time(words, at, visit.zone)));
    }
    if page.beside.article.is_some() {
        steps.push(done(words.text(t::THREADS_STEP_FAQ), html! {}));
    }
    steps
}

fn done(what: std::borrow::Cow<'static, str>, detail: Markup) -> Step {
    Step { what: what.into_owned(), detail, state: StepState::Done }
}

/// Merging it into another question, or splitting it off again.
fn merge(visit: &Visit, page: &ThreadPage) -> Markup {
    let (words, id) = (visit.words, page.thread.id);
    html! {
        @if page.beside.parent.is_none() {
            p { a .btn .btn--block href=(urls::merge(id)) { (icons::merge()) (words.text(t::MERGES_TITLE)) } }
        } @else if page.row.as_ref().is_some_and(|row| row.outcome != Some(Outcome::Merged)) {
            (button::post(&urls::split(id), &[], Look::Block, html! { (icons::merge()) (words.text(t::MERGES_SPLIT)) }))
        }
    }
}
