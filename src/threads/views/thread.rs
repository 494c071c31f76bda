//! The thread page: read the answer in ten seconds, add to it.

use chrono::TimeDelta;
use maud::{Markup, html};

use super::composer::{self, Typed};
use super::{post, side, toggles};
use crate::db::paging;
use crate::desk::cards;
use crate::door::Visit;
use crate::escalations;
use crate::figures;
use crate::ledger::{LedgerState, Outcome, Row, Standing};
use crate::merges;
use crate::privacy;
use crate::products;
use crate::rota;
use crate::threads::actions::outcome::Says;
use crate::threads::policy;
use crate::threads::reads::{PostView, ThreadPage};
use crate::ui::button::{self, Look};
use crate::ui::chip::{self, ChipKind, Clock};
use crate::ui::form::FieldErrors;
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Words, t};
use crate::ui::{breadcrumb, icons, number, pager, time};
use crate::urls;

/// The whole content of the page.
pub fn page(visit: &Visit, page: &ThreadPage, typed: &Typed) -> Markup {
    let words = visit.words;
    let thread = &page.thread;
    let board = visit.site.board_of(thread.board_id);
    let path = urls::thread(thread.id, &thread.slug);
    let at = |n: i64| if n > 1 { urls::with_query(&path, "page", n) } else { path.clone() };
    let mut crumbs = vec![(words.text(t::COMMON_NAV_BOARDS), urls::boards().to_owned())];
    if let Some(board) = board {
        // An archived board has no page any more.
        let page = visit.site.board(board.id, &visit.viewer).map(|board| urls::board(&board.slug));
        crumbs.push((board.name(words.lang()).to_owned().into(), page.unwrap_or_default()));
    }
    let crumbs: Vec<(&str, String)> = crumbs.iter().map(|(name, url)| (name.as_ref(), url.clone())).collect();
    html! {
        (breadcrumb::breadcrumb(words, &crumbs))
        div .cols .cols--side .mt-2 {
            div .stack .stack-lg {
                article .stack aria-labelledby="t" {
                    (head(visit, page))
                    (notices(visit, page))
                    (question(visit, page))
                }
                @if let Some(rating) = &page.rating {
                    (figures::cards::rate(words, &urls::ratings(thread.id), &figures::cards::Typed::of(rating), &FieldErrors::new()))
                }
                @if let Some(accepted) = &page.accepted { (answer(visit, page, accepted)) }
                @for verified in &page.verified { (answer(visit, page, verified)) }
                (replies(visit, page))
                (pager::numbers(words, page.page.into(), page.pages.into(), at))
                (composer::reply(visit, page, typed))
            }
            aside .stack aria-label=(words.text(t::THREADS_ABOUT)) { (side::side(visit, page)) }
        }
    }
}

fn head(visit: &Visit, page: &ThreadPage) -> Markup {
    let (words, thread) = (visit.words, &page.thread);
    html! {
        header .stack .stack-sm {
            h1 id="t" lang=(thread.lang) { (thread.title) }
            p .row .row--tight .meta {
                (privacy::cards::chip(visit, thread))
                @if let Some(row) = &page.row { (chip::chip(words, chip_of(visit, page, row))) " " }
                span { (words.text(t::THREADS_ASKED)) " " (time::date_time(words, thread.created_at, visit.zone)) } " "
                @if let Some(took) = solved_after(page) {
                    span .dot { (words.with(t::THREADS_SOLVED_AFTER, &[("time", time::duration(words, took).into())])) } " "
                }
                span .dot { (words.with(t::THREADS_VIEWS, &[("count", thread.views.into()), ("number", number::count(words, thread.views).into())])) } " "
                span .dot { (words.with(t::THREADS_FOLLOWERS, &[("count", i64::from(thread.follows).into())])) }
                @if let Some(product) = &page.beside.product { " " (products::cards::fact(words, product)) }
                @if page.accepted.is_some() { " " a href="#acc" { (words.text(t::THREADS_GO_TO_ANSWER)) } }
            }
        }
    }
}

