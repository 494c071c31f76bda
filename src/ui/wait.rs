//! How long a question has waited, against its target.

use chrono::TimeDelta;
use maud::{Markup, html};

use super::time;
use super::words::{Words, t};

/// A quarter of the target left, or less, is "due".
const DUE_FROM_PERCENT: i64 = 75;

/// A wait in working time.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    /// Waited so far.
    pub waited: TimeDelta,
    /// The target.
    pub target: TimeDelta,
}

/// The meter of a running clock.
pub fn wait(words: Words, wait: Wait) -> Markup {
    let percent = percent(wait);
    let over = wait.waited > wait.target;
    let class = match percent {
        _ if over => "wait wait--over",
        DUE_FROM_PERCENT.. => "wait wait--due",
        _ => "wait",
    };
    let target = time::duration(words, wait.target);
    let rest = time::duration(words, wait.target - wait.waited);
    let note = if over {
        words.with(t::STATES_OVER_OF, &[("over", rest.into()), ("target", target.into())])
    } else {
        words.with(t::STATES_LEFT, &[("left", rest.into()), ("target", target.into())])
    };
    meter(class, &time::duration(words, wait.waited), percent, &note)
}

/// The meter of a clock that stands still, with the reason ("on hold: call back at 16:30").
pub fn hold(words: Words, waiting: Wait, reason: &str) -> Markup {
    meter("wait wait--hold", &time::duration(words, waiting.waited), percent(waiting), reason)
}

fn meter(class: &str, waited: &str, percent: i64, note: &str) -> Markup {
    html! {
        span class=(class) {
            b { (waited) }
            svg viewBox="0 0 100 5" preserveAspectRatio="none" aria-hidden="true" {
                rect .wait__bg width="100" height="5" {}
                rect .wait__fg width=(percent) height="5" {}
            }
            span { (note) }
        }
    }
}

fn percent(wait: Wait) -> i64 {
    let target = wait.target.num_minutes().max(1);
    (wait.waited.num_minutes() * 100 / target).clamp(0, 100)
}
