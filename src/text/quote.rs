//! Quotes for the composer.

use std::sync::LazyLock;

use regex::Regex;

use super::{Html, excerpt, marks};

/// Characters of a quoted text.
pub const QUOTE_CHARS_MAX: usize = 600;

/// A Markdown block quote of someone's post: a line naming the author, linked to the post, then its text without the quotes inside it.
/// Ends with an empty line, so that typing can go on.
pub fn quote(author: &str, url: &str, source: &str) -> String {
    let mut quoted = format!("> {}:\n>\n", link(author, url));
    for line in shortened(&own_words(source)).lines() {
        quoted.push_str(if line.is_empty() { ">" } else { "> " });
        quoted.push_str(line);
        quoted.push('\n');
    }
    quoted.push('\n');
    quoted
}

fn link(words: &str, url: &str) -> String {
    let words = comrak::escape_commonmark_inline(&excerpt::one_line(words));
    let is_simple = url.bytes().all(|b| {
        b.is_ascii_alphanumeric() || matches!(b, b'/' | b'#' | b'-' | b'.' | b':' | b'?' | b'=' | b'%')
    });
    let address = if is_simple { url.to_owned() } else { comrak::escape_commonmark_link_destination(url) };
    format!("[{words}]({address})")
}

/// The source without the quotes inside it; a `>` in code is no quote.
pub fn own_words(source: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in source.lines() {
        let trimmed = line.trim_start();
        match fence {
            Some(mark) if trimmed.starts_with(mark) => fence = None,
            None => fence = fence_mark(trimmed),
            Some(_) => {}
        }
        let is_blank_twice = trimmed.is_empty() && kept.last().is_none_or(|last| last.trim().is_empty());
        if fence.is_some() || !(trimmed.starts_with('>') || is_blank_twice) {
            kept.push(line);
        }
    }
    kept.join("\n").trim_end().to_owned()
}

fn fence_mark(trimmed: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark))
}

fn shortened(text: &str) -> String {
    let mut short = String::new();
    let mut chars = 0;
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let left = QUOTE_CHARS_MAX.saturating_sub(chars);
        if left == 0 {
            break;
        }
        let part = excerpt::cut(line, left);
        let trimmed = part.trim_start();
        fence = match fence {
            Some(mark) if trimmed.starts_with(mark) => None,
            Some(mark) => Some(mark),
            None => fence_mark(trimmed),
        };
        chars += part.chars().count() + 1;
        short.push_str(&part);
        short.push('\n');
    }
    // A fence cut off in the middle would swallow the reply below.
    if let Some(mark) = fence {
        short.push_str(mark);
        short.push('\n');
    }
    short
}

/// What a reader sees of a rendered text that its author wrote themselves: no quotes, no code.
pub fn own_words_seen(html: &Html) -> String {
    static OTHERS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?s)<blockquote.*?</blockquote>|<pre.*?</pre>").ok());
    match OTHERS.as_ref() {
        Some(others) => {
            marks::visible(&Html::from_stored(others.replace_all(html.as_str(), "\n").into_owned()))
        }
        None => String::new(),
    }
}
