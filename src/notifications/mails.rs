//! The mails about notifications, in the receiver's language. Links lead to pages; none changes anything when opened.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::model::{ArticleLink, Asks, Gone, InTouch, Letter, NotificationKind, Promised, Receipt};
use super::topics::Topic;
use crate::commitments::model::without_stop;
use crate::db::ThreadId;
use crate::mail::Message;
use crate::mail::frame::{self, List, Receiver, Sender};
use crate::mail::signed::{Purpose, Signed};
use crate::ui::time;
use crate::ui::words::{Key, Words, t};
use crate::urls;

/// The mail about a notification; `None` for a kind that is not mailed, or when what it is about is gone.
pub(super) fn of(letter: &Letter, base_url: &str, signed: &Signed, now: DateTime<Utc>) -> Option<Message> {
    let words = Words::of(letter.lang);
    let subject = subject(letter)?;
    if letter.post_gone == Gone::Yes && letter.kind != NotificationKind::Hidden {
        return None;
    }
    let body = html! {
        (what_happened(words, letter))
        (content(words, letter, base_url))
        @if let Some(due) = letter.answer_due.filter(|due| letter.kind == NotificationKind::CalledOff && *due > now) {
            (answer_by(words, &time::promise_in_full(words, due, letter.zone)))
        }
        @match letter.in_touch.filter(|_| letter.kind == NotificationKind::Contact) {
            Some(in_touch) => (reach(words, letter, in_touch, (base_url, signed), now)),
            None if letter.kind == NotificationKind::Rating => {},
            None if letter.kind == NotificationKind::PublishAsked => (publish(words, letter, base_url, signed)),
            None => (links(words, letter, base_url, signed)),
        }
        @if matches!(letter.kind, NotificationKind::Rating | NotificationKind::Presumed) {
            (questions(words, letter, base_url, signed))
        }
    };
    let to = Receiver { name: letter.name.clone(), address: letter.address.clone(), words };
    let from = Sender { site: &letter.site, base_url };
    let subject =
        words.with(subject, &[("name", (&letter.actor).into()), ("title", (subject_title(letter)).into())]);
    let stop =
        Topic::of(letter.kind).map(|topic| signed.token(Purpose::StopMails, letter.member, topic.as_str()));
    Some(frame::message(&from, &to, subject, &body, Some(list(conversation(letter), base_url, stop))))
}

/// All mails about a thread are one conversation. What staff decided about a post of the receiver's cannot be stopped.
fn list(conversation: String, base_url: &str, stop: Option<String>) -> List {
    List { conversation, unsubscribe: stop.map(|token| format!("{base_url}{}", urls::unsubscribe(&token))) }
}

fn about(thread: ThreadId) -> String {
    format!("thread-{thread}")
}

fn conversation(letter: &Letter) -> String {
    letter.thread.map_or_else(|| letter.kind.to_string(), about)
}

