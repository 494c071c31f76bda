//! The form for a post that stands, and what else can be done with it.

use maud::{Markup, html};

use crate::door::Visit;
use crate::text::difference::Change;
use crate::threads::model::{PostState, READERS, Thread};
use crate::threads::policy_posts;
use crate::threads::queries::Post;
use crate::threads::routes::show;
use crate::threads::views::history;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::notice::{NoticeKind, notice};
use crate::ui::words::t;
use crate::urls;
use crate::web::fields::Fields;
use crate::web::{form_key, stand};

/// What stands in the form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Of a first post.
    pub title: String,
    /// Of a first post's thread, separated by commas.
    pub tags: String,
    /// The text.
    pub body: String,
    /// The number of edits it started from.
    pub revision: String,
    /// The tags it started from, as a fingerprint: their changes are no edits of the text.
    pub tags_stand: String,
    /// The tags that stand now, where somebody else was faster.
    pub tags_now: String,
    /// What is wrong with it.
    pub errors: FieldErrors,
}

impl Form {
    /// As the post stands.
    pub fn of(thread: &Thread, post: &Post, revision: i32, tags: &[String]) -> Self {
        Self {
            title: thread.title.clone(),
            tags: tags.join(", "),
            body: post.body.clone(),
            revision: revision.to_string(),
            tags_stand: stand_of(tags),
            tags_now: String::new(),
            errors: FieldErrors::new(),
        }
    }

    /// As it was typed.
    pub fn typed(fields: &Fields, errors: FieldErrors) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            title: text("title"),
            tags: text("tags"),
            body: text("body"),
            revision: text("revision"),
            tags_stand: text(stand::FIELD),
            tags_now: String::new(),
            errors,
        }
    }

    /// As it was typed, to be sent against the present revision and tags.
    pub fn typed_against(fields: &Fields, revision: i32, tags: &[String]) -> Self {
        Self {
            revision: revision.to_string(),
            tags_stand: stand_of(tags),
            tags_now: tags.join(", "),
            ..Self::typed(fields, FieldErrors::new())
        }
    }
}

/// The fingerprint of a thread's tags.
pub fn stand_of(tags: &[String]) -> String {
    stand::of(tags.iter().map(String::as_str))
}

/// The page.
pub fn page(visit: &Visit, thread: &Thread, post: &Post, form: &Form) -> Markup {
    let words = visit.words;
    html! {
        div .narrow .narrow--wide .stack {
            (breadcrumb(words, &[(&thread.title, show::address_of(thread, post.number))]))
            h1 { (words.text(t::POSTS_EDIT_TITLE)) }
            (form::error_summary(words, &form.errors))
            @if policy_posts::can_edit(&visit.viewer, thread, post.facts()).is_ok() { (edit_form(visit, thread, post, form)) }
            (sight(visit, thread, post))
        }
    }
}

/// The page after somebody else was faster: both texts, nothing lost.
pub fn conflict(visit: &Visit, thread: &Thread, post: &Post, form: &Form, changes: &[Change]) -> Markup {
    let words = visit.words;
    html! {
        (breadcrumb(words, &[(&thread.title, show::address_of(thread, post.number))]))
        h1 { (words.text(t::POSTS_CONFLICT_TITLE)) }
        (notice(NoticeKind::Warn, html! { (words.text(t::POSTS_CONFLICT_TEXT)) }))
        section .mt-4 aria-labelledby="now-h" {
            h2 id="now-h" { (words.text(t::POSTS_CONFLICT_NOW)) }
            pre .mt-2 .as-typed data-now { (post.body) }
            @if post.number == 1 { p .meta { (words.text(t::THREADS_ASK_TAGS)) ": " (form.tags_now) } }
        }
        section .mt-4 aria-labelledby="diff-h" {
            h2 id="diff-h" { (words.text(t::POSTS_CONFLICT_DIFFERENCE)) }
            (history::changes(changes))
        }
        section .mt-4 aria-labelledby="yours-h" {
            h2 id="yours-h" { (words.text(t::POSTS_CONFLICT_YOURS)) }
            (edit_form(visit, thread, post, form))
        }
    }
}

