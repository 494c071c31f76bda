//! The form that reports a post.

use maud::{Markup, html};

use crate::door::Visit;
use crate::text::excerpt;
use crate::threads::model::Thread;
use crate::threads::post_queries::FlagReason;
use crate::threads::queries::Post;
use crate::threads::routes::show;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::Look;
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::{Key, t};
use crate::urls;
use crate::web::fields::Fields;

/// Characters of the reported post that stand above the form.
const SHOWN_CHARS: usize = 300;

/// What a reason is called.
pub fn reason(reason: FlagReason) -> Key {
    match reason {
        FlagReason::Spam => t::POSTS_FLAG_SPAM,
        FlagReason::Abuse => t::POSTS_FLAG_ABUSE,
        FlagReason::PrivateDetails => t::POSTS_FLAG_PRIVATE,
        FlagReason::OffTopic => t::POSTS_FLAG_OFF_TOPIC,
        FlagReason::Other => t::POSTS_FLAG_OTHER,
    }
}

/// The page.
pub fn page(visit: &Visit, thread: &Thread, post: &Post, typed: &Fields, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let labels: Vec<_> = FlagReason::ALL.iter().map(|one| (one.as_str(), words.text(reason(*one)))).collect();
    let choices: Vec<Choice<'_>> =
        labels.iter().map(|(value, label)| Choice { value, label, hint: "" }).collect();
    let (why, note) = (words.text(t::POSTS_FLAG_WHY), words.text(t::POSTS_FLAG_NOTE));
    let why = Field { value: typed.text("reason"), ..Field::new("reason", &why) };
    let note = Field { value: typed.text("note"), need: Need::Optional, ..Field::new("note", &note) };
    html! {
        div .narrow .narrow--wide .stack {
            (breadcrumb(words, &[(&thread.title, show::address_of(thread, post.number))]))
            h1 { (words.text(t::POSTS_FLAG_TITLE)) }
            (form::error_summary(words, errors))
            p { (words.text(t::POSTS_FLAG_LEAD)) }
            blockquote .quoted .meta { (excerpt::excerpt(&post.body, SHOWN_CHARS)) }
            form .card .stack method="post" action=(urls::post_flags(post.id)) {
                (form::radios(words, errors, &choices, &why))
                (form::textarea(words, errors, 3, &note))
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::POSTS_FLAG_SEND)) } }
            }
        }
    }
}
