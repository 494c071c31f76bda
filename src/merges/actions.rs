//! Merging, splitting, and asking children's askers whether the parent's answer solves theirs.

use chrono::{DateTime, Utc};

use super::queries;
use crate::db::{Conn, MemberId, ThreadId};
use crate::error::{Error, Refusal};
use crate::events::{Fact, Happened, Kind, ProposedOutcome, append};
use crate::ledger::actions::{LedgerError, apply};
use crate::ledger::{self, LedgerState, Outcome, Row};
use crate::threads::model::Thread;
use crate::threads::queries::{at_hand, lock_rows};
use crate::ui::words::t;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    /// The database refused.
    #[error("database: {0}")]
    Database(#[from] diesel::result::Error),
    /// The ledger did not take it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// It does not fit.
    #[error("refused")]
    Refused(Refusal),
}

impl From<MergeError> for Error {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::Database(error) => error.into(),
            MergeError::Ledger(error) => error.into(),
            MergeError::Refused(refusal) => Self::Forbidden(refusal),
        }
    }
}

/// Makes a question the child of another one, or of that one's parent. The caller has locked both. If there is an answer
/// already, the child's asker is asked at once.
pub async fn merge(
    conn: &mut Conn,
    child: &Thread,
    parent: &Thread,
    by: MemberId,
    now: DateTime<Utc>,
) -> Result<(), MergeError> {
    let parent = top(conn, child.id, parent).await?;
    let mut askers = vec![child.author_id];
    let grandchildren = queries::children(conn, child.id).await?;
    lock_rows(conn, &grandchildren).await?;
    for grandchild in &grandchildren {
        askers.push(at_hand(conn, *grandchild).await?.author_id);
    }
    for asker in askers {
        if !queries::may_read(conn, asker, parent.id).await? {
            return Err(MergeError::Refused(Refusal(t::MERGES_NOT_READABLE)));
        }
    }
    queries::insert(conn, (child.id, parent.id), by, now).await?;
    let merged =
        Happened::new(Kind::ThreadMerged { parent: parent.id }).thread(child.id).board(child.board_id);
    append(conn, merged.by(by), now).await?;
    let gained = Happened::new(Kind::ChildrenChanged).thread(parent.id).board(parent.board_id);
    append(conn, gained.by(by), now).await?;
    ask_child(conn, child.id, parent.id, now).await?;
    for grandchild in grandchildren {
        ask_child(conn, grandchild, parent.id, now).await?;
    }
    Ok(())
}

/// Asks a child's asker, if the parent has an answer and the child waits on staff.
pub(super) async fn ask_child(
    conn: &mut Conn,
    child: ThreadId,
    parent: ThreadId,
    now: DateTime<Utc>,
) -> Result<(), MergeError> {
    let row = ledger::queries::row(conn, parent.into()).await?;
    if row.is_some_and(|row| is_answered(&row)) {
        let child = at_hand(conn, child).await?;
        ask(conn, &child, parent, now).await?;
    }
    Ok(())
}

/// The question that has no parent above this one, locked: whoever would make it a child meanwhile waits, so that a parent is
/// never a child.
async fn top(conn: &mut Conn, child: ThreadId, parent: &Thread) -> Result<Thread, MergeError> {
    let mut top = parent.id;
    while let Some(above) = queries::parent(conn, top).await? {
        if above == child {
            return Err(MergeError::Refused(Refusal(t::MERGES_ROUND)));
        }
        lock_rows(conn, &[above]).await?;
        top = above;
    }
    Ok(if top == parent.id { parent.clone() } else { at_hand(conn, top).await? })
}

/// Whether there is something that may be the answer of its children too.
pub fn is_answered(row: &Row) -> bool {
    match (row.state, row.outcome) {
        (LedgerState::WaitingAsker, _) => row.asked_back_at.is_none(),
        (LedgerState::Closed, Some(Outcome::Withdrawn | Outcome::Removed)) => false,
        (LedgerState::Closed, _) => true,
        _ => false,
    }
}

/// Asks a child's asker whether the parent's answer solves theirs, if theirs waits on staff.
async fn ask(
    conn: &mut Conn,
    child: &Thread,
    parent: ThreadId,
    now: DateTime<Utc>,
) -> Result<(), MergeError> {
    let row = ledger::queries::row(conn, child.id.into()).await?;
    if row.is_none_or(|row| row.state != LedgerState::WaitingStaff) {
        return Ok(());
    }
    let remind_at = now + queries::first_reminder(conn).await?;
    let fact = Fact::Proposed { outcome: ProposedOutcome::Merged, remind_at };
    let facts = apply(conn, child.id.into(), fact, now).await?.facts;
    queries::asked(conn, child.id, now).await?;
    let happened = Happened::new(Kind::MergeProposed { parent }).thread(child.id).board(child.board_id);
    append(conn, happened.facts(facts), now).await?;
    Ok(())
}

/// The parent has an answer: every child that waits is asked.
pub async fn ask_children(conn: &mut Conn, parent: ThreadId, now: DateTime<Utc>) -> Result<(), MergeError> {
    let row = ledger::queries::row(conn, parent.into()).await?;
    if !row.is_some_and(|row| is_answered(&row)) {
        return Ok(());
    }
    for child in queries::children(conn, parent).await? {
        lock_rows(conn, &[child]).await?;
        let child = at_hand(conn, child).await?;
        ask(conn, &child, parent, now).await?;
    }
    Ok(())
}

/// Splits a child off: what was proposed to its asker was never said, and its clock is as it was. The caller has locked
/// it. Whether it was a child.
pub async fn split(
    conn: &mut Conn,
    child: &Thread,
    by: Option<MemberId>,
    now: DateTime<Utc>,
) -> Result<bool, MergeError> {
    let row = ledger::queries::row(conn, child.id.into()).await?;
    if row.as_ref().is_some_and(|row| row.outcome == Some(Outcome::Merged)) {
        return Err(MergeError::Refused(Refusal(t::MERGES_ENDED)));
    }
    let Some(parent) = queries::delete(conn, child.id).await? else { return Ok(false) };
    let proposed = |row: &Row| {
        row.state == LedgerState::WaitingAsker && row.proposed_outcome == Some(ProposedOutcome::Merged)
    };
    let withdrawn = Fact::ProposalWithdrawn { outcome: Some(ProposedOutcome::Merged) };
    let facts = match row.as_ref().is_some_and(proposed) {
        true => apply(conn, child.id.into(), withdrawn, now).await?.facts,
        false => Vec::new(),
    };
    let happened = |kind| by.into_iter().fold(Happened::new(kind), Happened::by);
    let split = happened(Kind::ThreadSplit { parent }).thread(child.id).board(child.board_id).facts(facts);
    append(conn, split, now).await?;
    let board = at_hand(conn, parent).await?.board_id;
    append(conn, happened(Kind::ChildrenChanged).thread(parent).board(board), now).await?;
    Ok(true)
}
