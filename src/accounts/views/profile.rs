//! What everybody may know of a member.

use chrono_tz::Tz;
use maud::{Markup, html};

use crate::accounts::model::HELPER_FROM;
use crate::accounts::queries::members::Profile;
use crate::accounts::reads::{WrittenReply, WrittenThread};
use crate::db::paging;
use crate::ui::words::{Words, t};
use crate::ui::{avatar, badge, empty, time};
use crate::urls;

/// A profile with what was loaded for it.
pub struct ProfilePage<'a> {
    /// Whose.
    pub member: &'a Profile,
    /// Whether they are staff anywhere.
    pub is_staff: bool,
    /// Their newest threads that the viewer may read.
    pub questions: &'a [WrittenThread],
    /// Their newest replies that the viewer may read.
    pub answers: &'a [WrittenReply],
    /// The site's name, for the badge.
    pub site: &'a str,
    /// The viewer's zone.
    pub zone: Tz,
    /// Whether the viewer looks at themselves.
    pub is_own: bool,
    /// Where admins manage the member.
    pub manage: Option<String>,
}

/// The profile.
pub fn profile(words: Words, page: &ProfilePage<'_>) -> Markup {
    html! {
        div .stack .stack-lg {
            (head(words, page))
            @if page.questions.is_empty() && page.answers.is_empty() {
                (empty::empty(&words.text(t::ACCOUNTS_PROFILE_EMPTY), "", None))
            } @else {
                (questions(words, page))
                (answers(words, page))
            }
        }
    }
}

fn head(words: Words, page: &ProfilePage<'_>) -> Markup {
    let member = page.member;
    let hue = if page.is_staff { avatar::Hue::Staff } else { avatar::Hue::Member(member.id.0) };
    html! {
        header .row {
            (avatar::avatar(&member.name, hue, avatar::Size::Normal))
            div {
                h1 {
                    (member.name) " "
                    @if page.is_staff { (badge::staff(words, page.site)) }
                    @if member.accepted_answers >= HELPER_FROM { " " (badge::helper(words)) }
                }
                p .meta {
                    "@" (member.handle) " · " (words.text(t::ACCOUNTS_MEMBER_SINCE)) " " (time::date(words, member.created_at, page.zone))
                    @if member.accepted_answers > 0 {
                        " · " (words.with(t::ACCOUNTS_ACCEPTED, &[("count", i64::from(member.accepted_answers).into())]))
                    }
                }
            }
            div .row .push {
                @if page.is_own { a .btn href=(urls::account()) { (words.text(t::COMMON_EDIT)) } }
                @if let Some(address) = &page.manage { a .btn href=(address) { (words.text(t::SITE_MANAGE)) } }
            }
        }
    }
}

fn questions(words: Words, page: &ProfilePage<'_>) -> Markup {
    html! {
        @if !page.questions.is_empty() {
            section aria-labelledby="questions-h" {
                div .sect__head { h2 id="questions-h" { (words.text(t::ACCOUNTS_PROFILE_QUESTIONS)) } }
                ul .alist {
                    @for thread in page.questions {
                        li {
                            a .alist__t href=(urls::thread(thread.id, &thread.slug)) lang=(thread.lang) { (thread.title) }
                            span .meta { (time::date(words, thread.at, page.zone)) }
                        }
                    }
                }
            }
        }
    }
}

fn answers(words: Words, page: &ProfilePage<'_>) -> Markup {
    let address = |reply: &WrittenReply| {
        urls::post(
            reply.thread,
            &reply.slug,
            i64::from(paging::page_of_number(reply.number)),
            i64::from(reply.number),
        )
    };
    html! {
        @if !page.answers.is_empty() {
            section aria-labelledby="answers-h" {
                div .sect__head { h2 id="answers-h" { (words.text(t::ACCOUNTS_PROFILE_ANSWERS)) } }
                ul .alist {
                    @for reply in page.answers {
                        li {
                            a .alist__t href=(address(reply)) lang=(reply.lang) { (reply.title) }
                            span .meta { (time::date(words, reply.at, page.zone)) }
                        }
                    }
                }
            }
        }
    }
}