fn subject(letter: &Letter) -> Option<Key> {
    Some(match letter.kind {
        NotificationKind::Reply => t::NOTIFICATIONS_SUBJECT_REPLY,
        NotificationKind::Mention => t::NOTIFICATIONS_SUBJECT_MENTION,
        NotificationKind::Accepted => t::NOTIFICATIONS_SUBJECT_ACCEPTED,
        NotificationKind::Verified => t::NOTIFICATIONS_SUBJECT_VERIFIED,
        NotificationKind::InFaq => t::NOTIFICATIONS_SUBJECT_IN_FAQ,
        NotificationKind::Reminder => t::NOTIFICATIONS_SUBJECT_REMINDER,
        NotificationKind::Presumed => t::NOTIFICATIONS_SUBJECT_PRESUMED,
        NotificationKind::Rating => t::NOTIFICATIONS_SUBJECT_RATING,
        NotificationKind::Hidden => t::NOTIFICATIONS_SUBJECT_HIDDEN,
        NotificationKind::Assigned => t::NOTIFICATIONS_SUBJECT_ASSIGNED,
        NotificationKind::MergeAnswered => t::NOTIFICATIONS_SUBJECT_MERGE_ANSWERED,
        NotificationKind::DueSoon => t::NOTIFICATIONS_SUBJECT_DUE_SOON,
        NotificationKind::Overdue => t::NOTIFICATIONS_SUBJECT_OVERDUE,
        NotificationKind::EscalationProposed => t::NOTIFICATIONS_SUBJECT_ESCALATION_PROPOSED,
        NotificationKind::WatchMissed => t::NOTIFICATIONS_SUBJECT_WATCH_MISSED,
        NotificationKind::LedgerDiffers => t::NOTIFICATIONS_SUBJECT_LEDGER_DIFFERS,
        NotificationKind::FiguresDiffer => t::NOTIFICATIONS_SUBJECT_FIGURES_DIFFER,
        NotificationKind::Solved
        | NotificationKind::Merged
        | NotificationKind::Restored
        | NotificationKind::Edited
        | NotificationKind::Moved
        | NotificationKind::Reopened
        | NotificationKind::Call
        | NotificationKind::Reachable
        | NotificationKind::ContactRefused
        | NotificationKind::PromiseLate
        | NotificationKind::PromiseLeft
        | NotificationKind::MadePrivate
        | NotificationKind::PublishAgreed
        | NotificationKind::PublishRefused => return None,
        NotificationKind::PublishAsked => t::NOTIFICATIONS_SUBJECT_PUBLISH_ASKED,
        NotificationKind::Contact => t::NOTIFICATIONS_SUBJECT_CONTACT,
        NotificationKind::CalledOff => t::NOTIFICATIONS_SUBJECT_CALLED_OFF,
    })
}

fn subject_title(letter: &Letter) -> &str {
    match (&letter.article, letter.kind) {
        (Some(article), NotificationKind::InFaq) => &article.title,
        _ => &letter.title,
    }
}

fn what_happened(words: Words, letter: &Letter) -> Markup {
    let key = match letter.kind {
        NotificationKind::Reply => t::NOTIFICATIONS_MAIL_REPLY,
        NotificationKind::Mention => t::NOTIFICATIONS_MAIL_MENTION,
        NotificationKind::Accepted => t::NOTIFICATIONS_MAIL_ACCEPTED,
        NotificationKind::Verified => t::NOTIFICATIONS_MAIL_VERIFIED,
        NotificationKind::InFaq => t::NOTIFICATIONS_MAIL_IN_FAQ,
        NotificationKind::Reminder => t::NOTIFICATIONS_MAIL_REMINDER,
        NotificationKind::Presumed => t::NOTIFICATIONS_MAIL_PRESUMED,
        NotificationKind::Assigned => t::NOTIFICATIONS_MAIL_ASSIGNED,
        NotificationKind::MergeAnswered => t::NOTIFICATIONS_MAIL_MERGE_ANSWERED,
        NotificationKind::DueSoon => t::NOTIFICATIONS_MAIL_DUE_SOON,
        NotificationKind::Overdue => t::NOTIFICATIONS_MAIL_OVERDUE,
        NotificationKind::EscalationProposed => t::NOTIFICATIONS_MAIL_ESCALATION_PROPOSED,
        NotificationKind::WatchMissed => t::NOTIFICATIONS_MAIL_WATCH_MISSED,
        NotificationKind::LedgerDiffers => t::NOTIFICATIONS_MAIL_LEDGER_DIFFERS,
        NotificationKind::FiguresDiffer => t::NOTIFICATIONS_MAIL_FIGURES_DIFFER,
        NotificationKind::Contact => t::NOTIFICATIONS_MAIL_CONTACT,
        NotificationKind::CalledOff => t::NOTIFICATIONS_MAIL_CALLED_OFF,
        NotificationKind::Rating => t::NOTIFICATIONS_MAIL_RATING,
        NotificationKind::PublishAsked => t::NOTIFICATIONS_MAIL_PUBLISH_ASKED,
        _ => t::NOTIFICATIONS_MAIL_HIDDEN,
    };
    html! { p { (words.with(key, &[("name", (&letter.actor).into()), ("title", (&letter.title).into())])) } }
}

