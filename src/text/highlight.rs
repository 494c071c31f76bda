//! Colours for fenced code, as classes: the style sheet decides what they look like.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use comrak::adapters::SyntaxHighlighterAdapter;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::html::escape_into;

/// Bytes of code in one text that get colours; the rest stays plain. Bounds the time a text can cost.
const HIGHLIGHT_BYTES_MAX: usize = 20_000;

/// Bytes of a line above which a block stays plain: minified files.
const LINE_BYTES_MAX: usize = 1_000;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Colours the code of one text.
pub(super) struct Highlighter {
    bytes_left: AtomicUsize,
}

impl Highlighter {
    pub(super) fn new() -> Self {
        Highlighter { bytes_left: AtomicUsize::new(HIGHLIGHT_BYTES_MAX) }
    }

    /// The syntax for this block, if there is one and the text's share is not used up.
    fn syntax(&self, lang: Option<&str>, code: &str) -> Option<&'static SyntaxReference> {
        let token = lang?.split(',').next()?.trim();
        if token.is_empty() || code.lines().any(|line| line.len() > LINE_BYTES_MAX) {
            return None;
        }
        let syntax = SYNTAXES.find_syntax_by_token(token)?;
        let left = self.bytes_left.load(Ordering::Relaxed).checked_sub(code.len())?;
        self.bytes_left.store(left, Ordering::Relaxed);
        Some(syntax)
    }
}

impl SyntaxHighlighterAdapter for Highlighter {
    fn write_highlighted(&self, output: &mut dyn fmt::Write, lang: Option<&str>, code: &str) -> fmt::Result {
        if let Some(html) = self.syntax(lang, code).and_then(|syntax| coloured(syntax, code)) {
            return output.write_str(&html);
        }
        let mut plain = String::with_capacity(code.len());
        escape_into(code, &mut plain);
        output.write_str(&plain)
    }

    fn write_pre_tag(&self, output: &mut dyn fmt::Write, attributes: HashMap<&'static str, Cow<'_, str>>) -> fmt::Result {
        match attributes.get("lang").filter(|lang| !lang.is_empty()) {
            Some(lang) => {
                let mut name = String::new();
                escape_into(lang, &mut name);
                write!(output, "<pre class=\"language-{name}\">")
            }
            None => output.write_str("<pre>"),
        }
    }

    fn write_code_tag(&self, output: &mut dyn fmt::Write, _attributes: HashMap<&'static str, Cow<'_, str>>) -> fmt::Result {
        output.write_str("<code>")
    }
}

fn coloured(syntax: &SyntaxReference, code: &str) -> Option<String> {
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        // A pattern that gives up on odd code costs the colours, not the code.
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}
