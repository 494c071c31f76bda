//! The escalation that runs: by when, how to reach the asker, contact notes, and its end.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::page::{due, notes};
use super::{channel_name, outcome_begins, result_name};
use crate::door::Visit;
use crate::escalations::form::Typed;
use crate::escalations::model::{AttemptResult, Consent, Escalation, NOTE_CHARS_MAX};
use crate::escalations::policy;
use crate::escalations::reads::Found;
use crate::events::Channel;
use crate::ui::button::{self, Look};
use crate::ui::chip::{self, ChipKind};
use crate::ui::form::{self, Choice, Field, Need};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::form_key::{self, FormKey};

/// Lines of a contact note.
const NOTE_LINES: u16 = 3;
/// Lines of what came of it.
const OUTCOME_LINES: u16 = 5;

pub(super) fn running(visit: &Visit, found: &Found, running: &Escalation, typed: &Typed) -> Markup {
    let words = visit.words;
    let may = policy::can_get_in_touch(&visit.viewer, found.about.board_id).is_ok();
    let notes = html! {
        h2 .card__h id="notes" { (words.text(t::ESCALATIONS_NOTES)) }
        p .meta { (words.text(t::ESCALATIONS_NOTES_HINT)) }
        (notes(visit, &running.attempts))
    };
    html! {
        @if !may {
            section .card .stack aria-labelledby="runs" { (stands(visit, found, running)) (looks(visit, found)) }
            section .card .stack aria-labelledby="notes" { (notes) }
        } @else {
            // One form, so that doing one part of it never loses what is typed in another.
            form .stack method="post" action=(urls::attempts(found.about.id)) {
                (form::hidden(form_key::FIELD, &FormKey::fresh()))
                // What the key Enter means.
                button type="submit" hidden {}
                section .card .stack aria-labelledby="runs" data-part {
                    (stands(visit, found, running))
                    (reach(visit, found, running))
                    @if running.channel == Channel::Letter {
                        p { a .btn .btn--sm href=(urls::letter(found.about.id)) { (icons::pencil()) (words.text(t::ESCALATIONS_LETTER_OPEN)) } }
                    }
                    (looks(visit, found))
                }
                section .card .stack aria-labelledby="notes" data-part { (notes) (attempt(visit, running, typed)) }
                (outcome(visit, found, running, typed))
            }
            section .card .card--soft .stack .stack-sm aria-labelledby="off" {
                h2 .card__h id="off" { (words.text(t::ESCALATIONS_CALL_OFF)) }
                p .meta { (words.text(t::ESCALATIONS_CALL_OFF_HINT)) }
                (button::post(&urls::escalation_end(found.about.id), &[], Look::Small, html! { (words.text(t::ESCALATIONS_CALL_OFF_DO)) }))
            }
        }
    }
}

/// State, deadline, who has it, tries.
fn stands(visit: &Visit, found: &Found, running: &Escalation) -> Markup {
    let (words, about) = (visit.words, &found.about);
    html! {
        h2 .card__h id="runs" { (words.text(channel_name(running.channel))) }
        p .row .row--tight {
            (chip::chip(words, ChipKind::Escalated))
            @if let Some(due) = about.next_due { (deadline(visit, due)) }
        }
        dl .facts {
            dt { (words.text(t::ESCALATIONS_OWNER)) }
            dd { @match &about.owner_name { Some(name) => (name), None => (words.text(t::ESCALATIONS_TEAM)) } }
            dt { (words.text(t::ESCALATIONS_BEGUN)) }
            dd { (running.by) " " span .meta .dot { (time::short(words, running.at, visit.now, visit.zone)) } }
            dt { (words.text(t::ESCALATIONS_TRIES)) }
            dd { (words.with(t::ESCALATIONS_TRIED, &[("count", i64::try_from(running.tries()).unwrap_or(0).into())])) }
        }
    }
}

/// By when, and that it is over if it is.
pub(in crate::escalations) fn deadline(visit: &Visit, due: DateTime<Utc>) -> Markup {
    let words = visit.words;
    html! {
        @if due < visit.now {
            span .chip .chip--over { (icons::alert()) (words.with(t::ESCALATIONS_OVER, &[("time", time::duration(words, visit.now - due).into())])) }
        } @else {
            span { (time::promise(words, due, visit.now, visit.zone)) }
        }
    }
}

/// How and when the asker is reached: hidden until it is asked for, what they typed about when too; without consent the row waits and says so.
fn reach(visit: &Visit, found: &Found, running: &Escalation) -> Markup {
    let words = visit.words;
    let Some(consent) = found.consent() else { return waits(visit, found) };
    let shown = found.is_shown_to(&visit.viewer, visit.now);
    html! {
        dl .facts {
            dt { (words.text(channel_name(running.channel))) }
            dd {
                @if shown { (open(running.channel, consent)) }
                @else { span .mono { (consent.detail.masked(running.channel)) } }
            }
            @if let Some(best) = consent.best_time.as_ref().filter(|_| shown) {
                dt { (words.text(t::ESCALATIONS_BEST)) }
                dd { (best) }
            }
            dt { (words.text(t::ESCALATIONS_CONSENT)) }
            dd { (words.with(t::ESCALATIONS_CONSENT_GIVEN, &[("name", found.about.asker.as_str().into()), ("time", time::date_time_text(words, consent.given_at, visit.zone).into())])) }
        }
        @if !shown {
            div { button .btn .btn--sm type="submit" formaction=(urls::contact_looks(found.about.id)) { (icons::eye_off()) (words.text(t::ESCALATIONS_SHOW)) } }
            p .hint { (words.text(t::ESCALATIONS_SHOW_HINT)) }
        }
    }
}

