//! Beginning a draft: of a thread, with what `prefill` takes from it, or of nothing.

use chrono::{DateTime, Utc};

use crate::db::{AudienceId, Conn, DraftId, MemberId, ThreadId};
use crate::faq::model::{REVIEW_AFTER, Typed};
use crate::faq::queries::drafts::{self, NewDraft};
use crate::text::lang::Lang;

/// What a draft starts from.
pub struct Beginning {
    /// The thread, if there is one.
    pub thread: Option<ThreadId>,
    /// What stands in its fields.
    pub typed: Typed,
    /// Its language.
    pub lang: Lang,
    /// Who may read the source; the draft starts with the same.
    pub audience: AudienceId,
}

/// Begins a draft. The caller has locked the thread and knows that none is open for it.
pub async fn begin(
    conn: &mut Conn,
    from: Beginning,
    by: MemberId,
    now: DateTime<Utc>,
) -> diesel::QueryResult<DraftId> {
    let new = NewDraft {
        thread: from.thread,
        lang: from.lang,
        author: by,
        audience: from.audience,
        review_on: (now + REVIEW_AFTER).date_naive(),
        typed: from.typed,
    };
    drafts::insert(conn, &new, now).await
}
