//! The inbox page.

use maud::{Markup, html};

use crate::db::NotificationId;
use crate::db::paging::Slice;
use crate::door::Visit;
use crate::notifications::NotificationKind;
use crate::notifications::model::Asks;
use crate::notifications::reads::{Line, Reading, Whose};
use crate::ui::button::{self, Look};
use crate::ui::words::{Key, Words, t};
use crate::ui::{badge, breadcrumb, empty, icons, pager, time};
use crate::urls;

/// The list with its buttons.
pub fn page(visit: &Visit, slice: &Slice<Line, NotificationId>, before: Option<NotificationId>) -> Markup {
    let words = visit.words;
    let unread = visit.viewer.member().is_some_and(|member| member.unread > 0);
    let newer = before.map(|_| urls::notifications());
    let older = slice.next.map(|id| urls::with_query(urls::notifications(), "before", id));
    html! {
        (breadcrumb::breadcrumb(words, &[]))
        div .row {
            h1 { (words.text(t::NOTIFICATIONS_TITLE)) }
            div .row .push {
                @if unread { (all_read(words, slice, before)) }
                a .(Look::Small.class()) href=(urls::account_notifications()) { (words.text(t::NOTIFICATIONS_CHOICES_LINK)) }
            }
        }
        @if slice.rows.is_empty() {
            (empty::empty(&words.text(t::NOTIFICATIONS_EMPTY), &words.text(t::NOTIFICATIONS_EMPTY_HINT), Some(html! {
                a class=(Look::Normal.class()) href=(urls::boards()) { (words.text(t::COMMON_FOOT_BOARDS)) }
            })))
        } @else {
            ul .qlist { @for line in &slice.rows { li data-item { (row(visit, line)) } } }
        }
        (pager::keyset(words, newer, older.as_deref()))
    }
}

/// What came in while the page was open stays unread. An older page's newest is not the newest of all.
fn all_read(words: Words, slice: &Slice<Line, NotificationId>, before: Option<NotificationId>) -> Markup {
    let newest = slice.rows.first().filter(|_| before.is_none()).map(|line| line.id.to_string());
    let fields: Vec<(&str, &str)> = newest.iter().map(|id| ("newest", id.as_str())).collect();
    let label = html! { (icons::check()) (words.text(t::NOTIFICATIONS_ALL_READ)) };
    button::post(urls::notifications(), &fields, Look::Small, label)
}

fn row(visit: &Visit, line: &Line) -> Markup {
    let words = visit.words;
    let foreign = (!line.title.is_empty() && line.lang != words.lang()).then(|| line.lang.tag());
    let unread = line.reading == Reading::Unread;
    html! {
        a .qlist__t href=(line.target) lang=[foreign] data-read=[unread.then(|| urls::notification(line.id))] {
            @if line.title.is_empty() { (words.text(house(line.kind))) } @else { (line.title) }
        }
        div .qlist__m {
            p {
                @if unread { (badge::quiet(&words.text(t::NOTIFICATIONS_NEW))) " " }
                (what_happened(words, line))
            }
            @if let Some(reason) = &line.reason {
                p { (words.with(t::NOTIFICATIONS_REASON, &[("reason", reason.into())])) }
            }
            @if asks(line) { p { a href=(line.thread) { (words.text(t::NOTIFICATIONS_DOES_IT_SOLVE)) } } }
            p .meta { (time::short(words, line.at, visit.now, visit.zone)) }
        }
        @if unread {
            div .qlist__s {
                (button::post(&urls::notification(line.id), &[("back", &visit.path)], Look::SmallQuiet, html! {
                    (words.text(t::NOTIFICATIONS_MARK_READ)) span .sr { " " (line.title) }
                }))
            }
        }
    }
}

/// What a notification is about where it is about no thread.
fn house(kind: NotificationKind) -> Key {
    match kind {
        NotificationKind::WatchMissed => t::ROTA_WATCH,
        NotificationKind::FiguresDiffer => t::NOTIFICATIONS_FIGURES,
        _ => t::NOTIFICATIONS_LEDGER,
    }
}

