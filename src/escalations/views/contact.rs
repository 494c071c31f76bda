//! Where the asker says how they may be reached about their question, and takes it back.

use maud::{Markup, html};

use super::channel_name;
use crate::door::Visit;
use crate::error::Refusal;
use crate::escalations::form::{Typed, detail_field};
use crate::escalations::model::{ADDRESS_CHARS_MAX, Consent, DETAILS_KEPT};
use crate::events::Channel;
use crate::ledger::{LedgerState, Row};
use crate::receiver;
use crate::threads::model::Thread;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, Need, Ticked};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::{Key, t};
use crate::urls;

/// Lines of a postal address.
const ADDRESS_LINES: u16 = 4;

/// What the page shows.
pub struct Shown<'a> {
    /// Where its forms are sent.
    pub address: &'a str,
    /// The question.
    pub thread: &'a Thread,
    /// How it stands.
    pub row: &'a Row,
    /// By what staff get in touch at this moment.
    pub running: Option<Channel>,
    /// Whether the asker said no to the last call, letter or e-mail.
    pub refused: bool,
    /// Consents that stand.
    pub consents: &'a [Consent],
    /// Whether the asker may say more.
    pub may_give: Result<(), Refusal>,
}

/// What is asked for stands first.
pub fn page(visit: &Visit, shown: &Shown<'_>, typed: &Typed) -> Markup {
    let (words, thread) = (visit.words, shown.thread);
    let running = shown.running.filter(|_| shown.row.state == LedgerState::Escalated);
    let mut channels = Channel::ALL.to_vec();
    channels.sort_by_key(|channel| running != Some(*channel));
    html! {
        div .narrow .stack {
            h1 { (words.text(t::ESCALATIONS_CONTACT)) }
            p { a href=(urls::thread(thread.id, &thread.slug)) lang=(thread.lang) { (thread.title) } }
            (form::error_summary(words, &typed.errors))
            @if let Some(channel) = running { (asked(visit, shown, channel)) (refuse(visit, shown)) }
            @else if shown.refused && shown.may_give.is_ok() {
                (notice::notice(NoticeKind::Plain, html! { (words.text(t::ESCALATIONS_REFUSE_STANDS)) }))
            }
            @if shown.may_give.is_err() {
                (notice::notice(NoticeKind::Plain, html! { (words.text(t::ESCALATIONS_CONTACT_CLOSED)) }))
            }
            p .meta { (words.with(t::ESCALATIONS_PURPOSE, &[("days", DETAILS_KEPT.num_days().into())])) }
            @if !shown.consents.is_empty() { (given(visit, shown)) }
            @if shown.may_give.is_ok() { (give(visit, shown, &channels, typed)) }
        }
    }
}

/// "No, please answer me here".
fn refuse(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        div .stack .stack-sm {
            (button::post(shown.address, &[("do", "refuse")], Look::Normal, html! { (words.text(t::ESCALATIONS_REFUSE)) }))
            p .hint { (words.text(t::ESCALATIONS_REFUSE_HINT)) }
        }
    }
}

fn asked(visit: &Visit, shown: &Shown<'_>, channel: Channel) -> Markup {
    let words = visit.words;
    let key = match channel {
        Channel::Phone => t::ESCALATIONS_ASKED_PHONE,
        Channel::Letter => t::ESCALATIONS_ASKED_LETTER,
        Channel::Email => t::ESCALATIONS_ASKED_EMAIL,
    };
    let due = shown.row.next_due.filter(|due| *due > visit.now);
    notice::notice(
        NoticeKind::Plain,
        html! {
            (words.text(key)) " "
            @if let Some(due) = due {
                (words.with(t::ESCALATIONS_ASKED_BY, &[("due", receiver::promise(visit, shown.thread.author_id, due).into())]))
            }
        },
    )
}

/// What the asker gave, each with a way to take it back.
fn given(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    html! {
        section .card .stack aria-labelledby="given" {
            h2 .card__h id="given" { (words.text(t::ESCALATIONS_CONTACT_HAVE)) }
            @for one in shown.consents { (stands(visit, shown, one)) }
        }
    }
}

