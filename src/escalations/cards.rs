//! An escalation beside its question: on the desk for staff, on its page for the asker and other readers.

use maud::{Markup, html};

use super::model::DETAILS_KEPT;
use super::reads::Found;
use super::views::channel_name;
use super::{form, policy, views};
use crate::door::Visit;
use crate::events::Channel;
use crate::ledger::{LedgerState, Row};
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::ui::button::{self, Look};
use crate::ui::form::{FieldErrors, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::fields::Fields;

/// Whether the pane has anything that the key of escalations opens.
pub fn has_key(visit: &Visit, found: &Found) -> bool {
    found.running().is_some() || may_start(visit, found)
}

fn may_start(visit: &Visit, found: &Found) -> bool {
    policy::can_escalate(&visit.viewer, found.about.board_id, found.about.state).is_ok()
}

/// In the pane of the desk: where to escalate, or how what runs stands.
pub fn pane(visit: &Visit, found: &Found) -> Markup {
    let (words, about) = (visit.words, &found.about);
    html! {
        @if let Some(running) = found.running() {
            div .pane__sect .stack .stack-sm {
                h3 { (words.text(t::ESCALATIONS_TITLE)) }
                p .row .row--tight {
                    b { (words.text(channel_name(running.channel))) } " "
                    @if let Some(due) = about.next_due { (views::deadline(visit, due)) }
                }
                p .meta {
                    (words.with(t::ESCALATIONS_TRIED, &[("count", i64::try_from(running.tries()).unwrap_or(0).into())])) " "
                    span .dot {
                        @if found.consent().is_some() { (words.text(t::ESCALATIONS_HAS_CONSENT)) } @else { (words.text(t::ESCALATIONS_NO_CONSENT)) }
                    }
                    @if let Some(look) = found.looks.last() {
                        " " span .dot { (words.with(t::ESCALATIONS_LAST_LOOK, &[("name", look.name.as_str().into()), ("time", time::date_time_text(words, look.at, visit.zone).into())])) }
                    }
                }
                @if let Some(last) = running.attempts.last() {
                    p .meta { (words.text(views::result_name(last.result))) " " span .dot { (last.by) } " " span .dot { (time::short(words, last.at, visit.now, visit.zone)) } }
                }
                div { a .btn .btn--sm href=(urls::escalations(about.id)) data-key="e" { (icons::phone()) (words.text(t::ESCALATIONS_OPEN)) } }
            }
        } @else if may_start(visit, found) {
            div .pane__sect {
                a .btn .btn--sm href=(urls::escalations(about.id)) data-key="e" { (icons::phone()) (words.text(t::ESCALATIONS_START)) }
                @if !found.escalations.is_empty() { " " span .meta { (words.text(t::ESCALATIONS_BEFORE)) } }
            }
        }
    }
}

/// On the customer's card of the desk: by what they may be reached about the question. The detail, and what they typed about
/// when, are hidden until they are asked for. `back` is where one comes back to.
pub fn reachable(visit: &Visit, found: &Found, back: &str) -> Markup {
    let (words, about) = (visit.words, &found.about);
    let may = policy::can_look(&visit.viewer, about.board_id, about.state).is_ok();
    html! {
        @for consent in found.consents.iter().filter(|_| may) {
            @let given = [("day", time::date_text(words, consent.given_at.with_timezone(&visit.zone).date_naive()).into())];
            dt { (words.text(channel_name(consent.channel))) }
            dd {
                @if found.is_open_to(consent, &visit.viewer, visit.now) {
                    b { (views::open(consent.channel, consent)) }
                    @if let Some(best) = &consent.best_time {
                        p { span .meta { (words.text(t::ESCALATIONS_BEST)) } " " (best) }
                    }
                } @else {
                    (button::post(&urls::contact_looks(about.id), &[("channel", consent.channel.as_str()), ("back", back)], Look::Small, html! {
                        (words.text(t::ESCALATIONS_SHOW)) span .sr { " (" (words.text(channel_name(consent.channel))) ")" }
                    }))
                }
                p .meta.meta--xs {
                    @if consent.best_time.is_some() { (words.with(t::ESCALATIONS_REACHABLE_BEST, &given)) }
                    @else { (words.with(t::ESCALATIONS_REACHABLE, &given)) }
                }
            }
        }
    }
}

/// In the form of a question, folded: that, and how, its asker may be called about it.
pub fn may_call(visit: &Visit, sent: &Fields, errors: &FieldErrors) -> Markup {
    let field = form::detail_field(Channel::Phone);
    let agreed = sent.has(&format!("agree-{field}"));
    let opened = agreed || !sent.text(field).is_empty() || !sent.text("best").is_empty();
    let typed = form::Typed::wrong(sent, errors.clone());
    html! {
        details .disc open[opened] {
            summary { (visit.words.text(t::ESCALATIONS_AGREE_PHONE)) }
            div .disc__in .stack .stack-sm {
                p .hint { (visit.words.with(t::ESCALATIONS_PURPOSE, &[("days", DETAILS_KEPT.num_days().into())])) }
                (views::contact::fields(visit, Channel::Phone, &typed, Ticked::from_state(agreed)))
            }
        }
    }
}

/// On the question's page: that somebody is in touch with its asker, for the asker also by when; and their way to say how
/// they may be reached.
pub fn notice(visit: &Visit, thread: &Thread, row: &Row, asker: &str) -> Markup {
    let words = visit.words;
    let mine = visit.viewer.is(thread.author_id);
    let escalated = row.state == LedgerState::Escalated;
    html! {
        @if escalated && mine {
            (notice::notice(NoticeKind::Plain, html! {
                @match row.next_due.filter(|due| *due > visit.now) {
                    Some(due) => (words.with(t::ESCALATIONS_TOLD_BY, &[("due", time::promise(words, due, visit.now, visit.zone).into())])),
                    None => (words.text(t::ESCALATIONS_TOLD_LATE)),
                }
                " " a href=(urls::contact(thread.id)) { (words.text(t::ESCALATIONS_TOLD_HOW)) }
            }))
        } @else if escalated {
            (notice::notice(NoticeKind::Plain, html! { (words.with(t::ESCALATIONS_TOLD_OTHERS, &[("name", asker.into())])) }))
        } @else if mine && row.is_open() && can_write(&visit.viewer).is_ok() {
            p .meta { a href=(urls::contact(thread.id)) { (words.text(t::ESCALATIONS_OFFER)) } }
        }
    }
}
