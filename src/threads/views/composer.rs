//! Where a reply is written; it comes back with everything typed when it could not be posted.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use crate::commitments;
use crate::commitments::form as promised;
use crate::db::MemberId;
use crate::desk::model::canned::INSERTED;
use crate::door::Visit;
use crate::ledger::{Row, Standing};
use crate::privacy;
use crate::threads::model::{READERS, Thread};
use crate::threads::policy;
use crate::threads::reads::ThreadPage;
use crate::ui::button::{self, Look};
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{icons, notice};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key::{self, FormKey};

/// What was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The text.
    pub body: String,
    /// Its faults.
    pub errors: FieldErrors,
    /// Whether others read it now than when it was begun.
    pub outgrown: bool,
    /// What is promised in it, and by which day.
    promise: (String, String),
    kept_at: Option<DateTime<Utc>>,
    key: Option<String>,
    /// What the form carried beside the text: where it leads back to, and what was put into it.
    carried: Vec<(String, String)>,
}

/// Hidden fields of a reply that come back with it.
const CARRIED: [&str; 2] = ["back", INSERTED];

impl Typed {
    /// Nothing yet.
    pub fn fresh() -> Self {
        Self::default()
    }

    /// A text to begin with: a draft, a quote.
    pub fn beginning(body: String) -> Self {
        Self { body, ..Self::default() }
    }

    /// When the draft it begins with was kept, so that the browser knows whether its own is newer.
    #[must_use]
    pub fn kept_at(self, kept_at: Option<DateTime<Utc>>) -> Self {
        Self { kept_at, ..self }
    }

    /// A reply that came back for its text.
    pub fn with_error(fields: &Fields, sentence: String) -> Self {
        let mut errors = FieldErrors::new();
        errors.add("body", sentence);
        Self::with_errors(fields, errors)
    }

    /// A reply that came back.
    pub fn with_errors(fields: &Fields, errors: FieldErrors) -> Self {
        let key = Some(fields.text(form_key::FIELD).to_owned());
        let carried = fields.pairs().iter().filter(|(name, _)| CARRIED.contains(&name.as_str())).cloned();
        let promise = (fields.text(promised::TEXT).to_owned(), fields.text(promised::ON).to_owned());
        let body = fields.text("body").to_owned();
        Self { body, errors, outgrown: false, promise, key, kept_at: None, carried: carried.collect() }
    }

    /// A reply that more people would read now than when it was begun.
    pub fn outgrown(fields: &Fields, sentence: String) -> Self {
        Self { outgrown: true, ..Self::with_error(fields, sentence) }
    }
}

/// A quote for the script to put into the field.
pub fn quote(markdown: &str) -> Markup {
    html! { (markdown) }
}

/// The composer, or why there is none.
pub fn reply(visit: &Visit, page: &ThreadPage, typed: &Typed) -> Markup {
    let (words, thread) = (visit.words, &page.thread);
    html! {
        section id="reply" aria-labelledby="rh" {
            h2 id="rh" { (words.text(t::THREADS_YOUR_REPLY)) }
            @match visit.viewer.member() {
                None => {
                    p .mt-2 { (words.text(t::THREADS_REPLY_GUEST)) }
                    p .mt-2 { a .btn .btn--primary rel="nofollow" href=(urls::sign_in_then(&urls::thread(thread.id, &thread.slug))) { (words.text(t::THREADS_REPLY_SIGN_IN)) } }
                }
                Some(member) => @match policy::can_reply(&visit.viewer, thread) {
                    Err(refusal) => (notice::notice(notice::NoticeKind::Warn, html! { (words.text(refusal.0)) })),
                    Ok(()) => {
                        p .hint .mt-2 { (hint(visit, page)) " " a href=(urls::ask()) { (words.text(t::THREADS_ASK_NEW)) } }
                        @if privacy::cards::is_private(visit, thread) {
                            p .hint .row .row--tight { (icons::lock()) span { (privacy::cards::who_reads(visit, thread, &page.question.author_name)) } }
                        }
                        (form(visit, thread, page, typed, member.id))
                    }
                }
            }
        }
    }
}

fn hint(visit: &Visit, page: &ThreadPage) -> std::borrow::Cow<'static, str> {
    visit.words.text(match page.row.as_ref().map(Row::standing) {
        Some(Standing::Withdrawn) => t::THREADS_REPLY_HINT_WITHDRAWN,
        _ if page.row.as_ref().is_some_and(|row| !row.is_open()) => t::THREADS_REPLY_HINT_SOLVED,
        _ => t::THREADS_REPLY_HINT,
    })
}

fn form(visit: &Visit, thread: &Thread, page: &ThreadPage, typed: &Typed, _me: MemberId) -> Markup {
    let words = visit.words;
    let draft = composer::draft_of(words, format!("t/{}", thread.id));
    let key = typed.key.clone().unwrap_or_else(FormKey::fresh);
    let label = words.text(t::THREADS_YOUR_REPLY);
    let field = Field { value: &typed.body, ..Field::new("body", &label) };
    let may_ask_back = thread.is_question()
        && policy::can_ask_back(&visit.viewer, thread.board_id, thread.author_id).is_ok();
    let foot = html! {
        button type="submit" class=(Look::Primary.class()) name="do" value="answer" { (icons::reply()) (words.text(t::THREADS_POST_REPLY)) }
        @if may_ask_back {
            button type="submit" .btn name="do" value="ask_back" { (words.text(t::THREADS_ASK_BACK)) }
        }
        label .check { input type="checkbox" name="follow" checked; span { (words.text(t::THREADS_FOLLOW_BY_MAIL)) } }
        span .hint .push data-draft-line { (words.text(t::THREADS_PRIVATE_HINT)) }
    };
    html! {
        (form::error_summary(words, &typed.errors))
        form .mt-4 method="post" action=(urls::thread_posts(thread.id)) data-draft-at=[typed.kept_at.map(|at| at.timestamp_millis())]
            data-draft=(draft.place) data-restored=(draft.restored) data-saved=(draft.saved) {
            (button::hidden(&[(form_key::FIELD, &key), ("page", &page.page.to_string())]))
            (form::hidden(READERS, &thread.audience_id.to_string()))
            @for (name, value) in &typed.carried { (form::hidden(name, value)) }
            (composer::composer(words, &typed.errors, &Composer {
                field,
                label: LabelShown::Hidden,
                rows: 6,
                pictures: Pictures::WithScript,
                foot,
                preview: None,
            }))
            @if commitments::policy::can_promise(&visit.viewer, thread).is_ok() {
                (commitments::cards::fields(visit, (&typed.promise.0, &typed.promise.1), &typed.errors))
            }
        }
    }
}
