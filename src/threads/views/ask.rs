//! The ask form: one page, three things to fill in, and by when the answer comes.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::suggest;
use crate::boards::views::none;
use crate::door::Visit;
use crate::error::Refusal;
use crate::escalations;
use crate::faq::ArticleCard;
use crate::privacy;
use crate::products;
use crate::products::model::Offered;
use crate::threads::model::TITLE_CHARS_MAX;
use crate::threads::routes::suggest::Found;
use crate::ui::button::{self, Look};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Choice, Field, FieldErrors, Need};
use crate::ui::words::{Words, t};
use crate::ui::{icons, notice, time};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key::{self, FormKey};

/// Up to so many boards are radio buttons, more are a select.
const RADIO_BOARDS_MAX: usize = 9;

/// The form's id, for the button above it.
const FORM: &str = "ask-form";

/// The hidden field of a form that another draft lies beside.
pub const BESIDE: &str = "beside";

/// The draft a member left.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// When it was kept.
    pub at: DateTime<Utc>,
    /// Whether it is in the form; else the address brought a beginning of its own.
    pub here: bool,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct Asking<'a> {
    /// What stands in the form.
    pub typed: &'a Fields,
    /// What is wrong with it.
    pub errors: FieldErrors,
    /// What may answer it.
    pub found: Option<&'a Found>,
    /// What was written before.
    pub draft: Option<Kept>,
    /// Whether it was sent and comes back once, because of what was found.
    pub came_back: bool,
}

impl<'a> Asking<'a> {
    /// The form with this in it.
    pub fn typed(typed: &'a Fields) -> Self {
        Self { typed, errors: FieldErrors::new(), found: None, draft: None, came_back: false }
    }

    /// The board that is chosen, and whether it is only suggested.
    fn board(&self, visit: &'a Visit) -> (&'a str, bool) {
        let typed = self.typed.text("board");
        if !typed.is_empty() {
            return (typed, false);
        }
        let mut boards = visit.site.boards_for(&visit.viewer);
        match (boards.next(), boards.next()) {
            (Some(only), None) => (&only.slug, false),
            _ => {
                let likely = self.found.and_then(|found| found.board(visit));
                likely.map_or(("", false), |board| (&board.slug, true))
            }
        }
    }
}

/// What was loaded for the form.
#[derive(Debug, Clone, Copy)]
pub struct Beside<'a> {
    /// The article that the asker is still stuck with.
    pub about: Option<&'a ArticleCard>,
    /// Products that they may name.
    pub offered: &'a [Offered],
}

/// A member's form that may not be sent yet.
pub fn refused(words: Words, refusal: Refusal) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("send", words.text(refusal.0));
    errors
}