fn content(words: Words, letter: &Letter, base_url: &str) -> Markup {
    match letter.kind {
        NotificationKind::Hidden => html! {
            @if let Some(reason) = &letter.reason {
                p { (words.with(t::NOTIFICATIONS_REASON, &[("reason", reason.into())])) }
            }
            p { (words.text(t::NOTIFICATIONS_MAIL_HIDDEN_NEXT)) " "
                a href={ (base_url) (urls::rules()) } { (words.text(t::COMMON_FOOT_RULES)) } }
        },
        NotificationKind::InFaq => {
            html! { @if let Some(article) = &letter.article { (short_answer(article)) } }
        }
        _ => html! {
            @if let Some(post) = &letter.post {
                blockquote { (post.outside(base_url)) }
                @for one in &letter.promised { p { b { (promised(words, one)) } } }
            }
        },
    }
}

fn promised(words: Words, one: &Promised) -> String {
    let day = time::date_in_full(words, one.on);
    words.with(t::NOTIFICATIONS_PROMISED, &[("text", without_stop(&one.text).into()), ("day", day.into())])
}

/// By when an answer comes.
fn answer_by(words: Words, promise: &str) -> Markup {
    html! { p { b { (words.with(t::NOTIFICATIONS_MAIL_PROMISE, &[("promise", promise.into())])) } } }
}

fn short_answer(article: &ArticleLink) -> Markup {
    html! { blockquote { p { b { (article.title) } } p { (article.short) } } }
}

fn links(words: Words, letter: &Letter, base_url: &str, signed: &Signed) -> Markup {
    let address = |path: &str| format!("{base_url}{path}");
    let main = match &letter.article {
        Some(article) => (address(&article.path), t::NOTIFICATIONS_READ_ARTICLE),
        None if letter.thread.is_none() => (address(&letter.path), t::NOTIFICATIONS_OPEN_PAGE),
        None => (address(&letter.path), t::NOTIFICATIONS_OPEN_THREAD),
    };
    let read_on = html! { p { a href=(main.0) { (words.text(main.1)) } } };
    let asks = if letter.kind == NotificationKind::Hidden { Asks::Nothing } else { letter.asks };
    let solved = letter.thread.map(|thread| thread.to_string()).unwrap_or_default();
    let token = signed.token(Purpose::SaySolved, letter.member, &solved);
    let says = address(&urls::solved_by_mail(&token));
    match asks {
        Asks::Solved => html! {
            p { b { (words.text(t::NOTIFICATIONS_DID_IT_WORK)) } }
            (frame::button(&says, &words.text(t::NOTIFICATIONS_YES_SOLVED)))
            p { a href={ (says) "#not-yet" } { (words.text(t::NOTIFICATIONS_NOT_YET)) } }
            (read_on)
        },
        // Answering needs their session: the way leads past the sign-in page.
        Asks::Answer => html! {
            p { b { (words.text(t::NOTIFICATIONS_ASKED_BACK)) } }
            (frame::button(&address(&urls::sign_in_then(&format!("{}#reply", letter.thread_path))), &words.text(t::NOTIFICATIONS_ANSWER)))
            (read_on)
        },
        Asks::Nothing => html! {
            (frame::button(&main.0, &words.text(main.1)))
            @if letter.kind == NotificationKind::Presumed {
                p { a href={ (says) "#not-yet" } { (words.text(t::NOTIFICATIONS_NOT_SOLVED)) } }
            }
        },
    }
}

