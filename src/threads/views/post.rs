//! One post with what stands beside it.

use maud::{Markup, html};

use crate::accounts::model::HELPER_FROM;
use crate::commitments;
use crate::commitments::cards::Written;
use crate::door::Visit;
use crate::threads::model::{PostKind, PostState, Thread};
use crate::threads::reads::{PostView, ThreadPage};
use crate::threads::routes::show;
use crate::threads::views::toggles;
use crate::threads::{policy, policy_posts};
use crate::ui::avatar::{self, Hue, Size};
use crate::ui::button::{self, Look};
use crate::ui::words::t;
use crate::ui::{badge, icons, time};
use crate::urls;

/// A reply in the list.
pub fn reply(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let label = visit.words.with(t::THREADS_REPLY_BY, &[("name", post.author_name.as_str().into())]);
    html! {
        li .card {
            article .post id=(format!("p{}", post.number)) aria-label=(label) data-item tabindex="-1" {
                (inner(visit, page, post))
            }
        }
    }
}

/// The parts of a post inside its frame.
pub fn inner(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    html! {
        (who(visit, page, post))
        (body(visit, page, post))
        (promises(visit, page, post))
        @if post.state == PostState::Live || visit.viewer.is_staff_of(page.thread.board_id) { (acts(visit, page, post)) }
    }
}

/// What was promised in it; to whoever wrote a promise without marking it, the offer to.
fn promises(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let made = || page.beside.commitments.iter().filter(|made| made.post == post.id);
    let may_offer = post.by_staff
        && made().next().is_none()
        && commitments::policy::can_promise(&visit.viewer, &page.thread).is_ok();
    html! {
        @if post.state == PostState::Live {
            @for made in made() { (commitments::cards::line(visit, made)) }
            @if may_offer {
                @let html = post.html();
                (commitments::cards::offer(visit, Written { post: post.id, author: post.author_id, at: post.created_at, html: &html }))
            }
        }
    }
}

/// Avatar, name, badges, time.
pub fn who(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let words = visit.words;
    let hue = if post.by_staff { Hue::Staff } else { Hue::Member(post.author_id.0) };
    let since = post.author_since.with_timezone(&visit.zone).format("%Y").to_string();
    html! {
        (avatar::avatar(&post.author_name, hue, Size::Normal))
        p .post__who {
            a .post__name href=(urls::member(&post.author_handle)) { (post.author_name) } " "
            @if post.by_staff {
                (badge::staff(words, &visit.site.name))
            } @else if post.author_id == page.thread.author_id && post.number > 1 {
                (badge::asker(words))
            } @else if post.author_accepted >= HELPER_FROM {
                (badge::helper(words))
            } @else {
                span .meta { (words.with(t::THREADS_SINCE, &[("year", since.into())])) }
            }
            " "
            a .meta .post__when href=(urls::post_anchor(post.number.into())) { (time::date_time(words, post.created_at, visit.zone)) }
        }
    }
}

fn body(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let words = visit.words;
    let may_see = policy_posts::may_read_post(&visit.viewer, &page.thread, post.facts())
        || (post.is_merely_left_out() && policy_posts::may_read_left_out(&visit.viewer, &page.thread));
    html! {
        @match post.state {
            PostState::Live => {}
            PostState::Deleted => p .post__body .meta { (words.text(t::THREADS_DELETED)) },
            PostState::Hidden | PostState::Removed if post.left_out => p .post__body .meta { (words.text(t::PRIVACY_LEFT_OUT)) },
            PostState::Hidden | PostState::Removed => p .post__body .meta {
                (words.with(t::THREADS_HIDDEN, &[("reason", post.reason.as_deref().unwrap_or("–").into())]))
            },
        }
        @if post.kind == PostKind::AskBack { p .post__body .meta { b { (words.text(t::THREADS_ASKED_BACK)) } } }
        @if may_see {
            div .post__body .prose lang=(post.lang) { (post.html()) }
        }
    }
}

/// Whether the page where a post is edited, or its deletion taken back, has anything for the viewer.
pub fn may_change(visit: &Visit, thread: &Thread, post: &PostView) -> bool {
    let (viewer, facts) = (&visit.viewer, post.facts());
    policy_posts::can_edit(viewer, thread, facts).is_ok() || policy_posts::can_undelete(viewer, facts).is_ok()
}

