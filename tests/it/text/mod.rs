//! Tests of `src/text`.

mod cleaning;
mod hostile;
mod languages;
mod markdown;
mod marks;
mod masking;
mod placeholders;
mod promise;
mod tokens;

use askwell::text::markdown::{MarkdownContext, Rendered, Surface, render};

pub(crate) fn mention_url(handle: &str) -> String {
    format!("/u/{handle}")
}

pub(crate) fn on(surface: Surface, source: &str) -> Rendered {
    let context =
        MarkdownContext { surface, mention_url: &mention_url, code_label: "Code", table_label: "Table" };
    render(source, &context)
}

/// The HTML of a post, line ends trimmed.
pub(crate) fn post(source: &str) -> String {
    on(Surface::Post, source).html.as_str().trim().to_owned()
}
