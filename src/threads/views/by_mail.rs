//! The page of a mail's link: is the question solved?

use maud::{Markup, html};

use crate::door::Visit;
use crate::ledger::{LedgerState, Row};
use crate::receiver;
use crate::threads::model::Thread;
use crate::ui::form::{self, Field, FieldErrors, Need};
use crate::ui::notice::{self, NoticeKind};
use crate::ui::words::t;
use crate::urls;
use crate::web::form_key::{self, FormKey};

/// Lines of what is still missing.
const REASON_LINES: u16 = 4;

/// What the page shows.
pub struct Shown<'a> {
    /// The link's.
    pub token: &'a str,
    /// The question.
    pub thread: &'a Thread,
    /// How it stands.
    pub row: &'a Row,
    /// Whether the asker may say that it is solved.
    pub may_say_solved: bool,
    /// Whether they may say that it is not.
    pub may_reopen: bool,
    /// Whether they may write more of what is missing, while it is open already.
    pub may_add: bool,
    /// What is still missing, as it was typed.
    pub reason: &'a str,
}

/// One button for yes; for no, a button and room for words, whichever way the question is open.
pub fn page(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let (words, thread) = (visit.words, shown.thread);
    html! {
        div .narrow .stack {
            h1 { (words.text(t::NOTIFICATIONS_DID_IT_WORK)) }
            (form::error_summary(words, errors))
            p { a href=(urls::thread(thread.id, &thread.slug)) lang=(thread.lang) { (thread.title) } }
            (stands(visit, shown))
            @if shown.may_say_solved {
                form .card method="post" action=(urls::solved_by_mail(shown.token)) {
                    (form::hidden(form_key::FIELD, &FormKey::fresh()))
                    button .btn.btn--primary type="submit" name="says" value="solved" { (words.text(t::THREADS_BY_MAIL_YES)) }
                }
            }
            @if shown.may_reopen || shown.may_add || !shown.reason.is_empty() { (not_yet(visit, shown, errors)) }
        }
    }
}

fn not_yet(visit: &Visit, shown: &Shown<'_>, errors: &FieldErrors) -> Markup {
    let words = visit.words;
    let (label, hint) = (words.text(t::THREADS_BY_MAIL_MISSING), words.text(t::THREADS_BY_MAIL_MISSING_HINT));
    let (need, button) = if shown.may_add {
        (Need::Required, t::THREADS_BY_MAIL_ADD)
    } else {
        (Need::Optional, t::THREADS_BY_MAIL_NOT_YET)
    };
    let field = Field { value: shown.reason, hint: &hint, need, ..Field::new("reason", &label) };
    html! {
        form .card.stack method="post" action=(urls::solved_by_mail(shown.token)) id="not-yet" {
            (form::hidden(form_key::FIELD, &FormKey::fresh()))
            (form::textarea(words, errors, REASON_LINES, &field))
            div { button .btn type="submit" name="says" value="not_solved" { (words.text(button)) } }
        }
    }
}

/// How the question stands now.
fn stands(visit: &Visit, shown: &Shown<'_>) -> Markup {
    let (words, row) = (visit.words, shown.row);
    match row.state {
        LedgerState::Closed => {
            notice::notice(NoticeKind::Ok, html! { (words.text(t::THREADS_BY_MAIL_CLOSED)) })
        }
        LedgerState::WaitingStaff | LedgerState::Escalated => {
            let due = row.answer_due.or(row.next_due).filter(|due| *due > visit.now);
            let due = due.map(|due| receiver::promise(visit, shown.thread.author_id, due));
            notice::notice(
                NoticeKind::Plain,
                html! {
                    @match due {
                        Some(due) => (words.with(t::THREADS_REPLY_BY_TIME, &[("due", due.into())])),
                        None => (words.text(t::THREADS_BY_MAIL_WITH_US)),
                    }
                },
            )
        }
        LedgerState::WaitingAsker => html! {},
    }
}
