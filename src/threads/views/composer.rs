//! Where a reply is written; it comes back with everything typed when it could not be posted.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::newer;
use crate::commitments;
use crate::commitments::form as promised;
use crate::db::AudienceId;
use crate::desk::model::canned::INSERTED;
use crate::door::Visit;
use crate::ledger::{Row, Standing};
use crate::privacy;
use crate::threads::model::{READERS, SEEN, Thread};
use crate::threads::policy;
use crate::threads::queries::newer::Newer;
use crate::threads::reads::ThreadPage;
use crate::ui::button::Look;
use crate::ui::composer::{self, Composer, LabelShown, Pictures};
use crate::ui::form::{self, Field, FieldErrors};
use crate::ui::words::t;
use crate::ui::{icons, notice};
use crate::urls;
use crate::web::fields::Fields;
use crate::web::form_key;

/// What was typed, and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// The text.
    pub body: String,
    /// Its faults.
    pub errors: FieldErrors,
    /// Whether the thread changed since it was begun: others read it now, or somebody wrote.
    pub overtaken: bool,
    /// What others wrote meanwhile.
    pub newer: Vec<Newer>,
    /// What is promised in it, and by which day.
    pub promise: (String, String),
    /// When the draft it begins with was kept, so that the browser knows whether its own is newer.
    pub kept_at: Option<DateTime<Utc>>,
    /// Where the form leads back to; empty: to what was posted.
    pub back: String,
    /// What was put into it.
    inserted: Vec<String>,
    /// The one-time key it came with.
    key: String,
    /// The last post that its writer was shown, by number; `None`: all there are.
    seen: Option<i32>,
}

impl Typed {
    /// Nothing yet.
    pub fn fresh() -> Self {
        Self::default()
    }

    /// A text to begin with: a draft, a quote.
    pub fn beginning(body: String) -> Self {
        Self { body, ..Self::default() }
    }

    /// With the time when its draft was kept.
    #[must_use]
    pub fn kept_at(self, kept_at: Option<DateTime<Utc>>) -> Self {
        Self { kept_at, ..self }
    }

    /// A reply that is written on with all that its form had.
    pub fn going_on(fields: &Fields) -> Self {
        let own = |name: &str| fields.text(name).to_owned();
        Self {
            body: own("body"),
            promise: (own(promised::TEXT), own(promised::ON)),
            back: own("back"),
            inserted: fields.all(INSERTED).map(str::to_owned).collect(),
            key: own(form_key::FIELD),
            seen: fields.parse(SEEN),
            ..Self::default()
        }
    }

    /// A reply that came back for its text.
    pub fn with_error(fields: &Fields, sentence: String) -> Self {
        let mut errors = FieldErrors::new();
        errors.add("body", sentence);
        Self::with_errors(fields, errors)
    }

    /// A reply that came back.
    pub fn with_errors(fields: &Fields, errors: FieldErrors) -> Self {
        Self { errors, ..Self::going_on(fields) }
    }

    /// A reply that more people would read now than when it was begun.
    pub fn outgrown(fields: &Fields, sentence: String) -> Self {
        Self { overtaken: true, ..Self::with_error(fields, sentence) }
    }

    /// A reply that answers less than what stands there now. Sent again, it was sent after these were shown.
    pub fn crossed(fields: &Fields, sentence: String, newer: Vec<Newer>) -> Self {
        let seen = newer.iter().map(|post| post.number).max();
        Self { overtaken: true, newer, seen, ..Self::with_error(fields, sentence) }
    }

    /// With a text below what is typed.
    #[must_use]
    pub fn with_inserted(mut self, source: String, text: &str) -> Self {
        self.body =
            if self.body.trim().is_empty() { text.to_owned() } else { format!("{}\n\n{text}", self.body) };
        if !self.inserted.contains(&source) {
            self.inserted.push(source);
        }
        self
    }

    /// The hidden fields of its form. `last` is the newest post of the thread that is drawn beside it.
    pub fn hidden(&self, readers: AudienceId, last: i32) -> Markup {
        html! {
            (form_key::input(&self.key))
            (form::hidden(READERS, &readers.to_string()))
            (form::hidden(SEEN, &self.seen.unwrap_or(last).to_string()))
            @if !self.back.is_empty() { (form::hidden("back", &self.back)) }
            @for source in &self.inserted { (form::hidden(INSERTED, source)) }
        }
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
                Some(_) => @match policy::can_reply(&visit.viewer, thread) {
                    Err(refusal) => (notice::notice(notice::NoticeKind::Warn, html! { (words.text(refusal.0)) })),
                    Ok(()) => {
                        p .hint .mt-2 { (hint(visit, page)) " " a href=(urls::ask()) { (words.text(t::THREADS_ASK_NEW)) } }
                        @if privacy::cards::is_private(visit, thread) {
                            p .hint .row .row--tight { (icons::lock()) span { (privacy::cards::who_reads(visit, thread, &page.question.author_name)) } }
                        }
                        (form(visit, thread, page, typed))
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

fn form(visit: &Visit, thread: &Thread, page: &ThreadPage, typed: &Typed) -> Markup {
    let words = visit.words;
    let draft = composer::draft_of(words, format!("t/{}", thread.id));
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
        (newer::newer(visit, &typed.newer))
        form .mt-4 method="post" action=(urls::thread_posts(thread.id)) data-draft-at=[typed.kept_at.map(|at| at.timestamp_millis())]
            data-draft=(draft.place) data-restored=(draft.restored) data-saved=(draft.saved) {
            (form::hidden("page", &page.page.to_string()))
            (typed.hidden(thread.audience_id, thread.last_number))
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
