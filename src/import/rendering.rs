//! What a source holds, made fit for a post: HTML to Markdown, length, language, the HTML that is stored.

use super::model::Fault;
use crate::text::input::{self, InputError};
use crate::text::markdown::{BODY_CHARS_MAX, Rendered};
use crate::text::{Lang, import_html, lang};
use crate::threads::model::TITLE_CHARS_MAX;
use crate::threads::rendering::render_now;

/// What stands at the end of a text that was too long.
const CUT_NOTE: &str = "\n\n[…]";
/// Characters that the end of a fence may need beside the note.
const FENCE_CHARS: usize = 8;

/// A body ready to be stored.
#[derive(Debug)]
pub struct Body {
    /// Markdown.
    pub text: String,
    /// As it will be shown.
    pub rendered: Rendered,
    /// The language it is written in.
    pub lang: Lang,
    /// Whether its end was cut off.
    pub cut: bool,
}

/// The form a source keeps bodies in.
#[derive(Debug, Clone, Copy)]
pub enum Written<'a> {
    /// HTML.
    Html(&'a str),
    /// Plain text or Markdown.
    Text(&'a str),
}

/// A body; `None` where nothing is left of it.
pub fn body(written: Written<'_>, fallback: Lang) -> Option<Body> {
    let source = match written {
        Written::Html(html) => import_html::to_markdown(html),
        Written::Text(text) => text.to_owned(),
    };
    let (text, cut) = match input::clean_text(&source, BODY_CHARS_MAX) {
        Ok(text) => (text, false),
        Err(InputError::TooLong { .. }) => (shortened(&source)?, true),
        Err(_) => return None,
    };
    let lang = lang::detect(&text, fallback);
    let rendered = render_now(&text, lang);
    Some(Body { text, rendered, lang, cut })
}

/// The beginning of a text that is too long; an open fence is closed, so that the note is not part of the code.
fn shortened(source: &str) -> Option<String> {
    let room = BODY_CHARS_MAX - CUT_NOTE.chars().count() - FENCE_CHARS;
    let mut kept: String = source.chars().take(room).collect();
    let fences = kept.lines().filter(|line| line.trim_start().starts_with("```")).count();
    if fences % 2 == 1 {
        kept.push_str("\n```");
    }
    kept.push_str(CUT_NOTE);
    input::clean_text(&kept, BODY_CHARS_MAX).ok()
}

/// A title; too long ones end in `…`, which is told.
pub fn title(typed: &str, line: u64, faults: &mut Vec<Fault>) -> Option<String> {
    // Control characters in a title are no reason to lose a thread.
    let visible: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match input::clean_line(&visible, TITLE_CHARS_MAX) {
        Ok(title) => Some(title),
        Err(InputError::TooLong { .. }) => {
            faults.push(Fault::changed(
                line,
                format!("the title was longer than {TITLE_CHARS_MAX} characters and was cut"),
            ));
            let kept: String = visible.split_whitespace().collect::<Vec<_>>().join(" ");
            let kept: String = kept.chars().take(TITLE_CHARS_MAX - 1).collect();
            input::clean_line(&format!("{}…", kept.trim_end()), TITLE_CHARS_MAX).ok()
        }
        Err(_) => None,
    }
}
