//! An article's answer as the HTML that is stored beside it. Hostile text may cost tens of milliseconds: off the reactor.

use super::model::ArticleText;
use crate::error::Error;
use crate::text::Html;
use crate::text::lang::Lang;
use crate::text::markdown::{self, MarkdownContext, Surface};
use crate::ui::words::{Words, t};
use crate::urls;

/// An article ready to be written: what it says, and its answer as a page shows it.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// What it says.
    pub text: ArticleText,
    /// The answer, rendered.
    pub html: Html,
}

/// Renders in the calling thread; labels are in the article's own language.
pub fn render_now(body: &str, lang: Lang) -> Html {
    let words = Words::of(lang);
    let context = MarkdownContext {
        surface: Surface::Article,
        mention_url: &|handle| urls::member(handle),
        code_label: &words.text(t::FAQ_LABEL_CODE),
        table_label: &words.text(t::FAQ_LABEL_TABLE),
    };
    markdown::render(body, &context).html
}

/// Renders beside the reactor.
pub async fn prepare(text: ArticleText, lang: Lang) -> Result<Prepared, Error> {
    aside(move || Prepared { html: render_now(&text.body, lang), text }).await
}

/// Work of some length, beside the reactor.
pub async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    tokio::task::spawn_blocking(work).await.map_err(|e| Error::Internal(e.to_string()))
}
