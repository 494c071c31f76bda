//! Saving a draft.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::FaqError;
use crate::db::{Conn, MemberId};
use crate::faq::model::Typed;
use crate::faq::queries::drafts::{self, Draft};
use crate::text::names::Names;

/// Saves what was typed if the locked draft still has the version the editor started from.
pub async fn save(
    conn: &mut Conn,
    draft: &Draft,
    typed: &Typed,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), FaqError> {
    if draft.version != typed.version || draft.published_at.is_some() {
        return Err(FaqError::Outdated);
    }
    drafts::save(conn, draft, typed, kept(draft, typed, by, now), now).await?;
    Ok(())
}

/// Whether a second person is asked: this form keeps a detail that the draft did not. A name may be a word; whoever
/// drafts can tell.
pub fn needs_agreement(draft: &Draft, typed: &Typed, names: &Names) -> bool {
    let before = draft.typed().kept;
    typed.kept.iter().any(|detail| !before.contains(detail) && !names.has(detail))
}

/// Who agreed to a kept detail, and when, stays with it.
fn kept(draft: &Draft, typed: &Typed, by: MemberId, now: DateTime<Utc>) -> Value {
    let before: Vec<Value> = draft.kept.as_array().cloned().unwrap_or_default();
    let entry = |text: &String| {
        let known = before.iter().find(|entry| entry.get("text").and_then(Value::as_str) == Some(text));
        known.cloned().unwrap_or_else(|| json!({ "text": text, "by": by, "at": now }))
    };
    typed.kept.iter().map(entry).collect()
}