/// How long it took until it was solved.
fn solved_after(page: &ThreadPage) -> Option<TimeDelta> {
    let row = page.row.as_ref().filter(|row| row.standing() == Standing::Solved)?;
    Some(row.closed_at? - row.asked_at)
}

/// The chip of a question as this reader sees it. Guests' pages are kept, so they carry no clock.
pub fn chip_of(visit: &Visit, page: &ThreadPage, row: &Row) -> ChipKind {
    match row.standing() {
        Standing::Open => match row.next_due.filter(|_| visit.viewer.is_staff_of(page.thread.board_id)) {
            Some(due) if due < visit.now => ChipKind::Open { clock: Clock::Over(visit.now - due) },
            Some(due) => ChipKind::Open { clock: Clock::DueIn(due - visit.now) },
            None => ChipKind::Open { clock: Clock::Hidden },
        },
        Standing::WaitingForAsker if visit.viewer.is(page.thread.author_id) => ChipKind::WaitingForYou,
        Standing::Escalated if visit.viewer.is_staff_of(page.thread.board_id) => ChipKind::Escalated,
        other => plain_chip(other),
    }
}

/// The chip without a clock.
pub fn plain_chip(standing: Standing) -> ChipKind {
    match standing {
        Standing::Open => ChipKind::Open { clock: Clock::Hidden },
        Standing::Answered => ChipKind::Answered,
        Standing::WaitingForAsker => ChipKind::WaitingForAsker,
        Standing::Escalated => ChipKind::WeGetInTouch,
        Standing::Solved => ChipKind::Solved,
        Standing::Merged => ChipKind::Merged,
        Standing::Withdrawn => ChipKind::Withdrawn,
        Standing::Removed => ChipKind::Removed,
    }
}

fn notices(visit: &Visit, page: &ThreadPage) -> Markup {
    let words = visit.words;
    html! {
        @if let Some(article) = &page.beside.article {
            (notice::notice(NoticeKind::Faq, html! {
                b { (words.text(t::THREADS_NOW_IN_FAQ)) } " "
                a href=(urls::article(&article.section, &article.slug)) lang=(article.lang) { (article.title) } " "
                (words.text(t::THREADS_NOW_IN_FAQ_HINT))
            }))
        }
        @if page.thread.hidden_at.is_some() { (notice::notice(NoticeKind::Warn, html! { (words.text(t::THREADS_THREAD_HIDDEN)) })) }
        (privacy::cards::notice(visit, page))
        @if let Some(parent) = &page.beside.parent { (merges::cards::parent(visit, parent)) }
        @if let Some(row) = &page.row {
            (escalations::cards::notice(visit, page, row))
            (asker_notice(visit, page, row))
        }
    }
}

/// What the asker is told and asked: by when, whether it is solved, how it ended.
fn asker_notice(visit: &Visit, page: &ThreadPage, row: &Row) -> Markup {
    let (words, thread, viewer) = (visit.words, &page.thread, &visit.viewer);
    let mine = viewer.is(thread.author_id);
    html! {
        @if mine && row.state == LedgerState::WaitingStaff && row.customer_replied_at.is_none() && let Some(due) = row.answer_due.or(row.next_due) {
            (notice::notice(NoticeKind::Plain, html! {
                @if due > visit.now { (words.with(t::THREADS_REPLY_BY_TIME, &[("due", time::promise(words, due, visit.now, visit.zone).into())])) }
                @else { (words.text(t::THREADS_REPLY_LATE)) }
            }))
        }
        @if let Some(by) = page.beside.looked_after.as_ref().filter(|by| by.until > visit.now) {
            (rota::cards::looked_after(visit, by))
        }
        @if !row.is_open() {
            p .meta {
                (ended(words, row.outcome, row.accepted_number))
                @if let Some(at) = row.closed_at { " " (time::date(words, at, visit.zone)) }
            }
        }
        @let asked_back = row.state == LedgerState::WaitingAsker && row.asked_back_at.is_some();
        @if mine && asked_back {
            (notice::notice(NoticeKind::Warn, html! {
                (words.text(t::THREADS_ASKED_BACK_YOU)) " " a href="#reply" { (words.text(t::THREADS_ANSWER_BELOW)) }
            }))
        }
        @if mine {
            div .row .row--tight {
                @if policy::can_say_solved(viewer, thread, row).is_ok() {
                    @if asked_back {
                        (says(visit, page, Says::Solved, Look::SmallQuiet, words.text(t::THREADS_SOLVED_ALREADY).as_ref()))
                    } @else {
                        span { (words.text(t::THREADS_DID_IT_SOLVE)) }
                        (says(visit, page, Says::Solved, Look::Primary, words.text(t::THREADS_YES_SOLVED).as_ref()))
                    }
                }
                @if !asked_back && policy::can_reopen(viewer, thread, row).is_ok() {
                    (says(visit, page, Says::NotSolved, Look::Small, words.text(t::THREADS_NOT_SOLVED).as_ref()))
                }
                @if policy::can_withdraw(viewer, thread, row, page.beside.others).is_ok() {
                    (says(visit, page, Says::Withdrawn, Look::SmallQuiet, words.text(t::THREADS_WITHDRAW).as_ref()))
                }
            }
        }
    }
}

