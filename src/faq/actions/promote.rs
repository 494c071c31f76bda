//! Beginning a draft: of a thread, prefilled and masked, or of nothing.

use chrono::{DateTime, Utc};

use crate::db::{AudienceId, Conn, DraftId, MemberId, SectionId, ThreadId};
use crate::faq::model::{REVIEW_AFTER, SHORT_CHARS_MAX, TITLE_CHARS_MAX, Typed, kind_words};
use crate::faq::queries::drafts::{self, NewDraft};
use crate::text::lang::Lang;
use crate::text::{excerpt, mask};
use crate::ui::words::{Words, t};

/// Characters of the first proposal for a short answer.
const SHORT_PROPOSAL_CHARS: usize = 240;

/// What a draft starts from.
pub struct Beginning<'a> {
    /// The thread, if there is one.
    pub thread: Option<ThreadId>,
    /// Its question.
    pub title: &'a str,
    /// The accepted, verified or best answer, Markdown.
    pub answer: &'a str,
    /// Its language.
    pub lang: Lang,
    /// The section that fits its board.
    pub section: Option<SectionId>,
    /// Who may read the source; the draft starts with the same.
    pub audience: AudienceId,
}

/// Begins a draft, or gives the one that is open for this thread. The caller has locked the thread.
pub async fn begin(
    conn: &mut Conn,
    from: &Beginning<'_>,
    by: MemberId,
    now: DateTime<Utc>,
) -> diesel::QueryResult<DraftId> {
    if let Some(thread) = from.thread
        && let Some(open) = drafts::open_of(conn, thread).await?
    {
        return Ok(open);
    }
    let masked = |text: &str| without_details(text, from.lang);
    let typed = Typed {
        title: excerpt::excerpt(&masked(from.title), TITLE_CHARS_MAX),
        short: excerpt::excerpt(&masked(from.answer), SHORT_PROPOSAL_CHARS.min(SHORT_CHARS_MAX)),
        body: masked(from.answer),
        section: from.section,
        ..Typed::default()
    };
    let new = NewDraft {
        thread: from.thread,
        lang: from.lang,
        author: by,
        audience: from.audience,
        review_on: (now + REVIEW_AFTER).date_naive(),
        typed,
    };
    drafts::insert(conn, &new, now).await
}

/// A text with its private details left out, each marked by its kind in the text's language.
pub fn without_details(text: &str, lang: Lang) -> String {
    let words = Words::of(lang);
    let marker = |kind| {
        words.with(t::FAQ_LEFT_OUT_MARK, &[("kind", words.text(kind_words(kind)).into_owned().into())])
    };
    mask::mask(text, &mask::find(text), &marker)
}
