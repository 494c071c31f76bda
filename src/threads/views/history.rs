//! Edits of a post as readable differences.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::door::Visit;
use crate::text::difference::{Change, Kind, difference};
use crate::threads::model::Thread;
use crate::threads::post_queries::Revision;
use crate::threads::queries::Post;
use crate::threads::routes::show;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::time;
use crate::ui::words::t;

/// One edit: who, when, what changed.
#[derive(Debug, Clone)]
pub struct Edited {
    number: i32,
    editor: String,
    at: DateTime<Utc>,
    title: Option<Vec<Change>>,
    body: Vec<Change>,
}

impl Edited {
    /// Compares each former text with what came after it; newest first.
    pub fn all(before: Vec<Revision>, title: String, body: String) -> Vec<Self> {
        let (mut next_title, mut next_body) = (title, body);
        let mut edits = Vec::with_capacity(before.len());
        for revision in before.into_iter().rev() {
            let title = revision
                .title
                .as_ref()
                .filter(|old| **old != next_title)
                .map(|old| difference(old, &next_title));
            let body = difference(&revision.body, &next_body);
            edits.push(Self {
                number: revision.number,
                editor: revision.editor,
                at: revision.at,
                title,
                body,
            });
            next_title = revision.title.unwrap_or(next_title);
            next_body = revision.body;
        }
        edits
    }
}

/// The page.
pub fn page(visit: &Visit, thread: &Thread, post: &Post, edits: &[Edited]) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[(&thread.title, show::address_of(thread, post.number))]))
        h1 { (words.text(t::POSTS_HISTORY_TITLE)) }
        @if edits.is_empty() { p .mt-4 { (words.text(t::POSTS_HISTORY_NONE)) } }
        @for edit in edits {
            section .card .mt-4 {
                h2 .h3 { (words.with(t::POSTS_HISTORY_EDIT, &[("number", i64::from(edit.number).into())])) }
                p .meta { (edit.editor) ", " (time::date_time(words, edit.at, visit.zone)) }
                @if let Some(title) = &edit.title { (changes(title)) }
                (changes(&edit.body))
            }
        }
    }
}

/// A difference: what went and what came.
pub fn changes(pieces: &[Change]) -> Markup {
    html! {
        div .diff .as-typed .mt-2 {
            @for piece in pieces {
                @match piece.kind {
                    Kind::Same => (piece.text),
                    Kind::Added => ins { (piece.text) },
                    Kind::Removed => del { (piece.text) },
                }
            }
        }
    }
}
