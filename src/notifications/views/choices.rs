//! Which notices come how.

use maud::{Markup, html};

use crate::accounts::views::account_tabs;
use crate::door::Visit;
use crate::notifications::topics::{Choice, Topic, Wanted};
use crate::ui::button::Look;
use crate::ui::table::{self, Row};
use crate::ui::words::{Key, Words, t};
use crate::urls;

/// First part of a field's name: the inbox.
pub const HERE: &str = "here";
/// First part of a field's name: mails.
pub const MAIL: &str = "mail";

/// The field of a topic in a column.
pub fn field(way: &str, topic: Topic) -> String {
    format!("{way}-{topic}")
}

/// Whether this member is asked about a topic.
pub fn is_offered(visit: &Visit, topic: Topic) -> bool {
    visit.viewer.is_staff() || !topic.is_for_staff()
}

/// The table in its form.
pub fn page(visit: &Visit, chosen: &[Choice]) -> Markup {
    let words = visit.words;
    let heads = [t::NOTIFICATIONS_CHOICES_WHAT, t::NOTIFICATIONS_CHOICES_HERE, t::NOTIFICATIONS_CHOICES_MAIL]
        .map(|key| words.text(key));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<Row> = chosen
        .iter()
        .filter(|choice| is_offered(visit, choice.topic))
        .map(|choice| row(words, choice))
        .collect();
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::NOTIFICATIONS_CHOICES_TITLE)) }
            (account_tabs(words, urls::account_notifications()))
            form .stack method="post" action=(urls::account_notifications()) {
                (table::table(&words.text(t::NOTIFICATIONS_CHOICES_TITLE), &heads, &rows, table::Phone::Cards))
                p .hint { (words.text(t::NOTIFICATIONS_CHOICES_ALWAYS)) " " (words.text(t::NOTIFICATIONS_CHOICES_CROWDS)) }
                p { button type="submit" .(Look::Primary.class()) { (words.text(t::COMMON_SAVE)) } }
            }
            p { a href=(urls::notifications()) { (words.text(t::NOTIFICATIONS_TITLE)) } }
        }
    }
}

fn row(words: Words, choice: &Choice) -> Row {
    let topic = choice.topic;
    let here = tick(words, HERE, choice.here, topic);
    let mail = tick(words, MAIL, choice.mail, topic);
    let cells = vec![
        ("c-title", html! { (words.text(name(topic))) }),
        ("", if topic.comes_here() { here } else { none() }),
        ("", if topic.comes_by_mail() { mail } else { none() }),
    ];
    Row { cells, current: false }
}

fn tick(words: Words, way: &str, wanted: Wanted, topic: Topic) -> Markup {
    let label = if way == HERE { t::NOTIFICATIONS_CHOICES_HERE } else { t::NOTIFICATIONS_CHOICES_MAIL };
    html! {
        label .check {
            input type="checkbox" name=(field(way, topic)) value="1" checked[wanted.is_yes()];
            span { (words.text(label)) span .sr { ": " (words.text(name(topic))) } }
        }
    }
}

/// There is no such notice.
fn none() -> Markup {
    html! { "–" }
}

/// What a topic is called, as the end of "Tell me when …".
pub fn name(topic: Topic) -> Key {
    match topic {
        Topic::Receipt => t::NOTIFICATIONS_TOPIC_RECEIPT,
        Topic::Reply => t::NOTIFICATIONS_TOPIC_REPLY,
        Topic::Mention => t::NOTIFICATIONS_TOPIC_MENTION,
        Topic::Accepted => t::NOTIFICATIONS_TOPIC_ACCEPTED,
        Topic::Verified => t::NOTIFICATIONS_TOPIC_VERIFIED,
        Topic::Solved => t::NOTIFICATIONS_TOPIC_SOLVED,
        Topic::InFaq => t::NOTIFICATIONS_TOPIC_IN_FAQ,
        Topic::Reminder => t::NOTIFICATIONS_TOPIC_REMINDER,
        Topic::Presumed => t::NOTIFICATIONS_TOPIC_PRESUMED,
        Topic::Rating => t::NOTIFICATIONS_TOPIC_RATING,
        Topic::Reopened => t::NOTIFICATIONS_TOPIC_REOPENED,
        Topic::Assigned => t::NOTIFICATIONS_TOPIC_ASSIGNED,
        Topic::DueSoon => t::NOTIFICATIONS_TOPIC_DUE_SOON,
        Topic::Overdue => t::NOTIFICATIONS_TOPIC_OVERDUE,
        Topic::EscalationProposed => t::NOTIFICATIONS_TOPIC_ESCALATION_PROPOSED,
        Topic::WatchMissed => t::NOTIFICATIONS_TOPIC_WATCH_MISSED,
    }
}
