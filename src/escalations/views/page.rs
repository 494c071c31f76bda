//! One question's escalation: beginning it, or what runs, and what was before.

use chrono::{DateTime, TimeDelta, Utc};
use maud::{Markup, html};

use super::{channel_name, proposed_message, result_name, running};
use crate::door::Visit;
use crate::escalations::form::{Typed, local};
use crate::escalations::model::{Attempt, Ending, Escalation};
use crate::escalations::policy;
use crate::escalations::queries::Answering;
use crate::escalations::reads::{About, Found};
use crate::events::Channel;
use crate::ui::form::{self, Choice, Field, Need};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, t};
use crate::ui::{breadcrumb, icons, time};
use crate::urls;
use crate::web::form_key;

/// Lines of what the asker is told.
const MESSAGE_LINES: u16 = 5;
/// Proposed where nothing is left of what was promised.
const OTHERWISE_DUE: TimeDelta = TimeDelta::days(1);

/// Everything inside `<main>`.
pub fn page(visit: &Visit, found: &Found, owners: &[Answering], channel: Channel, typed: &Typed) -> Markup {
    let (words, about) = (visit.words, &found.about);
    let crumbs = [
        (words.text(t::DESK_TITLE), urls::desk().to_owned()),
        (about.title.as_str().into(), urls::desk_question(about.id)),
    ];
    let crumbs: Vec<(&str, String)> = crumbs.iter().map(|(name, url)| (name.as_ref(), url.clone())).collect();
    let may_start = policy::can_escalate(&visit.viewer, about.board_id, about.state);
    html! {
        (breadcrumb::breadcrumb(words, &crumbs))
        div .narrow .stack {
            h1 { (words.text(t::ESCALATIONS_TITLE)) }
            p .meta {
                a href=(urls::desk_question(about.id)) lang=(about.lang) { (about.title) } " "
                span .dot { (about.asker) }
            }
            (form::error_summary(words, &typed.errors))
            @if let Some(running) = found.running() {
                (running::running(visit, found, running, typed))
            } @else if may_start.is_ok() {
                @if found.is_refused() {
                    (notice::notice(NoticeKind::Warn, html! { (words.with(t::ESCALATIONS_SAID_NO, &[("name", about.asker.as_str().into())])) }))
                }
                (start(visit, about, owners, channel, typed))
            } @else if let Err(refusal) = may_start {
                (notice::notice(NoticeKind::Plain, html! { (words.text(refusal.0)) }))
            }
            (before(visit, found))
        }
    }
}

/// Beginning one. Each way says what the asker is told, so that choosing another never takes the place of what was typed.
fn start(visit: &Visit, about: &About, owners: &[Answering], channel: Channel, typed: &Typed) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::ESCALATIONS_MESSAGE), words.text(t::ESCALATIONS_MESSAGE_HINT));
    let message = Field {
        value: typed.value("message", ""),
        hint: &hint,
        need: Need::Optional,
        lang: Some(about.language().tag()),
        ..Field::new("message", &label)
    };
    html! {
        section .card .stack aria-labelledby="begin" {
            h2 .card__h id="begin" { (words.text(t::ESCALATIONS_START)) }
            p .meta { (words.text(t::ESCALATIONS_START_HINT)) }
            form .stack method="post" action=(urls::escalations(about.id)) {
                (form_key::input(""))
                (ways(visit, about, channel, typed))
                (owner(visit, owners, typed))
                (due(visit, typed, ("due", t::ESCALATIONS_DUE), &local(proposed(visit, about), visit.zone)))
                (form::textarea(words, &typed.errors, MESSAGE_LINES, &message))
                div { button .btn .btn--primary type="submit" { (icons::phone()) (words.text(t::ESCALATIONS_BEGIN)) } }
            }
        }
    }
}

fn ways(visit: &Visit, about: &About, channel: Channel, typed: &Typed) -> Markup {
    let words = visit.words;
    let told = |one: &Channel| (words.text(channel_name(*one)), proposed_message(*one, about.language()));
    let told: Vec<_> = Channel::ALL.iter().map(told).collect();
    let choices: Vec<Choice> = Channel::ALL
        .iter()
        .zip(&told)
        .map(|(one, (label, hint))| Choice { value: one.as_str(), label, hint })
        .collect();
    let (label, hint) = (words.text(t::ESCALATIONS_CHANNEL), words.text(t::ESCALATIONS_CHANNEL_HINT));
    let field = Field {
        value: typed.value("channel", channel.as_str()),
        hint: &hint,
        lang: Some(about.language().tag()),
        ..Field::new("channel", &label)
    };
    form::radios(words, &typed.errors, &choices, &field)
}

