//! A promise below the reply it was made in, its fields in the form of a reply, and the offer to mark one that was written.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::form::{ON, TEXT};
use super::model::{Commitment, OFFERED_FOR, Standing, TEXT_CHARS_MAX, without_stop};
use super::policy;
use crate::db::{BoardId, MemberId, PostId};
use crate::door::Visit;
use crate::text::{Html, promise, quote};
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Words, t};
use crate::ui::{button, icons, time};
use crate::urls;

/// The line below a reply.
pub fn line(visit: &Visit, commitment: &Commitment) -> Markup {
    let words = visit.words;
    html! {
        div .post__body .promise id=(format!("promise-{}", commitment.id)) {
            (icons::clock()) " "
            b { (words.text(t::COMMITMENTS_PROMISED)) } " "
            span { (without_stop(&commitment.text)) } " "
            span .meta .dot { (days(words, commitment)) } " "
            (standing(words, commitment.standing(visit.now)))
            @if let Some(reason) = &commitment.reason {
                span .meta { (words.with(t::COMMITMENTS_REASON, &[("reason", reason.into())])) }
            }
        }
    }
}

/// The day it is due on, and those before.
pub(super) fn days(words: Words, commitment: &Commitment) -> Markup {
    let day = time::date_text(words, commitment.due_on);
    html! {
        @for former in &commitment.former { del { (time::date_text(words, *former)) } " " }
        (words.with(t::COMMITMENTS_BY, &[("day", day.into())]))
    }
}

/// How it stands, in a chip. Guests' pages are kept, so that there is still time is said by the day alone.
pub(super) fn standing(words: Words, standing: Standing) -> Markup {
    let (class, key) = match standing {
        Standing::Open => return html! {},
        Standing::Late => ("chip chip--over", t::COMMITMENTS_LATE),
        Standing::Kept => ("chip chip--solved", t::COMMITMENTS_KEPT),
        Standing::KeptLate => ("chip chip--solved", t::COMMITMENTS_KEPT_LATE),
        Standing::TakenBack => ("chip", t::COMMITMENTS_TAKEN_BACK),
    };
    html! { span class=(class) { (words.text(key)) } " " }
}

/// In the pane of the desk: what was promised in a question of this board and is still to be kept. `back` is where one comes
/// back to.
pub fn open(visit: &Visit, board: BoardId, all: &[Commitment], back: &str) -> Markup {
    let words = visit.words;
    let may_keep = policy::can_answer_for(&visit.viewer, board).is_ok();
    html! {
        @if !all.is_empty() {
            section .pane__sect.stack.stack-sm aria-labelledby="promised-h" {
                h3 id="promised-h" { (words.text(t::COMMITMENTS_TITLE)) }
                ul .list {
                    @for one in all {
                        li .stack.stack-sm {
                            p { b { (without_stop(&one.text)) } " " span .dot { (days(words, one)) } " " (standing(words, one.standing(visit.now))) }
                            p .meta.meta--xs { (one.name) }
                            @if may_keep {
                                (button::post(&urls::commitment_kept(one.id), &[("back", back)], button::Look::Small, html! {
                                    (words.text(t::COMMITMENTS_KEEP)) span .sr { " (" (one.text) ")" }
                                }))
                            }
                        }
                    }
                }
                p { a href=(urls::commitments()) { (words.text(t::COMMITMENTS_ALL)) } }
            }
        }
    }
}

/// The fields of a promise in the form of a reply, folded until they are wanted.
pub fn fields(visit: &Visit, (text, on): (&str, &str), errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (what, by) = (words.text(t::COMMITMENTS_WHAT), words.text(t::COMMITMENTS_BY_WHEN));
    let hint = words.text(t::COMMITMENTS_WHAT_HINT);
    let what = Field {
        value: text,
        hint: &hint,
        need: Need::Optional,
        chars_max: Some(TEXT_CHARS_MAX),
        ..Field::new(TEXT, &what)
    };
    let by = Field { value: on, need: Need::Optional, ..Field::new(ON, &by) };
    // Opened by what is wrong in it, not by what is wrong in the reply above it.
    let is_wrong = [TEXT, ON].iter().any(|field| errors.of(field).is_some());
    let opened = !text.is_empty() || !on.is_empty() || is_wrong;
    html! {
        details .disc open[opened] {
            summary { (icons::clock()) (words.text(t::COMMITMENTS_ADD)) }
            div .disc__in .stack .stack-sm {
                (form::text(words, errors, "text", &what))
                (form::text(words, errors, "date", &by))
            }
        }
    }
}

/// A reply of staff that may hold a promise.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Its row.
    pub post: PostId,
    /// Who wrote it.
    pub author: MemberId,
    /// When.
    pub at: DateTime<Utc>,
    /// As it is shown.
    pub html: &'a Html,
}

/// "You wrote … by Friday": to whoever wrote it, for a day, where they marked none.
pub fn offer(visit: &Visit, written: Written<'_>) -> Markup {
    let words = visit.words;
    let lately = written.at + OFFERED_FOR > visit.now;
    let found = if lately && visit.viewer.is(written.author) { recognised(visit, written) } else { None };
    let Some(found) = found else { return html! {} };
    let day = time::date_text(words, found.on);
    let values = [("excerpt", found.excerpt.as_str().into()), ("day", day.into())];
    let on = found.on.to_string();
    html! {
        div .post__body {
            (notice::notice(NoticeKind::Plain, html! {
                (words.with(t::COMMITMENTS_OFFER, &values))
                (button::post(&urls::post_commitments(written.post), &[(TEXT, &found.excerpt), (ON, &on)], button::Look::Small, html! { (words.text(t::COMMITMENTS_OFFER_DO)) }))
            }))
        }
    }
}

fn recognised(visit: &Visit, written: Written<'_>) -> Option<promise::Recognised> {
    let day = written.at.with_timezone(&visit.site.zone).date_naive();
    promise::recognise(&quote::own_words_seen(written.html), day)
        .filter(|found| found.on >= visit.now.with_timezone(&visit.site.zone).date_naive())
}
