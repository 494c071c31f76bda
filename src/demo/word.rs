//! What staff gave their word for: calls and letters under way, and promises by a day. Nobody is told.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::afterwards::Around;
use super::content::Span;
use super::endings::written;
use super::run::DemoError;
use crate::commitments::actions::{self as promises, Becomes};
use crate::commitments::model::{DueDay, NewCommitment};
use crate::commitments::queries as promised;
use crate::db::Conn;
use crate::escalations::actions::contact::{self, Given};
use crate::escalations::actions::{self as calls, Call, NewAttempt};
use crate::escalations::model::{AttemptResult, Detail, Way};
use crate::events::Channel;
use crate::threads::actions::reply::{self, Part};
use crate::threads::queries;

/// All of it.
#[derive(Debug, Deserialize)]
pub(super) struct Word {
    #[serde(rename = "escalation")]
    escalations: Vec<EscalationText>,
    #[serde(rename = "commitment")]
    commitments: Vec<CommitmentText>,
}

/// A question that goes on by phone, letter or e-mail.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EscalationText {
    thread: String,
    channel: Channel,
    by: String,
    owner: String,
    ago: Span,
    /// How long after it began the call is due.
    due: Span,
    /// How the asker is reached, if they said so.
    detail: Option<String>,
    best: Option<String>,
    /// Tries so long after it began: what they came to and what was said.
    #[serde(default)]
    tried: Vec<(Span, AttemptResult, String)>,
    /// How it ended; `None`: it runs.
    ended: Option<EndedText>,
}

/// An end: what came of it, for staff and in the thread; without a text for staff it was called off, and the reply goes on in
/// the thread.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EndedText {
    /// How long after it began.
    after: Span,
    private: Option<String>,
    public: String,
}

/// A promise in a reply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CommitmentText {
    thread: String,
    post: i32,
    by: String,
    /// How long ago it was made.
    ago: Span,
    /// Days from then until it is due.
    days: u64,
    text: String,
    /// How long ago it was kept.
    kept: Option<Span>,
    /// Days from today that it was put off to.
    moved: Option<u64>,
    /// Why it was taken back.
    taken_back: Option<String>,
}

/// Writes it.
pub(super) async fn write(conn: &mut Conn, word: &Word, around: &Around<'_>) -> Result<(), DemoError> {
    for escalation in &word.escalations {
        write_escalation(conn, escalation, around).await?;
    }
    for commitment in &word.commitments {
        write_commitment(conn, commitment, around).await?;
    }
    Ok(())
}

async fn write_escalation(
    conn: &mut Conn,
    text: &EscalationText,
    around: &Around<'_>,
) -> Result<(), DemoError> {
    let began = around.now - text.ago.0;
    let (by, owner) = (around.people.id(&text.by)?, around.people.id(&text.owner)?);
    let thread = queries::at_hand(conn, around.thread(&text.thread)?).await?;
    let call = Call { by, owner, due: began + text.due.0 };
    calls::begin(conn, &thread, text.channel, call, began).await?;
    let detail = text.detail.as_ref().and_then(|typed| Detail::parse(text.channel, typed).ok());
    if let Some(detail) = detail {
        let given = Given { channel: text.channel, detail, best_time: text.best.clone(), way: Way::Page };
        contact::give(conn, &thread, &given, thread.author_id, began).await?;
    }
    for (after, result, note) in &text.tried {
        let new = NewAttempt { result: *result, note: Some(note.clone()), next: None };
        calls::attempt(conn, &thread, &new, owner, began + after.0).await?;
    }
    if let Some(ended) = &text.ended {
        let at = began + ended.after.0;
        let public = written(&ended.public, owner, Part::Agent, at);
        match &ended.private {
            Some(private) => drop(calls::resolve(conn, &thread, public, private, at).await?),
            None => {
                calls::call_off(conn, &thread, owner, at).await?;
                reply::reply(conn, &thread, public, at).await?;
            }
        }
    }
    Ok(())
}

async fn write_commitment(
    conn: &mut Conn,
    text: &CommitmentText,
    around: &Around<'_>,
) -> Result<(), DemoError> {
    let made = around.now - text.ago.0;
    let by = around.people.id(&text.by)?;
    let thread = queries::at_hand(conn, around.thread(&text.thread)?).await?;
    let post = around.post(conn, &text.thread, text.post).await?;
    let Some(due) = days_from(made, text.days) else { return Ok(()) };
    let new = NewCommitment { text: text.text.clone(), due };
    let id = promises::make(conn, (&thread, post.id), &new, by, made).await?;
    let moved =
        text.moved.and_then(|days| days_from(around.now, days)).map(|due| (Becomes::DueBy(due), around.now));
    let kept = text.kept.map(|ago| (Becomes::Kept, around.now - ago.0));
    let taken = text.taken_back.clone().map(|reason| (Becomes::TakenBack(reason), around.now));
    for (becomes, at) in moved.into_iter().chain(kept).chain(taken) {
        let facts = promised::facts(conn, id).await?;
        promises::say(conn, (&thread, &facts), &becomes, by, at).await?;
    }
    Ok(())
}

fn days_from(at: DateTime<Utc>, days: u64) -> Option<DueDay> {
    let on = at.date_naive().checked_add_days(chrono::Days::new(days))?;
    DueDay::new(on, chrono_tz::Tz::UTC, at)
}
