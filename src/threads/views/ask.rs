//! The ask form: one page, three things to fill in, and by when the answer comes.

use maud::{Markup, html};

use super::suggest;
use crate::door::Visit;
use crate::error::Refusal;
use crate::faq::ArticleCard;
use crate::threads::model::TITLE_CHARS_MAX;
use crate::threads::routes::suggest::Found;
use crate::ui::button::{self, Look};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::{Words, t};
use crate::ui::{icons, notice};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key::{self, FormKey};

/// Up to so many boards are radio buttons, more are a select.
const RADIO_BOARDS_MAX: usize = 9;

/// A guest's form comes back with everything typed and says what to do.
pub fn sign_in_first(words: Words) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("send", words.text(t::THREADS_ASK_SIGN_IN));
    errors
}

/// A member's form that may not be sent yet.
pub fn refused(words: Words, refusal: Refusal) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("send", words.text(refusal.0));
    errors
}

/// The whole content of the page; `about` is the article that the asker is still stuck with.
pub fn page(
    visit: &Visit,
    typed: &Fields,
    errors: &FieldErrors,
    found: Option<&Found>,
    about: Option<&ArticleCard>,
) -> Markup {
    let words = visit.words;
    html! {
        div .narrow .stack .stack-lg {
            header .stack .stack-sm {
                h1 { (words.text(t::THREADS_ASK_HEADING)) }
                p .meta { (words.text(t::THREADS_ASK_PROMISE)) }
            }
            (form::error_summary(words, errors))
            @if let Some(article) = about { (attached(visit, article)) }
            @if visit.viewer.is_guest() {
                @let here = about.map_or_else(|| urls::ask().to_owned(), |article| ask_about(typed, article));
                (notice::notice(notice::NoticeKind::Plain, html! {
                    (words.text(t::THREADS_ASK_GUEST)) " "
                    a href=(urls::sign_in_then(&here)) { (words.text(t::COMMON_SIGN_IN)) } " · "
                    a href=(urls::sign_up()) { (words.text(t::COMMON_SIGN_UP)) }
                }))
            }
            (fields(visit, typed, errors, found, about))
        }
    }
}

fn attached(visit: &Visit, article: &ArticleCard) -> Markup {
    notice::notice(
        notice::NoticeKind::Faq,
        html! {
            (visit.words.text(t::THREADS_ASK_ATTACHED)) " "
            a href=(article.url) lang=(article.lang.tag()) { (article.title) }
        },
    )
}

/// The form again, after signing in.
fn ask_about(typed: &Fields, article: &ArticleCard) -> String {
    let board = Some(typed.text("board")).filter(|board| !board.is_empty());
    urls::ask_about(board, article.id)
}

fn fields(
    visit: &Visit,
    typed: &Fields,
    errors: &FieldErrors,
    found: Option<&Found>,
    about: Option<&ArticleCard>,
) -> Markup {
    let words = visit.words;
    let draft = composer::draft_of(words, "ask");
    let key = match typed.text(form_key::FIELD) {
        "" => FormKey::fresh(),
        key => key.to_owned(),
    };
    let (title_label, title_hint) = (words.text(t::THREADS_ASK_TITLE), words.text(t::THREADS_ASK_TITLE_HINT));
    let (body_label, body_hint) = (words.text(t::THREADS_ASK_BODY), words.text(t::THREADS_ASK_BODY_HINT));
    let (tags_label, tags_hint) = (words.text(t::THREADS_ASK_TAGS), words.text(t::THREADS_ASK_TAGS_HINT));
    let title = Field {
        hint: &title_hint,
        value: typed.text("title"),
        chars_max: Some(TITLE_CHARS_MAX),
        suggest: Some((urls::suggest(), "#suggestions")),
        ..Field::new("title", &title_label)
    };
    let body = Field { hint: &body_hint, value: typed.text("body"), ..Field::new("body", &body_label) };
    let tags = Field {
        hint: &tags_hint,
        value: typed.text("tags"),
        need: Need::Optional,
        ..Field::new("tags", &tags_label)
    };
    html! {
        form .card .stack .stack-lg method="post" action=(urls::ask())
            data-draft=(draft.place) data-restored=(draft.restored) data-saved=(draft.saved) {
            (form::text(words, errors, "text", &title))
            div id="suggestions" { @if let Some(found) = found { (suggest::list(visit, found)) } }
            (board(visit, typed, errors))
            (composer::composer(words, errors, &Composer {
                field: body,
                label: LabelShown::Above,
                rows: 9,
                pictures: Pictures::WithScript,
                foot: html! { span .hint data-draft-line { (words.text(t::THREADS_PRIVATE_HINT)) } },
                preview: None,
            }))
            details .disc open[!typed.text("tags").is_empty()] {
                summary { (words.text(t::THREADS_ASK_MORE)) }
                div .disc__in { (form::text(words, errors, "text", &tags)) }
            }
            (button::hidden(&[(form_key::FIELD, &key)]))
            @if let Some(article) = about { input type="hidden" name="article" value=(article.id); }
            div .row {
                button id="send" type="submit" class=(Look::Primary.class()) {
                    (icons::plus())
                    @if found.is_some() { (words.text(t::THREADS_ASK_ANYWAY)) } @else { (words.text(t::THREADS_ASK_SEND)) }
                }
            }
        }
    }
}

fn board(visit: &Visit, typed: &Fields, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let boards: Vec<_> = visit.site.boards_for(&visit.viewer).collect();
    let label = words.text(t::THREADS_ASK_BOARD);
    let only = match boards.as_slice() {
        [one] => one.slug.as_str(),
        _ => typed.text("board"),
    };
    let field = Field { value: only, ..Field::new("board", &label) };
    let mut choices: Vec<Choice<'_>> = boards
        .iter()
        .map(|board| Choice {
            value: &board.slug,
            label: board.name(words.lang()),
            hint: board.line(words.lang()),
        })
        .collect();
    if choices.len() <= RADIO_BOARDS_MAX {
        return form::radios(words, errors, &choices, &field);
    }
    choices.insert(0, Choice { value: "", label: "", hint: "" });
    form::select(words, errors, &choices, &field)
}
