//! Markdown to sanitised HTML.
//!
//! Raw HTML is rendered and then sanitised, because a renderer that leaves it out deletes what a customer wrote.

use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use comrak::adapters::{HeadingAdapter, HeadingMeta};
use comrak::nodes::Sourcepos;
use comrak::options::Plugins;
use comrak::{Arena, Options, format_html_with_plugins, parse_document};

use super::excerpt;
use super::highlight::Highlighter;
use super::html::Html;
use super::sanitise;
use super::tree::{self, Tree};

/// Rises with every change of what `render` gives, so that stored HTML made before can be told apart.
pub const RENDERER_VERSION: i32 = 1;

/// Characters a text may have. Callers check it (`input::clean_text`); beyond it the text is shown as typed.
pub const BODY_CHARS_MAX: usize = 60_000;

/// Mentions in one text that become links and notices.
pub const MENTIONS_MAX: usize = 50;

/// Characters of [`Rendered::excerpt`].
pub const EXCERPT_CHARS: usize = 240;

/// What every id in people's text begins with, so that none meets an id of the page.
pub(super) const ID_PREFIX: &str = "u-";

/// What kind of page the text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    /// A post of a thread, a note, a message: its headings begin at `h3` and have no ids, a line break is a line break.
    Post,
    /// An FAQ article: its headings begin at `h2` and have ids.
    Article,
}

impl Surface {
    pub(super) fn first_level(self) -> u8 {
        match self {
            Surface::Post => 3,
            Surface::Article => 2,
        }
    }
}

/// What the renderer cannot know itself.
pub struct MarkdownContext<'a> {
    /// What kind of page the text stands on.
    pub surface: Surface,
    /// The address of a mentioned member's profile, by handle.
    pub mention_url: &'a dyn Fn(&str) -> String,
    /// What a screen reader calls a block of code, in the text's language.
    pub code_label: &'a str,
    /// What a screen reader calls a table, in the text's language.
    pub table_label: &'a str,
}

/// A heading of an article, for "On this page".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Level on the page, 2 to 6.
    pub level: u8,
    /// The id it has on the page.
    pub id: String,
    /// Its text without markup.
    pub text: String,
}

/// A rendered text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Ready for a page.
    pub html: Html,
    /// Handles mentioned, as typed, each once, without `@`. Nobody may have that name.
    pub mentions: Vec<String>,
    /// Names of our own files that the text shows or links.
    pub uploads: Vec<String>,
    /// The beginning without markup, [`EXCERPT_CHARS`] long at most.
    pub excerpt: String,
    /// Headings in their order; empty for posts.
    pub headings: Vec<Heading>,
}

/// Renders a text. Never fails: what cannot be rendered (nested hundreds deep) is shown as it was typed.
pub fn render(source: &str, context: &MarkdownContext<'_>) -> Rendered {
    if source.chars().nth(BODY_CHARS_MAX).is_some() {
        return as_typed(source);
    }
    let arena = Arena::new();
    let options = options(context.surface);
    let root = parse_document(&arena, source, &options);
    if tree::is_too_deep(root) {
        return as_typed(source);
    }
    let excerpt = excerpt::cut(&excerpt::text_of(root), EXCERPT_CHARS);
    let Tree { mentions, headings } = tree::prepare(root, &arena, context);
    let html = to_html(root, &options, &headings);
    match html.and_then(|html| sanitise::sanitise(&html, context)) {
        Some(sanitised) => {
            Rendered { html: sanitised.html, mentions, uploads: sanitised.uploads, excerpt, headings }
        }
        None => as_typed(source),
    }
}

fn as_typed(source: &str) -> Rendered {
    let excerpt = excerpt::cut(&excerpt::one_line(source), EXCERPT_CHARS);
    Rendered {
        html: sanitise::as_typed(source),
        mentions: Vec::new(),
        uploads: Vec::new(),
        excerpt,
        headings: Vec::new(),
    }
}

fn to_html(root: comrak::Node<'_>, options: &Options<'_>, headings: &[Heading]) -> Option<String> {
    let highlighter = Highlighter::new();
    let heading_ids = HeadingIds { headings, next: AtomicUsize::new(0) };
    let mut plugins = Plugins::default();
    plugins.render.codefence_syntax_highlighter = Some(&highlighter);
    plugins.render.heading_adapter = Some(&heading_ids);
    let mut html = String::new();
    format_html_with_plugins(root, options, &mut html, &plugins).ok()?;
    Some(html)
}

/// The dialect: CommonMark with GitHub's additions, and emphasis that works next to Chinese punctuation.
pub(super) fn options(surface: Surface) -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.tasklist = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.shortcodes = true;
    options.extension.cjk_friendly_emphasis = true;
    options.render.hardbreaks = surface == Surface::Post;
    options.render.github_pre_lang = true;
    // Sanitised afterwards; without it the HTML a customer pasted, and text beside it, would vanish.
    options.render.r#unsafe = true;
    options
}

/// Writes headings with the ids found while walking the tree.
struct HeadingIds<'h> {
    headings: &'h [Heading],
    next: AtomicUsize,
}

impl HeadingAdapter for HeadingIds<'_> {
    fn enter(
        &self,
        output: &mut dyn fmt::Write,
        heading: &HeadingMeta,
        _at: Option<Sourcepos>,
    ) -> fmt::Result {
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        match self.headings.get(index).and_then(|heading| heading.id.strip_prefix(ID_PREFIX)) {
            // The sanitiser puts the prefix before it. Slugs hold letters, figures and hyphens only.
            Some(id) => write!(output, "<h{} id=\"{id}\">", heading.level),
            None => write!(output, "<h{}>", heading.level),
        }
    }

    fn exit(&self, output: &mut dyn fmt::Write, heading: &HeadingMeta) -> fmt::Result {
        writeln!(output, "</h{}>", heading.level)
    }
}
