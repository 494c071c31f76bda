//! Where people write Markdown: bar, field, preview, and a picture by file for browsers without script.

use maud::{Markup, html};

use super::form::{self, FieldErrors};
use super::icons;
use super::words::{Key, Words, t};
use crate::urls;

/// Whether the field has a visible label of its own above the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelShown {
    /// Above the frame.
    Above,
    /// For screen readers only: a heading stands there already.
    Hidden,
}

/// A composer. It stands inside the caller's `<form class="stack" method="post">`; give that form
/// `enctype="multipart/form-data"` only if `pictures` is [`Pictures::WithFile`], and [`draft_of`] for saved drafts.
#[derive(Clone, Debug)]
pub struct Composer<'a> {
    /// Id and name of the field, value, label, hint.
    pub field: form::Field<'a>,
    /// How the label is shown.
    pub label: LabelShown,
    /// Lines.
    pub rows: u16,
    /// Whether pictures may be added.
    pub pictures: Pictures,
    /// Buttons and remarks under the field.
    pub foot: Markup,
    /// A preview that the server made (browsers without script).
    pub preview: Option<Markup>,
}

/// Pictures in a composer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictures {
    /// None.
    No,
    /// By button, paste and drop; without script on a page of its own.
    WithScript,
    /// The same, and a file input for browsers without script (`picture`).
    WithFile,
}

/// Where a preview is made: the address, and what the button says there as `do`.
#[derive(Clone, Copy, Debug)]
pub struct PreviewBy<'a> {
    /// The address.
    pub action: &'a str,
    /// What the button says as `do`, if the address does several things.
    pub wish: Option<&'a str>,
}

/// The composer, its preview made as a post's.
pub fn composer(words: Words, errors: &FieldErrors, this: &Composer<'_>) -> Markup {
    composer_with_preview(words, errors, this, PreviewBy { action: urls::preview(), wish: None })
}

/// The composer, its preview made elsewhere.
pub fn composer_with_preview(
    words: Words,
    errors: &FieldErrors,
    this: &Composer<'_>,
    by: PreviewBy<'_>,
) -> Markup {
    let field = &this.field;
    let error = errors.of(field.id);
    html! {
        div .field .field--error[error.is_some()] {
            label .sr[this.label == LabelShown::Hidden] for=(field.id) { (field.label) }
            @if !field.hint.is_empty() { p .hint id=(format!("{}-h", field.id)) { (field.hint) } }
            @if let Some(error) = error {
                p .error id=(format!("{}-e", field.id)) { span .sr { (words.text(t::COMMON_ERROR_PREFIX)) } (error) }
            }
            (frame(words, this, error, by))
        }
    }
}

fn frame(words: Words, this: &Composer<'_>, error: Option<&str>, by: PreviewBy<'_>) -> Markup {
    let field = &this.field;
    let described = [
        (!field.hint.is_empty()).then(|| format!("{}-h", field.id)),
        error.map(|_| format!("{}-e", field.id)),
    ];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        div .composer data-composer data-uploading=(words.text(t::COMMON_UPLOADING)) {
            (bar(words, this.pictures, by))
            textarea .area id=(field.id) name=(field.id) rows=(this.rows) lang=[field.lang]
                aria-describedby=[(!described.is_empty()).then_some(described)]
                aria-invalid=[error.map(|_| "true")] { (field.value) }
            div .composer__view .prose data-view hidden[this.preview.is_none()] {
                @if let Some(preview) = &this.preview { (preview) }
            }
            @if this.pictures == Pictures::WithScript {
                // Beside this page, where the text so far stays.
                p .hint .composer__file data-noscript { a href=(urls::uploads()) target="_blank" rel="noopener" { (words.text(t::COMMON_UPLOAD_LINK)) } }
            }
            @if this.pictures == Pictures::WithFile {
                label .composer__file data-noscript {
                    span { (words.text(t::COMMON_IMAGE_FILE)) }
                    input type="file" name="picture" accept="image/*";
                }
            }
            div .composer__foot { (this.foot) }
        }
    }
}

fn bar(words: Words, pictures: Pictures, by: PreviewBy<'_>) -> Markup {
    type Tool = (&'static str, Key, fn() -> Markup);
    let tools: [Tool; 5] = [
        ("bold", t::COMMON_BOLD, icons::bold),
        ("list", t::COMMON_LIST, icons::list),
        ("quote", t::COMMON_QUOTE, icons::quote),
        ("code", t::COMMON_CODE, icons::code),
        ("link", t::COMMON_LINK, icons::link),
    ];
    html! {
        div .composer__bar {
            div .seg role="group" aria-label=(words.text(t::COMMON_VIEW)) {
                button type="button" aria-pressed="true" data-write { (words.text(t::COMMON_WRITE)) }
                button type="submit" name=[by.wish.map(|_| "do")] value=[by.wish] formaction=(by.action) formnovalidate aria-pressed="false" data-preview {
                    (words.text(t::COMMON_PREVIEW))
                }
            }
            span .sep aria-hidden="true" {}
            @for (name, label, icon) in tools { (tool(words, name, label, icon())) }
            @if pictures != Pictures::No { (tool(words, "image", t::COMMON_IMAGE, icons::image())) }
        }
    }
}

fn tool(words: Words, name: &str, label: Key, icon: Markup) -> Markup {
    let label = words.text(label);
    html! { button type="button" .tool data-tool=(name) aria-label=(label) title=(label) { (icon) } }
}

/// The attributes of a form whose text is kept while it is being written: put `data-draft=(draft.place)`,
/// `data-restored=(draft.restored)` and `data-saved=(draft.saved)` on the `<form>`. One that changes what stands bears
/// `data-change` instead of `data-saved`: the browser alone keeps it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is being written: `ask`, `reply:1042`; of a change with its version: `post:93:2`, `article:7:3`.
    pub place: String,
    /// "Draft of % restored"; `%` is the time.
    pub restored: String,
    /// "Draft saved %".
    pub saved: String,
}

/// The attributes for the text that is written at `place`.
pub fn draft_of(words: Words, place: impl Into<String>) -> Draft {
    Draft {
        place: place.into(),
        restored: words.with(t::COMMON_DRAFT_RESTORED, &[("time", "%".into())]),
        saved: words.with(t::COMMON_DRAFT_SAVED, &[("time", "%".into())]),
    }
}
