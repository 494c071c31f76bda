//! An escalation beside its question: on the desk for staff, on its page for the asker and other readers.

use maud::{Markup, html};

use super::model::{CalledOff, Consent, DETAILS_KEPT, InThread};
use super::reads::Found;
use super::views::channel_name;
use super::{form, policy, views};
use crate::door::Visit;
use crate::events::Channel;
use crate::ledger::{LedgerState, Row};
use crate::threads::model::Thread;
use crate::threads::policy::can_write;
use crate::threads::reads::ThreadPage;
use crate::ui::button::{self, Look};
use crate::ui::form::{FieldErrors, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, Words, t};
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
            div .pane__sect .stack .stack-sm {
                @if found.is_refused() { (said_no(visit, found)) }
                a .btn .btn--sm href=(urls::escalations(about.id)) data-key="e" { (icons::phone()) (words.text(t::ESCALATIONS_START)) }
                @if !found.escalations.is_empty() { " " span .meta { (words.text(t::ESCALATIONS_BEFORE)) } }
            }
        }
    }
}

/// That the asker would rather be answered in the thread.
fn said_no(visit: &Visit, found: &Found) -> Markup {
    let asker = found.about.asker.as_str();
    html! { p { (visit.words.with(t::ESCALATIONS_SAID_NO, &[("name", asker.into())])) } }
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
/// they may be reached, or what they gave.
pub fn notice(visit: &Visit, page: &ThreadPage, row: &Row) -> Markup {
    let (words, thread, shown) = (visit.words, &page.thread, &page.beside.escalations);
    let mine = visit.viewer.is(thread.author_id);
    let escalated = row.state == LedgerState::Escalated;
    html! {
        @if escalated && mine {
            (notice::notice(NoticeKind::Plain, html! {
                @match row.next_due.filter(|due| *due > visit.now) {
                    Some(due) => (words.with(t::ESCALATIONS_TOLD_BY, &[("due", time::promise(words, due, visit.now, visit.zone).into())])),
                    None => (words.text(t::ESCALATIONS_TOLD_LATE)),
                }
                " " (reached(visit, thread, shown, t::ESCALATIONS_TOLD_HOW))
            }))
        } @else if escalated {
            (notice::notice(NoticeKind::Plain, html! { (words.with(t::ESCALATIONS_TOLD_OTHERS, &[("name", page.question.author_name.as_str().into())])) }))
        } @else if mine && row.is_open() && can_write(&visit.viewer).is_ok() {
            p .meta { (reached(visit, thread, shown, t::ESCALATIONS_OFFER)) }
        }
    }
}

/// What the asker gave, by the way that is used if one is; else the question how they may be reached.
fn reached(visit: &Visit, thread: &Thread, shown: &InThread, asks: Key) -> Markup {
    let words = visit.words;
    let of_use = |consent: &&Consent| shown.channel.is_none_or(|channel| channel == consent.channel);
    let given: Vec<&Consent> = shown.consents.iter().filter(of_use).collect();
    html! {
        @if given.is_empty() {
            a href=(urls::contact(thread.id)) { (words.text(asks)) }
        } @else {
            @for consent in given {
                span {
                    (gave(words, consent))
                    @if let Some(best) = &consent.best_time { " (" (words.with(t::ESCALATIONS_TOLD_BEST, &[("best", best.into())])) ")" }
                }
                " · "
            }
            a href=(urls::contact(thread.id)) { (words.text(t::ESCALATIONS_TOLD_CHANGE)) }
        }
    }
}

fn gave(words: Words, consent: &Consent) -> String {
    match consent.channel {
        Channel::Phone => {
            words.with(t::ESCALATIONS_TOLD_PHONE, &[("end", consent.detail.last_figures().into())])
        }
        Channel::Letter => words.text(t::ESCALATIONS_TOLD_LETTER).into_owned(),
        Channel::Email => {
            words.with(t::ESCALATIONS_TOLD_EMAIL, &[("detail", consent.detail.masked(Channel::Email).into())])
        }
    }
}

/// Among the replies, for everybody: what was said of a call or a letter does not hold any more.
pub fn called_off(visit: &Visit, one: &CalledOff) -> Markup {
    let words = visit.words;
    html! {
        li {
            p .meta {
                (icons::chat()) " " (words.text(t::ESCALATIONS_TOLD_CALLED_OFF)) " "
                (time::date_time(words, one.at, visit.zone))
            }
        }
    }
}