/// That it was edited; for those who may read what it said before, the way there.
pub fn edited(visit: &Visit, thread: &Thread, post: &PostView) -> Markup {
    let said = visit.words.with(t::THREADS_EDITED, &[("count", i64::from(post.revisions).into())]);
    html! {
        @if policy_posts::can_read_history(&visit.viewer, thread, post.facts()).is_ok() {
            a .btn .btn--sm .btn--quiet href=(urls::post_history(post.id)) { (icons::history()) (said) }
        } @else {
            span .meta { (said) }
        }
    }
}

/// Helpful, accept, verify, quote, link, edit, report.
pub fn acts(visit: &Visit, page: &ThreadPage, post: &PostView) -> Markup {
    let (words, viewer, thread) = (visit.words, &visit.viewer, &page.thread);
    let accepted = thread.accepted_post_id == Some(post.id);
    let quote = format!(
        "{}#reply",
        urls::with_query(&urls::thread(thread.id, &thread.slug), "quote", format!("p{}", post.number))
    );
    let id = post.id.to_string();
    let may_accept = policy::can_accept(viewer, thread, post.author_id, post.state).is_ok();
    let may_verify = policy::can_verify(viewer, thread, post.author_id, post.state).is_ok();
    html! {
        div .post__acts {
            @if may_accept && !accepted && post.kind == PostKind::Reply {
                (button::post(&urls::acceptance(thread.id), &[("post", &id), ("on", "1")], Look::Small, html! { (icons::check_circle()) (words.text(t::THREADS_ACCEPT)) }))
            }
            @if may_accept && accepted {
                (button::post(&urls::acceptance(thread.id), &[("post", &id), ("on", "0")], Look::SmallQuiet, html! { (words.text(t::THREADS_UNACCEPT)) }))
            }
            @if policy::can_vote(viewer, post.author_id, post.state).is_ok() {
                (toggles::helpful(words, post.id, post.helpful, post.voted))
            } @else if post.helpful > 0 {
                span .meta { (words.with(t::THREADS_HELPFUL_COUNT, &[("count", i64::from(post.helpful).into())])) }
            }
            @if may_verify {
                @if post.verified_at.is_some() {
                    (button::post(&urls::post_verification(post.id), &[("on", "0")], Look::SmallQuiet, html! { (words.text(t::THREADS_UNVERIFY)) }))
                } @else {
                    (button::post(&urls::post_verification(post.id), &[("on", "1")], Look::SmallQuiet, html! { (icons::shield()) (words.text(t::THREADS_VERIFY)) }))
                }
            }
            @if !viewer.is_guest() {
                a .btn .btn--sm .btn--quiet href=(quote) data-quote=(post.number) { (icons::quote()) (words.text(t::THREADS_QUOTE)) }
            }
            @if may_change(visit, thread, post) {
                a .btn .btn--sm .btn--quiet href=(urls::post_edit(post.id)) { (icons::pencil()) (words.text(t::COMMON_EDIT)) }
            }
            @if post.revisions > 0 {
                (edited(visit, thread, post))
            }
            button type="button" .btn .btn--sm .btn--quiet .js data-copy=(show::address_of(thread, post.number)) { (icons::link()) (words.text(t::THREADS_LINK)) }
            (report(visit, post))
            @if post.number > 1 && policy_posts::can_hide(viewer, thread.board_id).is_ok() { (decide(visit, post)) }
        }
    }
}

/// Reporting to staff: nobody reports their own.
pub fn report(visit: &Visit, post: &PostView) -> Markup {
    html! {
        @if !visit.viewer.is(post.author_id) {
            a .btn .btn--sm .btn--quiet rel="nofollow" href=(urls::post_flags(post.id)) { (icons::flag()) (visit.words.text(t::THREADS_REPORT)) }
        }
    }
}

/// Where staff hide it or bring it back, with a reason.
fn decide(visit: &Visit, post: &PostView) -> Markup {
    let verb = if post.state == PostState::Live { t::THREADS_HIDE } else { t::THREADS_SHOW_AGAIN };
    html! {
        a .btn .btn--sm .btn--quiet href=(format!("{}#sight", urls::post_edit(post.id))) { (icons::eye_off()) (visit.words.text(verb)) span .sr { " (" (post.author_name) ")" } }
    }
}
