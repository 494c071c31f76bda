//! What a source holds, made fit for a post: HTML to Markdown, length, language, the HTML that is stored.

use super::model::Fault;
use crate::text::input::{self, InputError};
use crate::text::markdown::{self, BODY_CHARS_MAX, MarkdownContext, Rendered, Surface};
use crate::text::{Lang, import_html, lang};
use crate::ui::words::{Words, t};
use crate::urls;

/// Characters of a title.
const TITLE_CHARS_MAX: usize = 150;
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
    let rendered = render(&text, lang);
    Some(Body { text, rendered, lang, cut })
}

/// Renders in the calling thread, with labels in the text's language.
pub fn render(text: &str, lang: Lang) -> Rendered {
    on_surface(text, lang, Surface::Post)
}

/// The same for an article.
pub fn render_article(text: &str, lang: Lang) -> Rendered {
    on_surface(text, lang, Surface::Article)
}

fn on_surface(text: &str, lang: Lang, surface: Surface) -> Rendered {
    let words = Words::of(lang);
    let context = MarkdownContext {
        surface,
        mention_url: &|handle| urls::member(handle),
        code_label: &words.text(t::COMMON_CODE),
        table_label: &words.text(t::IMPORT_TABLE),
    };
    markdown::render(text, &context)
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
            faults.push(Fault::changed(line, format!("the title was longer than {TITLE_CHARS_MAX} characters and was cut")));
            let kept: String = visible.split_whitespace().collect::<Vec<_>>().join(" ");
            let kept: String = kept.chars().take(TITLE_CHARS_MAX - 1).collect();
            input::clean_line(&format!("{}…", kept.trim_end()), TITLE_CHARS_MAX).ok()
        }
        Err(_) => None,
    }
}