fn stands(visit: &Visit, shown: &Shown<'_>, given: &Consent) -> Markup {
    let words = visit.words;
    let values = [
        ("detail", given.detail.masked(given.channel).into()),
        ("time", receiver::date_time(visit, shown.thread.author_id, given.given_at).into()),
    ];
    let fields = [("do", "withdraw"), ("channel", given.channel.as_str())];
    html! {
        div .stack .stack-sm {
            div { b { (words.text(channel_name(given.channel))) } " " (words.with(t::ESCALATIONS_CONTACT_STANDS, &values)) }
            (button::post(shown.address, &fields, Look::Small, html! {
                (words.text(t::ESCALATIONS_CONTACT_WITHDRAW)) span .sr { " (" (words.text(channel_name(given.channel))) ")" }
            }))
        }
    }
}

/// One form for all ways, so that what is typed about one is not lost when another is saved.
fn give(visit: &Visit, shown: &Shown<'_>, channels: &[Channel], typed: &Typed) -> Markup {
    let words = visit.words;
    html! {
        form .stack method="post" action=(shown.address) {
            @if let Some((first, _)) = channels.split_first() { (form::hidden("channel", first.as_str())) }
            p .hint { (words.text(t::ESCALATIONS_CONTACT_SAVE_HINT)) }
            @for channel in channels {
                @let heading = format!("by-{channel}");
                @let agree = format!("agree-{}", detail_field(*channel));
                section .card .stack .stack-sm aria-labelledby=(heading) {
                    h2 .card__h id=(heading) { (words.text(channel_name(*channel))) }
                    (fields(visit, *channel, typed, typed.ticked(&agree)))
                }
            }
            div { button .btn .btn--primary type="submit" { (words.text(t::ESCALATIONS_CONTACT_GIVE)) } }
        }
    }
}

/// The detail, when best, and that it may be used for this question.
pub(in crate::escalations) fn fields(
    visit: &Visit,
    channel: Channel,
    typed: &Typed,
    agreed: Ticked,
) -> Markup {
    let words = visit.words;
    let name = detail_field(channel);
    let [label, hint, agree] = labels(channel).map(|key| words.text(key));
    let field = Field {
        value: typed.value(name, ""),
        hint: &hint,
        chars_max: (channel == Channel::Letter).then_some(ADDRESS_CHARS_MAX),
        autocomplete: match channel {
            Channel::Phone => Some("tel"),
            Channel::Letter => None,
            Channel::Email => Some("email"),
        },
        ..Field::new(name, &label)
    };
    let best = words.text(t::ESCALATIONS_BEST);
    let best = Field { value: typed.value("best", ""), need: Need::Optional, ..Field::new("best", &best) };
    let agree_id = format!("agree-{name}");
    html! {
        @match channel {
            Channel::Phone => {
                (form::text(words, &typed.errors, "tel", &field))
                (form::text(words, &typed.errors, "text", &best))
            }
            Channel::Letter => (form::textarea(words, &typed.errors, ADDRESS_LINES, &field)),
            Channel::Email => (form::text(words, &typed.errors, "email", &field)),
        }
        (form::checkbox(words, &typed.errors, agreed, &Field::new(&agree_id, &agree)))
    }
}

/// What is typed, what is said of it, and what is agreed to.
fn labels(channel: Channel) -> [Key; 3] {
    match channel {
        Channel::Phone => [t::ESCALATIONS_NUMBER, t::ESCALATIONS_NUMBER_HINT, t::ESCALATIONS_AGREE_PHONE],
        Channel::Letter => [t::ESCALATIONS_ADDRESS, t::ESCALATIONS_ADDRESS_HINT, t::ESCALATIONS_AGREE_LETTER],
        Channel::Email => [t::ESCALATIONS_MAILBOX, t::ESCALATIONS_MAILBOX_HINT, t::ESCALATIONS_AGREE_EMAIL],
    }
}
