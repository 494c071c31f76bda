//! Stopping mails by the link in one of them.

use maud::{Markup, html};

use super::choices::name;
use crate::notifications::topics::Topic;
use crate::ui::button::{self, Look};
use crate::ui::words::{Words, t};
use crate::urls;

/// One button.
pub fn ask(words: Words, token: &str, topic: Topic) -> Markup {
    html! {
        div .narrow .stack {
            h1 { (words.text(t::NOTIFICATIONS_STOP_TITLE)) }
            form .card .stack method="post" action=(urls::unsubscribe(token)) {
                p { (words.text(t::NOTIFICATIONS_STOP_TEXT)) }
                p { b { (words.text(name(topic))) } }
                p { button type="submit" .(Look::Primary.class()) { (words.text(t::NOTIFICATIONS_STOP_BUTTON)) } }
            }
            (others(words))
        }
    }
}

/// They are stopped; one button to get them again.
pub fn done(words: Words, token: &str, topic: Topic) -> Markup {
    html! {
        div .narrow .stack {
            h1 { (words.text(t::NOTIFICATIONS_STOPPED_TITLE)) }
            div .card .stack {
                p { (words.text(t::NOTIFICATIONS_STOPPED_TEXT)) }
                p { b { (words.text(name(topic))) } }
                (button::post(&urls::subscribe_again(token), &[], Look::Normal, html! { (words.text(t::NOTIFICATIONS_STOPPED_AGAIN)) }))
            }
            (others(words))
        }
    }
}

/// They come again.
pub fn started(words: Words, topic: Topic) -> Markup {
    html! {
        div .narrow .stack {
            h1 { (words.text(t::NOTIFICATIONS_STARTED_TITLE)) }
            div .card .stack {
                p { (words.text(t::NOTIFICATIONS_STARTED_TEXT)) }
                p { b { (words.text(name(topic))) } }
            }
            (others(words))
        }
    }
}

fn others(words: Words) -> Markup {
    html! { p { a href=(urls::account_notifications()) { (words.text(t::NOTIFICATIONS_STOP_OTHERS)) } } }
}