fn says(_visit: &Visit, page: &ThreadPage, says: Says, look: Look, label: &str) -> Markup {
    button::post(&urls::outcome(page.thread.id), &[("says", says.as_str())], look, html! { (label) })
}

/// How a question ended, in a sentence.
pub fn ended(
    words: Words,
    outcome: Option<Outcome>,
    accepted_number: Option<i32>,
) -> std::borrow::Cow<'static, str> {
    words.text(match outcome {
        Some(Outcome::Accepted) if accepted_number.is_none() => t::THREADS_ENDED_SAID_SOLVED,
        Some(Outcome::Accepted) => t::THREADS_ENDED_ACCEPTED,
        Some(Outcome::Verified) => t::THREADS_ENDED_VERIFIED,
        Some(Outcome::AnsweredInFaq) => t::THREADS_ENDED_FAQ,
        Some(Outcome::PresumedSolved) => t::THREADS_ENDED_PRESUMED,
        Some(Outcome::Withdrawn) => t::THREADS_ENDED_WITHDRAWN,
        Some(Outcome::Removed) => t::THREADS_ENDED_REMOVED,
        Some(Outcome::Merged) => t::THREADS_ENDED_MERGED,
        Some(Outcome::EscalationResolved) | None => t::THREADS_ENDED_ESCALATED,
    })
}

fn question(visit: &Visit, page: &ThreadPage) -> Markup {
    let (words, thread, viewer) = (visit.words, &page.thread, &visit.viewer);
    let first = &page.question;
    let private = privacy::cards::is_private(visit, thread);
    html! {
        div .card {
            div .post id="p1" {
                (post::who(visit, page, first))
                div .post__body .prose lang=(first.lang) { (first.html()) }
                @if !page.beside.tags.is_empty() {
                    p .post__body .row .row--tight {
                        @for tag in &page.beside.tags { a .tag href=(urls::tag(&tag.slug)) { (tag.name) } " " }
                    }
                }
                div .post__acts {
                    @if viewer.is_guest() {
                        a .btn .btn--sm rel="nofollow" href=(urls::sign_in_then(&format!("{}#me-too", urls::thread(thread.id, &thread.slug)))) {
                            (icons::hand()) (words.text(t::THREADS_ME_TOO))
                            @if thread.me_toos > 0 { " " span .n { (thread.me_toos) } }
                        }
                    } @else if !private && policy::can_me_too(viewer, thread).is_ok() {
                        (toggles::me_too(words, thread, page.beside.me_too))
                    } @else if thread.me_toos > 0 {
                        span .meta { (words.with(t::THREADS_ME_TOO_COUNT, &[("count", i64::from(thread.me_toos).into())])) }
                    }
                    @if !viewer.is_guest() { (toggles::follow(words, thread, page.beside.follows)) }
                    @if !private {
                        button type="button" .btn .btn--sm .btn--quiet .js data-copy=(urls::thread_short(thread.id)) { (icons::share()) (words.text(t::THREADS_SHARE)) }
                    }
                    @if post::may_change(visit, thread, first) {
                        a .btn .btn--sm .btn--quiet href=(urls::post_edit(first.id)) { (icons::pencil()) (words.text(t::COMMON_EDIT)) }
                    }
                    @if first.revisions > 0 {
                        (post::edited(visit, thread, first))
                    }
                    (post::report(visit, first))
                }
            }
        }
    }
}

