//! Boards, managed: the list and the form.

use std::collections::HashMap;

use maud::{Markup, html};

use crate::boards::form::{Typed, TypedText, field};
use crate::boards::model::{CHARTER_CHARS_MAX, LINE_CHARS_MAX, NAME_CHARS_MAX};
use crate::boards::queries::Managed;
use crate::boards::views::{icon_names, none};
use crate::db::BoardId;
use crate::door::Visit;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::words::t;
use crate::ui::{badge, breadcrumb, icons, table};
use crate::urls;
use crate::viewer::Rule;
use crate::web::form_key::{self, FormKey};
use crate::web::stand;

/// Lines of a charter's field.
const CHARTER_LINES: u16 = 4;

/// All boards.
pub fn index(visit: &Visit, boards: &[Managed], open: &HashMap<BoardId, i64>) -> Markup {
    let words = visit.words;
    let heads = [words.text(t::BOARDS_NAME), words.text(t::BOARDS_THREADS), words.text(t::BOARDS_ACTION)];
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = boards.iter().map(|managed| row(visit, managed, open)).collect();
    html! {
        (breadcrumb::breadcrumb(words, &[(words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned())]))
        div .row.row--between {
            h1 { (words.text(t::BOARDS_ADMIN_TITLE)) }
            a .(if boards.is_empty() { Look::Normal } else { Look::Primary }.class()) href=(urls::admin_boards_new()) { (icons::plus()) (words.text(t::BOARDS_NEW)) }
        }
        @if boards.is_empty() {
            (none::none(visit))
        } @else {
            div .card.card--flush.mt-4 { (table::table(&words.text(t::BOARDS_ADMIN_TITLE), &heads, &rows, table::Phone::Facts)) }
        }
    }
}

fn row(visit: &Visit, managed: &Managed, open: &HashMap<BoardId, i64>) -> table::Row {
    let (words, board) = (visit.words, &managed.board);
    let archived = managed.archived_at.is_some();
    let (on, key) = if archived { ("0", t::BOARDS_UNARCHIVE) } else { ("1", t::BOARDS_ARCHIVE) };
    let name = html! {
        a .qt href=(urls::admin_board(board.id)) { (board.name(visit.lang())) } " "
        @if archived { (badge::quiet(&words.text(t::BOARDS_ARCHIVED))) }
        p .meta.meta--xs { (urls::board(&board.slug)) }
        @if let Some(count) = open.get(&board.id) {
            p .meta.meta--xs { (words.with(if archived { t::BOARDS_OPEN_THERE } else { t::BOARDS_OPEN_STAY }, &[("count", (*count).into())])) }
        }
    };
    let action = button::post(
        &urls::board_archive(board.id),
        &[("on", on)],
        Look::SmallQuiet,
        html! { (words.text(key)) },
    );
    table::Row {
        cells: vec![("c-main", name), ("", html! { (board.threads) }), ("", action)],
        current: false,
    }
}

/// The form of a board, or for a new one.
pub fn form(visit: &Visit, managed: Option<&Managed>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let address = managed
        .map_or_else(|| urls::admin_boards().to_owned(), |managed| urls::admin_board(managed.board.id));
    let title = words.text(if managed.is_some() { t::BOARDS_EDIT } else { t::BOARDS_NEW });
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::COMMON_ADMIN).as_ref(), urls::admin().to_owned()),
                (words.text(t::BOARDS_ADMIN_TITLE).as_ref(), urls::admin_boards().to_owned()),
            ]))
            h1 { (title) }
            (form::error_summary(words, errors))
            form .stack method="post" action=(address) {
                (form::hidden(form_key::FIELD, &FormKey::fresh()))
                (form::hidden(stand::FIELD, &typed.stand))
                @for text in &typed.texts { (language(visit, errors, text)) }
                div .card.stack { (place(visit, managed, typed, errors)) }
                div .card.stack { (times(visit, typed, errors)) }
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn.btn--quiet href=(urls::admin_boards()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(visit: &Visit, managed: &Managed, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(visit.words, now))
        (form(visit, Some(managed), typed, &FieldErrors::new()))
    }
}