fn what_happened(words: Words, line: &Line) -> String {
    if line.replies > 1 {
        return words.with(t::NOTIFICATIONS_REPLIES, &[("count", line.replies.into())]);
    }
    words.with(sentence(line), &[("name", (&line.actor).into())])
}

fn asks(line: &Line) -> bool {
    let may = matches!(
        line.kind,
        NotificationKind::InFaq | NotificationKind::Reminder | NotificationKind::MergeAnswered
    );
    may && line.asks == Asks::Solved
}

fn sentence(line: &Line) -> Key {
    match (line.kind, line.post) {
        (NotificationKind::Reply, _) => t::NOTIFICATIONS_REPLY,
        (NotificationKind::Mention, _) => t::NOTIFICATIONS_MENTION,
        (NotificationKind::Accepted, _) => t::NOTIFICATIONS_ACCEPTED,
        (NotificationKind::Solved, _) => t::NOTIFICATIONS_SOLVED,
        (NotificationKind::Verified, Whose::Own) => t::NOTIFICATIONS_VERIFIED_YOURS,
        (NotificationKind::Verified, Whose::Others) => t::NOTIFICATIONS_VERIFIED,
        (NotificationKind::Hidden, _) => t::NOTIFICATIONS_HIDDEN,
        (NotificationKind::Restored, _) => t::NOTIFICATIONS_RESTORED,
        (NotificationKind::Edited, _) => t::NOTIFICATIONS_EDITED,
        (NotificationKind::Moved, _) => t::NOTIFICATIONS_MOVED,
        (NotificationKind::InFaq, _) => t::NOTIFICATIONS_IN_FAQ,
        (NotificationKind::Reminder, _) => t::NOTIFICATIONS_REMINDER,
        (NotificationKind::Presumed, _) => t::NOTIFICATIONS_PRESUMED,
        (NotificationKind::Contact, _) => t::NOTIFICATIONS_CONTACT,
        (NotificationKind::Call, _) => t::NOTIFICATIONS_CALL,
        (NotificationKind::PromiseLate, _) => t::NOTIFICATIONS_PROMISE_LATE,
        (NotificationKind::PromiseLeft, _) => t::NOTIFICATIONS_PROMISE_LEFT,
        (NotificationKind::Reachable, _) => t::NOTIFICATIONS_REACHABLE,
        (NotificationKind::ContactRefused, _) => t::NOTIFICATIONS_CONTACT_REFUSED,
        (NotificationKind::CalledOff, _) => t::NOTIFICATIONS_CALLED_OFF,
        (NotificationKind::Rating, _) => t::NOTIFICATIONS_RATING,
        (NotificationKind::Reopened, _) => t::NOTIFICATIONS_REOPENED,
        (NotificationKind::Assigned, _) if line.actor.is_empty() => t::NOTIFICATIONS_ASSIGNED_BY_RULE,
        (NotificationKind::Assigned, _) => t::NOTIFICATIONS_ASSIGNED,
        (NotificationKind::Merged, _) => t::NOTIFICATIONS_MERGED,
        (NotificationKind::MergeAnswered, _) => t::NOTIFICATIONS_MERGE_ANSWERED,
        (NotificationKind::DueSoon, _) => t::NOTIFICATIONS_DUE_SOON,
        (NotificationKind::Overdue, _) => t::NOTIFICATIONS_OVERDUE,
        (NotificationKind::EscalationProposed, _) => t::NOTIFICATIONS_ESCALATION_PROPOSED,
        (NotificationKind::WatchMissed, _) => t::NOTIFICATIONS_WATCH_MISSED,
        (NotificationKind::MadePrivate, _) => t::NOTIFICATIONS_MADE_PRIVATE,
        (NotificationKind::PublishAsked, _) => t::NOTIFICATIONS_PUBLISH_ASKED,
        (NotificationKind::PublishAgreed, _) => t::NOTIFICATIONS_PUBLISH_AGREED,
        (NotificationKind::PublishRefused, _) => t::NOTIFICATIONS_PUBLISH_REFUSED,
        (NotificationKind::LedgerDiffers, _) => t::NOTIFICATIONS_LEDGER_DIFFERS,
        (NotificationKind::FiguresDiffer, _) => t::NOTIFICATIONS_FIGURES_DIFFER,
    }
}
