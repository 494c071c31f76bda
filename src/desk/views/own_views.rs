//! Views of one's own: the list beside the others, and the forms that keep and change them.

use maud::{Markup, html};

use super::{Shown, desk_at, parameters};
use crate::desk::model::own_views::{NAME_CHARS_MAX, OwnView, VIEWS_MAX};
use crate::desk::routes::queue::Query;
use crate::door::Visit;
use crate::text::input::InputError;
use crate::ui::breadcrumb::breadcrumb;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{icons, number};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key;

/// What is wrong with a name.
pub fn refused(visit: &Visit, error: InputError) -> FieldErrors {
    let said = match error {
        InputError::TooLong { max } => visit.words.with(t::BOARDS_TOO_LONG, &[("max", max.into())]),
        InputError::ControlCharacters => visit.words.text(t::BOARDS_ODD_CHARACTERS).into_owned(),
        InputError::Empty => visit.words.text(t::DESK_VIEW_ERROR_NAME).into_owned(),
    };
    let mut errors = FieldErrors::new();
    errors.add("name", said);
    errors
}

/// There are as many as a member may have.
pub fn too_many(visit: &Visit) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("name", visit.words.with(t::DESK_VIEW_ERROR_MANY, &[("max", VIEWS_MAX.into())]));
    errors
}

/// Below the views that everybody has.
pub(super) fn listed(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let own = &shown.around.own;
    html! {
        @if !own.is_empty() { h2 { (words.text(t::DESK_VIEWS_OWN)) } }
        @for (view, count) in own {
            @let current = view.narrowed == shown.wanted.narrowed;
            a href=(desk_at(&view.narrowed, &visit.site)) aria-current=[current.then_some("true")] {
                (view.name) " " span .n { (number::counted(words, *count)) }
            }
            @if current {
                a .views__edit href=(urls::desk_view(view.id)) {
                    (icons::pencil()) (words.with(t::DESK_VIEW_CHANGE, &[("name", view.name.as_str().into())]))
                }
            }
        }
    }
}

/// Keeping what the queue is narrowed to now; nothing where it is kept, or no more than a view.
pub(super) fn keep(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let words = visit.words;
    let narrowed = &shown.wanted.narrowed;
    if !narrowed.is_filtered() || shown.around.own.iter().any(|(view, _)| view.narrowed == *narrowed) {
        return html! {};
    }
    html! {
        details .disc {
            summary { (words.text(t::DESK_VIEW_NEW)) }
            form .disc__in.row.row--tight method="post" action=(urls::desk_views()) {
                (form_key::input(""))
                (hidden(&parameters(narrowed, &visit.site)))
                label for="name" { (words.text(t::DESK_VIEW_NAME)) }
                input .input id="name" name="name" required autocomplete="off";
                button .btn.btn--sm type="submit" { (words.text(t::COMMON_SAVE)) }
            }
        }
    }
}

fn hidden(parameters: &[(&'static str, String)]) -> Markup {
    html! { @for (name, value) in parameters { input type="hidden" name=(name) value=(value); } }
}

/// The form again, with a name that cannot be.
pub fn new(visit: &Visit, query: &Query, typed: &Fields, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let narrowed = query.narrowed(visit);
    let title = words.text(t::DESK_VIEW_NEW);
    html! {
        div .narrow.stack {
            (breadcrumb(words, &[(&words.text(t::DESK_TITLE), desk_at(&narrowed, &visit.site))]))
            h1 { (title) }
            (form::error_summary(words, errors))
            form .card.stack method="post" action=(urls::desk_views()) {
                (form_key::input(typed.text(form_key::FIELD)))
                (hidden(&parameters(&narrowed, &visit.site)))
                (name_field(visit, typed.text("name"), errors))
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::COMMON_SAVE)) } }
            }
        }
    }
}

/// Another name for it, or taking it away.
pub fn edit(visit: &Visit, view: &OwnView, typed: &str, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    html! {
        div .narrow.stack {
            (breadcrumb(words, &[(&words.text(t::DESK_TITLE), desk_at(&view.narrowed, &visit.site))]))
            h1 { (words.text(t::DESK_VIEW_EDIT)) }
            (form::error_summary(words, errors))
            form .card.stack method="post" action=(urls::desk_view(view.id)) {
                (name_field(visit, typed, errors))
                div { button type="submit" class=(Look::Primary.class()) { (words.text(t::COMMON_SAVE)) } }
            }
            (button::post(&urls::desk_view_deletion(view.id), &[], Look::Danger, html! { (icons::trash()) (words.text(t::DESK_VIEW_DELETE)) }))
        }
    }
}

fn name_field(visit: &Visit, typed: &str, errors: &FieldErrors) -> Markup {
    let label = visit.words.text(t::DESK_VIEW_NAME);
    let field = Field { value: typed, chars_max: Some(NAME_CHARS_MAX), ..Field::new("name", &label) };
    form::text(visit.words, errors, "text", &field)
}