fn owner(visit: &Visit, owners: &[Answering], typed: &Typed) -> Markup {
    let words = visit.words;
    let own = visit.viewer.member_id().map(|id| id.to_string()).unwrap_or_default();
    let ids: Vec<String> = owners.iter().map(|owner| owner.id.to_string()).collect();
    let choices: Vec<Choice> = owners
        .iter()
        .zip(&ids)
        .map(|(owner, id)| Choice { value: id, label: &owner.name, hint: "" })
        .collect();
    let label = words.text(t::ESCALATIONS_OWNER);
    let field = Field { value: typed.value("owner", &own), ..Field::new("owner", &label) };
    form::select(words, &typed.errors, &choices, &field)
}

/// A time of the next step, in the reader's zone.
pub(super) fn due(visit: &Visit, typed: &Typed, (id, label): (&str, Key), otherwise: &str) -> Markup {
    let words = visit.words;
    let (label, hint) =
        (words.text(label), words.with(t::ESCALATIONS_ZONE, &[("zone", visit.zone.name().into())]));
    let need = if otherwise.is_empty() { Need::Optional } else { Need::Required };
    let field = Field { value: typed.value(id, otherwise), hint: &hint, need, ..Field::new(id, &label) };
    form::text(words, &typed.errors, "datetime-local", &field)
}

/// What is left of the promise to end it.
fn proposed(visit: &Visit, about: &About) -> DateTime<Utc> {
    let left = about.outcome_left_minutes.map(|minutes| TimeDelta::minutes(minutes.into()));
    let left = left.zip(visit.site.calendar_of(about.target_id));
    let due = about.outcome_due.or_else(|| left.map(|(left, calendar)| calendar.due(visit.now, left)));
    due.filter(|due| *due > visit.now).unwrap_or(visit.now + OTHERWISE_DUE)
}

/// Those that ended.
fn before(visit: &Visit, found: &Found) -> Markup {
    let words = visit.words;
    let ended = || found.escalations.iter().filter(|one| one.ended_at.is_some());
    html! {
        @if ended().next().is_some() {
            section .stack aria-labelledby="before" {
                h2 id="before" { (words.text(t::ESCALATIONS_BEFORE)) }
                @for one in ended() { (past(visit, one)) }
            }
        }
    }
}

fn past(visit: &Visit, one: &Escalation) -> Markup {
    let words = visit.words;
    let how = match one.ended_how {
        Some(Ending::Resolved) => t::ESCALATIONS_ENDED_RESOLVED,
        Some(Ending::CalledOff) if one.refused => t::ESCALATIONS_ENDED_REFUSED,
        Some(Ending::CalledOff) => t::ESCALATIONS_ENDED_CALLED_OFF,
        _ => t::ESCALATIONS_ENDED_ELSEWHERE,
    };
    html! {
        article .card .stack .stack-sm {
            p {
                b { (words.text(channel_name(one.channel))) } " "
                span .meta .dot { (words.text(how)) } " "
                @if let Some(by) = &one.ended_by { span .meta .dot { (by) } " " }
                @if let Some(at) = one.ended_at { span .meta .dot { (time::date_time(words, at, visit.zone)) } }
            }
            (notes(visit, &one.attempts))
            @if let Some(private) = &one.private {
                h3 { (words.text(t::ESCALATIONS_PRIVATE)) }
                p .as-typed { (private) }
            }
        }
    }
}

/// Contact notes, oldest first.
pub(super) fn notes(visit: &Visit, attempts: &[Attempt]) -> Markup {
    let words = visit.words;
    html! {
        @if !attempts.is_empty() {
            ol .rule {
                @for attempt in attempts {
                    li .stack .stack-sm {
                        p {
                            b { (words.text(result_name(attempt.result))) } " "
                            span .meta .dot { (attempt.by) } " "
                            span .meta .dot { (time::short(words, attempt.at, visit.now, visit.zone)) }
                        }
                        @if let Some(note) = &attempt.note { p .as-typed { (note) } }
                    }
                }
            }
        }
    }
}