/// By when staff get in touch, and where the receiver says how, or changes it, without signing in.
fn reach(
    words: Words,
    letter: &Letter,
    in_touch: InTouch,
    (base_url, signed): (&str, &Signed),
    now: DateTime<Utc>,
) -> Markup {
    let about = letter.thread.map(|thread| thread.to_string()).unwrap_or_default();
    let token = signed.token(Purpose::GiveContact, letter.member, &about);
    let way = format!("{base_url}{}", urls::contact_by_mail(&token));
    let (asks, label) = if in_touch.reachable {
        (t::NOTIFICATIONS_CONTACT_KNOWN, t::NOTIFICATIONS_CONTACT_CHANGE)
    } else {
        (t::NOTIFICATIONS_CONTACT_UNKNOWN, t::NOTIFICATIONS_CONTACT_SAY)
    };
    html! {
        @if in_touch.due > now {
            p { b { (words.with(t::NOTIFICATIONS_CONTACT_BY, &[("due", time::promise_in_full(words, in_touch.due, letter.zone).into())])) } }
        }
        p { (words.text(asks)) }
        (frame::button(&way, &words.text(label)))
        p { a href=(format!("{base_url}{}", letter.path)) { (words.text(t::NOTIFICATIONS_OPEN_THREAD)) } }
    }
}

/// Where the asker reads what would be public and says yes or no, without signing in.
fn publish(words: Words, letter: &Letter, base_url: &str, signed: &Signed) -> Markup {
    let about = letter.subject.map(|proposal| proposal.to_string()).unwrap_or_default();
    let token = signed.token(Purpose::Publish, letter.member, &about);
    let page = format!("{base_url}{}", urls::publication_by_mail(&token));
    html! {
        p { (words.text(t::NOTIFICATIONS_PUBLISH_NEXT)) }
        (frame::button(&page, &words.text(t::NOTIFICATIONS_PUBLISH_LOOK)))
    }
}

/// The two questions of how it went, a click each; the page that opens has the button.
fn questions(words: Words, letter: &Letter, base_url: &str, signed: &Signed) -> Markup {
    let token = signed.token(
        Purpose::Rate,
        letter.member,
        &letter.thread.map(|thread| thread.to_string()).unwrap_or_default(),
    );
    let address = |name: &str, value: &str| {
        format!("{base_url}{}", urls::with_query(&urls::rate_by_mail(&token), name, value))
    };
    let answers = [("yes", t::FIGURES_RATE_YES), ("no", t::FIGURES_RATE_NO)];
    let marks = [
        ("5", t::FIGURES_MARK_5),
        ("4", t::FIGURES_MARK_4),
        ("3", t::FIGURES_MARK_3),
        ("2", t::FIGURES_MARK_2),
        ("1", t::FIGURES_MARK_1),
    ];
    html! {
        p { b { (words.text(t::FIGURES_RATE_SOLVED)) } }
        ul { @for (value, key) in answers { li { a href=(address("solved", value)) { (words.text(key)) } } } }
        p { b { (words.text(t::FIGURES_RATE_SATISFIED)) } }
        ul { @for (value, key) in marks { li { a href=(address("satisfied", value)) { (words.text(key)) } } } }
        p { a href={ (base_url) (letter.thread_path) } { (words.text(t::NOTIFICATIONS_OPEN_QUESTION)) } }
    }
}

/// "We have your question".
pub(super) fn receipt(receipt: &Receipt, base_url: &str, signed: &Signed, now: DateTime<Utc>) -> Message {
    let words = Words::of(receipt.lang);
    let values = [("number", receipt.thread.0.to_string().into()), ("title", (&receipt.title).into())];
    let due = receipt.answer_due.filter(|due| *due > now);
    let promise = due.map(|due| time::promise_in_full(words, due, receipt.zone));
    let body = html! {
        p { (words.with(t::NOTIFICATIONS_MAIL_RECEIPT, &values)) }
        @if let Some(promise) = promise { (answer_by(words, &promise)) }
        p { (words.text(t::NOTIFICATIONS_MAIL_ADD)) }
        (frame::button(&format!("{base_url}{}", receipt.path), &words.text(t::NOTIFICATIONS_OPEN_QUESTION)))
    };
    let to = Receiver { name: receipt.name.clone(), address: receipt.address.clone(), words };
    let from = Sender { site: &receipt.site, base_url };
    let subject = words.with(t::NOTIFICATIONS_SUBJECT_RECEIPT, &values);
    let stop = signed.token(Purpose::StopMails, receipt.member, Topic::Receipt.as_str());
    frame::message(&from, &to, subject, &body, Some(list(about(receipt.thread), base_url, Some(stop))))
}