/// The detail itself, for whoever had it shown.
pub(in crate::escalations) fn open(channel: Channel, consent: &Consent) -> Markup {
    let detail = consent.detail.as_str();
    html! {
        @match channel {
            Channel::Phone => a href=(urls::telephone(detail)) { (detail) },
            Channel::Email => a href=(urls::mail_to(detail)) { (detail) },
            Channel::Letter => span .as-typed { (detail) },
        }
    }
}

fn waits(visit: &Visit, found: &Found) -> Markup {
    let words = visit.words;
    html! {
        (notice::notice(NoticeKind::Warn, html! { (words.with(t::ESCALATIONS_WAITS, &[("name", found.about.asker.as_str().into())])) }))
        div { button .btn .btn--sm type="submit" formaction=(urls::contact_requests(found.about.id)) { (words.text(t::ESCALATIONS_ASK_AGAIN)) } }
    }
}

/// Who had a detail shown, and when.
fn looks(visit: &Visit, found: &Found) -> Markup {
    let words = visit.words;
    html! {
        @if !found.looks.is_empty() {
            details .disc {
                summary { (words.text(t::ESCALATIONS_LOOKS)) }
                ul .disc__in .list {
                    @for look in &found.looks {
                        li { (look.name) " " span .meta .dot { (time::date_time(words, look.at, visit.zone)) } }
                    }
                }
            }
        }
    }
}

fn attempt(visit: &Visit, running: &Escalation, typed: &Typed) -> Markup {
    let words = visit.words;
    let results = match running.channel {
        Channel::Phone => [AttemptResult::Reached, AttemptResult::NotReached, AttemptResult::Note],
        Channel::Letter | Channel::Email => {
            [AttemptResult::Sent, AttemptResult::Reached, AttemptResult::Note]
        }
    };
    let labels = results.map(|result| words.text(result_name(result)));
    let choices: Vec<Choice> = results
        .iter()
        .zip(&labels)
        .map(|(result, label)| Choice { value: result.as_str(), label, hint: "" })
        .collect();
    let (result, note) = (words.text(t::ESCALATIONS_RESULT), words.text(t::ESCALATIONS_NOTE));
    let note = Field {
        value: typed.value("note", ""),
        need: Need::Optional,
        chars_max: Some(NOTE_CHARS_MAX),
        ..Field::new("note", &note)
    };
    let result = Field { value: typed.value("result", ""), ..Field::new("result", &result) };
    html! {
        div .stack .stack-sm {
            (form::radios(words, &typed.errors, &choices, &result))
            (form::textarea(words, &typed.errors, NOTE_LINES, &note))
            (due(visit, typed, ("next", t::ESCALATIONS_NEXT), ""))
            div { button .btn type="submit" { (words.text(t::ESCALATIONS_NOTE_SAVE)) } }
        }
    }
}

/// What came of it, twice: for staff as it was said, and for the thread without private details.
fn outcome(visit: &Visit, found: &Found, running: &Escalation, typed: &Typed) -> Markup {
    let words = visit.words;
    let begins = outcome_begins(running.channel, found.about.language());
    let (private_label, private_hint) =
        (words.text(t::ESCALATIONS_PRIVATE), words.text(t::ESCALATIONS_PRIVATE_HINT));
    let (public_label, public_hint) =
        (words.text(t::ESCALATIONS_PUBLIC), words.text(t::ESCALATIONS_PUBLIC_HINT));
    let private = Field {
        value: typed.value("private", ""),
        hint: &private_hint,
        chars_max: Some(NOTE_CHARS_MAX),
        ..Field::new("private", &private_label)
    };
    let public = Field {
        value: typed.value("public", &begins),
        hint: &public_hint,
        lang: Some(found.about.language().tag()),
        ..Field::new("public", &public_label)
    };
    html! {
        section .card .stack aria-labelledby="outcome" data-part {
            h2 .card__h id="outcome" { (words.text(t::ESCALATIONS_OUTCOME)) }
            @if !typed.left_out.is_empty() {
                (notice::notice(NoticeKind::Warn, html! {
                    (words.text(t::ESCALATIONS_LEFT_OUT))
                    ul .list { @for one in &typed.left_out { li { del { (one) } } } }
                }))
            }
            (form::textarea(words, &typed.errors, OUTCOME_LINES, &private))
            (form::textarea(words, &typed.errors, OUTCOME_LINES, &public))
            div {
                button .btn .btn--primary type="submit" formaction=(urls::escalation_outcome(found.about.id)) {
                    (icons::check()) (words.text(t::ESCALATIONS_RESOLVE))
                }
            }
        }
    }
}
