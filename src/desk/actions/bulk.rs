//! One thing done to several questions: each is looked at alone and has its own event, as if it had been done to it alone.

use chrono::{DateTime, Utc};

use super::{Assigned, ClaimError, Claimed, assign, claim, owner_of, release, urgency};
use crate::accounts::queries::members::answering_for;
use crate::boards::Board;
use crate::db::{AudienceId, Conn, MemberId, QuestionId, ThreadId};
use crate::desk::model::bulk::{Before, Came, Deed, Left, Wish};
use crate::desk::policy;
use crate::desk::queries::bulk as rows;
use crate::error::Error;
use crate::events::read::facts_of_thread;
use crate::events::{Fact, Happened, Kind, append};
use crate::ledger::actions::{LedgerError, apply};
use crate::ledger::{Row, Settings, queries as ledger_queries};
use crate::merges;
use crate::merges::actions::MergeError;
use crate::threads::actions::moving::{self, move_thread};
use crate::threads::model::{Reason, Thread};
use crate::threads::{policy_posts, queries};
use crate::viewer::{AudienceRule, Viewer};

/// Who does it, and what they know of the site.
#[derive(Debug, Clone, Copy)]
pub struct Doer<'a> {
    /// Who looks.
    pub viewer: &'a Viewer,
    /// The member they are.
    pub member: MemberId,
    /// For how long a claim lasts.
    pub settings: &'a Settings,
    /// Who may read what.
    pub rules: &'a [AudienceRule],
    /// Boards that questions may have come from.
    pub boards: &'a [Board],
    /// The time.
    pub now: DateTime<Utc>,
}

/// A question behind its locks.
struct Held {
    thread: Thread,
    row: Row,
}

/// Does it to each in the order of their numbers, so that two who do it at once do not wait for each other.
pub async fn run(
    conn: &mut Conn,
    by: Doer<'_>,
    wish: Wish<'_>,
    questions: &[QuestionId],
) -> Result<Came, Error> {
    let mut questions = questions.to_vec();
    questions.sort_unstable();
    questions.dedup();
    if let Wish::Merge(parent) = wish {
        // It is no child of itself, and it is locked in its turn.
        questions.retain(|question| ThreadId::from(*question) != parent.id);
        let threads: Vec<ThreadId> =
            questions.iter().copied().map(ThreadId::from).chain([parent.id]).collect();
        queries::lock_rows(conn, &threads).await?;
    }
    let (mut done, mut left) = (Vec::new(), Vec::new());
    for question in questions {
        let Some(held) = hold(conn, by, question).await? else {
            left.push(Left::Refused);
            continue;
        };
        match one(conn, by, wish, &held).await? {
            Some(why) => left.push(why),
            None => {
                let version = version_of(conn, question).await?;
                done.push(before(&held, version));
            }
        }
    }
    let bulk = match done.is_empty() {
        true => None,
        false => Some(rows::insert(conn, by.member, (wish.deed(), &done), by.now).await?),
    };
    Ok(Came { bulk, done: done.len(), left })
}

