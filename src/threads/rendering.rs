//! A post's source as the HTML that is stored beside it. Hostile text may cost tens of milliseconds: off the reactor.

use crate::error::Error;
use crate::text::Lang;
use crate::text::markdown::{self, MarkdownContext, Rendered, Surface};
use crate::ui::words::{Words, t};
use crate::urls;

/// Renders in the calling thread: for commands and jobs.
pub fn render_now(source: &str, lang: Lang) -> Rendered {
    let words = Words::of(lang);
    let context = MarkdownContext {
        surface: Surface::Post,
        mention_url: &|handle| urls::member(handle),
        code_label: &words.text(t::THREADS_CODE_LABEL),
        table_label: &words.text(t::THREADS_TABLE_LABEL),
    };
    markdown::render(source, &context)
}

/// Renders beside the reactor: for requests.
pub async fn render(source: &str, lang: Lang) -> Result<Rendered, Error> {
    let source = source.to_owned();
    tokio::task::spawn_blocking(move || render_now(&source, lang))
        .await
        .map_err(|e| Error::Internal(e.to_string()))
}
