//! A picture without script: chosen here, its Markdown copied into the text.

use maud::{Markup, html};

use crate::door::Visit;
use crate::threads::pictures::Picture;
use crate::ui::button::Look;
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::urls;

/// The form; with a sentence about the file that was not taken.
pub fn form(visit: &Visit, refused: Option<&str>) -> Markup {
    let words = visit.words;
    let mut errors = FieldErrors::new();
    if let Some(sentence) = refused {
        errors.add("file", sentence);
    }
    let (label, hint) = (words.text(t::COMMON_IMAGE_FILE), words.text(t::POSTS_UPLOAD_HINT));
    let field = Field { hint: &hint, ..Field::new("file", &label) };
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::POSTS_UPLOAD_TITLE)) }
            (form::error_summary(words, &errors))
            form .card .stack method="post" action=(urls::uploads()) enctype="multipart/form-data" {
                (form::file(words, &errors, "image/png,image/jpeg,image/gif,image/webp", &field))
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::POSTS_UPLOAD_SEND)) } }
            }
        }
    }
}

/// What to copy.
pub fn done(visit: &Visit, picture: &Picture, markdown: &str) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::POSTS_UPLOAD_MARKDOWN), words.text(t::POSTS_UPLOAD_COPY));
    let field = Field { value: markdown, hint: &hint, ..Field::new("markdown", &label) };
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::POSTS_UPLOAD_TITLE)) }
            div .card .stack {
                (form::textarea(words, &FieldErrors::new(), 2, &field))
                p { img src=(urls::upload(&picture.name)) alt="" width=(picture.width) height=(picture.height); }
            }
            p { a href=(urls::uploads()) { (words.text(t::POSTS_UPLOAD_MORE)) } }
        }
    }
}
