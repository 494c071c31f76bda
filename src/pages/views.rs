//! A standing page: its text holds paragraphs parted by empty lines; one that begins with `# ` is a heading.

use maud::{Markup, html};

use crate::door::Visit;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::words::Key;
use crate::urls;

/// The page.
pub fn page(visit: &Visit, title: &str, text: Key) -> Markup {
    let text = visit.words.with(text, &[("site", visit.site.name.as_str().into())]);
    html! {
        (breadcrumb(visit.words, &[]))
        article .prose {
            h1 { (title) }
            @for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
                @if let Some(heading) = paragraph.strip_prefix("# ") { h2 { (heading) } } @else { p { (paragraph) } }
            }
            @if let Some(email) = &visit.site.contact_email { p { a href=(urls::mail_to(email)) { (email) } } }
        }
    }
}
