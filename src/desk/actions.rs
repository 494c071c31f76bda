//! Claiming and letting go. The thread's row is locked first, so of two agents one is told of the other.

pub mod addresses;
pub mod bulk;
pub mod canned;
pub mod member_notes;
pub mod notes;
pub mod own_views;
pub mod urgency;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;

use super::model::Owner;
use crate::accounts::queries::members::answering_for;
use crate::db::schema::{members, threads};
use crate::db::{Conn, MemberId, QuestionId, ThreadId};
use crate::events::{Fact, Happened, Kind, append};
use crate::ledger::actions::LedgerError;
use crate::ledger::{self, Row, Settings};

/// What became of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// It is theirs.
    Yours,
    /// A colleague is answering it.
    Taken(Owner),
    /// It waits no longer.
    Ended,
}

/// What goes wrong.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// The ledger did not take it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl From<ClaimError> for crate::error::Error {
    fn from(error: ClaimError) -> Self {
        match error {
            ClaimError::Database(error) => error.into(),
            ClaimError::Ledger(error) => error.into(),
        }
    }
}

/// Takes the question for a while, unless a colleague is answering it at this moment. One who has written answers for it
/// until somebody takes it over: they may be on holiday when its asker comes back.
pub async fn claim(
    conn: &mut Conn,
    question: QuestionId,
    by: MemberId,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Claimed, ClaimError> {
    let row = locked(conn, question).await?;
    if !row.is_open() {
        return Ok(Claimed::Ended);
    }
    let claimed = row.claim_expires_at.is_some();
    if let Some(owner) = row.owner_at(now).filter(|owner| claimed && *owner != by) {
        return Ok(Claimed::Taken(owner_of(conn, owner).await?));
    }
    let until = now + settings.claim;
    let applied = ledger::actions::apply(conn, question, Fact::Claimed { by, until }, now).await?;
    let happened = Happened::new(Kind::QuestionClaimed).thread(question.into()).board(row.board_id).by(by);
    append(conn, happened.facts(applied.facts), now).await?;
    Ok(Claimed::Yours)
}

/// What became of giving a question to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Assigned {
    /// They answer for it.
    Done,
    /// Somebody is answering it at this moment.
    Taken(Owner),
    /// They do not answer for its board.
    NotTheirs,
    /// It waits no longer.
    Ended,
}

/// Gives the question to somebody who answers for its board; `by` is `None` when a rule or the rota does. Nobody takes it
/// from a colleague who is answering it at this moment.
pub async fn assign(
    conn: &mut Conn,
    question: QuestionId,
    to: MemberId,
    by: Option<MemberId>,
    now: DateTime<Utc>,
) -> Result<Assigned, ClaimError> {
    let row = locked(conn, question).await?;
    if !row.is_open() {
        return Ok(Assigned::Ended);
    }
    let answering = row.owner_at(now).filter(|owner| row.claim_expires_at.is_some() && by != Some(*owner));
    if let Some(owner) = answering.filter(|owner| *owner != to) {
        return Ok(Assigned::Taken(owner_of(conn, owner).await?));
    }
    if row.owner_at(now) == Some(to) && row.claim_expires_at.is_none() {
        return Ok(Assigned::Done);
    }
    let team = answering_for(conn, row.board_id).await?;
    if !team.iter().any(|(member, _)| *member == to) {
        return Ok(Assigned::NotTheirs);
    }
    let applied = ledger::actions::apply(conn, question, Fact::Assigned { to, by }, now).await?;
    let happened = Happened::new(Kind::QuestionAssigned).thread(question.into()).board(row.board_id);
    let happened = by.into_iter().fold(happened.subject(to.0), Happened::by);
    append(conn, happened.facts(applied.facts), now).await?;
    Ok(Assigned::Done)
}

async fn owner_of(conn: &mut Conn, id: MemberId) -> Result<Owner, ClaimError> {
    let name = members::table.find(id.0).select(members::name).first(conn).await?;
    Ok(Owner { id, name })
}

/// Lets the question go: the board's team answers for it again. Of what belongs to somebody else nothing changes.
pub async fn release(
    conn: &mut Conn,
    question: QuestionId,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), ClaimError> {
    let row = locked(conn, question).await?;
    if row.owner_id != Some(by) || !row.is_open() {
        return Ok(());
    }
    let applied = ledger::actions::apply(conn, question, Fact::Released, now).await?;
    let happened = Happened::new(Kind::ClaimReleased).thread(question.into()).board(row.board_id).by(by);
    append(conn, happened.facts(applied.facts), now).await?;
    Ok(())
}

async fn locked(conn: &mut Conn, question: QuestionId) -> Result<Row, ClaimError> {
    let thread = threads::table.find(ThreadId::from(question).0).select(threads::id).for_no_key_update();
    thread.first::<ThreadId>(conn).await?;
    Ok(ledger::queries::row(conn, question).await?.ok_or(LedgerError::Missing(question))?)
}
