//! Canned replies: the list with how each fared, and the form.

use maud::{Markup, html};

use crate::db::BoardId;
use crate::desk::form::{SHARED, Typed, field};
use crate::desk::model::canned::{BODY_CHARS_MAX, NAME_CHARS_MAX, Whose};
use crate::desk::policy;
use crate::desk::queries::canned::Canned;
use crate::desk::reads::canned::{Fared, Listed, Narrowed, SentArticle};
use crate::desk::routes::canned::Query;
use crate::door::Visit;
use crate::text::excerpt;
use crate::text::lang::Lang;
use crate::ui::button::{self, Look};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::meanwhile::{Labelled, meanwhile};
use crate::ui::words::{Key, t};
use crate::ui::{badge, breadcrumb, empty, icons, number, table};
use crate::urls;
use crate::web::{form_key, stand};

/// Lines of a text's field.
const BODY_LINES: u16 = 6;
/// Characters of a text in the list.
const BEGINS_CHARS: usize = 90;

/// The list.
pub fn index(
    visit: &Visit,
    query: &Query,
    narrowed: Narrowed,
    replies: &[Listed],
    articles: &[SentArticle],
) -> Markup {
    let words = visit.words;
    let look = if replies.is_empty() { Look::Normal } else { Look::Primary };
    html! {
        (breadcrumb::breadcrumb(words, &[(words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned())]))
        div .row.row--between {
            h1 { (words.text(t::CANNED_TITLE)) }
            a class=(look.class()) href=(urls::canned_replies_new()) { (icons::plus()) (words.text(t::CANNED_NEW)) }
        }
        p .meta { (words.text(t::CANNED_LEAD)) }
        div .card.card--flush.mt-4 {
            (filters(visit, query, narrowed))
            @if replies.is_empty() { (none(visit, narrowed)) } @else { (own_and_shared(visit, replies)) }
        }
        p .meta.mt-2 { (words.text(t::CANNED_FIGURES)) }
        (of_articles(visit, articles))
    }
}

fn filters(visit: &Visit, query: &Query, narrowed: Narrowed) -> Markup {
    let words = visit.words;
    let boards = visit.site.boards.iter().filter(|board| visit.viewer.answers_for(board.id));
    html! {
        form .filters method="get" action=(urls::canned_replies()) {
            label .sr for="lang" { (words.text(t::CANNED_LANGUAGE)) }
            select .select id="lang" name="lang" {
                option value="" { (words.text(t::CANNED_LANGUAGE_ALL)) }
                @for lang in Lang::ALL {
                    option value=(lang.tag()) selected[narrowed.lang == Some(lang)] lang=(lang.tag()) { (lang.own_name()) }
                }
            }
            label .sr for="board" { (words.text(t::DESK_BOARD)) }
            select .select id="board" name="board" {
                option value="" { (words.text(t::DESK_BOARD_ALL)) }
                @for board in boards {
                    option value=(board.slug) selected[board.slug == query.board] {
                        (words.with(t::DESK_BOARD_IS, &[("board", board.name(visit.lang()).into())]))
                    }
                }
            }
            button .btn.btn--sm type="submit" { (words.text(t::COMMON_APPLY)) }
        }
    }
}

fn none(visit: &Visit, narrowed: Narrowed) -> Markup {
    let words = visit.words;
    if narrowed.lang.is_some() || narrowed.board.is_some() {
        let all = html! { a .btn href=(urls::canned_replies()) { (words.text(t::CANNED_SHOW_ALL)) } };
        return empty::empty(&words.text(t::CANNED_NONE_FITS), "", Some(all));
    }
    empty::empty(&words.text(t::CANNED_NONE), &words.text(t::CANNED_NONE_HINT), None)
}

fn own_and_shared(visit: &Visit, replies: &[Listed]) -> Markup {
    let words = visit.words;
    let heads = [t::CANNED_NAME, t::CANNED_FOR, t::CANNED_SENT, t::CANNED_SOLVED, t::CANNED_ACTION];
    let heads = heads.map(|head| words.text(head));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let rows: Vec<table::Row> = replies.iter().map(|reply| row(visit, reply)).collect();
    table::table(&words.text(t::CANNED_TITLE), &heads, &rows, table::Phone::Facts)
}

