//! Versions of an article as readable differences, the newest first.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::door::Visit;
use crate::faq::queries::articles::Article;
use crate::faq::queries::revisions::Revision;
use crate::text::difference::{Change, difference};
use crate::threads::views::history::changes;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::time;
use crate::ui::words::t;
use crate::urls;

/// One version: who wrote it, when, what it changed; the first changed nothing.
#[derive(Debug, Clone)]
pub struct Version {
    number: i32,
    editor: String,
    at: DateTime<Utc>,
    changed: Vec<Vec<Change>>,
}

impl Version {
    /// Compares each version with the one before it. Long texts take milliseconds each.
    pub fn all(revisions: &[Revision]) -> Vec<Self> {
        let before = std::iter::once(None).chain(revisions.iter().map(Some));
        let mut versions: Vec<Self> = revisions
            .iter()
            .zip(before)
            .map(|(this, before)| Self {
                number: this.number,
                editor: this.editor.clone(),
                at: this.at,
                changed: before.map(|before| changed(before, this)).unwrap_or_default(),
            })
            .collect();
        versions.reverse();
        versions
    }
}

/// Question, short answer and answer, as far as they changed.
fn changed(before: &Revision, this: &Revision) -> Vec<Vec<Change>> {
    let parts = [(&before.title, &this.title), (&before.short, &this.short), (&before.body, &this.body)];
    parts.into_iter().filter(|(old, new)| old != new).map(|(old, new)| difference(old, new)).collect()
}

/// The page.
pub fn history(visit: &Visit, article: &Article, versions: &[Version]) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[(&words.text(t::COMMON_NAV_FAQ), urls::faq().to_owned()), (&article.title, article.url())]))
        h1 { (words.text(t::FAQ_HISTORY)) }
        @for version in versions {
            section .card .mt-4 {
                h2 .h3 { (words.with(t::FAQ_VERSION, &[("number", i64::from(version.number).into())])) }
                p .meta {
                    @if !version.editor.is_empty() { (version.editor) ", " }
                    (time::date_time(words, version.at, visit.zone))
                }
                @if version.number == 1 { p .meta { (words.text(t::FAQ_VERSION_FIRST)) } }
                @else if version.changed.is_empty() { p .meta { (words.text(t::FAQ_VERSION_SAME)) } }
                @for change in &version.changed { (changes(change)) }
            }
        }
    }
}
