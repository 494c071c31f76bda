//! A sentence in a frame: the result of a form, or something one has to know before reading on.

use maud::{Markup, html};

use super::icons;

/// What a notice is about; decides icon and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Neither good nor bad.
    Plain,
    /// About the FAQ.
    Faq,
    /// Something worked.
    Ok,
    /// Something to know.
    Warn,
    /// Something failed.
    Bad,
}

impl NoticeKind {
    fn class(self) -> &'static str {
        match self {
            NoticeKind::Plain => "note",
            NoticeKind::Faq => "note note--faq",
            NoticeKind::Ok => "note note--ok",
            NoticeKind::Warn => "note note--warn",
            NoticeKind::Bad => "note note--bad",
        }
    }

    fn icon(self) -> Markup {
        match self {
            NoticeKind::Plain => icons::chat(),
            NoticeKind::Faq => icons::book(),
            NoticeKind::Ok => icons::check_circle(),
            NoticeKind::Warn => icons::clock(),
            NoticeKind::Bad => icons::alert(),
        }
    }
}

/// A notice that stands on the page.
pub fn notice(kind: NoticeKind, content: Markup) -> Markup {
    html! { div class=(kind.class()) { (kind.icon()) span { (content) } } }
}

/// The result of an action; screen readers hear it.
pub fn result(kind: NoticeKind, content: Markup) -> Markup {
    html! { div class=(kind.class()) role="status" { (kind.icon()) span { (content) } } }
}