fn language(visit: &Visit, errors: &FieldErrors, text: &TypedText) -> Markup {
    let words = visit.words;
    let lang = Some(text.lang.tag());
    let (name, line, charter) =
        (field("name", text.lang), field("line", text.lang), field("charter", text.lang));
    let labels = [words.text(t::BOARDS_NAME), words.text(t::BOARDS_ONE_LINE), words.text(t::BOARDS_CHARTER)];
    let [name_label, line_label, charter_label] = &labels;
    let one = |id, label, value, max| Field {
        value,
        lang,
        need: Need::Optional,
        chars_max: Some(max),
        ..Field::new(id, label)
    };
    html! {
        fieldset .card.stack.stack-sm {
            legend .sr lang=(text.lang.tag()) { (text.lang.own_name()) }
            p .card__h lang=(text.lang.tag()) aria-hidden="true" { b { (text.lang.own_name()) } }
            (form::text(words, errors, "text", &one(&name, name_label, &text.name, NAME_CHARS_MAX)))
            (form::text(words, errors, "text", &one(&line, line_label, &text.line, LINE_CHARS_MAX)))
            (form::textarea(words, errors, CHARTER_LINES, &one(&charter, charter_label, &text.charter, CHARTER_CHARS_MAX)))
        }
    }
}

fn place(visit: &Visit, managed: Option<&Managed>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let own = managed.map(|managed| managed.board.id);
    let none = words.text(t::BOARDS_PARENT_NONE);
    let tops: Vec<(String, &str)> = visit
        .site
        .boards
        .iter()
        .filter(|board| board.parent.is_none() && Some(board.id) != own)
        .map(|board| (board.id.to_string(), board.name(visit.lang())))
        .collect();
    let mut parents = vec![Choice { value: "", label: &none, hint: "" }];
    parents.extend(tops.iter().map(|(id, name)| Choice { value: id, label: name, hint: "" }));
    let rules = [
        (Rule::Public, t::BOARDS_PUBLIC),
        (Rule::Members, t::BOARDS_MEMBERS),
        (Rule::Staff, t::BOARDS_STAFF),
    ];
    let rules = rules.map(|(rule, key)| (rule, words.text(key)));
    let readers: Vec<Choice<'_>> =
        rules.iter().map(|(rule, label)| Choice { value: rule.as_str(), label, hint: "" }).collect();
    let icon_names: Vec<(&str, _)> =
        icons::ALL.iter().map(|(name, _)| (*name, icon_names::of(words, name))).collect();
    let drawn: Vec<Choice<'_>> =
        icon_names.iter().map(|(name, label)| Choice { value: name, label, hint: "" }).collect();
    let (slug_label, slug_hint) = (words.text(t::BOARDS_SLUG), words.text(t::BOARDS_SLUG_HINT));
    let slug = Field { value: &typed.slug, hint: &slug_hint, ..Field::new("slug", &slug_label) };
    html! {
        (form::text(words, errors, "text", &slug))
        (form::select(words, errors, &parents, &Field { value: &typed.parent, ..Field::new("parent", &words.text(t::BOARDS_PARENT)) }))
        (form::radios(words, errors, &readers, &Field { value: &typed.readers, ..Field::new("readers", &words.text(t::BOARDS_READERS)) }))
        (form::select(words, errors, &drawn, &Field { value: &typed.icon, ..Field::new("icon", &words.text(t::BOARDS_ICON)) }))
        (form::text(words, errors, "number", &Field { value: &typed.position, ..Field::new("position", &words.text(t::BOARDS_POSITION)) }))
    }
}

fn times(visit: &Visit, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    html! {
        (form::text(words, errors, "number", &Field { value: &typed.helpful, ..Field::new("helpful", &words.text(t::BOARDS_HELPFUL)) }))
    }
}