fn edit_form(visit: &Visit, thread: &Thread, post: &Post, form: &Form) -> Markup {
    let words = visit.words;
    let (title, body) = (words.text(t::POSTS_FIELD_TITLE), words.text(t::POSTS_FIELD_BODY));
    let foot = html! {
        button type="submit" class=(Look::Primary.class()) { (words.text(t::COMMON_SAVE)) }
        a .btn href=(show::address_of(thread, post.number)) { (words.text(t::COMMON_CANCEL)) }
    };
    let draft = composer::draft_of(words, format!("post:{}:{}", post.id, form.revision));
    html! {
        form .card .stack method="post" action=(urls::post_update(post.id))
            data-draft=(draft.place) data-restored=(draft.restored) data-change {
            (button::by_enter())
            (form::hidden("revision", &form.revision))
            (form::hidden(READERS, &thread.audience_id.to_string()))
            @if post.number == 1 { (form::hidden(stand::FIELD, &form.tags_stand)) }
            (form_key::input(""))
            @if post.number == 1 {
                (form::text(words, &form.errors, "text", &Field { value: &form.title, ..Field::new("title", &title) }))
                (tags(visit, form))
            }
            (composer::composer(words, &form.errors, &Composer {
                field: Field { value: &form.body, ..Field::new("body", &body) },
                label: LabelShown::Above,
                rows: 12,
                pictures: Pictures::WithScript,
                foot,
                preview: None,
            }))
        }
    }
}

fn tags(visit: &Visit, form: &Form) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::THREADS_ASK_TAGS), words.text(t::THREADS_ASK_TAGS_HINT));
    let field = Field { value: &form.tags, hint: &hint, need: Need::Optional, ..Field::new("tags", &label) };
    form::text(words, &form.errors, "text", &field)
}

/// Deleting, hiding, bringing back: whatever this viewer may do now.
fn sight(visit: &Visit, thread: &Thread, post: &Post) -> Markup {
    let (words, viewer) = (visit.words, &visit.viewer);
    html! {
        @if policy_posts::can_delete(viewer, post.facts()).is_ok() {
            div id="deletion" { (button::post(&urls::post_deletion(post.id), &[], Look::Danger, html! { (words.text(t::POSTS_DELETE)) })) }
        }
        @if policy_posts::can_undelete(viewer, post.facts()).is_ok() {
            div .card .stack id="sight" {
                p { (words.text(t::POSTS_DELETED_BY_YOU)) }
                (button::post(&urls::post_restore(post.id), &[], Look::Normal, html! { (words.text(t::POSTS_UNDELETE)) }))
            }
        } @else if policy_posts::can_hide(viewer, thread.board_id).is_ok() {
            @if post.state == PostState::Live {
                (decision(visit, &FieldErrors::new(), &urls::post_hide(post.id), t::POSTS_HIDE, ""))
            } @else {
                (decision(visit, &FieldErrors::new(), &urls::post_restore(post.id), t::POSTS_RESTORE, ""))
            }
        }
    }
}

/// A decision of staff with its reason; `typed` is the reason so far.
pub fn decision(
    visit: &Visit,
    errors: &FieldErrors,
    to: &str,
    verb: crate::ui::words::Key,
    typed: &str,
) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::POSTS_REASON), words.text(t::POSTS_REASON_HINT));
    let field = Field { value: typed, hint: &hint, ..Field::new("reason", &label) };
    html! {
        form .card .stack id="sight" method="post" action=(to) {
            h2 .card__h { (words.text(verb)) }
            (form_key::input(""))
            (form::textarea(words, errors, 2, &field))
            div { button type="submit" class=(Look::Danger.class()) { (words.text(verb)) } }
        }
    }
}

/// A decision that came back without a reason.
pub fn decision_page(
    visit: &Visit,
    errors: &FieldErrors,
    to: &str,
    verb: crate::ui::words::Key,
    typed: &str,
) -> Markup {
    let words = visit.words;
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(verb)) }
            (form::error_summary(words, errors))
            (decision(visit, errors, to, verb, typed))
        }
    }
}

/// The same for a reported post: its reports are settled with it.
pub fn hide_flagged(visit: &Visit, errors: &FieldErrors, to: &str, typed: &str) -> Markup {
    let words = visit.words;
    let label = words.text(t::POSTS_REASON);
    html! {
        div .narrow .narrow--wide .stack {
            h1 { (words.text(t::POSTS_HIDE)) }
            (form::error_summary(words, errors))
            form .card .stack method="post" action=(to) {
                (form::hidden("do", "hide"))
                (form::textarea(words, errors, 2, &Field { value: typed, ..Field::new("reason", &label) }))
                div { button type="submit" class=(Look::Danger.class()) { (words.text(t::POSTS_HIDE)) } }
            }
        }
    }
}
