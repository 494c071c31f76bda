//! On the page of a question: who reads it, and what is asked of whom. In the form that asks one: the choice.

use maud::{Markup, html};

use super::form::{self, PRIVATE};
use super::model::{End, Last};
use super::policy::{self, Agreed};
use crate::door::Visit;
use crate::threads::model::Thread;
use crate::threads::reads::ThreadPage;
use crate::ui::chip::{self, ChipKind};
use crate::ui::form::{Field, FieldErrors, Ticked, checkbox};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::ui::{icons, time};
use crate::urls;
use crate::web::fields::Fields;

/// Whether the thread is private.
pub fn is_private(visit: &Visit, thread: &Thread) -> bool {
    visit.site.is_private(thread.board_id, thread.audience_id)
}

/// In the form of a question, folded: only staff are to read it.
pub fn choice(visit: &Visit, sent: &Fields, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let chosen = form::is_private(sent).unwrap_or(false);
    let (label, hint) = (words.text(t::PRIVACY_CHOICE), words.text(t::PRIVACY_CHOICE_HINT));
    let field = Field { hint: &hint, ..Field::new(PRIVATE, &label) };
    html! {
        details .disc open[chosen || errors.of(PRIVATE).is_some()] {
            summary { (words.text(t::PRIVACY_CHOICE_FOLDED)) }
            div .disc__in { (checkbox(words, errors, Ticked::from_state(chosen), &field)) }
        }
    }
}

/// The chip of a private thread; nothing for others.
pub fn chip(visit: &Visit, thread: &Thread) -> Markup {
    html! { @if is_private(visit, thread) { (chip::chip(visit.words, ChipKind::Private)) " " } }
}

/// Who reads a private thread, as its reader is told.
pub fn who_reads(visit: &Visit, thread: &Thread, asker: &str) -> String {
    let board = visit.site.board_of(thread.board_id).map_or("", |board| board.name(visit.lang()));
    if visit.viewer.is(thread.author_id) {
        visit.words.with(t::PRIVACY_READ_BY_YOU, &[("board", board.into())])
    } else {
        visit.words.with(t::PRIVACY_READ_BY, &[("name", asker.into()), ("board", board.into())])
    }
}

/// Above the question: who reads it, and whether it is to become public.
pub fn notice(visit: &Visit, page: &ThreadPage) -> Markup {
    let (words, thread) = (visit.words, &page.thread);
    let asker = page.question.author_name.as_str();
    let last = page.beside.publication.as_ref();
    html! {
        @if is_private(visit, thread) {
            p .meta .row .row--tight { (icons::lock()) span { (who_reads(visit, thread, asker)) } }
            @if let Some(last) = last { (asked(visit, thread, asker, last)) }
        } @else if visit.viewer.is(thread.author_id) && last.is_some_and(|last| last.ended == Some(End::Published)) {
            p .meta {
                (words.text(t::PRIVACY_PUBLIC_SINCE)) " "
                a href=(urls::thread_privacy(thread.id)) { (words.text(t::PRIVACY_MAKE)) }
            }
        }
    }
}

fn asked(visit: &Visit, thread: &Thread, asker: &str, last: &Last) -> Markup {
    let words = visit.words;
    let mine = visit.viewer.is(thread.author_id);
    let time = last.ended_at.unwrap_or(last.at);
    let time = time::date_time_text(words, time, visit.zone);
    let values = [("name", asker.into()), ("time", time.into())];
    html! {
        @match last.ended {
            None if mine => (notice::notice(NoticeKind::Warn, html! {
                (words.text(t::PRIVACY_ASKED_YOU)) " "
                a href=(urls::publication(thread.id)) { (words.text(t::PRIVACY_ASKED_LOOK)) }
            })),
            None => (notice::notice(NoticeKind::Plain, html! {
                (words.with(t::PRIVACY_WAITS, &values)) " "
                a href=(urls::publish(thread.id)) { (words.text(t::PRIVACY_WAITS_LOOK)) }
            })),
            Some(End::Refused) if !mine => p .meta { (words.with(t::PRIVACY_REFUSED, &values)) },
            Some(_) => {},
        }
    }
}

/// Among what staff can do: making it public, or private.
pub fn staff(visit: &Visit, thread: &Thread) -> Markup {
    let words = visit.words;
    let Some(board) = visit.site.board_of(thread.board_id) else { return html! {} };
    html! {
        @if policy::can_propose(&visit.viewer, thread, board).is_ok() {
            p { a .btn .btn--block href=(urls::publish(thread.id)) { (icons::globe()) (words.text(t::PRIVACY_PUBLISH)) } }
        } @else if !board.is_private(thread.audience_id)
            && policy::can_make_private(&visit.viewer, thread, board, Agreed::Never).is_ok() {
            p { a .btn .btn--block href=(urls::thread_privacy(thread.id)) { (icons::lock()) (words.text(t::PRIVACY_MAKE)) } }
        }
    }
}