/// The whole content of the page.
pub fn page(visit: &Visit, asking: &Asking<'_>, beside: &Beside<'_>) -> Markup {
    let (words, about) = (visit.words, beside.about);
    html! {
        div .narrow .narrow--wide .stack {
            header .stack .stack-sm {
                h1 { (words.text(t::THREADS_ASK_HEADING)) }
                p .meta { (words.text(t::THREADS_ASK_PROMISE)) }
            }
            (form::error_summary(words, &asking.errors))
            @if asking.came_back {
                (notice::notice(notice::NoticeKind::Warn, html! {
                    (words.text(t::THREADS_ASK_NOT_YET)) " "
                    button type="submit" form=(FORM) .(Look::Small.class()) { (words.text(t::THREADS_ASK_ANYWAY)) }
                }))
            }
            @if let Some(article) = about { (attached(visit, article)) }
            @if visit.viewer.is_guest() {
                @let here = about.map_or_else(|| urls::ask().to_owned(), |article| ask_about(asking.typed, article));
                (notice::notice(notice::NoticeKind::Plain, html! {
                    (words.text(t::THREADS_ASK_GUEST)) " "
                    a href=(urls::sign_in_then(&here)) { (words.text(t::COMMON_SIGN_IN)) } " · "
                    a href=(urls::sign_up_then(&here)) { (words.text(t::COMMON_SIGN_UP)) }
                }))
            }
            @if asking.errors.is_empty() { (draft_note(visit, asking.draft)) }
            (fields(visit, asking, beside))
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

/// "Carry on with your draft from 10:42, or start anew": there for the script too, when only the browser has the draft.
fn draft_note(visit: &Visit, draft: Option<Kept>) -> Markup {
    let words = visit.words;
    let said = |time: &str| words.with(t::THREADS_ASK_DRAFT, &[("time", time.into())]);
    let at = draft.map(|draft| time::clock_or_date(words, draft.at, visit.now, visit.zone));
    let here = draft.is_none_or(|draft| draft.here);
    html! {
        div data-draft-note hidden[draft.is_none()] data-t=(said("%")) {
            (notice::notice(notice::NoticeKind::Plain, html! {
                @if here { span data-draft-said { (said(at.as_deref().unwrap_or_default())) } }
                @else { a href=(urls::ask()) { (said(at.as_deref().unwrap_or_default())) } }
                " · "
                form .inline method="post" action=(urls::draft_discard()) data-forget="ask" {
                    (button::hidden(&[("place", "ask"), ("back", urls::ask())]))
                    button .linklike type="submit" { (words.text(t::THREADS_ASK_ANEW)) }
                }
            }))
        }
    }
}

/// Whether a draft lies beside the form, which must neither overwrite nor end it.
fn is_beside(asking: &Asking<'_>) -> bool {
    asking.typed.has(BESIDE) || asking.draft.is_some_and(|draft| !draft.here)
}

fn fields(visit: &Visit, asking: &Asking<'_>, loaded: &Beside<'_>) -> Markup {
    let (words, typed, errors) = (visit.words, asking.typed, &asking.errors);
    let beside = is_beside(asking);
    let draft = (!beside).then(|| composer::draft_of(words, "ask"));
    let kept_at = asking.draft.filter(|draft| draft.here).map(|draft| draft.at.timestamp_millis());
    let key = match typed.text(form_key::FIELD) {
        "" => FormKey::fresh(),
        key => key.to_owned(),
    };
    let (title_label, title_hint) = (words.text(t::THREADS_ASK_TITLE), words.text(t::THREADS_ASK_TITLE_HINT));
    let (tags_label, tags_hint) = (words.text(t::THREADS_ASK_TAGS), words.text(t::THREADS_ASK_TAGS_HINT));
    let title = Field {
        hint: &title_hint,
        value: typed.text("title"),
        chars_max: Some(TITLE_CHARS_MAX),
        suggest: Some((urls::suggest(), "#suggestions")),
        ..Field::new("title", &title_label)
    };
    let tags = Field {
        hint: &tags_hint,
        value: typed.text("tags"),
        need: Need::Optional,
        ..Field::new("tags", &tags_label)
    };
    html! {
        form .card .stack .stack-lg id=(FORM) method="post" action=(urls::ask()) data-draft-at=[kept_at]
            data-draft=[draft.as_ref().map(|draft| &draft.place)] data-restored=[draft.as_ref().map(|draft| &draft.restored)]
            data-saved=[draft.as_ref().map(|draft| &draft.saved)] {
            (button::by_enter())
            @if beside { (button::hidden(&[(BESIDE, "1")])) }
            (form::text(words, errors, "text", &title))
            div id="suggestions" { @if let Some(found) = asking.found { (suggest::list(visit, found)) } }
            (board(visit, asking))
            (body(visit, asking))
            details .disc open[!typed.text("tags").is_empty() || about_product(loaded, asking)] {
                summary { (words.text(t::THREADS_ASK_MORE)) }
                div .disc__in .stack {
                    (products::cards::ask_field(visit, loaded.offered, typed, errors))
                    (form::text(words, errors, "text", &tags))
                }
            }
            (privacy::cards::choice(visit, typed, errors))
            @if !visit.viewer.is_guest() { (escalations::cards::may_call(visit, typed, errors)) }
            (button::hidden(&[(form_key::FIELD, &key)]))
            @if let Some(article) = loaded.about { input type="hidden" name="article" value=(article.id); }
            (send(visit, asking))
        }
    }
}

/// Whether a product is named, or cannot be: what goes out with a question is never folded away.
fn about_product(loaded: &Beside<'_>, asking: &Asking<'_>) -> bool {
    !products::cards::asked_about(loaded.offered, asking.typed).is_empty()
}

fn body(visit: &Visit, asking: &Asking<'_>) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::THREADS_ASK_BODY), words.text(t::THREADS_ASK_BODY_HINT));
    composer::composer(
        words,
        &asking.errors,
        &Composer {
            field: Field { hint: &hint, value: asking.typed.text("body"), ..Field::new("body", &label) },
            label: LabelShown::Above,
            rows: 9,
            pictures: Pictures::WithScript,
            foot: html! { span .hint data-draft-line { (words.text(t::THREADS_PRIVATE_HINT)) } },
            preview: None,
        },
    )
}

fn send(visit: &Visit, asking: &Asking<'_>) -> Markup {
    let seen = asking.found.is_some_and(|found| !found.suggestions.is_empty()) && asking.errors.is_empty();
    let label = if seen { t::THREADS_ASK_ANYWAY } else { t::THREADS_ASK_SEND };
    html! {
        div .row {
            button id="send" type="submit" class=(Look::Primary.class()) { (icons::plus()) (visit.words.text(label)) }
        }
    }
}

fn board(visit: &Visit, asking: &Asking<'_>) -> Markup {
    let words = visit.words;
    let boards: Vec<_> = visit.site.boards_for(&visit.viewer).collect();
    if boards.is_empty() {
        return none::none(visit);
    }
    let label = words.text(t::THREADS_ASK_BOARD);
    let (chosen, suggested) = asking.board(visit);
    let field = Field { value: chosen, ..Field::new("board", &label) };
    let none = Choice { value: "", label: "", hint: "" };
    let named = boards.iter().map(|board| Choice {
        value: &board.slug,
        label: board.name(words.lang()),
        hint: board.line(words.lang()),
    });
    let few = boards.len() <= RADIO_BOARDS_MAX;
    let choices: Vec<Choice<'_>> = (!few).then_some(none).into_iter().chain(named).collect();
    html! {
        div .stack .stack-sm .choices-wide {
            @if few { (form::radios(words, &asking.errors, &choices, &field)) }
            @else { (form::select(words, &asking.errors, &choices, &field)) }
            p .hint role="status" data-board-note hidden[!suggested] { (words.text(t::THREADS_ASK_BOARD_SUGGESTED)) }
        }
    }
}
