//! The verbs of staff: escalating, getting in touch, writing back, calling off. Each finds the thread locked by its caller,
//! who has asked `policy`.

pub mod contact;

use chrono::{DateTime, Utc};

use super::model::{AttemptResult, Ending};
use super::queries::{self, Running};
use crate::db::{Conn, EscalationId, MemberId};
use crate::error::{Error, Refusal};
use crate::events::{self, Channel, Fact, Happened, Kind};
use crate::ledger;
use crate::threads::actions::reply::{self, NewReply};
use crate::threads::actions::telling::tell;
use crate::threads::model::Thread;
use crate::ui::words::t;

/// An escalation about to begin.
pub struct NewEscalation {
    /// By what.
    pub channel: Channel,
    /// Who gets in touch.
    pub owner: MemberId,
    /// By when; lies ahead.
    pub due: DateTime<Utc>,
    /// What the asker is told in the thread, in the part of whoever gets in touch.
    pub message: NewReply,
}

/// Begins it and tells the asker.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn escalate(
    conn: &mut Conn,
    thread: &Thread,
    new: NewEscalation,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let (by, channel) = (new.message.author, new.channel);
    // What ended an earlier one may not have been followed yet.
    queries::agree_with_ledger(conn, &[thread.id.into()], now).await?;
    reply::reply(conn, thread, new.message, now).await?;
    begin(conn, thread, channel, Call { by, owner: new.owner, due: new.due }, now).await
}

/// Who gets in touch by when, and who says so.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// Who of staff says so.
    pub by: MemberId,
    /// Who gets in touch.
    pub owner: MemberId,
    /// By when.
    pub due: DateTime<Utc>,
}

/// The same where the asker knows already.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn begin(
    conn: &mut Conn,
    thread: &Thread,
    channel: Channel,
    Call { by, owner, due }: Call,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let facts = tell(conn, thread, Fact::Escalated { by, owner, due }, now).await?;
    queries::insert(conn, thread.id.into(), channel, by, now).await?;
    let happened = about(thread, Kind::QuestionEscalated { channel }).by(by).facts(facts);
    events::append(conn, happened, now).await?;
    Ok(())
}

/// A contact note about to be written.
#[derive(Debug, Clone)]
pub struct NewAttempt {
    /// What the try came to.
    pub result: AttemptResult,
    /// What was said.
    pub note: Option<String>,
    /// When the next step is; `None`: as before. Lies ahead.
    pub next: Option<DateTime<Utc>>,
}

/// Writes it; the next step may move.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn attempt(
    conn: &mut Conn,
    thread: &Thread,
    new: &NewAttempt,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let running = the_running(conn, thread, now).await?;
    queries::insert_attempt(conn, running.id, by, (new.result, new.note.as_deref()), now).await?;
    let facts = match new.next {
        Some(due) => {
            let row = ledger::queries::row(conn, thread.id.into()).await?.ok_or(Error::NotFound)?;
            let owner = row.owner_id.unwrap_or(by);
            tell(conn, thread, Fact::Escalated { by, owner, due }, now).await?
        }
        None => Vec::new(),
    };
    events::append(conn, about(thread, Kind::ContactAttempted).by(by).facts(facts), now).await?;
    Ok(())
}

/// Writes back what came of it: `public` in the thread, `private` for staff. That closes the question.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn resolve(
    conn: &mut Conn,
    thread: &Thread,
    public: NewReply,
    private: &str,
    now: DateTime<Utc>,
) -> Result<i32, Error> {
    let by = public.author;
    let running = the_running(conn, thread, now).await?;
    let replied = reply::reply(conn, thread, public, now).await?;
    let facts = tell(conn, thread, Fact::EscalationResolved { by }, now).await?;
    queries::end(conn, running.id, (Ending::Resolved, by), Some(private), now).await?;
    events::append(conn, about(thread, Kind::EscalationResolved).by(by).facts(facts), now).await?;
    Ok(replied.number)
}

/// Goes on in the thread: its clocks run on.
///
/// # Errors
/// When the database or the ledger refuses.
pub async fn call_off(
    conn: &mut Conn,
    thread: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let running = the_running(conn, thread, now).await?;
    let facts = tell(conn, thread, Fact::EscalationEnded { by }, now).await?;
    queries::end(conn, running.id, (Ending::CalledOff, by), None, now).await?;
    events::append(conn, about(thread, Kind::EscalationCalledOff).by(by).facts(facts), now).await?;
    Ok(())
}

/// Keeps what the letter says.
///
/// # Errors
/// When the database refuses.
pub async fn write_letter(
    conn: &mut Conn,
    thread: &Thread,
    (id, text): (EscalationId, &str),
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    // Saved twice it was changed once.
    if queries::letter(conn, id).await?.as_deref() == Some(text) {
        return Ok(());
    }
    queries::set_letter(conn, id, text).await?;
    events::append(conn, about(thread, Kind::LetterChanged).by(by), now).await?;
    Ok(())
}

/// The one that runs; the caller has found the question escalated behind its lock.
async fn the_running(conn: &mut Conn, thread: &Thread, now: DateTime<Utc>) -> Result<Running, Error> {
    queries::agree_with_ledger(conn, &[thread.id.into()], now).await?;
    let running = queries::running(conn, thread.id.into()).await?;
    running.ok_or(Error::Conflict(Refusal(t::ESCALATIONS_REFUSED_ENDED)))
}

fn about(thread: &Thread, kind: Kind) -> Happened {
    Happened::new(kind).thread(thread.id).board(thread.board_id)
}