/// Locks a question that the viewer is staff of.
async fn hold(conn: &mut Conn, by: Doer<'_>, question: QuestionId) -> Result<Option<Held>, Error> {
    let thread = match queries::lock(conn, ThreadId::from(question), by.viewer).await {
        Ok(thread) if thread.is_question() && by.viewer.is_staff_of(thread.board_id) => thread,
        Ok(_) | Err(Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    let row = ledger_queries::row(conn, question).await?.ok_or(LedgerError::Missing(question))?;
    Ok(Some(Held { thread, row }))
}

async fn version_of(conn: &mut Conn, question: QuestionId) -> Result<i32, Error> {
    let row = ledger_queries::row(conn, question).await?.ok_or(LedgerError::Missing(question))?;
    Ok(row.version)
}

fn before(held: &Held, version: i32) -> Before {
    let Held { thread, row } = held;
    Before {
        question: row.question_id,
        version,
        board: thread.board_id,
        audience: thread.audience_id,
        owner: row.owner_id,
        claim_until: row.claim_expires_at,
        urgency: row.urgency,
        urgency_by: row.urgency_by,
    }
}

/// Does it to one; gives why not.
async fn one(conn: &mut Conn, by: Doer<'_>, wish: Wish<'_>, held: &Held) -> Result<Option<Left>, Error> {
    if !held.row.is_open() {
        return Ok(Some(Left::Ended));
    }
    match wish {
        Wish::Claim => claim_one(conn, by, &held.row).await,
        Wish::Assign(to) => assign_one(conn, by, to, &held.row).await,
        Wish::Release => release_one(conn, by, &held.row).await,
        Wish::Move(board) => move_one(conn, by, board, &held.thread).await,
        Wish::Merge(parent) => merge_one(conn, by, parent, &held.thread).await,
        Wish::Urgency(said) => {
            let row = &held.row;
            if policy::can_claim(by.viewer, row.board_id).is_err() {
                return Ok(Some(Left::Refused));
            }
            if said == row.urgency_by.map(|_| row.urgency) {
                return Ok(Some(Left::Same));
            }
            urgency::say(conn, row.question_id, said, by.member, by.now).await?;
            Ok(None)
        }
    }
}

/// Nobody takes a colleague's question by the way.
async fn claim_one(conn: &mut Conn, by: Doer<'_>, row: &Row) -> Result<Option<Left>, Error> {
    if policy::can_claim(by.viewer, row.board_id).is_err() {
        return Ok(Some(Left::Refused));
    }
    match row.owner_at(by.now) {
        Some(owner) if owner == by.member => return Ok(Some(Left::Same)),
        Some(owner) => return Ok(Some(Left::Taken(owner_of(conn, owner).await?.name))),
        None => {}
    }
    Ok(match claim(conn, row.question_id, by.member, by.settings, by.now).await? {
        Claimed::Yours => None,
        Claimed::Taken(owner) => Some(Left::Taken(owner.name)),
        Claimed::Ended => Some(Left::Ended),
    })
}

async fn assign_one(conn: &mut Conn, by: Doer<'_>, to: MemberId, row: &Row) -> Result<Option<Left>, Error> {
    let owner = row.owner_at(by.now);
    if policy::can_assign(by.viewer, row.board_id, owner).is_err() {
        let taken = match owner {
            Some(owner) if policy::can_claim(by.viewer, row.board_id).is_ok() => {
                Left::Taken(owner_of(conn, owner).await?.name)
            }
            _ => Left::Refused,
        };
        return Ok(Some(taken));
    }
    if owner == Some(to) && row.claim_expires_at.is_none() {
        return Ok(Some(Left::Same));
    }
    Ok(match assign(conn, row.question_id, to, Some(by.member), by.now).await? {
        Assigned::Done => None,
        Assigned::Taken(owner) => Some(Left::Taken(owner.name)),
        Assigned::NotTheirs => Some(Left::NotTheirs),
        Assigned::Ended => Some(Left::Ended),
    })
}

async fn release_one(conn: &mut Conn, by: Doer<'_>, row: &Row) -> Result<Option<Left>, Error> {
    if policy::can_claim(by.viewer, row.board_id).is_err() {
        return Ok(Some(Left::Refused));
    }
    match row.owner_at(by.now) {
        None => Ok(Some(Left::Same)),
        Some(owner) if owner == by.member => {
            release(conn, row.question_id, by.member, by.now).await?;
            Ok(None)
        }
        Some(owner) => Ok(Some(Left::Taken(owner_of(conn, owner).await?.name))),
    }
}

async fn move_one(conn: &mut Conn, by: Doer<'_>, to: &Board, thread: &Thread) -> Result<Option<Left>, Error> {
    if to.id == thread.board_id {
        return Ok(Some(Left::Same));
    }
    if policy_posts::can_move_to(by.viewer, thread, to).is_err() {
        return Ok(Some(Left::Refused));
    }
    // Becoming private again lets go of more than undoing gives back: that is done one by one.
    if moving::outgrows_consent(conn, by.rules, thread, to).await? {
        return Ok(Some(Left::Refused));
    }
    let readers = moving::readers(by.rules, thread, to);
    move_thread(conn, thread, (to, readers), by.member, &Reason(String::new()), by.now).await?;
    Ok(None)
}

/// What is merged with others already is left: who did that had a reason, and undoing would not know it.
async fn merge_one(
    conn: &mut Conn,
    by: Doer<'_>,
    parent: &Thread,
    child: &Thread,
) -> Result<Option<Left>, Error> {
    if merges::policy::can_merge(by.viewer, child.board_id).is_err() {
        return Ok(Some(Left::Refused));
    }
    let above = merges::queries::parent(conn, child.id).await?;
    if above == Some(parent.id) {
        return Ok(Some(Left::Same));
    }
    if above.is_some() || !merges::queries::children(conn, child.id).await?.is_empty() {
        return Ok(Some(Left::Merged));
    }
    if merges::policy::fits(child, parent).is_err() {
        return Ok(Some(Left::Refused));
    }
    match merges::actions::merge(conn, child, parent, by.member, by.now).await {
        Ok(()) => Ok(None),
        Err(MergeError::Refused(_)) => Ok(Some(Left::Unreadable)),
        Err(error) => Err(error.into()),
    }
}

/// Gives back what was before to each of these to which nobody has done anything since.
pub async fn undo(
    conn: &mut Conn,
    by: Doer<'_>,
    (deed, at): (Deed, DateTime<Utc>),
    before: &[Before],
) -> Result<Came, Error> {
    let mut came = Came::default();
    for was in before {
        let left = match hold(conn, by, was.question).await? {
            Some(held) if is_as_left(conn, deed, was, &held).await? => {
                give_back(conn, by, (deed, at), was, &held).await?
            }
            _ => Some(Left::Changed),
        };
        match left {
            Some(why) => came.left.push(why),
            None => came.done += 1,
        }
    }
    Ok(came)
}

/// Whether it still stands as the bulk left it. On its new board rules and the rota look at a question by themselves: what
/// they said is no reason to keep it there.
async fn is_as_left(conn: &mut Conn, deed: Deed, was: &Before, held: &Held) -> Result<bool, Error> {
    if held.row.version == was.version {
        return Ok(true);
    }
    if deed != Deed::Move || !held.row.is_open() {
        return Ok(false);
    }
    let story = facts_of_thread(conn, held.thread.id).await?;
    let known = usize::try_from(was.version).unwrap_or(usize::MAX);
    Ok(story.iter().skip(known).all(|told| said_by_nobody(told.fact)))
}

fn said_by_nobody(fact: Fact) -> bool {
    matches!(
        fact,
        Fact::Assigned { by: None, .. } | Fact::UrgencySet { by: None, .. } | Fact::Retargeted { .. }
    )
}

/// Whether the viewer may still do to it what they did: roles change.
fn may_still(by: Doer<'_>, (deed, at): (Deed, DateTime<Utc>), was: &Before, thread: &Thread) -> bool {
    let board = thread.board_id;
    match deed {
        Deed::Claim | Deed::Release | Deed::Urgency => policy::can_claim(by.viewer, board).is_ok(),
        Deed::Assign => {
            let owner = was.owner.filter(|_| was.claim_until.is_none_or(|until| until > at));
            policy::can_assign(by.viewer, board, owner).is_ok()
        }
        Deed::Merge => merges::policy::can_merge(by.viewer, board).is_ok(),
        Deed::Move => policy_posts::can_move(by.viewer, board).is_ok(),
    }
}

/// Gives why it could not be given back: a board may be gone, and an owner's role.
async fn give_back(
    conn: &mut Conn,
    by: Doer<'_>,
    (deed, at): (Deed, DateTime<Utc>),
    was: &Before,
    held: &Held,
) -> Result<Option<Left>, Error> {
    if !may_still(by, (deed, at), was, &held.thread) {
        return Ok(Some(Left::Refused));
    }
    let done = match deed {
        Deed::Merge => {
            // Split off and merged by somebody else since, it is theirs.
            let mine = merges::queries::merged(conn, held.thread.id).await? == Some((Some(by.member), at));
            mine && merges::actions::split(conn, &held.thread, Some(by.member), by.now).await?
        }
        Deed::Claim | Deed::Assign | Deed::Release => give_owner(conn, by, was, held.row.board_id).await?,
        Deed::Urgency => {
            match was.urgency_by {
                // Rules may say something else by now, and nothing makes them look again.
                None => urgency::say(conn, was.question, None, by.member, by.now).await?,
                said_by => {
                    let said = (was.urgency, said_by);
                    urgency::set(conn, was.question, said, Some(by.member), by.now).await?;
                }
            }
            true
        }
        Deed::Move => return move_back(conn, by, was, &held.thread).await,
    };
    Ok(if done { None } else { Some(Left::Changed) })
}

async fn move_back(
    conn: &mut Conn,
    by: Doer<'_>,
    was: &Before,
    thread: &Thread,
) -> Result<Option<Left>, Error> {
    let Some(board) = by.boards.iter().find(|board| board.id == was.board) else {
        return Ok(Some(Left::Changed));
    };
    if policy_posts::can_move_to(by.viewer, thread, board).is_err() {
        return Ok(Some(Left::Refused));
    }
    let readers = readers_again(by, was, thread, board);
    move_thread(conn, thread, (board, readers), by.member, &Reason(String::new()), by.now).await?;
    // Moving had let it go. Where its owner answers for the board no longer it is the team's, and back all the same.
    if was.owner.is_some() {
        give_owner(conn, by, was, board.id).await?;
    }
    Ok(None)
}

/// Who reads it on the board it came from: who did before, unless it was made private or public since.
fn readers_again(by: Doer<'_>, was: &Before, thread: &Thread, board: &Board) -> AudienceId {
    let here = by.boards.iter().find(|here| here.id == thread.board_id);
    let private = here.is_some_and(|here| here.is_private(thread.audience_id));
    if private == board.is_private(was.audience) {
        was.audience
    } else {
        moving::readers(by.rules, thread, board)
    }
}

/// Whoever answered for it does again, if they still answer for its board.
async fn give_owner(
    conn: &mut Conn,
    by: Doer<'_>,
    was: &Before,
    board: crate::db::BoardId,
) -> Result<bool, Error> {
    let (fact, kind) = match (was.owner, was.claim_until) {
        (Some(owner), until) if until.is_none_or(|until| until > by.now) => {
            if !answering_for(conn, board).await?.iter().any(|(member, _)| *member == owner) {
                return Ok(false);
            }
            match until {
                Some(until) => (Fact::Claimed { by: owner, until }, Kind::QuestionClaimed),
                None => (Fact::Assigned { to: owner, by: Some(by.member) }, Kind::OwnerGivenBack),
            }
        }
        _ => (Fact::Released, Kind::ClaimReleased),
    };
    let applied = apply(conn, was.question, fact, by.now).await.map_err(ClaimError::from)?;
    let happened = Happened::new(kind).thread(was.question.into()).board(board).by(by.member);
    append(conn, happened.facts(applied.facts), by.now).await?;
    Ok(true)
}
