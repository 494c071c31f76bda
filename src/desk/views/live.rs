//! What an open desk says of what happens meanwhile: to the script in figures and words, on a page made anew in words.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::Shown;
use crate::db::QuestionId;
use crate::desk::follow::live::News;
use crate::desk::model::presence::{Beside, Doing, Present};
use crate::door::Visit;
use crate::ui::words::{Words, t};
use crate::urls;

/// Who is at a question beside the viewer; empty where nobody is, for the script to fill.
pub(super) fn beside(words: Words, id: QuestionId, others: &[Beside]) -> Markup {
    html! { span .presence.meta.meta--xs data-presence=(id) { (all(words, others.iter())) } }
}

/// Where news stand once there are some. Without script the page is opened again.
pub(super) fn news(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let address = urls::with_query(urls::desk_live(), "since", visit.applied());
    html! {
        div .desk__news role="status" data-live=(address) data-here=(visit.path) {
            a .btn.btn--sm href=(shown.here()) data-news hidden {}
        }
    }
}

fn all<'a>(words: Words, others: impl Iterator<Item = &'a Beside>) -> String {
    let said = |one: &Beside| {
        let key = match one.doing {
            Doing::Viewing => t::LIVE_VIEWING,
            Doing::Writing => t::LIVE_WRITING,
        };
        words.with(key, &[("name", one.name.as_str().into())])
    };
    others.map(said).collect::<Vec<_>>().join(&words.text(t::LIVE_JOINT))
}

/// What the script is told: the words for the button, empty where nothing is new, whose questions may have changed, and who is
/// where.
pub fn told<'a>(
    words: Words,
    news: News,
    passed_on: &BTreeMap<QuestionId, i64>,
    present: impl Iterator<Item = &'a Present>,
) -> String {
    let mut parts = Vec::new();
    if news.new > 0 {
        parts.push(words.with(t::LIVE_NEW, &[("count", news.new.into())]));
    }
    if news.answered > 0 {
        parts.push(words.with(t::LIVE_ANSWERED, &[("count", news.answered.into())]));
    }
    let mut at: BTreeMap<String, Vec<&Beside>> = BTreeMap::new();
    for one in present {
        at.entry(one.question.to_string()).or_default().push(&one.beside);
    }
    let at: BTreeMap<String, String> =
        at.into_iter().map(|(id, others)| (id, all(words, others.into_iter()))).collect();
    let passed_on: BTreeMap<String, i64> =
        passed_on.iter().map(|(id, place)| (id.to_string(), *place)).collect();
    let news = parts.join(&words.text(t::LIVE_JOINT));
    serde_json::json!({ "news": news, "passed_on": passed_on, "present": at }).to_string()
}