fn row(visit: &Visit, reply: &Listed) -> table::Row {
    let words = visit.words;
    let may = policy::can_change_canned(&visit.viewer, reply.whose(), reply.board_id).is_ok();
    let name = html! {
        @if may { a .qt href=(urls::canned_reply(reply.id)) { (reply.name) } } @else { b .qt { (reply.name) } }
        " "
        @if reply.archived_at.is_some() { (badge::quiet(&words.text(t::CANNED_ARCHIVED))) }
        @if let Some((lang, text)) = reply.begins() {
            p .meta.meta--xs lang=(lang) { (excerpt::excerpt(text, BEGINS_CHARS)) }
        }
    };
    let mut cells = vec![("c-main", name), ("", meant_for(visit, reply))];
    cells.extend(figures(visit, &reply.fared).map(|figure| ("num", figure)));
    cells.push(("nowrap", html! { @if may { (acts(visit, reply)) } }));
    table::Row { cells, current: false }
}

fn meant_for(visit: &Visit, reply: &Listed) -> Markup {
    let words = visit.words;
    let whose = if reply.whose() == Whose::Shared { t::CANNED_SHARED } else { t::CANNED_OWN };
    let board = reply.board_id.and_then(|id| visit.site.board_of(id));
    let langs = reply.langs.iter().filter_map(|tag| tag.parse::<Lang>().ok());
    html! {
        span {
            (words.text(whose)) " "
            span .dot { @match board { Some(board) => (board.name(visit.lang())), None => (words.text(t::CANNED_ALL_BOARDS)) } }
            span .meta.meta--xs {
                @for lang in langs { " " span .dot lang=(lang.tag()) { (lang.own_name()) } }
            }
        }
    }
}

/// In how many questions it was sent, and how many of the decided ones it solved.
fn figures(visit: &Visit, fared: &Fared) -> [Markup; 2] {
    let words = visit.words;
    let solved = match fared.percent() {
        None => html! { span .meta { (words.text(t::CANNED_UNDECIDED)) } },
        Some(percent) => html! {
            span {
                (words.with(t::CANNED_PERCENT, &[("percent", percent.into())])) " "
                span .meta { (words.with(t::CANNED_SOLVED_OF, &[("solved", fared.solved.into()), ("decided", fared.decided.into())])) }
            }
        },
    };
    [html! { (number::count(words, fared.sent)) }, solved]
}

fn acts(visit: &Visit, reply: &Listed) -> Markup {
    let words = visit.words;
    let away = reply.archived_at.is_some();
    let (on, key) = if away { ("0", t::CANNED_UNARCHIVE) } else { ("1", t::CANNED_ARCHIVE) };
    let named = |key: Key| html! { (words.text(key)) span .sr { " (" (reply.name) ")" } };
    html! {
        div .row.row--tight {
            (button::post(&urls::canned_archive(reply.id), &[("on", on)], Look::SmallQuiet, named(key)))
            @if away && reply.fared.sent == 0 {
                (button::post(&urls::canned_deletion(reply.id), &[], Look::Danger, named(t::COMMON_DELETE)))
            }
        }
    }
}

fn of_articles(visit: &Visit, articles: &[SentArticle]) -> Markup {
    let words = visit.words;
    let heads = [t::CANNED_ARTICLE, t::CANNED_SENT, t::CANNED_SOLVED].map(|head| words.text(head));
    let heads: Vec<&str> = heads.iter().map(AsRef::as_ref).collect();
    let row = |article: &SentArticle| {
        let title = html! {
            a .qt href=(urls::article(&article.section, &article.slug)) lang=(article.lang) { (article.title) }
        };
        let mut cells = vec![("c-main", title)];
        cells.extend(figures(visit, &article.fared).map(|figure| ("num", figure)));
        table::Row { cells, current: false }
    };
    let rows: Vec<table::Row> = articles.iter().map(row).collect();
    html! {
        section .stack.stack-sm.mt-5 aria-labelledby="of-articles" {
            h2 id="of-articles" { (words.text(t::CANNED_FROM_FAQ)) }
            p .meta { (words.text(t::CANNED_FROM_FAQ_LEAD)) }
            @if !rows.is_empty() {
                div .card.card--flush { (table::table(&words.text(t::CANNED_FROM_FAQ), &heads, &rows, table::Phone::Facts)) }
            }
        }
    }
}

/// The form of a canned reply, or for a new one.
pub fn form(visit: &Visit, reply: Option<&Canned>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let address =
        reply.map_or_else(|| urls::canned_replies().to_owned(), |reply| urls::canned_reply(reply.id));
    let title = words.text(if reply.is_some() { t::CANNED_EDIT } else { t::CANNED_NEW });
    html! {
        div .narrow.narrow--wide.stack {
            (breadcrumb::breadcrumb(words, &[
                (words.text(t::DESK_TITLE).as_ref(), urls::desk().to_owned()),
                (words.text(t::CANNED_TITLE).as_ref(), urls::canned_replies().to_owned()),
            ]))
            h1 { (title) }
            (form::error_summary(words, errors))
            form .stack method="post" action=(address) {
                (form_key::input(&typed.key))
                (form::hidden(stand::FIELD, &typed.stand))
                div .card.stack { (facts(visit, reply, typed, errors)) }
                div .card.stack { (texts(visit, typed, errors)) }
                div .row {
                    button .btn.btn--primary type="submit" { (words.text(t::COMMON_SAVE)) }
                    a .btn.btn--quiet href=(urls::canned_replies()) { (words.text(t::COMMON_CANCEL)) }
                }
            }
        }
    }
}