/// An accepted or verified answer, directly after the question.
fn answer(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let words = visit.words;
    let accepted = page.thread.accepted_post_id == Some(post.id);
    let heading = if accepted { "acc".to_owned() } else { format!("ver-{}", post.id) };
    html! {
        section .answer aria-labelledby=(heading) id=(format!("p{}", post.number)) data-item tabindex="-1" {
            h2 .answer__head id=(heading) {
                (icons::check_circle())
                @if accepted { (words.text(t::THREADS_ACCEPTED_ANSWER)) } @else { (words.text(t::THREADS_VERIFIED_ANSWER)) }
                " " span .meta { (marked(visit, page, post, accepted)) }
            }
            div .post { (post::inner(visit, page, post)) }
        }
    }
}

fn marked(visit: &Visit, page: &ThreadPage, post: &PostView, accepted: bool) -> String {
    let words = visit.words;
    let mut said = Vec::new();
    if let (true, Some(by)) = (accepted, &page.beside.acceptance) {
        let day = time::date_text(words, by.at.with_timezone(&visit.zone).date_naive());
        said.push(
            words.with(t::THREADS_ACCEPTED_BY, &[("name", by.name.as_str().into()), ("date", day.into())]),
        );
    }
    if let (Some(name), Some(at)) = (&post.verifier_name, post.verified_at) {
        let day = time::date_text(words, at.with_timezone(&visit.zone).date_naive());
        said.push(
            words.with(t::THREADS_VERIFIED_BY, &[("name", name.as_str().into()), ("date", day.into())]),
        );
    }
    said.join(&words.text(t::THREADS_LIST_COMMA))
}

fn replies(visit: &Visit, page: &ThreadPage) -> Markup {
    let words = visit.words;
    let above = page.verified.len() + usize::from(page.accepted.is_some());
    // What is out of sight is not counted, but says that it was there.
    let more = (i64::from(page.thread.replies) - i64::try_from(above).unwrap_or(0)).max(0);
    let entries = entries(visit, page);
    html! {
        @if more > 0 || !page.replies.is_empty() {
            section .stack aria-labelledby="rep" {
                h2 id="rep" {
                    @if above > 0 { (words.with(t::THREADS_MORE_REPLIES, &[("count", more.into())])) }
                    @else { (words.with(t::THREADS_REPLIES, &[("count", more.into())])) }
                }
                ul .stack .list { @for entry in entries { (entry) } }
            }
        } @else if !entries.is_empty() {
            @let label = if page.beside.notes.is_empty() { t::THREADS_ABOUT } else { t::NOTES_TITLE };
            section aria-label=(words.text(label)) { ul .stack .list { @for entry in entries { (entry) } } }
        }
    }
}

/// The replies of this page, and among them when a call was called off and, for the board's staff, the notes that were written
/// below its posts.
fn entries(visit: &Visit, page: &ThreadPage) -> Vec<Markup> {
    let back = urls::thread(page.thread.id, &page.thread.slug);
    let replies = page.replies.iter().map(|reply| ((reply.number, 0), post::reply(visit, page, reply)));
    let notes = page.beside.notes.iter().filter(|note| paging::page_of_number(note.after) == page.page);
    let notes =
        notes.map(|note| ((note.after, note.id.0), html! { li { (cards::note(visit, note, &back)) } }));
    let off = page.beside.escalations.called_off.iter();
    let off = off.filter(|one| paging::page_of_number(one.after) == page.page);
    let off = off.map(|one| ((one.after, i64::MAX), escalations::cards::called_off(visit, one)));
    let mut all: Vec<((i32, i64), Markup)> = replies.chain(notes).chain(off).collect();
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, entry)| entry).collect()
}
