//! Rendered text as plain text: for the plain part of mails, and for machines.

use super::html::Html;
use super::{marks, tags};

/// The columns plain mails are wrapped at.
pub const COLUMNS: usize = 72;

/// A document of ours (a mail) as plain text.
pub fn from_document(html: &str) -> String {
    let config = html2text::config::plain().link_footnotes(true).no_link_wrapping().no_table_borders();
    config.string_from_read(html.as_bytes(), COLUMNS).unwrap_or_else(|_| tags::text_only(html))
}

/// Rendered text as plain text: links with their address below, lists and quotes with signs.
pub fn plain_text(html: &Html) -> String {
    // The walker below recurses.
    if tags::depth(html.as_str()) > tags::DEPTH_MAX {
        return tags::text_only(html.as_str());
    }
    let config = html2text::config::plain().link_footnotes(true).no_link_wrapping().no_table_borders();
    match config.string_from_read(html.as_str().as_bytes(), COLUMNS) {
        Ok(text) => text,
        // It gives up where a table has more columns than fit.
        Err(_) => tags::text_only(html.as_str()),
    }
}

/// What a reader sees of rendered text, without links, signs or columns: for machines, and quick.
pub fn words(html: &Html) -> String {
    let text = tags::text_only(html.as_str());
    if !text.contains('&') {
        return text.trim().to_owned();
    }
    let decoded: String = marks::units(&text).map(|(c, _)| c).collect();
    decoded.trim().to_owned()
}