/// The form after somebody else was faster, below what stands now.
pub fn conflict(visit: &Visit, reply: &Canned, typed: &Typed, now: &[Labelled]) -> Markup {
    html! {
        (meanwhile(visit.words, now))
        (form(visit, Some(reply), typed, &FieldErrors::new()))
    }
}

fn facts(visit: &Visit, reply: Option<&Canned>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (name, name_hint) = (words.text(t::CANNED_NAME), words.text(t::CANNED_NAME_HINT));
    let (place, place_hint) = (words.text(t::CANNED_POSITION), words.text(t::CANNED_POSITION_HINT));
    let name = Field {
        value: &typed.name,
        hint: &name_hint,
        chars_max: Some(NAME_CHARS_MAX),
        ..Field::new("name", &name)
    };
    let place = Field { value: &typed.position, hint: &place_hint, ..Field::new("position", &place) };
    html! {
        (form::text(words, errors, "text", &name))
        (whose(visit, reply, typed, errors))
        (boards(visit, typed, errors))
        (form::text(words, errors, "number", &place))
    }
}

/// Whoever leads chooses whose a new one is; afterwards it stays so.
fn whose(visit: &Visit, reply: Option<&Canned>, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let said = |key: Key| html! { p .meta { (words.text(key)) } };
    match reply {
        Some(reply) if reply.whose == Whose::Shared => said(t::CANNED_IS_SHARED),
        Some(_) => said(t::CANNED_IS_OWN),
        None if policy::can_share_canned(&visit.viewer).is_err() => said(t::CANNED_IS_OWN),
        None => {
            let (own, shared) = (words.text(t::CANNED_OWN_CHOICE), words.text(t::CANNED_SHARED_CHOICE));
            let choices = [
                Choice { value: "", label: &own, hint: "" },
                Choice { value: SHARED, label: &shared, hint: "" },
            ];
            let label = words.text(t::CANNED_WHOSE);
            form::radios(
                words,
                errors,
                &choices,
                &Field { value: &typed.whose, ..Field::new("whose", &label) },
            )
        }
    }
}

fn boards(visit: &Visit, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (label, all) = (words.text(t::CANNED_BOARD), words.text(t::CANNED_ALL_BOARDS));
    let chosen = typed.board.parse::<BoardId>().ok();
    let offered = |id: BoardId| visit.viewer.answers_for(id);
    let boards = visit.site.boards.iter().chain(&visit.site.archived);
    let own: Vec<(String, &str)> = boards
        .filter(|board| {
            offered(board.id)
                && (Some(board.id) == chosen || visit.site.boards.iter().any(|b| b.id == board.id))
        })
        .map(|board| (board.id.to_string(), board.name(visit.lang())))
        .collect();
    let mut choices = vec![Choice { value: "", label: &all, hint: "" }];
    choices.extend(own.iter().map(|(id, name)| Choice { value: id, label: name, hint: "" }));
    form::select(words, errors, &choices, &Field { value: &typed.board, ..Field::new("board", &label) })
}

fn texts(visit: &Visit, typed: &Typed, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    html! {
        h2 .card__h { (words.text(t::CANNED_TEXTS)) }
        p .hint { (words.text(t::CANNED_TEXTS_HINT)) }
        ul .hint {
            @for (sign, key) in [
                ("{name}", t::CANNED_SIGN_NAME),
                ("{agent}", t::CANNED_SIGN_AGENT),
                ("{question}", t::CANNED_SIGN_QUESTION),
                ("{link}", t::CANNED_SIGN_LINK),
            ] { li { code { (sign) } " " (words.text(key)) } }
        }
        p .hint { (words.text(t::CANNED_SIGN_OTHER)) }
        @for (lang, body) in &typed.texts {
            (form::textarea(words, errors, BODY_LINES, &Field {
                value: body,
                lang: Some(lang.tag()),
                need: Need::Optional,
                chars_max: Some(BODY_CHARS_MAX),
                ..Field::new(&field(*lang), lang.own_name())
            }))
        }
    }
}
