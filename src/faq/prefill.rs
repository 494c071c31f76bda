//! What a draft starts with: the question, its answer and what was put right later, without quotes and private details.

use super::model::{SHORT_CHARS_MAX, TITLE_CHARS_MAX, Typed, kind_words};
use super::rendering::render_now;
use crate::text::lang::Lang;
use crate::text::markdown::BODY_CHARS_MAX;
use crate::text::marks;
use crate::text::mask::{self, PrivateKind};
use crate::text::names::Names;
use crate::text::{excerpt, quote};
use crate::ui::words::{Words, t};

/// Characters of the first proposal for a short answer.
const SHORT_PROPOSAL_CHARS: usize = 240;
/// A paragraph of fewer characters says nothing yet.
const GREETING_CHARS: usize = 24;

/// A thread's words, as far as a draft takes them over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The question's title.
    pub title: String,
    /// The accepted, verified or best answer, Markdown.
    pub answer: String,
    /// Later posts of whoever answered, and of staff, oldest first.
    pub corrections: Vec<String>,
    /// The language.
    pub lang: Lang,
    /// The people of the thread.
    pub names: Names,
}

/// The fields of a draft. Pictures go along: they are links in the text.
pub fn prefill(said: &Said) -> Typed {
    let answer = cleaned(&said.answer, said.lang, &said.names);
    let corrections = said.corrections.iter().map(|post| cleaned(post, said.lang, &said.names));
    let parts: Vec<String> =
        std::iter::once(answer.clone()).chain(corrections).filter(|part| !part.is_empty()).collect();
    Typed {
        title: excerpt::excerpt(&without_details(&said.title, said.lang, &said.names), TITLE_CHARS_MAX),
        short: short_of(&answer),
        // What a draft cannot hold can still be read beside it.
        body: parts.join("\n\n").chars().take(BODY_CHARS_MAX).collect(),
        ..Typed::default()
    }
}

/// The first paragraph, and what follows while that is only a greeting; the steps that it announces stay in the body.
fn short_of(answer: &str) -> String {
    let mut beginning = String::new();
    for paragraph in answer.split("\n\n") {
        beginning.push_str(paragraph);
        if beginning.chars().count() >= GREETING_CHARS {
            break;
        }
        beginning.push_str("\n\n");
    }
    let short = excerpt::excerpt(&beginning, SHORT_PROPOSAL_CHARS.min(SHORT_CHARS_MAX));
    match (short.strip_suffix(':'), short.strip_suffix('：')) {
        (Some(sentence), _) => format!("{sentence}."),
        (_, Some(sentence)) => format!("{sentence}。"),
        _ => short,
    }
}

/// A post as an article may take it: nobody is quoted, nobody is addressed, no private detail stands in it.
pub fn cleaned(post: &str, lang: Lang, names: &Names) -> String {
    let own = quote::own_words(post);
    let own = if own.trim().is_empty() { post } else { &own };
    let lines: Vec<&str> = own.lines().map(|line| unaddressed(line, names)).collect();
    without_details(lines.join("\n").trim(), lang, names)
}

/// "@dana, try this" begins with "try this".
fn unaddressed<'a>(line: &'a str, names: &Names) -> &'a str {
    let handle = line.strip_prefix('@').map_or(0, |rest| {
        1 + rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count()
    });
    match line.split_at_checked(handle) {
        Some((handle, rest)) if names.has(handle) => {
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '，' | '：'))
        }
        _ => line,
    }
}

/// A text with its private details left out, each marked by its kind in the text's language.
pub fn without_details(text: &str, lang: Lang, names: &Names) -> String {
    let words = Words::of(lang);
    let marker = |kind: PrivateKind| {
        words.with(t::FAQ_LEFT_OUT_MARK, &[("kind", words.text(kind_words(kind)).into_owned().into())])
    };
    let seen = marks::visible(&render_now(text, lang));
    mask::mask(text, &mask::find_in_markdown(text, &seen, names), &marker)
}
