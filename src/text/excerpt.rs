//! Text without markup, for lists, results and mail subjects.

use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use comrak::{Arena, Node, parse_document};
use unicode_segmentation::UnicodeSegmentation;

use super::markdown::{self, BODY_CHARS_MAX, Surface};
use super::tags;

/// The text of a Markdown source on one line, without markup.
pub fn plain(source: &str) -> String {
    if source.chars().nth(BODY_CHARS_MAX).is_some() {
        return one_line(source);
    }
    let arena = Arena::new();
    let options = markdown::options(Surface::Post);
    text_of(parse_document(&arena, source, &options))
}

/// The beginning of a Markdown source without markup, `chars_max` characters at most; ends in `…` if there was more.
pub fn excerpt(source: &str, chars_max: usize) -> String {
    cut(&plain(source), chars_max)
}

/// Cuts at a word or, in Chinese, between characters; never inside what a reader sees as one.
pub(super) fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().nth(chars_max).is_none() {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut chars = 0;
    let mut last_blank = None;
    for grapheme in text.graphemes(true) {
        chars += grapheme.chars().count();
        // One character is the dots'.
        if chars > chars_max.saturating_sub(1) {
            break;
        }
        if grapheme.chars().all(char::is_whitespace) {
            last_blank = Some(kept.len());
        }
        kept.push_str(grapheme);
    }
    // Half a word is left out, unless the word is most of the text (Chinese has no blanks).
    if let Some(at) = last_blank.filter(|at| at * 10 >= kept.len() * 8) {
        kept.truncate(at);
    }
    let mut kept = kept.trim_end().to_owned();
    if chars_max > 0 {
        kept.push('…');
    }
    kept
}

/// Blanks and line ends become one blank each.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a parsed source on one line. Code blocks only count if there is nothing else.
pub(super) fn text_of(root: Node<'_>) -> String {
    let mut text = String::new();
    let mut code = String::new();
    for edge in root.traverse() {
        let (node, is_end) = match edge {
            NodeEdge::Start(node) => (node, false),
            NodeEdge::End(node) => (node, true),
        };
        let value = &node.data().value;
        if is_end {
            if value.block() {
                text.push(' ');
            }
            continue;
        }
        match value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(inline) => text.push_str(&inline.literal),
            NodeValue::ShortCode(short) => text.push_str(&short.emoji),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            NodeValue::HtmlBlock(block) => text.push_str(&tags::text_only(&block.literal)),
            NodeValue::CodeBlock(block) => {
                code.push_str(&block.literal);
                code.push(' ');
            }
            _ => {}
        }
    }
    let text = one_line(&text);
    if text.is_empty() { one_line(&code) } else { text }
}
